"""The words of a corpus, and which of them a word of a question may mean: other spellings, and typing errors.

Candidates come from the skeleton and from shared trigrams, so that the cost does not grow with the vocabulary; the edit
distance (OSA: Damerau and Levenshtein with adjacent swaps, by rapidfuzz) is taken of a bounded number of them only.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.language.names import aliases, skeleton
from retrieval.language.tokens import fold

CANDIDATES = 300  # words whose distance is taken
VARIANTS = 4  # words that one word is expanded to
SHORTEST = 4  # letters of a word that may be misspelt
SHORT = 5  # letters of a word whose ends are looked at as well


class Vocabulary:
    """The surface forms of a corpus, folded."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._words = sorted({fold(surface) for surface in surfaces if len(surface) >= 2})
        self._known = {word: number for number, word in enumerate(self._words)}
        self._by_skeleton: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if found := skeleton(word):
                self._by_skeleton[found].append(word)
        self._skeletons = list(self._by_skeleton)
        self._trigrams = _Trigrams(self._words)
        self._skeleton_trigrams = _Trigrams(self._skeletons)

    def __contains__(self, word: str) -> bool:
        return fold(word) in self._known

    def spellings(self, word: str) -> dict[str, float]:
        """Return the corpus's other spellings of `word` with a weight: aliases, and names with the same skeleton."""
        found = {fold(name): 1.0 for name in aliases().get(fold(word), ()) if name in self}
        for other in self._by_skeleton.get(skeleton(word), ()) if len(word) >= SHORTEST else ():
            if other != fold(word):
                found.setdefault(other, 0.95)
        return found

    def corrections(self, word: str, *, name: bool = False) -> dict[str, float]:
        """Return the words of the corpus that `word` may be a misspelling of, with the square of their similarity.

        For a `name`, skeletons one edit apart count as well.
        """
        plain = fold(word)
        if len(plain) < SHORTEST or not plain.isalpha():
            return {}
        most = 1 if len(plain) <= 5 else 2 if len(plain) <= 11 else 3
        found: dict[str, float] = {}
        near = [self._words[at] for at in self._trigrams.nearest(plain, most)]
        for other, distance, _ in process.extract(plain, near, scorer=OSA.distance, score_cutoff=most, limit=VARIANTS):
            found[other] = (1 - distance / max(len(plain), len(other))) ** 2
        bones = skeleton(word)
        if len(bones) > SHORTEST and (name or not found):
            near = [self._skeletons[at] for at in self._skeleton_trigrams.nearest(bones, 1)]
            for other, distance, _ in process.extract(bones, near, scorer=OSA.distance, score_cutoff=1, limit=VARIANTS):
                for spelling in self._by_skeleton[other]:
                    weight = (0.98 - distance / max(len(bones), len(other))) ** 2
                    found[spelling] = max(found.get(spelling, 0.0), weight)
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:VARIANTS]
        return dict(best)


class _Trigrams:
    """Which words share trigrams with a given one."""

    def __init__(self, words: list[str]) -> None:
        postings: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            for gram in _grams(word):
                postings[gram].append(number)
        self._postings = {gram: np.asarray(numbers, np.int32) for gram, numbers in postings.items()}
        self._lengths = np.asarray([len(word) for word in words], np.int32)

    def nearest(self, word: str, distance: int) -> NDArray[np.int64]:
        """Return the words of nearly the same length that share most trigrams with `word`, at most CANDIDATES."""
        lists = [self._postings[gram] for gram in _grams(word) if gram in self._postings]
        if not lists:
            return np.empty(0, np.int64)
        numbers, shared = np.unique(np.concatenate(lists), return_counts=True)
        near = np.abs(self._lengths[numbers] - len(word)) <= distance
        numbers, shared = numbers[near], shared[near]
        order = np.argsort(-shared, kind="stable")[:CANDIDATES]
        return numbers[order].astype(np.int64)


def _grams(word: str) -> set[str]:
    padded = f"_{word}_"
    grams = {padded[at : at + 3] for at in range(len(padded) - 2)}
    # Two letters swapped in a short word leave it no trigram: its ends have to do.
    return grams | {padded[:2], padded[-2:]} if len(word) <= SHORT else grams
