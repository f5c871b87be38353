"""The index of a corpus: which chunks share what with a query.

Two BM25 fields, stems and character 4-grams, each over a chunk with its document's title and its subheading before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.models import Chunk, Corpus
from retrieval.index.bm25 import BM25
from retrieval.index.expansion import forms_of
from retrieval.index.grams import grams_of, word_grams
from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import Lexicon
from retrieval.language.tokens import stems_of, tokens_of
from retrieval.models import Form, Hit, Match, Query, Term

GRAM_WEIGHT = 0.4  # of the 4-gram field beside the stems
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
        self._lexicon = lexicon
        self._chunks = corpus.chunks
        self._languages = frozenset(document.language for document in corpus)
        texts = [(_indexed(corpus, chunk), corpus[chunk.document].language) for chunk in self._chunks]
        self._stems = BM25([stems_of(text, language) for text, language in texts])
        self._grams = BM25([grams_of(text, language) for text, language in texts])
        self._vocabulary = Vocabulary({token.surface.lower() for text, _ in texts for token in tokens_of(text)})

    def expand(self, query: Query) -> tuple[Expanded, ...]:
        """Return the query's terms with their forms in this corpus."""
        expanded = []
        for term in query.terms:
            forms = forms_of(term, query, self._languages, self._vocabulary, self._lexicon, self._stems.__contains__)
            expanded.append(Expanded(term, forms, self._weight(forms)))
        return tuple(expanded)

    def search(self, terms: Sequence[Expanded], limit: int) -> list[Hit]:
        """Return the `limit` best hits, best first; ties go to the earlier chunk."""
        parts = [(self._by_stems(term), self._by_grams(term)) for term in terms]
        total = np.zeros(len(self._chunks))
        for stems, grams in parts:
            total += stems + GRAM_WEIGHT * grams
        order = np.argsort(-total, kind="stable")[:limit]
        return [Hit(self._chunks[at], float(total[at]), self._matches(int(at), terms, parts)) for at in order if total[at] > 0]

    def _weight(self, forms: tuple[Form, ...]) -> float:
        """The weight of the commonest of the sure forms: a rare synonym makes a common word no rarer."""
        sure = [form for form in forms if form.weight >= forms[0].weight - 0.1]
        return min((max(self._stems.weight(part) for part in form.stems) for form in sure), default=self._stems.weight(""))

    def _by_stems(self, term: Expanded) -> NDArray[np.float64]:
        best = np.zeros(len(self._chunks))
        for form in term.forms:
            if len(form.stems) == 1:
                documents, scores = self._stems.scores(form.stems[0])
                best[documents] = np.maximum(best[documents], form.weight * scores)
            else:
                whole = self._stems.get_scores(form.stems) / np.sqrt(len(form.stems))
                best = np.maximum(best, form.weight * whole)
        return best

    def _by_grams(self, term: Expanded) -> NDArray[np.float64]:
        best = np.zeros(len(self._chunks))
        for surface, weight in term.surfaces:
            grams = [gram for token in tokens_of(surface) for gram in word_grams(token.surface)]
            best = np.maximum(best, weight * self._grams.get_scores(grams))
        return best

    def _matches(
        self, at: int, terms: Sequence[Expanded], parts: list[tuple[NDArray[np.float64], NDArray[np.float64]]]
    ) -> tuple[Match, ...]:
        text = _indexed(self._corpus, self._chunks[at])
        stems = set(stems_of(text, self._corpus[self._chunks[at].document].language))
        matches = []
        for term, (by_stems, by_grams) in zip(terms, parts, strict=True):
            form = next((form for form in term.forms if stems.issuperset(form.stems)), None)
            if form or by_grams[at] > 0:
                matches.append(Match(term.term.text, form, float(by_stems[at]), float(GRAM_WEIGHT * by_grams[at])))
        return tuple(matches)


def _indexed(corpus: Corpus, chunk: Chunk) -> str:
    document = corpus[chunk.document]
    return f"{document.title}\n{chunk.heading}\n{document.text_of(chunk)}"
