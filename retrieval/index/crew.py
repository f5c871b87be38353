"""Texts read for the index: a few here, many by processes of their own, so that all cores read and the interpreter is free.

Each process runs as `python -m retrieval.index.crew`, behind whatever else the machine has to do; it is handed some texts at a
time, answers with their reading, and ends with the pipe.
"""

import contextlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, cycle, islice

from corpus.confined import surroundings
from retrieval.index.building import Building
from retrieval.index.reading import Reader, Reading, Text

TOGETHER = 4_000_000  # characters that are read at once: some ten thousand paragraphs
PIECE = 1000  # bytes of the bound for which a reader remembers a piece of text, which takes a sixth of that
FEW = 3  # times as many are read here, in less time than a process takes to start


def readings(texts: Iterable[Text], building: Building) -> Generator[tuple[int, Reading], None, None]:
    """Yield the number of a reader and what it has read, in the order of the texts. Close it, and no process is left."""
    several = parts(texts, min(TOGETHER, building.most_bytes // 100))
    first = list(islice(several, FEW + 1)) if building.processes else []
    if len(first) > FEW:
        yield from _read_together(chain(first, several), building)
        return
    reader = Reader(building.most_bytes // PIECE)
    for some in chain(first, several):
        building.pause()
        yield 0, reader.read(some)


def parts(texts: Iterable[Text], most: int = TOGETHER) -> Iterator[list[Text]]:
    """Texts, in order, as many together as have so many characters."""
    some: list[Text] = []
    left = most
    for text in texts:
        some.append(text)
        left -= len(text[0])
        if left <= 0:
            yield some
            some, left = [], most
    if some:
        yield some


def _read_together(several: Iterable[list[Text]], building: Building) -> Iterator[tuple[int, Reading]]:
    crew = [_Member(number, building.most_bytes // PIECE) for number in range(building.processes)]
    waiting: deque[tuple[_Member, list[Text]]] = deque()
    try:
        for member, texts in zip(cycle(crew), several, strict=False):
            building.pause()
            # Whose turn it is has to be heard before it is told more: two that write to each other wait for ever.
            heard = waiting[0][0].heard(waiting.popleft()[1]) if len(waiting) == len(crew) else None
            member.tell(texts)
            waiting.append((member, texts))
            if heard:
                yield heard
        for member, texts in waiting:
            yield member.heard(texts)
    finally:
        for member in crew:
            member.leave()


class _Member:
    """A process that reads; once it is gone, what it has not read is read here, under numbers of a reader of its own."""

    def __init__(self, number: int, pieces: int) -> None:
        self.number, self._pieces = number, pieces
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: Reader | None = None
        with contextlib.suppress(OSError):  # a system that starts no more processes
            self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                [sys.executable, "-m", __name__, str(pieces)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=surroundings(),
            )

    def tell(self, texts: list[Text]) -> None:
        """Hand it what it is to read next."""
        with contextlib.suppress(OSError):  # that it is gone shows when it is to be heard
            if self._process and self._process.stdin:
                pickle.dump(texts, self._process.stdin, 5)
                self._process.stdin.flush()

    def heard(self, texts: list[Text]) -> tuple[int, Reading]:
        """Return its reading of the texts that it was told first, behind the number of the reader that has read them."""
        try:
            if self._process and self._process.stdout:
                reading: Reading = pickle.load(self._process.stdout)  # noqa: S301  # from our own process, of our own making
                return self.number, reading
        except (OSError, EOFError, pickle.UnpicklingError):
            self.leave()
            self.number = -1 - self.number
        self._reader = self._reader or Reader(self._pieces)
        return self.number, self._reader.read(texts)

    def leave(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            with contextlib.suppress(OSError):  # what could not be handed over any more
                self._process.communicate()
            self._process = None


# In the process


def main(pieces: str) -> None:
    """Read what standard input brings until it ends; so many pieces are remembered."""
    if hasattr(os, "nice"):
        os.nice(15)
    reader = Reader(int(pieces))
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            pickle.dump(reader.read(pickle.load(sys.stdin.buffer)), sys.stdout.buffer, 5)  # noqa: S301  # likewise
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
