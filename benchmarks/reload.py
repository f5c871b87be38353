"""What a reload costs after nothing, one document, a hundred and all of them have changed, and a restart with its cache.

    python benchmarks/reload.py [--reports 10000] [--paragraphs 10] [--seed 1]

The library of the bot itself, over a folder of generated reports; no cache but one of its own. Times are of the clock and,
beside them, of the processor.
"""

import argparse
import asyncio
import logging
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from reports import Newsroom

from bot.cache import DiskCache
from bot.library import Library
from corpus.loading import load

MOST = 1_000_000


async def measured(name: str, whole: float, work: Callable[[], Awaitable[object]]) -> float:
    """Print how long `work` takes, and its share of `whole` seconds of the processor where that is known; return them."""
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    await work()
    clock, processor = time.perf_counter() - clock, sum(os.times()[:4]) - processor  # with the processes that read
    print(f"| {name} | {clock:.2f} s | {processor:.2f} s | {f'{100 * processor / whole:.2f} %' if whole else '100 %'} |")
    return processor


async def main(given: argparse.Namespace) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "documents")
        cache = DiskCache(Path(place, "cache"), most_bytes=5_000 * MOST)
        newsroom = Newsroom(given.seed)
        newsroom.write(folder, given.reports, given.paragraphs)
        files = newsroom.files(folder)
        await asyncio.sleep(3)  # so that the stamps of the last ones are old enough to prove something

        async def built() -> Library:
            return Library(folder, load(folder, cache=cache), max_bytes=MOST, clock=lambda: datetime.now(tz=UTC), cache=cache)

        print(f"{given.reports} reports of {given.paragraphs} paragraphs\n")
        print("| | clock | processor | of a full build's |\n| --- | --- | --- | --- |")
        shelves: list[Library] = []

        async def first() -> None:
            shelves.append(await built())

        whole = await measured("full build", 0, first)
        cache.flush()
        library = shelves[0]

        async def reload() -> None:
            work = library.start_reload(lambda *_: None)
            assert work
            outcome = await work
            assert outcome.error is None, outcome.error

        await measured("reload, nothing changed", whole, reload)
        await measured("the same again", whole, reload)
        for count in (1, 100, len(files)):
            for file in files[:count]:
                file.write_text(newsroom.report(given.paragraphs), encoding="utf-8")
            await measured(f"reload, {count} changed", whole, reload)
        await asyncio.sleep(3)
        await measured("built anew from the cache, by hashes", whole, first)
        cache.flush()
        await measured("built anew from the cache, by stamps", whole, first)
        cache.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--paragraphs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asyncio.run(main(parser.parse_args()))
