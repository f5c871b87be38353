"""Hits, ranked again by their best sentences.

The index says what a paragraph is about; its best sentence or two say whether it answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Corpus
from retrieval.answering.extracts import Window, best_window
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.models import Hit, Query

CANDIDATES = 40  # hits that are read for their best sentence
WINDOW = 2.0  # how much the window's merit adds to a hit's score, as a factor


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit with the sentence or two of it that answer best."""

    hit: Hit
    window: Window


def ranked(corpus: Corpus, index: PassageIndex, query: Query, terms: Sequence[Expanded], limit: int) -> list[Ranked]:
    """Return the best `limit` hits with their windows, best first."""
    found = []
    for hit in index.search(terms, max(limit, CANDIDATES)):
        window = best_window(corpus[hit.chunk.document], hit.chunk, query, terms)
        found.append(Ranked(replace(hit, score=hit.score * (1 + WINDOW * window.merit)), window))
    return sorted(found, key=lambda entry: -entry.hit.score)[:limit]
