"""The engine in service. A reload builds a new one beside it, off the event loop, and swaps one reference."""

import asyncio
import gc
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Thread

from bot.cache import DiskCache
from bot.disk import is_full
from corpus.crew import processes
from corpus.errors import CorpusError
from corpus.loading import Loading, Progress, load
from corpus.models import Corpus, LoadProblem
from retrieval.engine import Engine
from retrieval.index.acceleration import LARGE, warm
from retrieval.index.building import PLAIN, Building
from retrieval.models import Verdict
from retrieval.presence import ANSWERING

ROOT = "."  # stands for the documents that lie in no folder
DESKS = 4  # engines for sets of folders that are kept beside the one for all

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question on which the sources came to contradict each other with a reload (`appeared`), or ceased to."""

    question: str
    appeared: bool


@dataclass(frozen=True, slots=True)
class Reload:
    """What a reload brought; with an `error`, the old corpus stays in service and the counts are its own.

    `full`: the disk is full, which is the error, or else kept something from being saved.
    """

    documents: int
    paragraphs: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[LoadProblem, ...] = ()
    error: str | None = None
    turns: tuple[Turn, ...] = ()
    full: bool = False


class Library:
    """Holds the engine that answers; safe to ask while a reload runs."""

    def __init__(
        self,
        folder: Path,
        loading: Loading,
        *,
        max_bytes: int,
        clock: Callable[[], datetime],
        cache: DiskCache | None = None,
        building: Building = PLAIN,
    ) -> None:
        self._folder = folder
        self._loading = loading
        self._cache = cache
        self._max_bytes = max_bytes
        self._clock = clock
        self._work: asyncio.Task[Reload] | None = None
        self._place = cache.place_of(folder) if cache else None
        self.engine = _settled(Engine.saved(loading.corpus, self._place, building))
        # While it is built again, a core is left to those who ask.
        self._building = replace(building, processes=processes(spared=1), pause=ANSWERING.breathe)
        self._desks: dict[frozenset[str], asyncio.Task[Engine]] = {}
        self.examples: dict[str, tuple[str, ...]] = {}  # per language and set of folders, questions that are answered
        self.problems = loading.problems
        self.loaded_at = clock()

    @property
    def corpus(self) -> Corpus:
        return self.engine.corpus

    @property
    def folders(self) -> list[str]:
        """The folders at the top of the corpus, the documents beside them as ROOT; none where there is nothing to choose."""
        found = {folder_of(path) for path in (document.path for document in self.corpus)}
        return sorted(found) if len(found) > 1 else []

    async def engine_for(self, folders: Collection[str]) -> Engine:
        """Return the engine for the documents of some folders, built when first asked for, kept until the next reload.

        Folders that are gone are passed over; where none is left, or none was named, it is the engine for all.
        """
        there = frozenset(self.folders) if folders else frozenset()
        chosen = there.intersection(folders)
        if not chosen or chosen == there:
            return self.engine
        building = self._desks.pop(chosen, None) or asyncio.create_task(
            asyncio.to_thread(_desk, self.corpus, chosen, self._building)
        )
        self._desks[chosen] = building
        while len(self._desks) > DESKS:  # the one that was not asked for longest
            self._desks.pop(next(iter(self._desks)))
        # Whoever waits may be cancelled; others wait for the same engine.
        return await asyncio.shield(building)

    @property
    def reloading(self) -> bool:
        return self._work is not None and not self._work.done()

    def start_reload(
        self, progress: Progress, questions: Sequence[str] = (), indexing: Progress = PLAIN.progress
    ) -> asyncio.Task[Reload] | None:
        """Begin to read the folder again; None where that is under way already.

        A broken corpus leaves the old one in service, and the outcome says why. `progress` is called from another thread with the
        files that were read, `indexing` then with the paragraphs that were counted. The outcome says on which of `questions` the
        sources turned.
        """
        if self.reloading:
            return None
        self._work = asyncio.create_task(self._reload(progress, questions, indexing))
        return self._work

    async def settled(self) -> None:
        """Return as soon as no reload is under way; how it ended is told to whoever began it."""
        if self._work is not None:
            await asyncio.wait({self._work})

    async def _reload(self, progress: Progress, questions: Sequence[str], indexing: Progress) -> Reload:
        before = self.engine
        try:
            loading, engine, full = await asyncio.to_thread(self._built, progress, indexing)
        except Exception as error:
            # Whatever it is, the old corpus answers on and the admin is told; what is not the folder's fault is logged.
            if not isinstance(error, CorpusError):
                _log.exception("reloading failed")
            reason = str(error) or type(error).__name__
            return Reload(len(before.corpus), len(before.corpus.chunks), error=reason, full=is_full(error))
        self._loading, self.problems, self.loaded_at = loading, loading.problems, self._clock()
        if engine is not before:
            self.engine, self.examples, self._desks = engine, {}, {}
        turns = await asyncio.to_thread(_turns, before, engine, questions)
        return replace(_compared(before.corpus, loading), turns=turns, full=full)

    @ANSWERING.behind()
    def _built(self, progress: Progress, indexing: Progress) -> tuple[Loading, Engine, bool]:
        loading = load(
            self._folder,
            max_bytes=self._max_bytes,
            progress=progress,
            before=self._loading,
            cache=self._cache,
            pause=ANSWERING.breathe,
        )
        if loading.corpus is self.corpus:
            return loading, self.engine, False
        engine = self.engine.updated(loading.corpus, replace(self._building, progress=indexing))
        if self._cache:
            self._cache.flush()
        full = False
        if self._place:
            try:
                engine = engine.kept(self._place)
            except OSError as error:
                _log.warning("the index cannot be saved in %s: %s", self._place, error)
                full = is_full(error)
        return loading, _settled(engine), full


def _settled(engine: Engine) -> Engine:
    # All of it lives until the next reload: a collection that walks through it would only keep a question waiting. What is
    # replaced then goes by itself, as nothing in it refers to itself.
    gc.collect()
    gc.freeze()
    if len(engine.corpus.chunks) >= LARGE:
        Thread(target=warm, name="warm", daemon=True).start()  # for seconds, which neither a question nor an end waits for
    return engine


def folder_of(path: str) -> str:
    """Return the folder at the top of the corpus in which a document lies."""
    return path.split("/", maxsplit=1)[0] if "/" in path else ROOT


@ANSWERING
def _desk(corpus: Corpus, folders: frozenset[str], building: Building) -> Engine:
    chosen = Corpus(tuple(document for document in corpus if folder_of(document.path) in folders))
    return Engine(chosen, building=building)


@ANSWERING.behind()
def _turns(before: Engine, after: Engine, questions: Sequence[str]) -> tuple[Turn, ...]:
    if before.corpus.version == after.corpus.version:
        return ()
    turns = []
    for question in questions:
        was, now = (engine.answer_or_nothing(question).verdict is Verdict.CONFLICT for engine in (before, after))
        if was != now:
            turns.append(Turn(question, appeared=now))
    return tuple(turns)


def _compared(before: Corpus, loading: Loading) -> Reload:
    old = {document.path: document.digest for document in before}
    new = {document.path: document.digest for document in loading.corpus}
    return Reload(
        documents=len(loading.corpus),
        paragraphs=len(loading.corpus.chunks),
        added=tuple(path for path in new if path not in old),
        changed=tuple(path for path in new if path in old and new[path] != old[path]),
        removed=tuple(path for path in old if path not in new),
        problems=loading.problems,
    )
