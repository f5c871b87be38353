"""Paragraphs, read and counted once: all that the index knows of them, in arrays.

Words are read by their surfaces. Each different surface is stemmed and folded once for each language, however often it is said.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import uuid4

import numpy as np

from retrieval.index.letters import Words
from retrieval.index.postings import Postings
from retrieval.index.terms import Numbering, Terms
from retrieval.index.vocabulary import Spellings
from retrieval.language.separable import parted_verbs
from retrieval.language.tokens import fold, stem, stopwords, surfaces_of


@dataclass(frozen=True, slots=True)
class Segment:
    """Some paragraphs: their stems, their words with the letters of those, how the words are spelt; and a name for its file."""

    stems: Postings
    words: Words
    spellings: Spellings
    name: str = field(default_factory=lambda: uuid4().hex)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> "Segment":
        """Read texts, each with its language."""
        return _counted(_Read(texts))

    def __len__(self) -> int:
        return len(self.stems.sizes)


class _Read:
    """Texts as the numbers of their surfaces, and the parted verbs of each."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self.surfaces, self.languages = Numbering(), Numbering()
        tokens, sizes, languages = array("i"), array("i"), array("i")
        self.parted: list[tuple[int, str]] = []  # a text's number, and the stem of a verb that it has in two parts
        for number, (text, language) in enumerate(texts):
            found = surfaces_of(text)
            tokens.extend(map(self.surfaces.__getitem__, found))
            sizes.append(len(found))
            languages.append(self.languages[language])
            # "trat … zurück" is found by "zurückgetreten".
            self.parted += [(number, stem(word, language)) for word in parted_verbs(text, language)]
        self.tokens = np.frombuffer(tokens, np.int32)
        self.sizes = np.frombuffer(sizes, np.int32)
        self.language = np.repeat(np.frombuffer(languages, np.int32), self.sizes)


def _counted(read: _Read) -> Segment:
    texts = len(read.sizes)
    surfaces = list(read.surfaces)
    folded = [fold(surface) for surface in surfaces]
    words = sorted(set(folded))
    ranks = {word: rank for rank, word in enumerate(words)}
    word_of = np.fromiter((ranks[word] for word in folded), np.int32, len(folded))
    long = np.fromiter((len(surface) >= 2 for surface in surfaces), bool, len(surfaces))
    said = word_of[read.tokens]
    often = np.bincount(said[long[read.tokens]], minlength=len(words))

    stems, stem_of = Numbering(), np.full((max(len(read.languages), 1), len(surfaces)), -1, np.int32)
    for language, row in read.languages.items():
        skip = stopwords(language)
        for number in np.unique(read.tokens[read.language == row]).tolist():
            if surfaces[number].lower() not in skip:
                stem_of[row, number] = stems[stem(surfaces[number], language)]
    stemmed = stem_of[read.language, read.tokens]
    content = np.flatnonzero(stemmed >= 0)
    document = np.repeat(np.arange(texts, dtype=np.int32), read.sizes)[content]
    sizes = np.bincount(document, minlength=texts).astype(np.int32)

    more = [(number, stems[verb]) for number, verb in read.parted]
    # As in rank-bm25 a text without a word has an empty one, or it would have no length to divide by.
    bare = np.setdiff1d(np.flatnonzero(sizes == 0), [number for number, _ in more])
    more += [(number, stems[""]) for number in bare.tolist()]
    ends = np.cumsum(sizes)
    stemmed = np.insert(stemmed[content], [ends[number] for number, _ in more], [stem for _, stem in more])
    longer = sizes + np.bincount(np.asarray([number for number, _ in more], np.int64), minlength=texts).astype(np.int32)
    named = Terms.of(words)
    return Segment(
        Postings.counted(stemmed, longer, Terms.of(stems)),
        Words.of(Postings.counted(said[content], sizes, named), said[content]),
        Spellings.of(named, often),
    )
