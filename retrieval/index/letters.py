"""The letters of words: BM25 over the 4-grams of paragraphs, without a posting for each gram of each paragraph.

A paragraph has six times as many grams as words, and postings of all of them would be most of the index. But which grams a word
has is the same wherever it stands. So words have postings, grams have the words that they are in, and each document keeps its
words in a row: what a gram scores in some documents is counted from their words, and where it stands at all is found by way
of the words that have it.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from retrieval.index.acceleration import compiled
from retrieval.index.bm25 import DELTA, K1, B, inverse_frequency
from retrieval.index.grams import spelt
from retrieval.index.layout import Layout, Part
from retrieval.index.postings import Postings, ranges, runs_of, starts_of
from retrieval.index.terms import Terms
from retrieval.index.top import Found, Kind, joined
from retrieval.language.tokens import fold

Scores = NDArray[np.float64]
GRAMS = 20_000  # whose places are remembered
CELLS = 1 << 22  # of a table of grams and documents that is made at once
BATCH = 1 << 10  # documents whose grams are counted at once


@dataclass(frozen=True, slots=True)
class Words:
    """The words of documents, and the grams of the words.

    Document n says words said[ends[n]:ends[n + 1]]; word w is spelt spelt[turns[w]:turns[w + 1]]; `words` are the postings of
    words in documents, `grams` those of grams in words. Gram g stands in having[g] documents; `sizes` are the documents' lengths
    in grams.
    """

    words: Postings
    grams: Postings
    said: NDArray[np.int32]
    ends: NDArray[np.int64]
    spelt: NDArray[np.int32]
    turns: NDArray[np.int64]
    having: NDArray[np.int32]
    sizes: NDArray[np.int32]

    @classmethod
    def of(cls, words: Postings, said: NDArray[np.int32]) -> "Words":
        """Spell counted words; `said` are their numbers, one document after the other."""
        made = spelt([word if word.isascii() else fold(word) for word in words.terms])  # as word_grams has them
        lengths, numbers = made.counts, made.numbers
        grams = Postings.counted(numbers, lengths, Terms.of(made.grams))
        ends, turns = starts_of(words.sizes), starts_of(lengths)
        sizes = np.ones(len(words.sizes), np.int32)  # as in rank-bm25, a document without a word has an empty one
        having = np.zeros(len(grams.terms), np.int64)
        bits = len(having).bit_length()
        batch = min(BATCH, 1 << 32 - bits)  # so that a document and a gram fit into 32 bits, which are sorted twice as quickly
        for first in range(0, len(words.sizes), batch):
            last = min(first + batch, len(words.sizes))
            these = said[ends[first] : ends[last]]
            counts = lengths.take(these)
            documents = np.repeat(np.arange(last - first, dtype=np.uint32), words.sizes[first:last])
            sizes[first:last] = np.maximum(np.bincount(documents, counts, last - first), 1)
            keys = np.repeat(documents << np.uint32(bits), counts)
            keys |= numbers.take(ranges(turns, these)).view(np.uint32)
            keys.sort()
            new = keys[runs_of(keys)] & np.uint32((1 << bits) - 1)
            having += np.bincount(new, minlength=len(having))
        return cls(words, grams, said, ends, numbers, turns, having.astype(np.int32), sizes)

    def count(self, gram: str) -> int:
        """Return how many of the documents have `gram`."""
        number = self.grams.terms.find(gram)
        return 0 if number < 0 else int(self.having[number])

    @property
    def total(self) -> int:
        """How many grams the documents have together."""
        return int(self.sizes.sum(dtype=np.int64))


class Letters:
    """Scores of 4-grams, those that BM25 over the grams of each document has."""

    def __init__(self, parts: Sequence[Part[Words]], layout: Layout) -> None:
        self._parts, self._layout = tuple(parts), layout
        self._average = sum(part.total for part in parts) / layout.size
        self._lookup = lru_cache(GRAMS)(partial(_looked_for, self._parts, layout.size))

    def scorer(self, documents: NDArray[np.int32], grams: Collection[str]) -> Callable[[str], Scores]:
        """Return what gives the score of each of `grams` in `documents`, in their order."""
        rows = {gram: number for number, gram in enumerate(dict.fromkeys(grams))}
        looked = [self._lookup(gram) for gram in rows]
        often = np.zeros((len(rows), len(documents)))
        sizes = np.ones(len(documents), np.int32)
        for part, at, numbers in self._layout.numbers(documents) if rows else ():
            words = self._parts[part].all
            often[:, at] = _frequencies(words, numbers, [places[part] for _, places in looked])
            sizes[at] = words.sizes[numbers]
        weights = np.asarray([weight for weight, _ in looked])[:, None]
        scores = np.where(often > 0, self._scores(weights, often, sizes), 0.0)
        return lambda gram: scores[rows[gram]]

    def found(self, grams: Sequence[str], weight: float, kind: Kind) -> Found:
        """Return the documents that have any of `grams`, and `weight` times the sum of their scores, but for rounding."""
        several = [self._found_in(number, grams, weight, kind) for number in range(len(self._parts))]
        return joined(several)

    def _found_in(self, part: int, grams: Sequence[str], weight: float, kind: Kind) -> Found:
        words = self._parts[part].all
        size = len(words.sizes)
        looked = {gram: self._lookup(gram) for gram in grams}
        there = [(places[part], weight * grams.count(gram) * idf) for gram, (idf, places) in looked.items() if places[part] >= 0]
        total = np.zeros(size)
        together = max(CELLS // size, 1)
        for first in range(0, len(there), together):
            numbers, weights = (np.asarray(some) for some in zip(*there[first : first + together], strict=True))
            rows, documents, often = _having(words, numbers.astype(np.int32))
            scores = self._scores(weights[rows], often, words.sizes.take(documents))
            total += np.bincount(documents, weights=scores, minlength=size)
        found = np.flatnonzero(total).astype(np.int32)
        return self._layout.documents(part, found), total[found].astype(kind)

    def _scores(self, weights: Scores, often: Scores, sizes: NDArray[np.int32]) -> Scores:
        norm = K1 * (1 - B + B * sizes / self._average)
        scores: Scores = weights * (DELTA + often * (K1 + 1) / (often + norm))
        return scores


def _looked_for(parts: Sequence[Part[Words]], size: int, gram: str) -> tuple[float, list[int]]:
    """A gram's weight among `size` documents, and its number in each part, -1 for none."""
    having = sum(part.count(gram) for part in parts)
    return inverse_frequency(having, size), [part.all.grams.terms.find(gram) for part in parts]


