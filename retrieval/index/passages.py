"""The index of a corpus: which chunks share what with a query.

Two BM25 fields, stems and character 4-grams, each over a chunk with its document's title and its subheading before it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from corpus.models import Chunk, Corpus
from retrieval.index.bm25 import BM25
from retrieval.index.expansion import Expansion
from retrieval.index.grams import grams_of, word_grams
from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import Lexicon
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import stems_of, surfaces_of
from retrieval.models import Form, Hit, Match, Query, Term

GRAM_WEIGHT = 0.4  # of the 4-gram field beside the stems
Scores = NDArray[np.float64]
FIRST_STAGE = 200  # chunks that the stems choose and the letters order
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


class PassageIndex:
    """BM25 over the chunks of a corpus. A match is "shares a term", whatever the score."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._chunks = corpus.chunks
        starts = accumulate((len(document.chunks) for document in corpus), initial=0)
        self._first = dict(zip((document.path for document in corpus), starts, strict=False))
        texts = [(_indexed(corpus, chunk), corpus[chunk.document].language) for chunk in self._chunks]
        self._stems = BM25([stems_of(text, language) for text, language in texts])
        self._grams = BM25([grams_of(text, language) for text, language in texts])
        self._expansion = Expansion(
            languages=frozenset(document.language for document in corpus),
            vocabulary=Vocabulary({word.lower() for text, _ in texts for word in surfaces_of(text)}),
            lexicon=lexicon,
            thesaurus=shipped_thesaurus(),
            known=self._stems.__contains__,
        )

    def expand(self, query: Query) -> tuple[Expanded, ...]:
        """Return the query's terms with their forms in this corpus."""
        expanded = []
        for term in query.terms:
            forms = self._expansion.forms_of(term, query)
            expanded.append(Expanded(term, forms, self._weight(forms)))
        return tuple(expanded)

    def search(self, terms: Sequence[Expanded], limit: int) -> list[Hit]:
        """Return the `limit` best hits, best first; ties go to the earlier chunk.

        Letters are looked at in the chunks that the stems found, and everywhere for terms that no stem stands for.
        """
        total = np.zeros(len(self._chunks))
        for term in terms:
            total += self._by_stems(term) if term.forms else GRAM_WEIGHT * self._by_grams(term)
        found = _best(total, max(FIRST_STAGE, limit))
        scores, scored = total[found], self._grams.scores_among(found)
        for term in terms:
            if term.forms:
                scores += GRAM_WEIGHT * self._by_grams(term, scored)
        order = np.lexsort((found, -scores))[:limit]
        return [Hit(self._chunks[found[at]], float(scores[at])) for at in order if scores[at] > 0]

    def explained(self, hits: Sequence[Hit], terms: Sequence[Expanded]) -> list[Hit]:
        """Return the hits with their matches: which form of which term stands in each, and what it added to the score."""
        at = np.asarray([self._first[hit.chunk.document] + hit.chunk.paragraph - 1 for hit in hits], np.int32)
        scored = self._grams.scores_among(at)
        parts = [(term, self._by_stems(term)[at], GRAM_WEIGHT * self._by_grams(term, scored)) for term in terms]
        return [replace(hit, matches=self._matches(hit.chunk, number, parts)) for number, hit in enumerate(hits)]

    def _matches(self, chunk: Chunk, number: int, parts: list[tuple[Expanded, Scores, Scores]]) -> tuple[Match, ...]:
        stems = set(stems_of(_indexed(self._corpus, chunk), self._corpus[chunk.document].language))
        matches = []
        for term, by_stems, by_grams in parts:
            form = next((form for form in term.forms if stems.issuperset(form.stems)), None)
            if form or by_grams[number] > 0:
                matches.append(Match(term.term.text, form, float(by_stems[number]), float(by_grams[number])))
        return tuple(matches)

    def _weight(self, forms: tuple[Form, ...]) -> float:
        """The weight of the commonest of the sure forms: a rare synonym makes a common word no rarer."""
        sure = [form for form in forms if form.weight >= forms[0].weight - 0.1]
        return min((max(self._stems.weight(part) for part in form.stems) for form in sure), default=self._stems.weight(""))

    def _by_stems(self, term: Expanded) -> Scores:
        best = np.zeros(len(self._chunks))
        for form in term.forms:
            if len(form.stems) == 1:
                documents, scores = self._stems.scores(form.stems[0])
                best[documents] = np.maximum(best[documents], form.weight * scores)
            else:
                best = np.maximum(best, form.weight * self._phrase(form.stems))
        return best

    def _phrase(self, stems: tuple[str, ...]) -> Scores:
        """Scores of the chunks that have all of `stems`; a phrase is not as many times as important as it has words."""
        total, have = np.zeros(len(self._chunks)), np.zeros(len(self._chunks), np.int32)
        for stem in stems:
            documents, scores = self._stems.scores(stem)
            total[documents] += scores
            have[documents] += 1
        return np.where(have == len(stems), total / np.sqrt(len(stems)), 0.0)

    def _by_grams(self, term: Expanded, scored: Callable[[str], Scores] | None = None) -> Scores:
        """Scores for a term's letters, of all chunks or of those for which `scored` gives a gram's scores."""
        best: Scores = np.max([weight * self._sum(surface, scored) for surface, weight in term.surfaces], axis=0)
        return best

    def _sum(self, surface: str, scored: Callable[[str], Scores] | None) -> Scores:
        grams = [gram for word in surfaces_of(surface) for gram in word_grams(word)]
        if scored is None:
            return self._grams.get_scores(grams)
        return sum((scored(gram) for gram in grams), np.zeros(1))


def _best(scores: Scores, count: int) -> NDArray[np.int32]:
    """The numbers of the `count` highest scores above 0, in ascending order; ties go to the lower number."""
    positive = np.flatnonzero(scores).astype(np.int32)
    if len(positive) <= count:
        return positive
    least = np.partition(scores[positive], -count)[-count]
    higher = positive[scores[positive] > least]
    level = positive[scores[positive] == least][: count - len(higher)]
    return np.sort(np.concatenate([higher, level]))


def _indexed(corpus: Corpus, chunk: Chunk) -> str:
    document = corpus[chunk.document]
    return f"{document.title}\n{chunk.heading}\n{document.text_of(chunk)}"
