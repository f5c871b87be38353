"""The index of a corpus: which chunks share what with a query.

Two BM25 fields, stems and character 4-grams, each over a chunk with its document's title and its subheading before it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.models import Corpus
from retrieval.index.bm25 import BM25, together
from retrieval.index.building import PLAIN, Building
from retrieval.index.directory import opened, save
from retrieval.index.expansion import Expansion
from retrieval.index.grams import word_grams
from retrieval.index.layout import Numbers
from retrieval.index.letters import Letters
from retrieval.index.renewal import first_chunks, texts_of, updated
from retrieval.index.segments import Segments
from retrieval.index.top import Found, best
from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import Lexicon
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import surfaces_of
from retrieval.models import Form, Hit, Match, Query, Term

GRAM_WEIGHT = 0.4  # of the 4-gram field beside the stems
Scores = NDArray[np.float64]
Scorer = Callable[[str], Scores]
FIRST_STAGE = 200  # chunks that the stems choose and the letters order
TERMS = 5_000  # whose forms are remembered
GRAM_FORMS = 4  # forms of a term whose letters are looked for


@dataclass(frozen=True, slots=True)
class Expanded:
    """A term with its forms in this corpus, best first, and its weight: how much it says (inverse document frequency)."""

    term: Term
    forms: tuple[Form, ...]
    weight: float

    @property
    def surfaces(self) -> tuple[tuple[str, float], ...]:
        """The words whose letters are looked for, each with its weight."""
        best = {self.term.text: 1.0} | {form.surface: form.weight for form in reversed(self.forms[:GRAM_FORMS])}
        return tuple(best.items())

    @property
    def letters(self) -> list[tuple[tuple[str, ...], float]]:
        """The grams of each of those words, and its weight."""
        return [(_letters_of(surface), weight) for surface, weight in self.surfaces]


class PassageIndex:
    """BM25 over the chunks of a corpus. A match is "shares a term", whatever the score."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon, segments: Segments | None = None, building: Building = PLAIN) -> None:
        """Serve `corpus` from its counted segments, which are made where there are none, as Segment.of does."""
        self._corpus = corpus
        self._lexicon = lexicon
        self._chunks = corpus.chunks
        self._first = first_chunks(corpus)
        # A corpus without a chunk has no statistics; an empty chunk gives it some.
        texts = texts_of(corpus) if corpus.chunks else [("", "de")]
        self._segments = segments or Segments.of(texts, building, len(corpus.chunks))
        layout = self._segments.layout
        self._stems = BM25.over(self._segments.stems, layout)
        self._letters = Letters(self._segments.words, layout)
        expansion = Expansion(
            languages=frozenset(document.language for document in corpus),
            vocabulary=Vocabulary.over(self._segments.spellings),
            lexicon=lexicon,
            thesaurus=shipped_thesaurus(),
            known=self._stems.__contains__,
        )
        # People ask on about the same words, and where a question is sent as it is typed, with every letter.
        self._expanded = lru_cache(TERMS)(partial(_expanded, expansion, self._stems))

    def updated(self, corpus: Corpus, building: Building = PLAIN) -> "PassageIndex":
        """Return the index of `corpus`, for which only those documents are read and counted whose digest is not as it was."""
        if not self._chunks or not corpus.chunks:
            return PassageIndex(corpus, self._lexicon, building=building)
        return PassageIndex(corpus, self._lexicon, updated(self._segments, self._corpus, corpus, building))

    def save(self, directory: Path) -> None:
        """Write the index into a directory of its own, in the place of the one that is there."""
        save(self._segments, directory, self._corpus.version)

    @classmethod
    def open(cls, directory: Path, corpus: Corpus, lexicon: Lexicon) -> "PassageIndex":
        """Return the saved index of `corpus`. Raises SavedIndexError where there is none that can serve, and says why."""
        return cls(corpus, lexicon, opened(directory, corpus.version))

    def expand(self, query: Query) -> tuple[Expanded, ...]:
        """Return the query's terms with their forms in this corpus."""
        return tuple(self._expanded(term, query.language) for term in query.terms)

    def search(self, terms: Sequence[Expanded], limit: int) -> list[Hit]:
        """Return the `limit` best hits, best first; ties go to the earlier chunk.

        Letters are looked at in the chunks that the stems found, and everywhere for terms that no stem stands for.
        """
        count = max(FIRST_STAGE, limit)
        found, scores = self._first_stage(terms, count)
        letters = self._letters.scorer(found, _grams(term for term in terms if term.forms))
        for term in terms:
            if term.forms:
                scores += GRAM_WEIGHT * _by_grams(term, letters)
        order = np.lexsort((found, -scores))[:limit]
        return [Hit(self._chunks[found[at]], float(scores[at])) for at in order if scores[at] > 0]

    def explained(self, hits: Sequence[Hit], terms: Sequence[Expanded]) -> list[Hit]:
        """Return the hits with their matches: which form of which term stands in each, and what it added to the score."""
        at = np.asarray([self._first[hit.chunk.document] + hit.chunk.paragraph - 1 for hit in hits], np.int32)
        stems, letters = self._stems.scorer(at), self._letters.scorer(at, _grams(terms))
        zero = np.zeros(len(at))
        matches: list[list[Match]] = [[] for _ in hits]
        for term in terms:
            by_stems, by_grams = zero + _by_stems(term, stems), zero + GRAM_WEIGHT * _by_grams(term, letters)
            for number, found in enumerate(matches):
                # A stem has a score where it stands, and nowhere else.
                form = next((form for form in term.forms if all(stems(stem)[number] > 0 for stem in form.stems)), None)
                if form or by_grams[number] > 0:
                    found.append(Match(term.term.text, form, float(by_stems[number]), float(by_grams[number])))
        return [replace(hit, matches=tuple(found)) for hit, found in zip(hits, matches, strict=True)]

    def _first_stage(self, terms: Sequence[Expanded], count: int) -> tuple[NDArray[np.int32], Scores]:
        """The `count` best chunks by their stems, and by the letters of terms that no stem stands for, ascending, with scores."""
        if all(term.forms and all(len(form.stems) == 1 for form in term.forms) for term in terms):
            forms = [[(form.stems[0], form.weight) for form in term.forms] for term in terms]
            if best_ones := self._stems.compiled_best(forms, count):
                found, scores = best_ones
                order = np.argsort(found)
                return found[order], scores[order]
        found = self._candidates(terms, count)
        stems = self._stems.scorer(found)
        letters = self._letters.scorer(found, _grams(term for term in terms if not term.forms))
        scores = np.zeros(len(found))
        for term in terms:
            scores += _by_stems(term, stems) if term.forms else GRAM_WEIGHT * _by_grams(term, letters)
        first = _best(scores, count)
        return found[first], scores[first]

    def _candidates(self, terms: Sequence[Expanded], count: int) -> NDArray[np.int32]:
        """The chunks that may be among the `count` best by their stems, and by the letters of terms that no stem stands for."""
        kind = np.float32
        lists: list[list[Found]] = [
            [self._stems.found(form.stems, form.weight, kind) for form in term.forms]
            or [self._letters.found(grams, GRAM_WEIGHT * weight, kind) for grams, weight in term.letters]
            for term in terms
        ]
        return best(lists, self._stems.corpus_size, count, kind)[0].astype(np.int32)