def _frequencies(words: Words, numbers: NDArray[np.int32], grams: Sequence[int]) -> Scores:
    """How often each gram, by its number, stands in some documents: a row for each gram, a column for each document."""
    rows = np.full(len(words.having) + 1, -1, np.int32)
    rows[grams] = np.arange(len(grams), dtype=np.int32)
    rows[-1] = -1  # where a gram that no word has is put
    if kernel := compiled():
        often = np.zeros((len(grams), len(numbers)))
        kernel.count(words.said, words.ends, words.spelt, words.turns, rows, numbers, often)
        return often
    said = words.said.take(ranges(words.ends, numbers), mode="clip")  # clipping is what numpy does quickest
    # The grams of each different word are looked at once: a third of the words of like paragraphs are different.
    different, which = _different(said, len(words.turns) - 1)
    row = rows.take(words.spelt.take(ranges(words.turns, different), mode="clip"), mode="clip")
    hits = np.flatnonzero(row >= 0)
    lengths = words.turns.take(different + 1) - words.turns.take(different)
    starts = np.searchsorted(hits, starts_of(lengths))  # of each word's hits
    having = np.diff(starts).take(which)
    spots = np.flatnonzero(having)  # most words have none of the grams
    document = np.repeat(np.arange(len(numbers)), words.ends.take(numbers + 1) - words.ends.take(numbers))
    cells = (row.take(hits) * np.int64(len(numbers))).take(ranges(starts, which.take(spots)))
    cells += np.repeat(document.take(spots), having.take(spots))
    counts = np.bincount(cells, minlength=len(grams) * len(numbers))
    return counts.reshape(len(grams), len(numbers)).astype(np.float64)


def _different(numbers: NDArray[np.int32], size: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The different ones of some numbers below `size`, ascending, and which of them each is."""
    marks = np.zeros(size, bool)
    marks[numbers] = True
    different = np.flatnonzero(marks).astype(np.int32)
    places = _scratch.integers(size)
    places[different] = np.arange(len(different), dtype=np.int32)
    return different, places.take(numbers, mode="clip")


class _Scratch(threading.local):
    """Room for numbers, of each thread; what stands in it from before says nothing."""

    def __init__(self) -> None:
        self._kept: NDArray[np.int32] = np.empty(0, np.int32)

    def integers(self, size: int) -> NDArray[np.int32]:
        if len(self._kept) < size:
            self._kept = np.empty(size, np.int32)
        return self._kept


_scratch = _Scratch()


def _having(words: Words, numbers: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64], Scores]:
    """Which of some grams, by their places, stand in which documents, and how often."""
    grams, postings, size = words.grams, words.words, len(words.sizes)
    at = ranges(grams.starts, numbers)
    spelt = grams.documents[at]
    times = grams.frequencies[grams.classes[at]]
    rows = np.repeat(np.arange(len(numbers)) * size, grams.starts[numbers + 1] - grams.starts[numbers])
    at = ranges(postings.starts, spelt)
    counts = postings.starts[spelt + 1] - postings.starts[spelt]
    often = postings.frequencies.take(postings.classes.take(at, mode="clip"), mode="clip") * np.repeat(times, counts)
    cells = np.repeat(rows, counts) + postings.documents.take(at, mode="clip")
    table = np.bincount(cells, weights=often, minlength=size * len(numbers))
    used = np.flatnonzero(table)
    return used // size, used % size, table[used].astype(np.float64)
