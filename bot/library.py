"""The engine in service. A reload builds a new one beside it, off the event loop, and swaps one reference."""

import asyncio
import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.errors import CorpusError
from corpus.loading import Loading, Progress, load
from corpus.models import Corpus, LoadProblem
from retrieval.engine import Engine

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reload:
    """What a reload brought; with an `error`, the old corpus stays in service and the counts are its own."""

    documents: int
    paragraphs: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[LoadProblem, ...] = ()
    error: str | None = None


class Library:
    """Holds the engine that answers; safe to ask while a reload runs."""

    def __init__(self, folder: Path, loading: Loading, *, max_bytes: int, clock: Callable[[], datetime]) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._clock = clock
        self._work: asyncio.Task[Reload] | None = None
        self.engine = _engine(loading.corpus)
        self.problems = loading.problems
        self.loaded_at = clock()

    @property
    def corpus(self) -> Corpus:
        return self.engine.corpus

    @property
    def reloading(self) -> bool:
        return self._work is not None and not self._work.done()

    def start_reload(self, progress: Progress) -> asyncio.Task[Reload] | None:
        """Begin to read the folder again; None where that is under way already.

        A broken corpus leaves the old one in service, and the outcome says why. `progress` is called from another thread.
        """
        if self.reloading:
            return None
        self._work = asyncio.create_task(self._reload(progress))
        return self._work

    async def _reload(self, progress: Progress) -> Reload:
        before = self.corpus
        try:
            loading, engine = await asyncio.to_thread(self._built, progress)
        except Exception as error:
            # Whatever it is, the old corpus answers on and the admin is told; what is not the folder's fault is logged.
            if not isinstance(error, CorpusError):
                _log.exception("reloading failed")
            return Reload(len(before), len(before.chunks), error=str(error) or type(error).__name__)
        self.engine, self.problems, self.loaded_at = engine, loading.problems, self._clock()
        return _compared(before, loading)

    def _built(self, progress: Progress) -> tuple[Loading, Engine]:
        loading = load(self._folder, max_bytes=self._max_bytes, progress=progress)
        return loading, _engine(loading.corpus)


def _engine(corpus: Corpus) -> Engine:
    engine = Engine(corpus)
    # All of it lives until the next reload: a collection that walks through it would only keep a question waiting.
    gc.freeze()
    return engine


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
