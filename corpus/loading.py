"""A folder of files -> a Corpus, and what could not be taken as it is. No file stops another.

A file that was read before, in this run or in one whose cache there is, is not read again: by its stamp where that is the
same, otherwise by the hash of its content.
"""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.cache import Cache
from corpus.coding import decoder, encoded
from corpus.errors import DocumentError, EmptyCorpusError, MissingCorpusError
from corpus.files import Found, Stamp, files_of, settled
from corpus.models import Corpus, Document, LoadProblem, ProblemKind
from corpus.reading import DEFAULT_MAX_BYTES, bytes_of, demand_suffix, document_of

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the files read so far and the files in all."""

_PASSING = {ProblemKind.UNREADABLE, ProblemKind.EXHAUSTED}  # what may be otherwise the next time, the file being the same


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: a document with remarks, or the problem with it. `twin` is what two prints of one outlet share."""

    document: Document | None
    problems: tuple[LoadProblem, ...]
    twin: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was read: its stamp, None where that proves nothing, the hash of its content, and what came of it."""

    stamp: Stamp | None
    digest: str
    read: Read


@dataclass(frozen=True, slots=True)
class Loading:
    """What came of loading a folder; `files` is what the next loading need not read again."""

    corpus: Corpus
    problems: tuple[LoadProblem, ...]
    files: Mapping[str, Known] = field(default_factory=dict, compare=False, repr=False)


def load(
    folder: Path,
    *,
    max_bytes: int = DEFAULT_MAX_BYTES,
    progress: Progress | None = None,
    before: Loading | None = None,
    cache: Cache | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Loading:
    """Read every document below `folder`; hidden files and README files are passed over.

    A text that one outlet prints twice is taken once; what two outlets print of an agency is two documents. What `before`
    or `cache` has is taken from there; where no document is another than in `before`, the corpus is the same object. `pause` is
    called before a file is read that has to be.
    Raises MissingCorpusError where `folder` is no folder, EmptyCorpusError where no file in it is a readable document.
    """
    if not folder.is_dir():
        kind = "is a file, not a folder" if folder.exists() else "does not exist"
        raise MissingCorpusError(
            f"the corpus folder {folder} {kind}; name the folder with your documents (--corpus or CORPUS_DIR)"
        )
    found = files_of(folder)
    reader = _Reader(folder, max_bytes, before, cache, pause)
    documents: list[Document] = []
    problems: list[LoadProblem] = []
    files: dict[str, Known] = {}
    seen: dict[tuple[str, str], str] = {}
    for number, file in enumerate(found, start=1):
        files[file.name] = known = reader.known(file)
        read = known.read
        first = seen.setdefault(read.twin, file.name) if read.document else file.name
        if first != file.name:
            problems.append(LoadProblem(file.name, ProblemKind.DUPLICATE, first))
        else:
            documents += [read.document] if read.document else []
            problems += read.problems
        if progress:
            progress(number, len(found))
    reader.remember(files)
    if not documents:
        reasons = "; ".join(f"{p.path}: {p.kind}" for p in problems[:3])
        raise EmptyCorpusError(f"no readable document in {folder}" + (f" ({reasons})" if reasons else ""))
    corpus = before.corpus if before and _are_same(documents, before.corpus) else Corpus(tuple(documents))
    return Loading(corpus, tuple(problems), files)


def twin_of(document: Document, corpus: Corpus) -> str | None:
    """Return the path of the corpus's document that has the same text from the same outlet, None where there is none."""
    same = _twin(document)
    return next((other.path for other in corpus if _twin(other) == same), None)


class _Reader:
    """Reads the files of a folder of which it is not known already what comes of them."""

    def __init__(
        self, folder: Path, max_bytes: int, before: Loading | None, cache: Cache | None, pause: Callable[[], None]
    ) -> None:
        self._pause = pause
        self._max_bytes = max_bytes
        self._before = before.files if before else {}
        self._cache = cache
        self._folder = str(folder.resolve())
        self._stamps = (cache.get("stamps", self._folder) if cache is not None and not before else None) or {}

    def known(self, file: Found) -> Known:
        earlier = self._before.get(file.name)
        if earlier and earlier.stamp and earlier.stamp == file.stamp and file.stamp[0] <= self._max_bytes:
            return earlier
        now = time.time_ns()
        try:
            return self._read(file, earlier, now)
        except DocumentError as error:
            return Known(None, "", _refused(file, error))
        except Exception as error:
            # A fault in a reader, or in a library below it, costs its own file and no other.
            _log.exception("reading %s failed", file.name)
            return Known(None, "", _refused(file, DocumentError(ProblemKind.UNREADABLE, type(error).__name__)))

    def remember(self, files: Mapping[str, Known]) -> None:
        """Keep the stamps for the next run."""
        if self._cache is None or files == self._before:
            return
        stamps = {name: [*known.stamp, known.digest] for name, known in files.items() if known.stamp and known.digest}
        if stamps != self._stamps:
            self._cache.put("stamps", self._folder, stamps)

    def _read(self, file: Found, earlier: Known | None, now: int) -> Known:
        demand_suffix(file.file)
        *stamp, digest = self._stamps.get(file.name, [None])
        if file.stamp and stamp == [*file.stamp] and file.stamp[0] <= self._max_bytes and (read := self._kept(digest, file)):
            return Known(file.stamp, digest, read)
        data = bytes_of(file.file, self._max_bytes)
        digest, sure = hashlib.sha256(data).hexdigest(), settled(file.stamp, now)
        if earlier and earlier.digest == digest:
            return replace(earlier, stamp=sure)
        return Known(sure, digest, self._kept(digest, file) or self._fresh(data, digest, file))

    def _fresh(self, data: bytes, digest: str, file: Found) -> Read:
        self._pause()
        try:
            document, remarks = document_of(data, file.name)
            read = Read(document, remarks, _twin(document))
        except DocumentError as error:
            if error.kind in _PASSING:
                raise
            read = _refused(file, error)
        if self._cache is not None:
            self._cache.put("document", f"{digest} {file.name}", encoded(read))
        return read

    def _kept(self, digest: str, file: Found) -> Read | None:
        plain = self._cache.get("document", f"{digest} {file.name}") if self._cache is not None else None
        try:
            return decoder(Read)(plain) if plain else None
        except (ValueError, TypeError, KeyError):
            _log.warning("the cache's reading of %s cannot be used, it is read anew", file.name)
            return None


def _refused(file: Found, error: DocumentError) -> Read:
    return Read(None, (LoadProblem(file.name, ProblemKind(error.kind), error.detail),))


def _are_same(documents: list[Document], corpus: Corpus) -> bool:
    return len(documents) == len(corpus) and all(one is other for one, other in zip(documents, corpus, strict=True))


def _twin(document: Document) -> tuple[str, str]:
    """The document's words, as a hash, and its outlet in lower case; "" where the file itself has to stand for it."""
    spoken = " ".join(document.text_of(chunk) for chunk in document.chunks)
    words = hashlib.sha256(re.sub(r"\s+", " ", spoken).encode()).hexdigest()
    return words, "" if document.source == Path(document.path).name else document.source.casefold()
