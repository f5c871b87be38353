"""What whole answers cost: by stage, at the start of `quellenlage ask`, and in memory.

    python benchmarks/answers.py [--reports 2000] [--questions 100] [--starts 9] [--seed 1]

Stages are of generated reports, in this process; starts and memory are of the sample documents, in processes of their own. Times
are the processor's.
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
from pathlib import Path
from typing import TypeVar

from reports import Newsroom
from soaking.newsroom import Newsroom as Room

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
                due = room.said() + 1
                sandbox.people.says(person, question)
                await room.settled(lambda due=due: room.said() >= due)
            print(f"| {turn} | {idle:.0f} MB | {room.memory():.0f} MB |")
            await room.stop()


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


if __name__ == "__main__":
    main()
