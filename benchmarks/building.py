"""What it costs to make an index of texts, stage by stage.

    python benchmarks/building.py [--paragraphs 10000 100000] [--processes 0 2] [--texts folder] [--seed 1]

Generated paragraphs, or those of the documents in a folder. First the stages one after the other, in this process: microseconds
of the processor a paragraph. The stem field is all that a search by stems needs; letters and spellings are for what is misspelt.
Then all of it as a bot does it, with so many processes: of the clock, of all processes, and the memory this one needed.
"""

import argparse
import gc
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator import paragraphs, vocabulary, word_count
from search import generated

from corpus.loading import load
from corpus.models import Corpus
from retrieval.index.building import Building
from retrieval.index.crew import parts
from retrieval.index.directory import save
from retrieval.index.file import arrays_of, write
from retrieval.index.reading import Reader
from retrieval.index.renewal import texts_of
from retrieval.index.room import Room
from retrieval.index.segment import Counted
from retrieval.index.segments import Segments
from retrieval.index.vocabulary import Spellings

Made = TypeVar("Made")
STEMS = ("texts", "reading", "gathering", "stems", "saving them")
COLUMNS = ["paragraphs", *STEMS, "stem field", "its words", "letters", "spellings", "all"]


def corpus_of(count: int, seed: int, folder: Path | None) -> Corpus:
    if folder:
        return load(folder).corpus
    words = vocabulary(word_count(count), seed)
    return generated(words, *paragraphs(count, len(words), seed), random.Random(seed))


def staged(corpus: Corpus) -> None:
    """Print a row: microseconds of the processor a paragraph for each stage, in the order in which an index is made."""
    size = len(corpus.chunks)
    spent: dict[str, float] = dict.fromkeys(COLUMNS[1:], 0.0)

    def timed(stage: str, work: Callable[[], Made]) -> Made:
        start = time.process_time()
        made = work()
        spent[stage] += (time.process_time() - start) / size * 1e6
        return made

    reader, counted = Reader(), Counted(Room())
    several = parts(texts_of(corpus))
    while texts := timed("texts", lambda: next(several, None)):
        reading = timed("reading", lambda texts=texts: reader.read(texts))
        timed("gathering", lambda reading=reading: counted.add(0, reading))
    with tempfile.TemporaryDirectory() as folder:
        stems = timed("stems", counted.stems)
        timed("saving them", lambda: write(Path(folder, "stems"), arrays_of(stems)))
    spent["stem field"] = sum(spent[stage] for stage in STEMS)
    words, often = timed("its words", counted.spoken)
    timed("letters", lambda: counted.words(words))
    timed("spellings", lambda: Spellings.of(words, often))
    spent["all"] = sum(spent[stage] for stage in ("stem field", "its words", "letters", "spellings"))
    print("| " + " | ".join([f"{size:,}", *(f"{spent[column]:.1f}" for column in COLUMNS[1:])]) + " |", flush=True)


def whole(corpus: Corpus, processes: int, most_bytes: int) -> None:
    """Print what a saved index of all fields takes with so many processes."""
    size = len(corpus.chunks)
    gc.freeze()  # as the bot does
    memory = Memory()
    clock, processor = time.perf_counter(), processor_of_all()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        building = Building(most_bytes, folder, processes)
        save(Segments.of(texts_of(corpus), building), folder / "index", corpus.version)
    memory.over.set()
    clock, processor = (time.perf_counter() - clock) / size * 1e6, (processor_of_all() - processor) / size * 1e6
    print(f"| {size:,} | {processes} | {clock:.1f} | {processor:.1f} | {memory.most - memory.before:.0f} |", flush=True)


def processor_of_all() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


class Memory(threading.Thread):
    """Watches how many megabytes of its own, not of files, this process has more than at the start."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.before = self.most = self._now()
        self.over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(0.02):
            self.most = max(self.most, self._now())

    @staticmethod
    def _now() -> float:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith("RssAnon")) / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--processes", type=int, nargs="*", default=[0, 2], help="that read beside this one")
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.whole is not None:
        whole(corpus_of(given.paragraphs[0], given.seed, given.texts), given.whole, given.megabytes * 1_000_000)
        return
    counts = given.paragraphs[:1] if given.texts else given.paragraphs
    print("| " + " | ".join(COLUMNS) + " |\n" + "| --- " * len(COLUMNS) + "|", flush=True)
    for count in counts:
        corpus = corpus_of(count, given.seed, given.texts)
        Segments.of(texts_of(Corpus(corpus.documents[:10])))  # the tables are read once, whatever comes after
        gc.freeze()
        staged(corpus)
        del corpus
    print("\n| paragraphs | processes | clock | processor | most memory, MB |\n| --- | --- | --- | --- | --- |", flush=True)
    for count in counts:
        for processes in given.processes:
            told = ["--paragraphs", str(count), "--seed", str(given.seed), "--megabytes", str(given.megabytes)]
            told += ["--texts", str(given.texts)] if given.texts else []
            subprocess.run([sys.executable, __file__, *told, "--whole", str(processes)], check=True)


if __name__ == "__main__":
    main()
