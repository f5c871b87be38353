"""Texts -> their stems and words, counted: the part of building an index that looks at every word.

A text is parted at white space, and each different piece is looked at once, however often it stands there: which words it has
(white space is in no word, so they are those of the whole text), the stem and the folded form of each, and whether a clause
may end there that parts its verb. What is said often costs a look into a dictionary each time; the rest is arithmetic on arrays.
"""

from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import Run, ranges, runs_of, starts_of
from retrieval.index.terms import Numbering
from retrieval.language.separable import closing, joined_verbs
from retrieval.language.tokens import fold, stem, stopwords, surfaces_of, tokens_of

PIECES = 500_000  # different pieces that are remembered at once: some eighty megabytes
ALONE, BARE, BEGINS = 1, 2, 4  # what `closing` says of a piece

Text = tuple[str, str]  # and its language


@dataclass(frozen=True, slots=True)
class Reading:
    """What some texts say, numbered from 0; stems and words by the numbers that their reader gives them.

    `said` are the words of content of all texts, one after the other, `sizes` how many each has, `lengths` how many stems, that
    of each parted verb included. Word `often[0]` is said, stop words included, `often[1]` times. `new_stems` and `new_words` are
    those that no reading of the reader had before, in the order of their numbers.
    """

    stems: Run
    words: Run
    said: NDArray[np.int32]
    sizes: NDArray[np.int32]
    lengths: NDArray[np.int32]
    often: NDArray[np.int64]
    new_stems: list[str]
    new_words: list[str]


class Reader:
    """Reads texts, and remembers what it has read."""

    def __init__(self, pieces: int = PIECES) -> None:
        """`pieces` are the different pieces of text that are remembered at once."""
        self._most = pieces
        self._stems, self._words = Numbering(), Numbering()
        self._surfaces: dict[str, _Surfaces] = {}
        self._pieces: dict[str, _Pieces] = {}
        # Of each surface: its stem, -1 for a stop word; its word; whether it is long enough to be misspelt.
        self._stem_of, self._word_of, self._long = array("i"), array("i"), array("b")
        # Of each piece: where its surfaces begin among those of all, and what it may be of a clause.
        self._has, self._starts, self._closing = array("i"), array("q", [0]), array("b")

    def read(self, texts: Sequence[Text]) -> Reading:
        """Read some texts."""
        if len(self._closing) > self._most:
            self._pieces, self._has, self._starts, self._closing = {}, array("i"), array("q", [0]), array("b")
        stems, words = len(self._stems), len(self._words)
        found, counts = array("i"), array("i")
        for text, language in texts:
            parts = text.split()
            found.extend(map(self._of(language).__getitem__, parts))
            counts.append(len(parts))
        pieces, ends = _numbers(found), starts_of(_numbers(counts))
        parted = self._parted(pieces, ends, texts)

        starts = np.array(self._starts, np.int64)
        surfaces = np.array(self._has, np.int32).take(ranges(starts, pieces))
        before = starts_of(np.diff(starts).take(pieces))
        document = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(before[ends]))
        said = np.array(self._word_of, np.int32).take(surfaces)
        often = np.bincount(said[np.array(self._long, np.bool_).take(surfaces)])
        spoken = np.flatnonzero(often)

        stemmed = np.array(self._stem_of, np.int32).take(surfaces)
        content = np.flatnonzero(stemmed >= 0)
        document, said = document[content], said[content]
        sizes = np.bincount(document, minlength=len(texts)).astype(np.int32)
        more = np.asarray([number for number, _ in parted], np.int32)
        lengths = sizes + np.bincount(more, minlength=len(texts)).astype(np.int32)
        # As in rank-bm25 a text without a word has an empty one, or it would have no length to divide by.
        bare = np.flatnonzero(lengths == 0).astype(np.int32)
        verbs = np.asarray([verb for _, verb in parted] + [self._stems[""] for _ in bare], np.int32)
        return Reading(
            Run.of(np.concatenate((stemmed[content], verbs)), np.concatenate((document, more, bare))),
            Run.of(said, document),
            said,
            sizes,
            np.maximum(lengths, 1),
            np.stack((spoken, often[spoken])),
            list(islice(self._stems, stems, None)),
            list(islice(self._words, words, None)),
        )

    def _of(self, language: str) -> "_Pieces":
        if language not in self._pieces:
            surfaces = self._surfaces.setdefault(language, _Surfaces(self, language))
            self._pieces[language] = _Pieces(self, surfaces, parts=language == "de")
        return self._pieces[language]

    def _parted(self, pieces: NDArray[np.int32], ends: NDArray[np.int64], texts: Sequence[Text]) -> list[tuple[int, int]]:
        """The texts with verbs in two parts, and the stem of each: "trat … zurück" is found by "zurückgetreten"."""
        closing = np.array(self._closing, np.int8).take(pieces)
        begins = np.append((closing & BEGINS)[1:], BEGINS) if len(closing) else closing
        begins[ends[1:][np.diff(ends) > 0] - 1] = BEGINS  # nothing follows the last piece of a text
        ending = (closing & ALONE != 0) | ((closing & BARE != 0) & (begins != 0))
        numbers = np.searchsorted(ends, np.flatnonzero(ending), side="right") - 1
        found = []
        for number in numbers[runs_of(numbers)].tolist():
            text, language = texts[number]
            found += [(number, self._stems[stem(verb, language)]) for _, _, verb in joined_verbs(text, tokens_of(text))]
        return found

    def add_surface(self, surface: str, language: str, skip: Container[str]) -> int:
        """Read a word for the first time, and return its number; those to `skip` are no words of content."""
        skipped = surface.lower() in skip
        # What the caches of stems and folded words hold is for questions and answers; here nothing comes twice.
        self._stem_of.append(-1 if skipped else self._stems[stem.__wrapped__(surface, language)])
        self._word_of.append(self._words[fold.__wrapped__(surface)])
        self._long.append(len(surface) >= 2)
        return len(self._long) - 1

    def add_piece(self, piece: str, known: "_Surfaces", *, parts: bool) -> int:
        """Read a piece of text for the first time, and return its number; with `parts`, its language parts verbs."""
        surfaces = [piece] if piece in known else surfaces_of(piece)  # a word by itself is that word
        self._has.extend(map(known.__getitem__, surfaces))
        self._starts.append(len(self._has))
        alone, bare, begins = closing(piece, surfaces) if parts else (False, False, False)
        self._closing.append(alone * ALONE | bare * BARE | begins * BEGINS)
        return len(self._closing) - 1


class _Surfaces(dict[str, int]):
    """The different words of a language as they stand in texts, numbered with those of the others."""

    def __init__(self, reader: Reader, language: str) -> None:
        self._reader, self._language, self._skip = reader, language, stopwords(language)

    def __missing__(self, surface: str) -> int:
        number = self[surface] = self._reader.add_surface(surface, self._language, self._skip)
        return number


class _Pieces(dict[str, int]):
    """The different pieces of a language's texts likewise."""

    def __init__(self, reader: Reader, surfaces: _Surfaces, *, parts: bool) -> None:
        self._reader, self._known, self._parts = reader, surfaces, parts

    def __missing__(self, piece: str) -> int:
        number = self[piece] = self._reader.add_piece(piece, self._known, parts=self._parts)
        return number


def _numbers(found: "array[int]") -> NDArray[np.int32]:
    return np.frombuffer(found, np.int32)
