"""A folder of files -> a Corpus, and what could not be taken as it is. No file stops another.

A file that was read before, in this run or in one whose cache there is, is not read again: by its stamp where that is the
same, otherwise by the hash of its content.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.cache import Cache
from corpus.coding import decoder, encoded
from corpus.crew import FEWEST, read_together
from corpus.errors import DocumentError, EmptyCorpusError, MissingCorpusError
from corpus.files import Found, Stamp, files_of, settled
from corpus.models import Corpus, Document, LoadProblem, ProblemKind
from corpus.outcome import Outcome, outcome_of, refused, twin
from corpus.reading import DEFAULT_MAX_BYTES, bytes_of, demand_suffix

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with the files read so far and the files in all."""


@dataclass(frozen=True, slots=True)
class Known:
    """A file that was read: its stamp, None where that proves nothing, and what came of it."""

    stamp: Stamp | None
    outcome: Outcome


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
    called for each file that is looked at, and for each that is read.
    Raises MissingCorpusError where `folder` is no folder, EmptyCorpusError where no file in it is a readable document.
    """
    if not folder.is_dir():
        kind = "is a file, not a folder" if folder.exists() else "does not exist"
        raise MissingCorpusError(
            f"the corpus folder {folder} {kind}; name the folder with your documents (--corpus or CORPUS_DIR)"
        )
    found = files_of(folder)
    reader = _Reader(folder, max_bytes, before, cache)
    files: dict[str, Known] = {}
    unread: list[tuple[Found, Stamp | None]] = []
    for file in found:
        pause()
        stamp = settled(file.stamp, time.time_ns())
        known = reader.known(file, stamp)
        if known is None:
            unread.append((file, stamp))
            continue
        files[file.name] = known
        if progress:
            progress(len(files), len(found))
    done = len(files)
    for (file, stamp), outcome in zip(unread, reader.read([file for file, _ in unread]), strict=True):
        pause()
        files[file.name] = Known(stamp if outcome.digest else None, outcome)
        done += 1
        if progress:
            progress(done, len(found))
    if not folder.is_dir():
        raise MissingCorpusError(f"the corpus folder {folder} vanished while it was read")
    documents, problems = _taken([files[file.name].outcome for file in found], [file.name for file in found])
    reader.remember(files)
    if not documents:
        reasons = "; ".join(f"{p.path}: {p.kind}" for p in problems[:3])
        raise EmptyCorpusError(f"no readable document in {folder}" + (f" ({reasons})" if reasons else ""))
    corpus = before.corpus if before and _are_same(documents, before.corpus) else Corpus(tuple(documents))
    return Loading(corpus, tuple(problems), files)


def twin_of(document: Document, corpus: Corpus) -> str | None:
    """Return the path of the corpus's document that has the same text from the same outlet, None where there is none."""
    same = twin(document)
    return next((other.path for other in corpus if twin(other) == same), None)


def _taken(outcomes: Sequence[Outcome], names: Sequence[str]) -> tuple[list[Document], list[LoadProblem]]:
    """The documents, of those that are two prints of one outlet the first, and all problems."""
    documents: list[Document] = []
    problems: list[LoadProblem] = []
    seen: dict[tuple[str, str], str] = {}
    for name, outcome in zip(names, outcomes, strict=True):
        first = seen.setdefault(outcome.twin, name) if outcome.document else name
        if first != name:
            problems.append(LoadProblem(name, ProblemKind.DUPLICATE, first))
        else:
            documents += [outcome.document] if outcome.document else []
            problems += outcome.problems
    return documents, problems


class _Reader:
    """Reads the files of a folder of which it is not known already what comes of them."""

    def __init__(self, folder: Path, max_bytes: int, before: Loading | None, cache: Cache | None) -> None:
        self._max_bytes = max_bytes
        self._before = before.files if before else {}
        self._cache = cache
        self._folder = str(folder.resolve())
        self._stamps = (cache.get("stamps", self._folder) if cache is not None and not before else None) or {}

    def known(self, file: Found, stamp: Stamp | None) -> Known | None:
        """Return what is known of a file, by its stamp or by its content; None where it has to be read."""
        earlier = self._before.get(file.name)
        fits = file.stamp is not None and file.stamp[0] <= self._max_bytes
        if earlier and earlier.stamp and earlier.stamp == file.stamp and fits:
            return earlier
        if not self._before and self._cache is None:
            return None
        *told, digest = self._stamps.get(file.name, [None])
        if fits and file.stamp and told == [*file.stamp] and (kept := self._kept(digest, file)):
            return Known(file.stamp, kept)
        try:
            demand_suffix(file.file)
            digest = hashlib.sha256(bytes_of(file.file, self._max_bytes)).hexdigest()
        except DocumentError as error:
            return Known(None, refused(file.name, error))
        if earlier and earlier.outcome.digest == digest:
            return replace(earlier, stamp=stamp)
        kept = self._kept(digest, file)
        return Known(stamp, kept) if kept else None

    def read(self, files: Sequence[Found]) -> Iterator[Outcome]:
        """Yield what comes of each file, and keep it for the next run; many are read by processes of their own."""
        for file, outcome in zip(files, self._outcomes(files), strict=True):
            if self._cache is not None and outcome.digest:
                self._cache.put("document", f"{outcome.digest} {file.name}", encoded(outcome))
            yield outcome

    def remember(self, files: Mapping[str, Known]) -> None:
        """Keep the stamps for the next run."""
        if self._cache is None or files == self._before:
            return
        stamps = {name: [*known.stamp, known.outcome.digest] for name, known in files.items() if known.stamp}
        if stamps != self._stamps:
            self._cache.put("stamps", self._folder, stamps)

    def _outcomes(self, files: Sequence[Found]) -> Iterator[Outcome]:
        if len(files) >= FEWEST:
            # While a folder is read again, a core is left to those who ask.
            yield from read_together(files, self._max_bytes, spared=1 if self._before else 0)
            return
        for file in files:
            yield outcome_of(file.file, file.name, self._max_bytes)

    def _kept(self, digest: str, file: Found) -> Outcome | None:
        plain = self._cache.get("document", f"{digest} {file.name}") if self._cache is not None else None
        try:
            return decoder(Outcome)(plain) if plain else None
        except (ValueError, TypeError, KeyError):
            _log.warning("the cache's reading of %s cannot be used, it is read anew", file.name)
            return None


def _are_same(documents: list[Document], corpus: Corpus) -> bool:
    return len(documents) == len(corpus) and all(one is other for one, other in zip(documents, corpus, strict=True))
