"""The index as its formulas stand in the books, one document and one word after the other: what the quick one is held against.

Nothing here is quick, or saved, or changed by a document: it is what the scores were before they became cheap.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.models import Chunk, Corpus
from retrieval.index.expansion import Expansion
from retrieval.index.grams import word_grams
from retrieval.index.passages import FIRST_STAGE, GRAM_WEIGHT, Expanded
from retrieval.index.vocabulary import CANDIDATES, SHORT, SHORTEST, VARIANTS
from retrieval.language.lexicon import Lexicon
from retrieval.language.names import aliases, skeleton
from retrieval.language.separable import parted_verbs
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import fold, stem, stems_of, stopwords, surfaces_of
from retrieval.models import Form, Hit, Match, Query

Scores = NDArray[np.float64]
Scorer = Callable[[str], Scores]


class PlainBM25(BM25Okapi):
    """Scores of documents, each a list of terms, for one term at a time."""

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float = 1.2, b: float = 0.75, delta: float = 1.0) -> None:
        self.delta = delta
        # A corpus without a word has no average length; one empty term keeps rank-bm25 from dividing by zero.
        super().__init__([list(terms) or [""] for terms in documents] or [[""]], k1=k1, b=b)
        self._postings = self._scored_postings()

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def weight(self, term: str) -> float:
        """Return the term's inverse document frequency; a term that no document has is the rarest."""
        idf = self.idf.get(term) if term else None  # the empty term only stands in for chunks without a word
        return float(idf) if idf is not None else math.log(1 + (self.corpus_size + 0.5) / 0.5)

    def scores(self, term: str) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Return the documents that have `term`, ascending, and its score in each."""
        return self._postings.get(term, _NOTHING)

    def scorer(self, documents: NDArray[np.int32] | None = None) -> Callable[[str], NDArray[np.float64]]:
        """Return what gives a term's score in all documents, or in `documents` in their order; it keeps what it has looked up.

        The numbers are of the postings' own type: searchsorted would convert a whole list of postings otherwise.
        """

        @cache
        def scores(term: str) -> NDArray[np.float64]:
            having, scores = self.scores(term)
            if documents is None:
                total = np.zeros(self.corpus_size)
                total[having] = scores
                return total
            if not len(having):
                return np.zeros(len(documents))
            at = np.minimum(np.searchsorted(having, documents), len(having) - 1)
            return np.where(having[at] == documents, scores[at], 0.0)

        return scores

    def get_scores(self, query: Sequence[str]) -> NDArray[np.float64]:
        """Return every document's score for a query, a list of terms."""
        return sum(map(self.scorer(), query), np.zeros(self.corpus_size))

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))

    def _scored_postings(self) -> dict[str, tuple[NDArray[np.int32], NDArray[np.float64]]]:
        norm = self.k1 * (1 - self.b + self.b * np.asarray(self.doc_len) / self.avgdl)
        found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for document, frequencies in enumerate(self.doc_freqs):
            for term, frequency in frequencies.items():
                documents, counts = found[term]
                documents.append(document)
                counts.append(frequency)
        postings = {}
        for term, (documents, counts) in found.items():
            at, tf = np.asarray(documents, np.int32), np.asarray(counts, np.float64)
            postings[term] = (at, self.idf[term] * (self.delta + tf * (self.k1 + 1) / (tf + norm[at])))
        return postings


_NOTHING = (np.empty(0, np.int32), np.empty(0, np.float64))


class PlainVocabulary:
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


class PlainIndex:
    """BM25 over the chunks of a corpus. A match is "shares a term", whatever the score."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self._chunks = corpus.chunks
        starts = accumulate((len(document.chunks) for document in corpus), initial=0)
        self._first = dict(zip((document.path for document in corpus), starts, strict=False))
        texts = [(_indexed(corpus, chunk), corpus[chunk.document].language) for chunk in self._chunks]
        self._stems = PlainBM25([_stems_of(text, language) for text, language in texts])
        self._grams = PlainBM25([_grams_of(text, language) for text, language in texts])
        self._expansion = Expansion(
            languages=frozenset(document.language for document in corpus),
            vocabulary=PlainVocabulary({word.lower() for text, _ in texts for word in surfaces_of(text)}),
            lexicon=lexicon,
            thesaurus=shipped_thesaurus(),
            known=self._stems.__contains__,
        )

    def expand(self, query: Query) -> tuple[Expanded, ...]:
        """Return the query's terms with their forms in this corpus."""
        expanded = []
        for term in query.terms:
            forms = self._expansion.forms_of(term, query.language)
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


def _grams_of(text: str, language: str) -> list[str]:
    """The 4-grams of the content words of `text`, in order."""
    skip = stopwords(language)
    return [gram for word in surfaces_of(text) if word.lower() not in skip for gram in word_grams(word)]


def _stems_of(text: str, language: str) -> list[str]:
    """The stems of a text, those of its parted verbs among them: "trat … zurück" is found by "zurückgetreten"."""
    return stems_of(text, language) + [stem(word, language) for word in parted_verbs(text, language)]


def _indexed(corpus: Corpus, chunk: Chunk) -> str:
    document = corpus[chunk.document]
    return f"{document.title}\n{chunk.heading}\n{document.text_of(chunk)}"
