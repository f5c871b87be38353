"""One module per format. A reader turns a file's text into a Draft: what the file itself says, defaults not yet filled in.

A reader is imported when a file is read: documents that were read before need none.
"""

HTML_SUFFIXES = frozenset({".html", ".htm"})  # such a file may name its encoding
READERS = {
    ".txt": "corpus.readers.text",
    ".md": "corpus.readers.markdown",
    ".markdown": "corpus.readers.markdown",
    **dict.fromkeys(HTML_SUFFIXES, "corpus.readers.html"),
}