def _expanded(expansion: Expansion, stems: BM25, term: Term, language: str) -> Expanded:
    forms = expansion.forms_of(term, language)
    # The weight is that of the commonest of the sure forms: a rare synonym makes a common word no rarer.
    sure = [form for form in forms if form.weight >= forms[0].weight - 0.1]
    weight = min((max(stems.weight(part) for part in form.stems) for form in sure), default=stems.weight(""))
    return Expanded(term, forms, weight)


def _by_stems(term: Expanded, scored: Scorer) -> Scores:
    """Scores for the best of a term's forms."""
    highest: Scores = np.zeros(1)
    for form in term.forms:
        highest = np.maximum(highest, form.weight * together([scored(stem) for stem in form.stems]))
    return highest


def _by_grams(term: Expanded, scored: Scorer) -> Scores:
    """Scores for the letters of the best of a term's surfaces."""
    highest: Scores = np.zeros(1)
    for grams, weight in term.letters:
        highest = np.maximum(highest, weight * sum(map(scored, grams)))
    return highest


def _grams(terms: Iterable[Expanded]) -> list[str]:
    return [gram for term in terms for grams, _ in term.letters for gram in grams]


@lru_cache(maxsize=10_000)
def _letters_of(words: str) -> tuple[str, ...]:
    return tuple(gram for word in surfaces_of(words) for gram in word_grams(word))


def _best(scores: Scores, count: int) -> Numbers:
    """The places of the `count` highest scores above 0, in ascending order; ties go to the lower place."""
    order = np.argsort(-scores, kind="stable")[:count]
    return np.sort(order[scores[order] > 0])
