"""One module per format. A reader turns a file's text into a Draft: what the file itself says, defaults not yet filled in."""

from collections.abc import Callable, Mapping

from corpus.readers import markdown, text
from corpus.readers.draft import Draft


def _html(page: str) -> Draft:
    from corpus.readers import html  # noqa: PLC0415  # its extractor is heavy, and most folders hold no HTML

    return html.read(page)


HTML_SUFFIXES = frozenset({".html", ".htm"})  # such a file may name its encoding
READERS: Mapping[str, Callable[[str], Draft]] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    **dict.fromkeys(HTML_SUFFIXES, _html),
}

__all__ = ["HTML_SUFFIXES", "READERS", "Draft"]
