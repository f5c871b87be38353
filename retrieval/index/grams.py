"""Character n-grams of words: what joins compounds, endings and misspelt words where stems do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.index.terms import Numbering
from retrieval.language.tokens import fold

SIZE = 4
TOGETHER = 30_000  # words that are spelt at once


@lru_cache(maxsize=200_000)
def word_grams(word: str) -> tuple[str, ...]:
    """Return the 4-grams of a word, folded, with its two ends marked; a short word is one gram."""
    marked = f"_{fold(word)}_"
    if len(marked) <= SIZE:
        return (marked,)
    return tuple(marked[at : at + SIZE] for at in range(len(marked) - SIZE + 1))


@dataclass(frozen=True, slots=True)
class Spelt:
    """The grams of many words, by number: those of the first word, then those of the second, `counts` of each, and the grams."""

    numbers: NDArray[np.int32]
    counts: NDArray[np.int32]
    grams: list[str]


def spelt(words: Sequence[str], size: int = SIZE) -> Spelt:
    """Return the n-grams of words as they stand, each word with its two ends marked; one no longer than a gram is one gram."""
    known = Numbering()
    several = [_spelt(words[first : first + TOGETHER], size) for first in range(0, len(words), TOGETHER)] or [_spelt((), size)]
    numbers = [np.asarray([known[gram] for gram in some.grams], np.int32).take(some.numbers) for some in several]
    return Spelt(np.concatenate(numbers), np.concatenate([some.counts for some in several]), list(known))


def _spelt(words: Sequence[str], size: int) -> Spelt:
    marked = "_" + "__".join(words) + "_" * (len(words) > 0)
    codes = np.frombuffer(marked.encode("utf-32-le", "surrogatepass"), np.uint32)
    lengths = np.fromiter(map(len, words), np.int64, len(words)) + 2
    counts = np.maximum(lengths - size + 1, 1)
    ends = np.cumsum(lengths)
    places = np.repeat(ends - lengths - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
    seen = np.zeros(int(codes.max(initial=0)) + 1, bool)
    seen[codes] = True
    letters = np.append(np.cumsum(seen).take(codes), np.zeros(size, np.int64))  # from 1; 0 is none
    most, limit = int(seen.sum()) + 1, np.repeat(ends, counts)
    keys, room = letters.take(places), most
    for at in range(1, size):
        if room > 1 << 40:  # so many letters that their products would not fit
            keys = np.unique(keys, return_inverse=True)[1]
            room = len(keys)
        keys = keys * most + np.where(places + at < limit, letters.take(places + at), 0)
        room *= most
    _, first, numbers = np.unique(keys, return_index=True, return_inverse=True)
    stretches = zip(places[first].tolist(), np.minimum(places[first] + size, limit[first]).tolist(), strict=True)
    return Spelt(numbers.astype(np.int32), counts.astype(np.int32), [marked[start:end] for start, end in stretches])
