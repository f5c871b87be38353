"""Which documents may be among the best, without going through the commonest terms, in a few calls over whole arrays.

That is MaxScore (Turtle and Flood, "Query evaluation: strategies and optimizations", Information Processing & Management 31,
1995): the documents of the rare terms are added up first. Where the common ones cannot together lift a document that has none of
those among the best, they are only looked up in those that they may still lift.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import Postings

SHARE = 3  # of all postings, one in so many at most is gone through first; with more there is nothing to gain
MOST = 20_000  # the same, in postings
SPARE = 1e-9  # sums in another order differ by a smaller share

Scores = NDArray[np.float64]
Weighted = tuple[float, slice]  # a term: its weight, and where its postings are


def candidates(postings: Postings, factors: Scores, terms: Sequence[Weighted], count: int) -> NDArray[np.int32] | None:
    """Return the documents that may be among the `count` best for terms, ascending; None where this is not the shorter way."""
    terms = sorted((term for term in terms if term[1].stop > term[1].start), key=lambda term: -term[0])
    sizes = np.cumsum([span.stop - span.start for _, span in terms])
    first = int(np.searchsorted(sizes, min(sizes[-1] // SHARE, MOST), side="right"))
    rare, common = terms[:first], terms[first:]
    most = float(factors.max())
    rest = sum(weight for weight, _ in common) * most  # what the common ones add to a document at most
    if sum(weight for weight, _ in rare) * most <= rest:
        return None
    documents, sums = _added(postings, factors, rare)
    least = _least(sums, count)
    if least <= rest:
        return None
    for weight, span in common:
        kept = np.flatnonzero(sums >= least - rest * (1 + SPARE))
        documents, sums = documents.take(kept), sums.take(kept)
        having = postings.documents[span]
        at = having.searchsorted(documents)
        there = np.flatnonzero(having.take(at, mode="clip") == documents)
        sums[there] += weight * factors.take(postings.classes[span].take(at.take(there)))
        rest -= weight * most
        least = _least(sums, count)
    return documents[sums >= least]


def _added(postings: Postings, factors: Scores, terms: Sequence[Weighted]) -> tuple[NDArray[np.int32], Scores]:
    """The documents that have any of some terms, ascending, and the sums of their scores, but for rounding."""
    documents = np.concatenate([postings.documents[span] for _, span in terms])
    classes = np.concatenate([postings.classes[span] for _, span in terms])
    weights = np.repeat([weight for weight, _ in terms], [span.stop - span.start for _, span in terms])
    order = np.argsort(documents, kind="stable")
    documents = documents.take(order)
    values = (weights * factors.take(classes, mode="clip")).take(order)
    new = np.concatenate((np.ones(1, bool), documents[1:] != documents[:-1]))
    return documents[new], np.bincount(np.cumsum(new) - 1, weights=values).astype(np.float64, copy=False)


def _least(sums: Scores, count: int) -> float:
    """A number that `count` sums reach and the last of the best does not miss by much, less what rounding may have added."""
    if len(sums) < count:
        return 0.0
    stretch = len(sums) // (16 * count)
    if stretch > 1:  # the highest of each stretch: partitioning takes long where many are equal
        sums = sums[: len(sums) // stretch * stretch].reshape(-1, stretch).max(axis=1)
    return float(-np.partition(-sums, count - 1)[count - 1]) * (1 - SPARE)
