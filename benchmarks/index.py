"""The index beside other libraries: one field, the best 10, the same tokens and questions, one table.

    python benchmarks/index.py [--paragraphs 10000 100000] [--questions 500] [--seed 1] [--without rank-bm25]

Times are the processor's, as those of the clock tell more of what else a machine does. Libraries take turns of 50 questions,
so that their ratios are fair; each is opened, and its memory read, in a process of its own. A library that took long is asked
fewer questions. See docs/performance.md for what the columns say.
"""

import argparse
import gc
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from engines import Engine, installed
from generator import paragraphs, questions, vocabulary, word_count

LONGEST = 90.0  # seconds of processor time that one library's questions may take
TURN = 50  # questions that a library answers before the next one has its turn
COLUMNS = ["paragraphs", "library", "build s", "disk MB", "open ms", "p50 ms", "p95 ms", "p99 ms", "a second"]
COLUMNS += ["own MB", "mapped MB", "p50 / ours", "build / ours"]


def measured(engines: Sequence[Engine], count: int, asked: int, seed: int, folder: Path) -> None:
    words = vocabulary(word_count(count), seed)
    tokens, sizes = paragraphs(count, len(words), seed)
    ends = np.cumsum(sizes)
    named = [words[number] for number in tokens.tolist()]
    documents = [named[end - size : end] for end, size in zip(ends.tolist(), sizes.tolist(), strict=True)]
    del named
    put = [[words[number] for number in question] for question in questions(tokens, sizes, asked, seed)]
    built = {}
    for engine in engines:
        (folder / engine.name).mkdir()
        gc.collect()
        start = time.process_time()
        engine.build(documents, folder / engine.name)
        built[engine.name] = time.process_time() - start
        print(f"{count} paragraphs: {engine.name} built in {built[engine.name]:.1f} s", file=sys.stderr, flush=True)
    del documents
    gc.collect()
    opened = {engine.name: apart(engine, folder / engine.name, put[:60]) for engine in engines}
    times = interleaved(engines, put, folder)
    ours = engines[0].name
    for engine in engines:
        name = engine.name
        cuts = np.percentile(times[name], [50, 95, 99])
        disk = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file()) / 1e6
        cells = [
            f"{count:,}",
            name,
            f"{built[name]:.2f}",
            f"{disk:.1f}",
            f"{opened[name][0]:.0f}",
            *(f"{cut:.3f}" for cut in cuts),
        ]
        cells += [f"{1000 / np.mean(times[name]):.0f}", f"{opened[name][1]:.0f}", f"{opened[name][2]:.0f}"]
        cells += [f"{cuts[0] / np.median(times[ours]):.2f}", f"{built[name] / built[ours]:.2f}"]
        print("| " + " | ".join(cells) + " |", flush=True)


def interleaved(engines: Sequence[Engine], put: Sequence[Sequence[str]], folder: Path) -> dict[str, list[float]]:
    """Milliseconds per question; the first questions are asked once before, unmeasured."""
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for engine in engines:
        engine.open(folder / engine.name)
        for question in put[:2]:
            engine.ask(question)
    gc.freeze()
    for first in range(0, len(put), TURN):
        for engine in engines:
            for question in put[first : first + TURN]:
                if sum(times[engine.name]) < LONGEST * 1000:
                    start = time.process_time_ns()
                    engine.ask(question)
                    times[engine.name].append((time.process_time_ns() - start) / 1e6)
    gc.unfreeze()
    return times


def apart(engine: Engine, folder: Path, put: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Milliseconds until the first answer, and megabytes of memory, its own and mapped, after some: in a process of its own."""
    command = [sys.executable, __file__, "--opened", engine.name, str(folder), *(" ".join(question) for question in put)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    first, own, mapped = map(float, done.stdout.split())
    return first, own, mapped


def opened(name: str, folder: Path, put: Sequence[str]) -> None:
    (engine,) = [engine for engine in installed() if engine.name == name]
    own, mapped = memory()
    start = time.process_time()
    engine.open(folder)
    engine.ask(put[0].split())
    first = (time.process_time() - start) * 1000
    for question in put[: 3 if name == "rank-bm25" else len(put)]:
        engine.ask(question.split())
    print(first, memory()[0] - own, memory()[1] - mapped)


def memory() -> tuple[float, float]:
    """Megabytes of this process's own and of mapped files."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    found = {name: value for name, _, value in (line.partition(":") for line in lines)}
    own, mapped = (float(found[name].split()[0]) / 1000 for name in ("RssAnon", "RssFile"))
    return own, mapped


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without", nargs="*", default=[])
    given = parser.parse_args()
    engines = [engine for engine in installed() if engine.name not in given.without]
    print("| " + " | ".join(COLUMNS) + " |\n" + "| --- " * len(COLUMNS) + "|")
    for count in given.paragraphs:
        with tempfile.TemporaryDirectory() as folder:
            measured(engines, count, given.questions, given.seed, Path(folder))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--opened"]:
        opened(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    else:
        main()
