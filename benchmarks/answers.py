"""What whole answers cost: by stage, at the start of `quellenlage ask`, in memory, and beside other work.

    python benchmarks/answers.py [--reports 2000] [--questions 100] [--starts 9] [--seed 1]

Stages and latencies are of generated reports, in this process; starts and memory are of the sample documents, in processes of
their own. Times are the processor's, but for the latencies, which are the clock's.
"""

import argparse
import asyncio
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import TypeVar

from reports import Newsroom
from soaking.newsroom import Newsroom as Room

from bot.cache import DiskCache
from bot.library import Library
from bot.rendering.telegram import answer_messages
from bot.sandbox.sandbox import Sandbox
from bot.texts import texts
from corpus.loading import load
from retrieval.answering.answers import answer
from retrieval.answering.claims import Claims
from retrieval.answering.comparison import compared
from retrieval.answering.matter import matters_of
from retrieval.answering.ranking import candidates
from retrieval.engine import Engine
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question
from retrieval.timeline import events_of_corpus

SAMPLE = Path(__file__).parents[1] / "corpus" / "documents"
QUESTION = "Wann war das Telefonat zwischen Austin und Schoigu?"

T = TypeVar("T")


def timed(times: dict[str, list[float]], name: str, work: Callable[[], T]) -> T:
    """Return what `work` does, and note the milliseconds that it took."""
    begun = time.process_time()
    done = work()
    times[name].append((time.process_time() - begun) * 1000)
    return done


def row(name: str, values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"| {name} | {statistics.median(ordered):.2f} | {ordered[int(0.95 * (len(ordered) - 1))]:.2f} |"


def stages(folder: Path, questions: Sequence[str]) -> None:
    """Print what each stage of an answer takes, the documents having been read before."""
    corpus, lexicon, words = load(folder).corpus, installed_lexicon(), texts("de")
    engine = Engine(corpus)
    index = engine.index
    times: dict[str, list[float]] = defaultdict(list)
    for spaces, turn in (("", "for the first time"), (" ", "again")):  # one more space, so that no answer is a kept one
        times.clear()
        for text in questions:
            timed(times, "whole answers", lambda text=text + spaces: engine.answer_or_nothing(text))
        print(row(f"whole answers, documents read {turn}", times["whole answers"]))
    for text in questions:
        query = timed(times, "reading the question", lambda text=text: read_question(text, lexicon))
        terms = timed(times, "its words in the corpus", lambda query=query: index.expand(query))
        found = timed(times, "passages", lambda query=query, terms=terms: candidates(corpus, index, query, terms))
        if not found:
            continue
        matters = timed(times, "events", lambda q=query, t=terms, f=found: matters_of(q, t, corpus, index, f))
        claims = timed(times, "claims", lambda q=query, t=terms, m=matters: Claims(q, t, lexicon, m[0]).found())
        if claims:
            timed(times, "comparison", lambda c=claims, q=query, m=matters: compared(c, q, m[0].documents))
        whole = answer(corpus, index, query, lexicon)
        timed(times, "rendering for Telegram", lambda whole=whole: answer_messages(whole, words))
    for name, values in times.items():
        if name != "whole answers":
            print(row(f"– {name}", values))


def starts(most: int, place: Path) -> None:
    """Print the processor's time of `quellenlage ask`, without a cache and with one."""
    command = [sys.executable, "-m", "bot", "ask", QUESTION, "--corpus", str(SAMPLE)]
    for name, folders in (("without a cache", range(most)), ("with one", [0] * most)):
        taken = []
        for number in folders:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            environment = os.environ | {"CACHE_DIR": str(place / str(number))}
            subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, cwd=SAMPLE.parents[1], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
        print(f"| `quellenlage ask` {name} | {min(taken):.2f} s | {statistics.median(taken):.2f} s |")


async def memory(place: Path) -> None:
    """Print the memory of a bot on the sample documents that was asked nothing, and of one that was asked something."""
    async with Sandbox() as sandbox:
        room = Room(sandbox, place, {"CORPUS_DIR": str(SAMPLE), "CACHE_DIR": str(place / "cache")})
        for turn in ("its first start", "a later start"):
            await room.start()
            await asyncio.sleep(3)
            idle = room.memory()
            person = sandbox.world.user(f"Person {turn}", language_code="de")
            for question in (QUESTION, "Wer hat angerufen?", "Who called whom?"):
                due = len(sandbox.messages(person)) + 2
                sandbox.people.says(person, question)
                await room.settled(lambda due=due, person=person: len(sandbox.messages(person)) >= due)
            print(f"| {turn} | {idle:.0f} MB | {room.memory():.0f} MB |")
            await room.stop()


async def latencies(place: Path, newsroom: Newsroom, light: Sequence[str]) -> None:
    """Print how long light questions take alone, beside what takes long, and beside a reload of every document."""
    folder = place / "reports"
    cache = DiskCache(place / "latencies", most_bytes=10**9)
    library = Library(folder, load(folder, cache=cache), max_bytes=10**6, clock=lambda: datetime.now(tz=UTC), cache=cache)

    turns = count(1)

    async def asked(busy: Callable[[], bool]) -> list[float]:
        taken = []
        for text in light:
            begun = time.perf_counter()
            # The engine keeps its latest answers; one more space makes another question that means the same.
            await asyncio.to_thread(library.engine.answer_or_nothing, text + " " * next(turns))
            taken.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.02)
            if not busy():
                break
        return taken

    await asked(lambda: True)  # reads the documents
    print(row("alone", await asked(lambda: True)))
    stopped = False

    async def heavy() -> None:
        while not stopped:
            await asyncio.to_thread(events_of_corpus, library.corpus)

    beside = asyncio.create_task(heavy())
    print(row("beside one timeline of the corpus after the other", await asked(lambda: True)))
    stopped = True
    await beside
    newsroom.write(folder, len(newsroom.files(folder)))
    work = library.start_reload(lambda *_: None)
    assert work
    print(row("beside a reload of every document", await asked(lambda: not work.done())))
    await work
    cache.close()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--starts", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    newsroom = Newsroom(given.seed)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        print("| start | least | median |\n| --- | --- | --- |")
        starts(given.starts, place / "starts")
        print("\n| memory | idle | after three questions |\n| --- | --- | --- |")
        asyncio.run(memory(place))
        newsroom.write(place / "reports", given.reports)
        questions = [newsroom.question() for _ in range(given.questions)]
        print(f"\n| {given.reports} reports, ms | median | 95th percentile |\n| --- | --- | --- |")
        stages(place / "reports", questions)
        print("\n| a light question, ms | median | 95th percentile |\n| --- | --- | --- |")
        asyncio.run(latencies(place, newsroom, questions))


if __name__ == "__main__":
    main()
