"""The letters of words: BM25 over the 4-grams of paragraphs, without a posting for each gram of each paragraph.

A paragraph has six times as many grams as words, and postings of all of them would be most of the index. But which grams a word
has is the same wherever it stands. So words have postings, grams have the words that they are in, and each document keeps its
words in a row: what a gram scores in some documents is counted from their words, and where it stands at all is found by way
of the words that have it.
"""

from array import array
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.index.bm25 import DELTA, K1, B, inverse_frequency
from retrieval.index.grams import word_grams
from retrieval.index.layout import Layout, Part
from retrieval.index.postings import Postings, ranges, starts_of
from retrieval.index.terms import Numbering, Terms
from retrieval.index.top import Found, Kind, joined

Scores = NDArray[np.float64]
BATCH = 1 << 13  # documents whose grams are counted at once


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
        numbers, turned, long = Numbering(), array("i"), array("i")
        for word in words.terms:
            grams_of_word = word_grams(word)
            turned.extend(map(numbers.__getitem__, grams_of_word))
            long.append(len(grams_of_word))
        spelt, lengths = np.frombuffer(turned, np.int32), np.frombuffer(long, np.int32)
        grams = Postings.counted(spelt, lengths, Terms.of(numbers))
        ends, turns = starts_of(words.sizes), starts_of(lengths)
        sums = np.concatenate(([0], np.cumsum(lengths[said], dtype=np.int64)))
        sizes = np.maximum(np.diff(sums[ends]), 1).astype(np.int32)  # as in rank-bm25, a document without a word has an empty one
        having = np.zeros(len(grams.terms), np.int32)
        for first in range(0, len(words.sizes), BATCH):
            last = min(first + BATCH, len(words.sizes))
            keys = np.repeat(np.arange(last - first), words.sizes[first:last]) * len(having)
            these = said[ends[first] : ends[last]]
            keys = np.repeat(keys, lengths[these]) + spelt[ranges(turns, these)]
            keys.sort()
            new = np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]))
            having += np.bincount(keys[new] % len(having), minlength=len(having)).astype(np.int32)
        return cls(words, grams, said, ends, spelt, turns, having, sizes)

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

    def weight(self, gram: str) -> float:
        """Return the gram's inverse document frequency."""
        return inverse_frequency(sum(part.count(gram) for part in self._parts), self._layout.size)

    def scorer(self, documents: NDArray[np.int32], grams: Collection[str]) -> Callable[[str], Scores]:
        """Return what gives the score of each of `grams` in `documents`, in their order."""
        columns = {gram: number for number, gram in enumerate(dict.fromkeys(grams))}
        often = np.zeros((len(columns), len(documents)))
        sizes = np.ones(len(documents), np.int32)
        for part, at, numbers in self._layout.numbers(documents):
            words = self._parts[part].all
            often[:, at] = _frequencies(words, numbers, columns)
            sizes[at] = words.sizes[numbers]
        weights = np.asarray([self.weight(gram) for gram in columns])[:, None]
        scores = np.where(often > 0, self._scores(weights, often, sizes), 0.0)
        return lambda gram: scores[columns[gram]]

    def found(self, grams: Sequence[str], weight: float, kind: Kind) -> Found:
        """Return the documents that have any of `grams`, and `weight` times the sum of their scores, but for rounding."""
        several = [self._found_in(number, grams, weight, kind) for number in range(len(self._parts))]
        return joined(several)

    def _found_in(self, part: int, grams: Sequence[str], weight: float, kind: Kind) -> Found:
        words = self._parts[part].all
        total = np.zeros(len(words.sizes))
        for gram in dict.fromkeys(grams):
            having, often = _having(words, gram)
            total[having] += weight * grams.count(gram) * self._scores(self.weight(gram), often, words.sizes[having])
        numbers = np.flatnonzero(total).astype(np.int32)
        return self._layout.documents(part, numbers), total[numbers].astype(kind)

    def _scores(self, weights: Scores | float, often: NDArray[np.integer] | Scores, sizes: NDArray[np.int32]) -> Scores:
        norm = K1 * (1 - B + B * sizes / self._average)
        scores: Scores = weights * (DELTA + often * (K1 + 1) / (often + norm))
        return scores


def _frequencies(words: Words, numbers: NDArray[np.int32], columns: dict[str, int]) -> Scores:
    """How often each gram stands in some documents: a row for each gram, a column for each document."""
    wanted = np.full(len(words.having), -1, np.int32)
    for gram, column in columns.items():
        if (number := words.grams.terms.find(gram)) >= 0:
            wanted[number] = column
    said = words.said[ranges(words.ends, numbers)]
    document = np.repeat(np.arange(len(numbers), dtype=np.int32), words.ends[numbers + 1] - words.ends[numbers])
    columns_of = wanted[words.spelt[ranges(words.turns, said)]]
    document = np.repeat(document, words.turns[said + 1] - words.turns[said])
    known = np.flatnonzero(columns_of >= 0)
    cells = columns_of[known] * len(numbers) + document[known]
    counts: Scores = (
        np.bincount(cells, minlength=len(columns) * len(numbers)).reshape(len(columns), len(numbers)).astype(np.float64)
    )
    return counts


def _having(words: Words, gram: str) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The documents that have a gram, and how often."""
    span = words.grams.span(gram)
    spelt = words.grams.documents[span]
    times = words.grams.frequencies[words.grams.classes[span]]
    at = ranges(words.words.starts, spelt)
    counts = words.words.starts[spelt + 1] - words.words.starts[spelt]
    often = np.bincount(
        words.words.documents[at],
        weights=words.words.frequencies[words.words.classes[at]] * np.repeat(times, counts),
        minlength=len(words.sizes),
    )
    numbers = np.flatnonzero(often).astype(np.int32)
    return numbers, often[numbers].astype(np.int64)
