"""The best documents by a compiled loop, where there is numba. Importing this compiles for seconds, or loads what was compiled.

Sums are added up in windows of documents, so that they stay in the processor's nearest cache, and by the rule of MaxScore (Turtle
and Flood, "Query evaluation: strategies and optimizations", Information Processing & Management 31, 1995): when terms cannot
together lift a document among the best found so far, they lead to none, and only add to what the other terms led to.
"""

import numpy as np
from numba import njit, types
from numpy.typing import NDArray

WINDOW = 4096  # documents
SPARE = 1 + 1e-12  # a sum in another order differs by less
NEVER = np.int64(1 << 40)  # behind every document
DOCUMENTS, CLASSES, STARTS, FACTORS = (
    types.Array(kind, 1, "C", readonly=True) for kind in (types.int32, types.uint16, types.int64, types.float64)
)
NUMBERS, REALS, NUMBER = types.int64[::1], types.float64[::1], types.int64


@njit(NUMBER(DOCUMENTS, NUMBER, NUMBER, NUMBER), nogil=True, cache=True)  # type: ignore[untyped-decorator]
def _place(documents: NDArray[np.int32], low: int, end: int, wanted: int) -> int:
    """The first place from `low` on that has `wanted` or a later document, `end` where there is none."""
    step = 1
    while low + step < end and documents[low + step] < wanted:
        low += step
        step += step
    high = min(low + step, end)
    while low < high:
        middle = (low + high) >> 1
        if documents[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


@njit(NUMBER(NUMBERS, REALS, NUMBER, NUMBER, types.float64), nogil=True, cache=True)  # type: ignore[untyped-decorator]
def _put(numbers: NDArray[np.int64], scores: NDArray[np.float64], found: int, document: int, score: float) -> int:
    """Put a document into its place among the best; return how many there are then."""
    rank = found
    while rank and (scores[rank - 1] < score or (scores[rank - 1] == score and numbers[rank - 1] > document)):
        rank -= 1
    if rank == len(scores):
        return found
    found = min(found + 1, len(scores))
    for lower in range(found - 1, rank, -1):
        scores[lower], numbers[lower] = scores[lower - 1], numbers[lower - 1]
    scores[rank], numbers[rank] = score, document
    return found


@njit(  # type: ignore[untyped-decorator]
    NUMBER(DOCUMENTS, CLASSES, FACTORS, DOCUMENTS, NUMBERS, NUMBERS, NUMBERS, REALS, REALS, NUMBERS, REALS, NUMBER, NUMBER),
    nogil=True,
    cache=True,
)
def best(  # noqa: PLR0912, PLR0915  # parted, it would be slower, and no shorter
    documents: NDArray[np.int32],
    classes: NDArray[np.uint16],
    factors: NDArray[np.float64],
    places: NDArray[np.int32],
    heads: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    rarities: NDArray[np.float64],
    weights: NDArray[np.float64],
    numbers: NDArray[np.int64],
    scores: NDArray[np.float64],
    found: int,
    size: int,
) -> int:
    """Put the best documents of a part among the `found` ones that `numbers` has, best first; return how many there are then.

    Term t of the query has the forms from heads[t] to heads[t + 1], of which the best one counts. Form f has the postings from
    starts[f] to ends[f], and each scores weights[f] * (rarities[f] * its class's factor). `places` says which document a number
    of the part is, `size` for a deleted one; it is empty where numbers are documents.
    Rarities, weights and factors are above 0: a document whose sum stayed 0 would be noted more often than there is room for.
    """
    terms = len(heads) - 1
    most = np.zeros(terms)  # that a term adds
    for term in range(terms):
        for form in range(heads[term], heads[term + 1]):
            most[term] = max(most[term], weights[form] * rarities[form] * factors.max() * SPARE)
    order = np.argsort(-most)
    bounds = np.cumsum(most[order][::-1])[::-1]  # what the terms from the n-th in that order on add
    at, since = starts.copy(), starts.copy()
    sums, touched = np.zeros(WINDOW), np.empty(WINDOW + 1, np.uint32)
    highest = np.zeros(WINDOW if len(starts) > terms else 0)  # of the forms of one term
    leading = terms  # so many of the terms lead to documents
    while True:
        least = scores[-1] if found == len(scores) else 0.0
        while leading and bounds[leading - 1] < least:
            leading -= 1
        first = NEVER
        for term in order[:leading]:
            for form in range(heads[term], heads[term + 1]):
                if at[form] < ends[form]:
                    first = min(first, np.int64(documents[at[form]]))
        if first == NEVER:
            return found
        several = np.uint64(0)
        for turn in range(terms):
            forms = range(heads[order[turn]], heads[order[turn] + 1])
            for form in forms:
                since[form] = at[form] if turn < leading else _place(documents, at[form], ends[form], first)
                # Numbers without a sign and no branches: four times as quick as what one would write first.
                place, end, weight = np.uint64(since[form]), np.uint64(ends[form]), weights[form] * rarities[form]
                while place < end and documents[place] < first + WINDOW:
                    number = np.uint32(documents[place] - first)
                    added, before = weight * factors[np.uint32(classes[place])], sums[number]
                    if len(forms) > 1:
                        had = highest[number]
                        highest[number] = max(had, added)
                        added = max(added - had, 0.0)
                    if turn < leading:
                        touched[several] = number
                        several += np.uint64(before == 0)
                        sums[number] = before + added
                    else:
                        sums[number] = before + (added if before > 0 else 0.0)
                    place += np.uint64(1)
                at[form] = place
            for form in forms if len(forms) > 1 else range(0):
                for gone in range(since[form], at[form]):
                    highest[documents[gone] - first] = 0.0
        for one in range(several):
            there = touched[np.uint64(one)]
            total, sums[there] = sums[there], 0.0
            wanted = first + np.int64(there)
            document = np.int64(places[wanted]) if len(places) else wanted
            if total * SPARE < least or document == size:
                continue
            score = 0.0  # to the last digit, which depends on the order of the terms
            for term in range(terms):
                top = 0.0
                for form in range(heads[term], heads[term + 1]):
                    spot = _place(documents, since[form], at[form], wanted)
                    if spot < at[form] and documents[spot] == wanted:
                        top = max(top, weights[form] * (rarities[form] * factors[classes[spot]]))
                score += top
            found = _put(numbers, scores, found, document, score)
            least = scores[-1] if found == len(scores) else 0.0


@njit(  # type: ignore[untyped-decorator]
    types.void(DOCUMENTS, STARTS, DOCUMENTS, STARTS, DOCUMENTS, DOCUMENTS, types.float64[:, ::1]), nogil=True, cache=True
)
def count(
    said: NDArray[np.int32],
    ends: NDArray[np.int64],
    spelt: NDArray[np.int32],
    turns: NDArray[np.int64],
    rows: NDArray[np.int32],
    numbers: NDArray[np.int32],
    often: NDArray[np.float64],
) -> None:
    """Count in `often` how many times the grams of each row stand in each of some documents; a gram of no row has -1."""
    without = np.zeros(len(turns), np.bool_)  # words that have none of the grams: most have none, and are said again
    for column in range(len(numbers)):
        for place in range(ends[numbers[column]], ends[numbers[column] + 1]):
            word = np.uint32(said[place])
            if without[word]:
                continue
            without[word] = True
            for turn in range(np.uint64(turns[word]), np.uint64(turns[word + np.uint32(1)])):
                row = rows[np.uint32(spelt[turn])]
                if row >= 0:
                    often[np.uint32(row), np.uint32(column)] += 1
                    without[word] = False
