"""A folder of files -> a Corpus, and what could not be taken as it is. No file stops another."""

import hashlib
import logging
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import confined
from corpus.chunking import chunks_of
from corpus.decoding import declared_charset, decode
from corpus.errors import DocumentError, EmptyCorpusError, MissingCorpusError
from corpus.metadata import language_of
from corpus.models import Corpus, Document, LoadProblem, ProblemKind
from corpus.readers import HTML_SUFFIXES, READERS, Draft

_log = logging.getLogger(__name__)

MEGABYTE = 1_000_000
DEFAULT_MAX_BYTES = 20 * MEGABYTE
SUFFIXES = (*READERS, *confined.READERS)

Progress = Callable[[int, int], None]
"""Called with the files read so far and the files in all."""


@dataclass(frozen=True, slots=True)
class Loading:
    """What came of loading a folder."""

    corpus: Corpus
    problems: tuple[LoadProblem, ...]


def load(folder: Path, *, max_bytes: int = DEFAULT_MAX_BYTES, progress: Progress | None = None) -> Loading:
    """Read every document below `folder`; hidden files and README files are passed over.

    A text that one outlet prints twice is taken once; what two outlets print of an agency is two documents.
    Raises MissingCorpusError where `folder` is no folder, EmptyCorpusError where no file in it is a readable document.
    """
    if not folder.is_dir():
        kind = "is a file, not a folder" if folder.exists() else "does not exist"
        raise MissingCorpusError(
            f"the corpus folder {folder} {kind}; name the folder with your documents (--corpus or CORPUS_DIR)"
        )
    files = list(_files(folder))
    documents: list[Document] = []
    problems: list[LoadProblem] = []
    seen: dict[tuple[str, str], str] = {}
    for number, file in enumerate(files, start=1):
        path = _printable(file.relative_to(folder).as_posix())
        try:
            document, remarks = read_document(file, path, max_bytes=max_bytes)
        except DocumentError as error:
            problems.append(LoadProblem(path, ProblemKind(error.kind), error.detail))
        except Exception as error:
            # A fault in a reader, or in a library below it, costs its own file and no other.
            _log.exception("reading %s failed", path)
            problems.append(LoadProblem(path, ProblemKind.UNREADABLE, type(error).__name__))
        else:
            first = seen.setdefault((_text_digest(document), _outlet(document)), path)
            if first != path:
                problems.append(LoadProblem(path, ProblemKind.DUPLICATE, first))
            else:
                documents.append(document)
                problems.extend(remarks)
        if progress:
            progress(number, len(files))
    if not documents:
        reasons = "; ".join(f"{p.path}: {p.kind}" for p in problems[:3])
        raise EmptyCorpusError(f"no readable document in {folder}" + (f" ({reasons})" if reasons else ""))
    return Loading(Corpus(tuple(documents)), tuple(problems))


def read_document(file: Path, path: str, *, max_bytes: int = DEFAULT_MAX_BYTES) -> tuple[Document, tuple[LoadProblem, ...]]:
    """Read one file as the document `path`; also returns what deserves a look. Raises DocumentError with the reason."""
    suffix = file.suffix.lower()
    if suffix not in READERS and suffix not in confined.READERS:
        raise DocumentError(ProblemKind.UNKNOWN_SUFFIX, file.suffix or file.name)
    return document_of(_bytes_of(file, max_bytes), path)


def document_of(data: bytes, path: str) -> tuple[Document, tuple[LoadProblem, ...]]:
    """Read the bytes of a file as the document `path`, whose suffix is one of SUFFIXES; otherwise as read_document."""
    suffix = Path(path).suffix.lower()
    draft = confined.read(suffix, data) if suffix in confined.READERS else _drafted(suffix, data)
    if not draft.paragraphs:
        raise DocumentError(ProblemKind.NO_PARAGRAPH)
    remarks = tuple(LoadProblem(path, kind, detail) for kind, detail in draft.remarks)
    return _document(path, draft, hashlib.sha256(data).hexdigest()), remarks


def _drafted(suffix: str, data: bytes) -> Draft:
    text, encoding = decode(data, declared_charset(data) if suffix in HTML_SUFFIXES else None)
    if not text.strip():
        raise DocumentError(ProblemKind.EMPTY)
    draft = READERS[suffix](text)
    return draft if encoding == "utf-8" else replace(draft, remarks=(*draft.remarks, (ProblemKind.DECODED, encoding)))


def twin_of(document: Document, corpus: Corpus) -> str | None:
    """Return the path of the corpus's document that has the same text from the same outlet, None where there is none."""
    same = _text_digest(document), _outlet(document)
    return next((other.path for other in corpus if (_text_digest(other), _outlet(other)) == same), None)


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        parts = file.relative_to(folder).parts
        if any(part.startswith(".") for part in parts) or file.is_dir():
            continue
        if file.stem.casefold() == "readme":
            continue  # about the folder, not of it
        yield file


def _printable(path: str) -> str:
    """A file's name as it can be shown and stored: bytes that are no UTF-8, and control characters, become signs."""
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in shown)


def _bytes_of(file: Path, max_bytes: int) -> bytes:
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
        chunks=chunks_of(path, draft.paragraphs),
    )


def _outlet(document: Document) -> str:
    """The outlet that the document names, in lower case; "" where the file itself has to stand for it."""
    return "" if document.source == Path(document.path).name else document.source.casefold()


def _text_digest(document: Document) -> str:
    spoken = " ".join(document.text_of(chunk) for chunk in document.chunks)
    return hashlib.sha256(re.sub(r"\s+", " ", spoken).encode()).hexdigest()
