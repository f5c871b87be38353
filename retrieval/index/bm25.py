"""BM25 on rank-bm25, mended for small corpora.

rank-bm25 0.2.2 gives a term that stands in half of the documents no weight and a commoner one a negative weight, adds its
delta to documents without the term, and divides by zero on an empty corpus. Here the inverse document frequency is
ln(1 + (N - n + .5) / (n + .5)), as in Lucene, which is never negative, and the lower bound delta of BM25+ (Lv and Zhai,
"Lower-bounding term frequency normalization", CIKM 2011) counts only where the term occurs.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi


class BM25(BM25Okapi):  # type: ignore[misc]  # rank-bm25 is published without types
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
