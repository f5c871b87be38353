"""The best of many documents, without sorting or partitioning the scores of all.

A million scores, most of them 0, are what `np.partition` is worst at. Here scores are added up in an array that is 0 between two
questions, and a first bound comes from the highest of each of some hundred stretches: at least that many documents reach it,
so whoever is below is not among the best. Only the few above it are looked at one by one.
"""

import threading
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
Values = NDArray[np.floating]
Found = tuple[Numbers, Values]  # documents, each once, and a score of each
Kind = type[np.float32] | type[np.float64]
SPARSE = 16  # where fewer than one document in so many has a score, those are looked at rather than all


class _Scratch(threading.local):
    """Zeros to add to, an array of each kind per thread; whoever uses one leaves zeros behind."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Kind], Values] = {}

    def zeros(self, use: str, size: int, kind: Kind) -> Values:
        kept = self._kept.get((use, kind))
        if kept is None or len(kept) < size:
            kept = self._kept[use, kind] = np.zeros(size, kind)
        return kept[:size]


_scratch = _Scratch()


def best(terms: Iterable[Sequence[Found]], size: int, count: int, kind: Kind, times: int = 1, *, dense: bool = False) -> Found:
    """Return the `count` documents with the highest scores above 0, and all that may tie with the last, ascending, with scores.

    A document's score is the sum over the terms of the highest that one of a term's lists gives it. Document `size` stands for
    those that do not count. In single precision those are included that rounding may have put below the last; what they score
    has to be added up anew. Where a term has one list only, a document may stand there as often as `times`. Where so many have a
    score that all are looked at (`dense`), the lists are not kept, so they may be made one after the other.
    """
    total = _scratch.zeros("total", size + 1, kind)
    touched: list[Numbers] = []
    several = 0
    try:
        for lists in terms:
            for documents, values in [_highest(lists, size + 1, kind)] if len(lists) > 1 else lists:
                several += 1
                if not dense:
                    touched.append(documents)
                np.add.at(total, documents, values)
        total[size] = 0
        # n sums of positive numbers are off by n roundings at most, a share of 2 ** -24 each; twice that with some to spare.
        slack = (several + 4) * 2.0**-22 if kind is np.float32 else 0.0
        return (
            _above(total, touched, times, count, slack, dense=dense) if count > 0 else (np.empty(0, np.intp), np.empty(0, kind))
        )
    finally:
        if not dense and sum(map(len, touched)) * SPARSE < size:
            for documents in touched:
                total[documents] = 0
        else:
            total.fill(0)


def joined(several: Sequence[Found]) -> Found:
    """Return the documents of several, no two of which have one in common."""
    if len(several) == 1:
        return several[0]
    values: Values = np.concatenate([values for _, values in several])
    return np.concatenate([documents for documents, _ in several]), values


def _highest(lists: Sequence[Found], size: int, kind: Kind) -> Found:
    """The documents of several lists, each once, with its highest score."""
    highest = _scratch.zeros("highest", size, kind)
    try:
        for documents, values in lists:
            np.maximum.at(highest, documents, values)
        once = []
        for documents, _ in lists:
            values = highest.take(documents)
            new = np.flatnonzero(values)  # those of an earlier list are 0 again
            once.append((documents.take(new), values.take(new)))
            highest[documents] = 0
        return joined(once)
    finally:
        for documents, _ in lists:
            highest[documents] = 0


def _above(total: Values, touched: Sequence[Numbers], times: int, count: int, slack: float, *, dense: bool) -> Found:
    if not dense and sum(map(len, touched)) * SPARSE < len(total):
        found = _among(total, touched, times, count, slack)
    else:
        found = _in_stretches(total, count, slack)
    values = total[found]
    among = np.flatnonzero(values >= _bound(values, count, slack))
    return found[among], values[among]


def _among(total: Values, touched: Sequence[Numbers], times: int, count: int, slack: float) -> Numbers:
    """Those of the documents with a score that may be among the best."""
    documents = np.concatenate(touched) if touched else np.empty(0, np.intp)
    enough = count * len(touched) * times  # so many values are of `count` different documents
    values = total.take(documents)
    stretch = len(values) // (4 * enough) if touched else 0
    if stretch > 1:
        highest = values[: len(values) // stretch * stretch].reshape(-1, stretch).max(axis=1)
        documents = documents[values >= _bound(highest, enough, slack)]
    return np.unique(documents)


def _in_stretches(total: Values, count: int, slack: float) -> Numbers:
    """Those of all documents that may be among the best."""
    stretch = min(max(len(total) // (4 * count), 1), 1024)
    whole = len(total) // stretch * stretch
    rows = total[:whole].reshape(-1, stretch)
    highest = rows.max(axis=1)
    bound = _bound(highest, count, slack)
    high = np.flatnonzero(highest >= bound)
    row, column = np.nonzero(rows[high] >= bound)
    return np.concatenate((high[row] * stretch + column, whole + np.flatnonzero(total[whole:] >= bound)))


def _bound(values: Values, count: int, slack: float) -> float:
    """The `count`-th highest of some values, less the slack; the lowest number above 0 where there are no more values."""
    least = float(np.finfo(values.dtype).smallest_subnormal)
    if len(values) <= count:
        return least
    # Negated and from the front: numpy 2 is thirty times slower from the end where most values are equal.
    return max(float(-np.partition(-values, count - 1)[count - 1]) * (1 - slack), least)
