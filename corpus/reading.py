"""One file -> a Document, with what deserves a look; or the reason why it is none."""

import hashlib
import stat
from pathlib import Path

from corpus import confined
from corpus.chunking import chunks_of
from corpus.errors import DocumentError
from corpus.metadata import language_of
from corpus.models import Document, LoadProblem, ProblemKind
from corpus.readers import READERS, Draft
from corpus.texts import drafted, is_unwieldy

MEGABYTE = 1_000_000
DEFAULT_MAX_BYTES = 20 * MEGABYTE
SUFFIXES = (*READERS, *confined.READERS)


def read_document(file: Path, path: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[Document, tuple[LoadProblem, ...]]:
    """Read one file as the document `path`; also returns what deserves a look. Raises DocumentError with the reason."""
    demand_suffix(file)
    return document_of(bytes_of(file, max_bytes), path)


def demand_suffix(file: Path) -> None:
    """Raise DocumentError where no reader knows the file's suffix."""
    if file.suffix.lower() not in SUFFIXES:
        raise DocumentError(ProblemKind.UNKNOWN_SUFFIX, file.suffix or file.name)


def document_of(data: bytes, path: str) -> tuple[Document, tuple[LoadProblem, ...]]:
    """Read the bytes of a file as the document `path`, whose suffix is one of SUFFIXES; otherwise as read_document."""
    suffix = Path(path).suffix.lower()
    apart = suffix in confined.READERS or is_unwieldy(data)
    draft = confined.read(suffix, data) if apart else drafted(suffix, data)
    if not draft.paragraphs:
        raise DocumentError(ProblemKind.NO_PARAGRAPH)
    remarks = tuple(LoadProblem(path, kind, detail) for kind, detail in draft.remarks)
    return _document(path, draft, hashlib.sha256(data).hexdigest()), remarks


def bytes_of(file: Path, max_bytes: int) -> bytes:
    """Return what a regular file of at most so many bytes holds. Raises DocumentError with the reason where it is none."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(ProblemKind.UNREADABLE, "not a regular file")  # reading a pipe would wait for ever
        size = status.st_size
        if size > max_bytes:
            raise DocumentError(ProblemKind.TOO_LARGE, f"{size / MEGABYTE:.1f} > {max_bytes / MEGABYTE:g} MB")
        data = file.read_bytes()
    except OSError as error:
        raise DocumentError(ProblemKind.UNREADABLE, error.strerror or type(error).__name__) from error
    if not data.strip():
        raise DocumentError(ProblemKind.EMPTY)
    return data


def _document(path: str, draft: Draft, digest: str) -> Document:
    spoken = "\n".join(draft.text[p.start : p.end] for p in draft.paragraphs)
    return Document(
        path=path,
        text=draft.text,
        source=draft.source or Path(path).name,
        title=draft.title,
        published=draft.published,
        url=draft.url,
        language=draft.language or language_of(spoken),
        digest=digest,
        chunks=chunks_of(path, draft.text, draft.paragraphs),
    )
