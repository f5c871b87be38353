"""Postings: which documents have a term, how often, and how long they are. Six bytes each.

Term t stands in documents[starts[t]:starts[t + 1]], ascending. The class of a posting names its pair of frequency and document
length, all that BM25 wants to know: a few thousand pairs serve millions of postings, so a table of what each pair scores,
which is made anew when documents come or go, takes the place of a score per posting.
"""

from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.room import Room
from retrieval.index.terms import Numbering, Terms
from retrieval.presence import ANSWERING

BATCH = 1 << 17  # documents that are sorted at once: what bounds the memory of building


@dataclass(frozen=True, slots=True)
class Run:
    """Postings of some documents, term by term: all of one term stand together, its documents ascending."""

    terms: NDArray[np.int32]
    documents: NDArray[np.int32]
    frequencies: NDArray[np.int32]

    @classmethod
    def of(cls, terms: NDArray[np.int32], documents: NDArray[np.int32]) -> "Run":
        """Count terms, each of a document."""
        keys = terms.astype(np.int64) << 32
        keys |= documents
        keys.sort()
        runs = runs_of(keys)
        frequencies = np.diff(runs, append=len(keys)).astype(np.int32)
        keys = keys[runs]
        return cls((keys >> 32).astype(np.int32), keys.astype(np.int32), frequencies)  # the lower half is the document


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of some documents, numbered from 0; `sizes` are the documents' lengths in terms."""

    terms: Terms
    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    classes: NDArray[np.unsignedinteger]
    frequencies: NDArray[np.int32]
    lengths: NDArray[np.int32]
    sizes: NDArray[np.int32]

    @classmethod
    def of(cls, documents: Iterable[Collection[str]]) -> "Postings":
        """Count the terms of documents."""
        return cls.counted(*numbered(documents))

    @classmethod
    def counted(cls, tokens: NDArray[np.int32], sizes: NDArray[np.int32], terms: Terms) -> "Postings":
        """Count the terms of documents: their numbers one after the other, and how many of them are each document's."""
        ends = starts_of(sizes)
        runs = []
        for first in range(0, len(sizes), BATCH):
            last = min(first + BATCH, len(sizes))
            documents = np.repeat(np.arange(first, last, dtype=np.int32), sizes[first:last])
            runs.append(Run.of(tokens[ends[first] : ends[last]], documents))
        return cls.joined(lambda: runs, terms, sizes)

    @classmethod
    def joined(
        cls, runs: Callable[[], Iterable["Run"]], terms: Terms, sizes: NDArray[np.int32], room: Room | None = None
    ) -> "Postings":
        """Put runs, whose documents ascend from one to the next, into the place of their terms.

        They are gone through three times, so that no two of them have to be in memory at once.
        """
        having, often = np.zeros(len(terms), np.int64), np.zeros(1, np.int64)
        for run in runs():
            having += np.bincount(run.terms, minlength=len(terms))
            counts = np.bincount(run.frequencies, minlength=len(often))
            counts[: len(often)] += often
            often = counts
        rows, frequencies = _ranks(often > 0)
        columns, lengths = _ranks(np.bincount(sizes, minlength=1) > 0)
        width = np.int32(max(len(lengths), 1))
        used = np.zeros(len(frequencies) * width, bool)
        for run in runs():
            used[rows[run.frequencies] * width + columns[sizes[run.documents]]] = True
        cells = np.flatnonzero(used)
        named = (np.cumsum(used) - 1).astype(np.uint16 if len(cells) <= 1 << 16 else np.uint32)

        starts, room = starts_of(having), room or Room()
        free = starts[:-1].copy()
        documents, classes = room.empty(int(starts[-1]), np.int32), room.empty(int(starts[-1]), named.dtype)
        for run in runs():
            first = runs_of(run.terms)
            counts, numbers = np.diff(first, append=len(run.terms)), run.terms[first]
            places = np.repeat(free[numbers] - first, counts)
            places += np.arange(len(places))
            free[numbers] += counts
            documents[places] = run.documents
            classes[places] = named[rows[run.frequencies] * width + columns[sizes[run.documents]]]
        return cls(terms, starts, documents, classes, frequencies[cells // width], lengths[cells % width], sizes)

    def count(self, term: str) -> int:
        """Return how many documents have `term`."""
        number = self.terms.find(term)
        return 0 if number < 0 else int(self.starts[number + 1] - self.starts[number])

    @property
    def total(self) -> int:
        """How many terms the documents have together."""
        return int(self.sizes.sum(dtype=np.int64))

    def span(self, term: str) -> slice:
        """Return where the postings of `term` are, an empty slice where it has none."""
        number = self.terms.find(term)
        return slice(0, 0) if number < 0 else slice(self.starts.item(number), self.starts.item(number + 1))


def numbered(several: Iterable[Collection[str]]) -> tuple[NDArray[np.int32], NDArray[np.int32], Terms]:
    """Return the numbers of the terms of several, one after the other, how many terms each has, and the terms by number."""
    numbers, found, sizes = Numbering(), array("i"), array("i")
    for terms in several:
        ANSWERING.breathe()
        found.extend(map(numbers.__getitem__, terms))
        sizes.append(len(terms))
    return np.frombuffer(found, np.int32), np.frombuffer(sizes, np.int32), Terms.of(numbers)


def starts_of(sizes: NDArray[np.signedinteger]) -> NDArray[np.int64]:
    """Return where each of several stretches of these sizes begins, one after the other, and behind them where the last ends."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)))


def ranges(starts: NDArray[np.int64], numbers: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the places of some stretches, one stretch after the other."""
    first = starts.take(numbers)
    counts = starts.take(numbers + 1) - first
    ends = np.cumsum(counts)
    places: NDArray[np.int64] = np.repeat(first - ends + counts, counts)
    places += np.arange(len(places))
    return places


def runs_of(sorted_numbers: NDArray[np.signedinteger]) -> NDArray[np.int64]:
    """Return where each run of equal numbers begins."""
    return np.flatnonzero(np.concatenate((np.ones(min(1, len(sorted_numbers)), bool), sorted_numbers[1:] != sorted_numbers[:-1])))


def _ranks(seen: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The rank of each number among those seen, as a table, and those seen, ascending."""
    return (np.cumsum(seen) - 1).astype(np.int32), np.flatnonzero(seen).astype(np.int32)
