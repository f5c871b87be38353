"""BM25 on rank-bm25, mended for small corpora, over postings.

rank-bm25 0.2.2 gives a term that stands in half of the documents no weight and a commoner one a negative weight, adds its
delta to documents without the term, divides by zero on an empty corpus, and goes through all documents for each term. Here the
inverse document frequency is ln(1 + (N - n + .5) / (n + .5)), as in Lucene, which is never negative, the lower bound delta of
BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", CIKM 2011) counts only where the term occurs, and only the
documents that have a term are looked at.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from retrieval.index.acceleration import compiled
from retrieval.index.layout import Layout, Part
from retrieval.index.okapi import BM25Okapi
from retrieval.index.postings import Postings
from retrieval.index.pruning import candidates
from retrieval.index.top import SPARSE, Found, Kind, Values, best, joined

Scores = NDArray[np.float64]
K1, B, DELTA = 1.2, 0.75, 1.0
TERMS = 5_000  # whose places are remembered
PIECE = 1 << 13  # postings that are added up at once where there are many
MANY = 20_000  # postings of a query from which on a rough first look and a second one are quicker


class BM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 is published without types
    """Scores of documents, each a list of terms: of one term, or the best of a whole query."""

    def __init__(self, documents: Sequence[Sequence[str]], *, k1: float = K1, b: float = B, delta: float = DELTA) -> None:
        # A corpus without a word has no average length; one empty term keeps it from dividing by zero.
        postings = Postings.of([list(terms) or [""] for terms in documents] or [[""]])
        self._serve((Part(postings),), Layout.plain(len(postings.sizes)), k1, b, delta)

    @classmethod
    def over(
        cls, parts: Sequence[Part[Postings]], layout: Layout, *, k1: float = K1, b: float = B, delta: float = DELTA
    ) -> "BM25":
        """Return the scores over what was counted before; there is one document at least, and a term in each."""
        made = cls([])
        made._serve(parts, layout, k1, b, delta)
        return made

    def _serve(self, parts: Sequence[Part[Postings]], layout: Layout, k1: float, b: float, delta: float) -> None:
        self.k1, self.b, self.delta = k1, b, delta
        self._parts, self._layout = tuple(parts), layout
        self.corpus_size = layout.size
        self.avgdl = sum(part.total for part in parts) / layout.size
        self._factors = [self._factors_of(part.all) for part in parts]
        self._compact = all(part.all.classes.dtype == np.uint16 for part in self._parts)  # as the compiled loop has them
        # Not of a method: whatever refers to itself waits for the collector when it is replaced.
        self._lookup = lru_cache(TERMS)(partial(_looked_for, self._parts, layout.size))

    def _factors_of(self, postings: Postings) -> Scores:
        """What a posting of each class scores, but for its term's weight."""
        norm = self.k1 * (1 - self.b + self.b * postings.lengths / self.avgdl)
        frequencies = postings.frequencies.astype(np.float64)
        factors: Scores = self.delta + frequencies * (self.k1 + 1) / (frequencies + norm)
        return factors

    def __contains__(self, term: str) -> bool:
        return self._lookup(term)[1] > 0

    def weight(self, term: str) -> float:
        """Return the term's inverse document frequency; a term that no document has is the rarest."""
        # The empty term only stands in for chunks without a word.
        return self._lookup(term)[0] if term else inverse_frequency(0, self.corpus_size)

    def found(self, terms: Sequence[str], weight: float = 1.0, kind: Kind = np.float64) -> Found:
        """Return the documents that have all of `terms`, and `weight` times their score, as `scored` has it."""
        several = [self._found_in(number, terms, weight, kind) for number in range(len(self._parts))]
        return joined(several)

    def _found_in(self, number: int, terms: Sequence[str], weight: float, kind: Kind) -> Found:
        postings, factors = self._parts[number].all, self._factors[number]
        spans = [self._lookup(term)[2][number] for term in terms]
        if len(terms) == 1:
            table = (weight * (self.weight(terms[0]) * factors)).astype(kind, copy=False)
            numbers = postings.documents[spans[0]]
            values: Values = np.empty(len(numbers), kind)
            table.take(postings.classes[spans[0]], out=values, mode="clip")  # no class is beyond the table: clipping is quickest
            return self._layout.documents(number, numbers), values
        rarest = min(spans, key=lambda span: span.stop - span.start)
        numbers = postings.documents[rarest]
        parts = [
            _looked_up(postings, span, self.weight(term) * factors, numbers) for term, span in zip(terms, spans, strict=True)
        ]
        return self._layout.documents(number, numbers), (weight * together(parts)).astype(kind, copy=False)

    def _in_pieces(self, term: str) -> Iterator[Found]:
        """The documents of a term, and their scores: of arrays that are small, memory serves again and stays near."""
        weight, _, spans = self._lookup(term)
        for number, (part, factors, span) in enumerate(zip(self._parts, self._factors, spans, strict=True)):
            table = (weight * factors).astype(np.float32)
            for first in range(span.start, span.stop, PIECE):
                these = slice(first, min(first + PIECE, span.stop))
                numbers = self._layout.documents(number, part.all.documents[these])
                yield numbers, table.take(part.all.classes[these], mode="clip")

    def _found_by_each(self, terms: Sequence[str]) -> Found:
        """The documents of each term, one term after the other: few calls where there are few postings."""
        looked = [self._lookup(term) for term in terms]
        several = []
        for number, (part, factors) in enumerate(zip(self._parts, self._factors, strict=True)):
            spans = [spans[number] for _, _, spans in looked]
            documents = np.concatenate([part.all.documents[span] for span in spans])
            classes = np.concatenate([part.all.classes[span] for span in spans])
            weights = np.repeat([weight for weight, _, _ in looked], [span.stop - span.start for span in spans])
            several.append((self._layout.documents(number, documents), weights * factors.take(classes, mode="clip")))
        return joined(several)

    def scorer(self, documents: NDArray[np.int32]) -> Callable[[str], Scores]:
        """Return what gives a term's score in `documents`, in their order; it keeps what it has looked up.

        The numbers are of the postings' own type: searchsorted would convert a whole list of postings otherwise.
        """
        places = self._layout.numbers(documents)

        @cache
        def scores(term: str) -> Scores:
            values = np.zeros(len(documents))
            weight, _, spans = self._lookup(term)
            for part, at, numbers in places:
                values[at] = _looked_up(self._parts[part].all, spans[part], weight * self._factors[part], numbers)
            return values

        return scores

    def get_scores(self, query: Sequence[str]) -> Scores:
        """Return every document's score for a query, a list of terms."""
        total = np.zeros(self.corpus_size + 1)
        for term in query:
            documents, values = self.found([term])
            total[documents] += values
        return total[:-1]

    def get_batch_scores(self, query: Sequence[str], doc_ids: Sequence[int]) -> list[float]:
        """Return the scores of some documents."""
        scorer = self.scorer(np.asarray(doc_ids, np.int32))
        scores: list[float] = sum(map(scorer, query), np.zeros(len(doc_ids))).tolist()
        return scores

    def top(
        self, query: Sequence[str], count: int = 10, *, many: int = MANY, numba: bool = True
    ) -> tuple[NDArray[np.int32], Scores]:
        """Return the `count` best documents for a query, best first, ties in their order, and their scores; none that has 0.

        By the compiled loop where that is warm, unless `numba` says otherwise.
        """
        if not query or count <= 0:
            return _NONE, np.empty(0)
        if numba and (quick := self.compiled_best([[(term, 1.0)] for term in query], count)):
            return quick
        postings = sum(self._lookup(term)[1] for term in query)
        if postings > many:
            documents = self._candidates(query, count, postings)
            scores = sum(map(self.scorer(documents), query), np.zeros(len(documents)))
        else:
            found, values = best([[self._found_by_each(query)]], self.corpus_size, count, np.float64, times=len(query))
            documents, scores = found.astype(np.int32), values.astype(np.float64, copy=False)
        order = np.lexsort((documents, -scores))[:count]
        return documents[order], scores[order]

    def _candidates(self, query: Sequence[str], count: int, postings: int) -> NDArray[np.int32]:
        """The documents that may be among the best, of a query with many postings."""
        if self._layout.is_plain:
            terms = [(weight, spans[0]) for weight, _, spans in map(self._lookup, query)]
            found = candidates(self._parts[0].all, self._factors[0], terms, count)
            if found is not None:
                return found
        lists = ([piece] for term in query for piece in self._in_pieces(term))
        dense = postings * SPARSE >= self.corpus_size
        return best(lists, self.corpus_size, count, np.float32, dense=dense)[0].astype(np.int32)

    def compiled_best(self, terms: Sequence[Sequence[tuple[str, float]]], count: int) -> tuple[NDArray[np.int32], Scores] | None:
        """Return the best for terms of each of which the best form counts, a stem and its weight; None where no loop is warm."""
        kernel = compiled()
        if kernel is None or not self._compact:
            return None
        looked = [self._lookup(stem) for forms in terms for stem, _ in forms]
        heads = np.array([0, *accumulate(map(len, terms))], np.int64)
        rarities, weights = np.array([[rarity for rarity, _, _ in looked], [weight for forms in terms for _, weight in forms]])
        numbers, scores, found = np.empty(count, np.int64), np.empty(count), 0
        for number, (part, factors) in enumerate(zip(self._parts, self._factors, strict=True)):
            if not len(factors):
                continue
            there = [spans[number] for _, _, spans in looked]
            starts, ends = np.array([[span.start for span in there], [span.stop for span in there]], np.int64)
            postings, places = part.all, self._layout.places_in(number)
            given = (postings.documents, postings.classes, factors, places, heads, starts, ends, rarities, weights)
            found = kernel.best(*given, numbers, scores, found, self.corpus_size)
        return numbers[:found].astype(np.int32), scores[:found]

    def get_top_n(self, query: Sequence[str], documents: Sequence[str], n: int = 5) -> list[str]:
        """Return the `n` best of `documents`, those that were indexed."""
        return [documents[number] for number in self.top(query, n)[0]]


