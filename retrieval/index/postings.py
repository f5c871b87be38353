"""Postings: which documents have a term, how often, and how long they are. Six bytes each.

Term t stands in documents[starts[t]:starts[t + 1]], ascending. The class of a posting names its pair of frequency and document
length, all that BM25 wants to know: a few thousand pairs serve millions of postings, so a table of what each pair scores,
which is made anew when documents come or go, takes the place of a score per posting.
"""

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.terms import Numbering, Terms
from retrieval.presence import ANSWERING

BATCH = 1 << 17  # documents that are sorted at once: what bounds the memory of building


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
        having = np.zeros(len(terms), np.int64)
        parts = []
        for first in range(0, len(sizes), BATCH):
            last = min(first + BATCH, len(sizes))
            keys = tokens[ends[first] : ends[last]].astype(np.int64) << 32
            keys |= np.repeat(np.arange(first, last), sizes[first:last])
            keys.sort()
            runs = runs_of(keys)
            frequencies = np.diff(runs, append=len(keys)).astype(np.int32)
            keys = keys[runs]
            numbers = (keys >> 32).astype(np.int32)
            having += np.bincount(numbers, minlength=len(terms))
            parts.append((numbers, keys.astype(np.int32), frequencies))  # the lower half is the document
            del keys
        starts = starts_of(having)
        classes, frequencies, lengths = classes_of([(often, sizes[documents]) for _, documents, often in parts])
        several = [(numbers, documents, named) for (numbers, documents, _), named in zip(parts, classes, strict=True)]
        in_place = several[0][1:] if len(several) == 1 else placed(starts, several)
        return cls(terms, starts, *in_place, frequencies, lengths, sizes)

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
        return slice(0, 0) if number < 0 else slice(int(self.starts[number]), int(self.starts[number + 1]))


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


def classes_of(
    pairs: Sequence[tuple[NDArray[np.int32], NDArray[np.int32]]],
) -> tuple[list[NDArray[np.unsignedinteger]], NDArray[np.int32], NDArray[np.int32]]:
    """Number the pairs of frequency and length that occur: the classes of the given ones, and what each class names."""
    rows, frequencies = _ranks([frequencies for frequencies, _ in pairs])
    columns, lengths = _ranks([lengths for _, lengths in pairs])
    cells = [rows[frequency] * np.int32(len(lengths)) + columns[length] for frequency, length in pairs]
    seen = np.zeros(len(frequencies) * len(lengths), bool)
    for some in cells:
        seen[some] = True
    used = np.flatnonzero(seen)
    numbers = (np.cumsum(seen) - 1).astype(np.uint16 if len(used) <= 1 << 16 else np.uint32)
    width = max(len(lengths), 1)
    return [numbers[some] for some in cells], frequencies[used // width], lengths[used % width]


def _ranks(several: Sequence[NDArray[np.int32]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The rank of each number among the different ones, as a table, and the different ones, ascending."""
    seen = np.zeros(max((int(some.max(initial=0)) for some in several), default=0) + 1, bool)
    for some in several:
        seen[some] = True
    return (np.cumsum(seen) - 1).astype(np.int32), np.flatnonzero(seen).astype(np.int32)


def placed(
    starts: NDArray[np.int64], parts: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.unsignedinteger]]]
) -> tuple[NDArray[np.int32], NDArray[np.unsignedinteger]]:
    """Put postings into the place of their terms: each part is terms, each in one run, documents, and classes."""
    free = starts[:-1].copy()
    documents = np.empty(int(starts[-1]), np.int32)
    classes = np.empty(len(documents), parts[0][2].dtype if parts else np.uint16)
    for numbers, these, named in parts:
        runs = runs_of(numbers)
        counts, terms = np.diff(runs, append=len(numbers)), numbers[runs]
        places = np.repeat(free[terms] - runs, counts) + np.arange(len(numbers))
        free[terms] += counts
        documents[places], classes[places] = these, named
    return documents, classes
