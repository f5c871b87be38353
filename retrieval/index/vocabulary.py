"""The words of a corpus, and which of them a word of a question may mean: other spellings, and typing errors.

Candidates come from the skeleton and from shared trigrams, so that the cost does not grow with the vocabulary; the edit
distance (OSA: Damerau and Levenshtein with adjacent swaps, by rapidfuzz) is taken of a bounded number of them only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.index.grams import spelt
from retrieval.index.layout import Part
from retrieval.index.postings import BATCH, Postings, Run
from retrieval.index.terms import Terms
from retrieval.language.names import aliases, skeleton
from retrieval.language.tokens import fold

CANDIDATES = 300  # words whose distance is taken
VARIANTS = 4  # words that one word is expanded to
SHORTEST = 4  # letters of a word that may be misspelt
SHORT = 5  # letters of a word whose ends are looked at as well


@dataclass(frozen=True, slots=True)
class Trigrams:
    """Names, their lengths, and which trigrams are in which of them."""

    names: Terms
    lengths: NDArray[np.int32]
    having: Postings

    @classmethod
    def of(cls, names: Terms, used: Iterable[str]) -> "Trigrams":
        """Count the trigrams of names, of those that are used: "" stands for one that is not."""
        several = list(used)
        lengths = np.fromiter(map(len, several), np.int32, len(several))
        there = np.flatnonzero(lengths)
        short = np.flatnonzero((lengths > 0) & (lengths <= SHORT))
        made, ends = spelt([several[number] for number in there], 3), spelt([several[number] for number in short], 2)
        last = np.cumsum(ends.counts) - 1
        first = last - ends.counts + 1
        grams = np.concatenate((made.numbers, ends.numbers[first] + len(made.grams), ends.numbers[last] + len(made.grams)))
        owners = np.concatenate((np.repeat(there, made.counts), short, short))
        runs = []
        for begin in range(0, len(several), BATCH):
            those = np.flatnonzero((owners >= begin) & (owners < begin + BATCH))
            run = Run.of(grams[those].astype(np.int32), owners[those].astype(np.int32))
            runs.append(Run(run.terms, run.documents, np.ones_like(run.frequencies)))  # whether a name has a gram, not how often
        sizes = np.bincount(
            np.concatenate([run.documents for run in runs] or [short.astype(np.int32)]), minlength=len(several)
        ).astype(np.int32)
        return cls(names, lengths, Postings.joined(lambda: runs, Terms.of(made.grams + ends.grams), sizes))

    def near(self, word: str, distance: int, count: int) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
        """Return the names of nearly the same length that share most trigrams with `word`, ascending, and how many they share.

        These are all that share any where that is no more than `count`, or at least so many: no other shares as much as they.
        """
        grams = _grams(word)
        shared = np.bincount(np.concatenate([self.having.documents[self.having.span(gram)] for gram in grams]))
        # An edit takes four trigrams at most, that of two letters swapped: who shares fewer than are left is further away.
        least = max(len({word[at : at + 3] for at in range(len(word) - 2)}) - 4 * distance, 1)
        enough = max(len(grams) // 2, least)
        while True:
            numbers = np.flatnonzero(shared >= enough).astype(np.int32)
            numbers = numbers[np.abs(self.lengths.take(numbers) - len(word)) <= distance]
            if enough == least or len(numbers) >= count:
                return numbers, shared.take(numbers).astype(np.int16)
            enough = max(enough // 2, least)


@dataclass(frozen=True, slots=True)
class Spellings:
    """Folded words in their order, how often each is said, and their skeletons in the order of the first word of each.

    A word that is said 0 times only lends its number: no skeleton and no trigram leads to it.
    """

    often: NDArray[np.int64]
    words: Trigrams
    skeletons: Trigrams
    spelt: Postings  # the "documents" of a skeleton are the words that have it

    @classmethod
    def of(cls, words: Terms, often: NDArray[np.int64]) -> "Spellings":
        """Find the skeletons and trigrams of sorted words."""
        said = [word if times else "" for word, times in zip(words, often.tolist(), strict=True)]
        # Each once: the cache is for what questions ask.
        spelt = Postings.of([found] if (found := skeleton.__wrapped__(word)) else [] for word in said)
        return cls(often, Trigrams.of(words, said), Trigrams.of(spelt.terms, spelt.terms), spelt)

    def count(self, term: str) -> int:
        """Return how often a word is said."""
        number = self.words.names.find(term)
        return 0 if number < 0 else int(self.often[number])

    @property
    def total(self) -> int:
        """How many words are said."""
        return int(self.often.sum())


class Vocabulary:
    """The surface forms of a corpus, folded."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        words = sorted({fold(surface) for surface in surfaces if len(surface) >= 2})
        self._serve((Part(Spellings.of(Terms.of(words), np.ones(len(words), np.int64))),))

    @classmethod
    def over(cls, parts: Sequence[Part[Spellings]]) -> "Vocabulary":
        """Return the vocabulary of what was counted before."""
        made = cls(())
        made._serve(parts)
        return made

    def _serve(self, parts: Sequence[Part[Spellings]]) -> None:
        self._parts = tuple(parts)
        gone = {word for part in parts for spellings in part.gone for word in spellings.words.names}
        self._gone = frozenset(word for word in gone if not self._said(word))

    def _said(self, word: str) -> bool:
        return any(part.count(word) for part in self._parts)

    def __contains__(self, word: str) -> bool:
        return self._said(fold(word))

    def spellings(self, word: str) -> dict[str, float]:
        """Return the corpus's other spellings of `word` with a weight: aliases, and names with the same skeleton."""
        found = {fold(name): 1.0 for name in aliases().get(fold(word), ()) if name in self}
        for other in self._spelt(skeleton(word)) if len(word) >= SHORTEST else ():
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
        near = self._nearest(plain, most)
        for other, distance, _ in process.extract(plain, near, scorer=OSA.distance, score_cutoff=most, limit=VARIANTS):
            found[other] = (1 - distance / max(len(plain), len(other))) ** 2
        bones = skeleton(word)
        if len(bones) > SHORTEST and (name or not found):
            near = self._nearest_skeletons(bones)
            for other, distance, _ in process.extract(bones, near, scorer=OSA.distance, score_cutoff=1, limit=VARIANTS):
                for spelling in self._spelt(other):
                    weight = (0.98 - distance / max(len(bones), len(other))) ** 2
                    found[spelling] = max(found.get(spelling, 0.0), weight)
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:VARIANTS]
        return dict(best)

    def _spelt(self, bones: str) -> list[str]:
        """The words that have a skeleton, in their order."""
        there = [(part.all, part.all.spelt.documents[part.all.spelt.span(bones)]) for part in self._parts]
        words = {spellings.words.names[number] for spellings, numbers in there for number in numbers.tolist()}
        return sorted(words - self._gone)

    def _nearest(self, word: str, distance: int) -> list[str]:
        """Words of nearly the same length, those that share most trigrams with `word` first, at most CANDIDATES."""
        if len(self._parts) == 1 and not self._gone:
            return list(_most(self._parts[0].all.words, word, distance, CANDIDATES))
        shared: dict[str, int] = {}
        for part in self._parts:
            shared.update(_most(part.all.words, word, distance, CANDIDATES + len(self._gone)))
        return sorted(shared.keys() - self._gone, key=lambda name: (-shared[name], name))[:CANDIDATES]

    def _nearest_skeletons(self, bones: str) -> list[str]:
        """Skeletons likewise; of those that share equally many trigrams, the one whose first word comes first."""
        if len(self._parts) == 1 and not self._gone:
            return list(_most(self._parts[0].all.skeletons, bones, 1, CANDIDATES))
        shared: dict[str, int] = {}
        for part in self._parts:
            numbers, times = part.all.skeletons.near(bones, 1, len(part.all.skeletons.lengths))
            shared.update(_named(part.all.skeletons, numbers, times))
        first = {name: words[0] for name in shared if (words := self._spelt(name))}
        return sorted(first, key=lambda name: (-shared[name], first[name]))[:CANDIDATES]


def _most(trigrams: Trigrams, word: str, distance: int, count: int) -> dict[str, int]:
    """The names that share most trigrams with `word`, in order, and how many."""
    numbers, shared = trigrams.near(word, distance, count)
    order = np.argsort(-shared, kind="stable")[:count]
    return _named(trigrams, numbers[order], shared[order])


def _named(trigrams: Trigrams, numbers: NDArray[np.int32], shared: NDArray[np.int16]) -> dict[str, int]:
    return {trigrams.names[number]: times for number, times in zip(numbers.tolist(), shared.tolist(), strict=True)}


def _grams(word: str) -> set[str]:
    padded = f"_{word}_"
    grams = {padded[at : at + 3] for at in range(len(padded) - 2)}
    # Two letters swapped in a short word leave it no trigram: its ends have to do.
    return grams | {padded[:2], padded[-2:]} if len(word) <= SHORT else grams
