"""What a command needs before it can answer: the cache, the documents, the engine. Somebody at a terminal sees how far it is."""

import atexit
import contextlib
import functools
import gc
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from bot.cache import DiskCache, workplace
from bot.config import Settings
from bot.texts import Texts
from corpus.loading import Loading, Progress, load
from retrieval.engine import Engine
from retrieval.index.building import PLAIN, Building
from retrieval.readings import keep_in


def cache_of(settings: Settings) -> DiskCache:
    """Return the cache of this run; what is worked out anywhere goes there as well."""
    cache = DiskCache(settings.cache_folder, most_bytes=settings.cache_bytes)
    keep_in(cache)
    atexit.register(cache.close)
    return cache


def opened(settings: Settings, folder: Path | None, words: Texts) -> Engine:
    """Return the engine for the documents in `folder`, or those of the settings."""
    cache = cache_of(settings)
    corpus = loaded(settings, folder, words, cache).corpus
    with _watched(words("terminal.indexing")) as progress:
        building = Building(settings.build_bytes, workplace(cache), progress=progress or PLAIN.progress)
        engine = Engine.saved(corpus, cache.place_of(folder or settings.corpus_dir), building)
    gc.freeze()  # all of it stays
    return engine


def loaded(settings: Settings, folder: Path | None, words: Texts, cache: DiskCache) -> Loading:
    """Read the documents in `folder`, or those of the settings."""
    with _watched(words("terminal.loading")) as progress:
        return load(folder or settings.corpus_dir, max_bytes=settings.max_file_bytes, cache=cache, progress=progress)


@contextlib.contextmanager
def _watched(task: str) -> Iterator[Progress | None]:
    """Yield what shows somebody at a terminal how far a task is; None where nobody watches."""
    errors = Console(stderr=True)
    if not errors.is_terminal:
        yield None
        return
    with contextlib.ExitStack() as stack:

        @functools.cache
        def bar() -> Progress:
            from rich import progress as bars  # noqa: PLC0415  # where there is a task

            columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn())
            progress = stack.enter_context(bars.Progress(*columns, console=errors, transient=True))
            shown = progress.add_task(task, total=None)
            return lambda done, total: progress.update(shown, completed=done, total=total)

        def show(done: int, total: int) -> None:
            bar()(done, total)

        yield show
