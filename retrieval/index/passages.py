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
from retrieval.language.separable import parted_verbs
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import stem, stems_of, surfaces_of
from retrieval.models import Form, Hit, Match, Query, Term

GRAM_WEIGHT = 0.4  # of the 4-gram field beside the stems
Scores = NDArray[np.float64]
Scorer = Callable[[str], Scores]
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
        self._stems = BM25([_stems_of(text, language) for text, language in texts])
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
        stems, grams = self._stems.scorer(), self._grams.scorer()
        for term in terms:
            total += self._by_stems(term, stems) if term.forms else GRAM_WEIGHT * self._by_grams(term, grams)
        found = _best(total, max(FIRST_STAGE, limit))
        scores, grams = total[found], self._grams.scorer(found)
        for term in terms:
            if term.forms:
                scores += GRAM_WEIGHT * self._by_grams(term, grams)
        order = np.lexsort((found, -scores))[:limit]
        return [Hit(self._chunks[found[at]], float(scores[at])) for at in order if scores[at] > 0]

    def explained(self, hits: Sequence[Hit], terms: Sequence[Expanded]) -> list[Hit]:
        """Return the hits with their matches: which form of which term stands in each, and what it added to the score."""
        at = np.asarray([self._first[hit.chunk.document] + hit.chunk.paragraph - 1 for hit in hits], np.int32)
        stems, grams = self._stems.scorer(at), self._grams.scorer(at)
        zero = np.zeros(len(at))
        matches: list[list[Match]] = [[] for _ in hits]
        for term in terms:
            by_stems, by_grams = zero + self._by_stems(term, stems), zero + GRAM_WEIGHT * self._by_grams(term, grams)
            for number, found in enumerate(matches):
                # A stem has a score where it stands, and nowhere else.
                form = next((form for form in term.forms if all(stems(stem)[number] > 0 for stem in form.stems)), None)
                if form or by_grams[number] > 0:
                    found.append(Match(term.term.text, form, float(by_stems[number]), float(by_grams[number])))
        return [replace(hit, matches=tuple(found)) for hit, found in zip(hits, matches, strict=True)]

    def _weight(self, forms: tuple[Form, ...]) -> float:
        """The weight of the commonest of the sure forms: a rare synonym makes a common word no rarer."""
        sure = [form for form in forms if form.weight >= forms[0].weight - 0.1]
        return min((max(self._stems.weight(part) for part in form.stems) for form in sure), default=self._stems.weight(""))

    def _by_stems(self, term: Expanded, scored: Scorer) -> Scores:
        """Scores for the best of a term's forms; a phrase is not as many times as important as it has words."""
        best: Scores = np.zeros(1)
        for form in term.forms:
            parts = [scored(stem) for stem in form.stems]
            score = (
                parts[0] if len(parts) == 1 else np.where(np.all(parts, axis=0), np.sum(parts, axis=0) / np.sqrt(len(parts)), 0.0)
            )
            best = np.maximum(best, form.weight * score)
        return best

    def _by_grams(self, term: Expanded, scored: Scorer) -> Scores:
        """Scores for the letters of the best of a term's surfaces."""
        best: Scores = np.zeros(1)
        for surface, weight in term.surfaces:
            grams = [gram for word in surfaces_of(surface) for gram in word_grams(word)]
            best = np.maximum(best, weight * sum(map(scored, grams)))
        return best


def _best(scores: Scores, count: int) -> NDArray[np.int32]:
    """The numbers of the `count` highest scores above 0, in ascending order; ties go to the lower number."""
    positive = np.flatnonzero(scores).astype(np.int32)
    if len(positive) <= count:
        return positive
    least = np.partition(scores[positive], -count)[-count]
    higher = positive[scores[positive] > least]
    level = positive[scores[positive] == least][: count - len(higher)]
    return np.sort(np.concatenate([higher, level]))


def _stems_of(text: str, language: str) -> list[str]:
    """The stems of a text, those of its parted verbs among them: "trat … zurück" is found by "zurückgetreten"."""
    return stems_of(text, language) + [stem(word, language) for word in parted_verbs(text, language)]


def _indexed(corpus: Corpus, chunk: Chunk) -> str:
    document = corpus[chunk.document]
    return f"{document.title}\n{chunk.heading}\n{document.text_of(chunk)}"
