"""One file -> a Document, with what deserves a look; or the reason why it is none."""

import hashlib
import os
import stat
import time
from pathlib import Path

from corpus import confined
from corpus.chunking import chunks_of
from corpus.errors import DocumentError
from corpus.language import language_of
from corpus.models import Document, LoadProblem, ProblemKind
from corpus.readers import READERS
from corpus.readers.draft import Draft
from corpus.texts import drafted, is_unwieldy

MEGABYTE = 1_000_000
DEFAULT_MAX_BYTES = 20 * MEGABYTE
TRIES, PAUSE = 3, 0.3  # of a file that changes, and seconds between two
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
    """Return what a regular file of at most so many bytes holds. Raises DocumentError with the reason where it is none.

    A file that somebody is writing would be half a document: it is read again, and refused where it goes on changing.
    """
    try:
        for _ in range(TRIES):
            data = _unchanged(file, max_bytes)
            if data is not None:
                break
            time.sleep(PAUSE)
        else:
            raise DocumentError(ProblemKind.UNREADABLE, "it changed while it was read")
    except OSError as error:
        raise DocumentError(ProblemKind.UNREADABLE, error.strerror or type(error).__name__) from error
    if not data.strip():
        raise DocumentError(ProblemKind.EMPTY)
    return data


def _unchanged(file: Path, max_bytes: int) -> bytes | None:
    """What the file holds, None where it changed meanwhile; no more is read than it may hold."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise DocumentError(ProblemKind.UNREADABLE, "not a regular file")  # opening a pipe would wait for ever
    with file.open("rb") as opened:
        before = os.fstat(opened.fileno())
        if before.st_size > max_bytes:
            raise DocumentError(ProblemKind.TOO_LARGE, f"{before.st_size / MEGABYTE:.1f} > {max_bytes / MEGABYTE:g} MB")
        data = opened.read(max_bytes + 1)
        after = os.fstat(opened.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same and len(data) == after.st_size else None


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
