"""The bytes of a text format -> a Draft."""

from dataclasses import replace
from importlib import import_module

from corpus.decoding import declared_charset, decode
from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers import HTML_SUFFIXES, READERS
from corpus.readers.draft import Draft

MOST_BYTES = 1_000_000
MOST_LINES = 20_000
MOST_TAGS = 20_000


def drafted(suffix: str, data: bytes) -> Draft:
    """Return the draft of a file with a suffix of READERS. Raises DocumentError with the reason."""
    text, encoding = decode(data, declared_charset(data) if suffix in HTML_SUFFIXES else None)
    if not text.strip():
        raise DocumentError(ProblemKind.EMPTY)
    draft: Draft = import_module(READERS[suffix]).read(text)
    return draft if encoding == "utf-8" else replace(draft, remarks=(*draft.remarks, (ProblemKind.DECODED, encoding)))


def is_unwieldy(data: bytes) -> bool:
    """Whether a file is larger than articles are, so that reading it may take longer than anybody waits."""
    return len(data) > MOST_BYTES or data.count(b"\n") > MOST_LINES or data.count(b"<") > MOST_TAGS