def _looked_for(parts: Sequence[Part[Postings]], size: int, term: str) -> tuple[float, int, list[slice]]:
    """A term's weight among `size` documents, how many have it, and where its postings are in each part."""
    spans, n = [], 0
    for part in parts:
        span = part.all.span(term)
        spans.append(span)
        n += span.stop - span.start
        for gone in part.gone:
            n -= gone.count(term)
    return inverse_frequency(n, size), n, spans


def inverse_frequency(n: int, size: int) -> float:
    """Return the weight of a term that n of so many documents have."""
    return math.log(1 + (size - n + 0.5) / (n + 0.5))


def together(parts: Sequence[Scores]) -> Scores:
    """Return the score of a phrase where all its words are; it is not as many times as important as it has words."""
    return parts[0] if len(parts) == 1 else np.where(np.all(parts, axis=0), np.sum(parts, axis=0) / np.sqrt(len(parts)), 0.0)


def _looked_up(postings: Postings, span: slice, table: Scores, numbers: NDArray[np.int32]) -> Scores:
    """The scores of a term in some documents, given the scores of the classes."""
    having = postings.documents[span]
    if not len(having):
        return np.zeros(len(numbers))
    at = np.minimum(np.searchsorted(having, numbers), len(having) - 1)
    return np.where(having[at] == numbers, table[postings.classes[span][at]], 0.0)


_NONE = np.empty(0, np.int32)
