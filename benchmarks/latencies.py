"""How long light questions take beside what takes long: all threads share one interpreter.

    python benchmarks/latencies.py [--reports 150] [--questions 20] [--rounds 3] [--seed 1]

Each is asked alone, and then again and again while something else is under way: nothing (which shows how far to trust the
figures), a question about long documents that were never read, timelines of the corpus, a reload of every document. Times are
the clock's; ratios are the median of each question's own. On a machine that has other work, questions also wait for a core,
whatever else is under way here: where the system tells for how long (Linux), times without that stand beside.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path

from reports import Newsroom

from bot.app import SWITCH
from bot.cache import DiskCache
from bot.library import Library
from corpus.loading import load
from retrieval.engine import Engine
from retrieval.timeline import events_of_corpus

PAUSE = 0.03  # seconds between two light questions
TIMELINES = 8  # one after the other


Latency = tuple[float, float]
"""Seconds until the answer, and those without what was spent waiting for a core."""


def waited_for_a_core() -> float:
    """Return for how many seconds this thread was ready to run and did not; 0 where the system does not tell."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Bench:
    """A library of generated reports, and what may be under way in it; `under_way` is set when the part begins that counts."""

    def __init__(self, place: Path, reports: int, seed: int) -> None:
        self.newsroom = Newsroom(seed)
        self._place, self._folder = place, place / "reports"
        self.newsroom.write(self._folder, reports)
        self._cache = DiskCache(place / "cache", most_bytes=10**9)
        self._library = Library(
            self._folder,
            load(self._folder, cache=self._cache),
            max_bytes=10**6,
            clock=lambda: datetime.now(tz=UTC),
            cache=self._cache,
        )
        self._spaces = count(1)
        self.under_way = asyncio.Event()

    async def latency(self, question: str) -> Latency:
        # The engine keeps its latest answers; one more space makes another question that means the same.
        text = question + " " * next(self._spaces)

        def answered() -> float:
            before = waited_for_a_core()
            self._library.engine.answer_or_nothing(text)
            return waited_for_a_core() - before

        begun = time.perf_counter()
        waited = await asyncio.to_thread(answered)
        taken = time.perf_counter() - begun
        return taken, taken - waited

    async def nothing(self) -> None:
        self.under_way.set()
        await asyncio.sleep(2)

    async def long_question(self) -> None:
        folder = self._place / f"long {next(self._spaces)}"
        self.newsroom.write(folder, 30, paragraphs=100)
        engine = await asyncio.to_thread(Engine, load(folder).corpus)
        self.under_way.set()
        await asyncio.to_thread(engine.answer_or_nothing, self.newsroom.question())

    async def timelines(self) -> None:
        self.under_way.set()
        for _ in range(TIMELINES):
            await asyncio.to_thread(events_of_corpus, self._library.corpus)

    async def reload(self) -> None:
        self.newsroom.write(self._folder, len(self.newsroom.files(self._folder)))
        self.under_way.set()
        work = self._library.start_reload(lambda *_: None)
        assert work
        assert (await work).error is None


async def measured(bench: Bench, light: Sequence[str], rounds: int) -> dict[str, list[tuple[Latency, Latency]]]:
    """Return, for each work, what light questions took: alone, and beside it."""
    pairs: dict[str, list[tuple[Latency, Latency]]] = defaultdict(list)
    works = {
        "nothing": bench.nothing,
        "a question about long documents": bench.long_question,
        "timelines": bench.timelines,
        "a reload of every document": bench.reload,
    }
    for name, work in [*works.items()] * rounds:
        for text in light:  # reads the documents
            await bench.latency(text)
        alone = {text: await bench.latency(text) for text in light}
        bench.under_way.clear()
        working = asyncio.create_task(work())
        await bench.under_way.wait()
        for text in cycle(light):
            await asyncio.sleep(PAUSE)
            taken = await bench.latency(text)
            if working.done():
                break
            pairs[name].append((alone[text], taken))
        await working
    return pairs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=150)
    parser.add_argument("--questions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place), given.reports, given.seed)
        light = [bench.newsroom.question() for _ in range(given.questions)]
        pairs = asyncio.run(measured(bench, light, given.rounds))
    print("| a light question beside | times | alone | beside it | ratio | without waiting for a core | beside it | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, taken in pairs.items():
        figures = []
        for kind in (0, 1):
            alone, beside = ([latency[kind] for latency in latencies] for latencies in zip(*taken, strict=True))
            ratio = statistics.median(after / before for before, after in zip(alone, beside, strict=True))
            figures += [*(f"{1000 * statistics.median(values):.0f} ms" for values in (alone, beside)), f"{ratio:.2f}"]
        print(f"| {name} | {len(taken)} | {' | '.join(figures)} |")


if __name__ == "__main__":
    main()
