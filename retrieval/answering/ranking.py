"""Hits, read for the sentences that answer: once more as paragraphs for a search, as documents for an answer.

The index says what a paragraph is about; its best sentence or two say whether it answers. In an answer each document
stands once, with the best window of all its paragraphs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import Chunk, Corpus, Document
from retrieval.answering.windows import Window, Windows
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.models import Hit, Query

DOCUMENTS = 10  # that are read for an answer
PARAGRAPHS = 12  # of one document that are read for an answer
HITS = 400  # among which those documents and paragraphs are
CANDIDATES = 12  # hits of a search that are read for their best sentence
WINDOW = 4.0  # how much the window's merit adds to a hit's score, as a factor
PARAGRAPH = 0.25  # how much the paragraph's share of the best score adds to its window's merit, within a document


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document with its best window.

    `score` is the share of the best paragraph's score, 0 to 1; `scores` those of its paragraphs, by number.
    `coverage` is the share of the query's weight that the
    document covers anywhere, `names` that of the query's names which it does not mention, `setting` that of all that only says
    of which matter, names among it, which it does not mention.
    """

    document: Document
    chunk: Chunk
    window: Window
    score: float
    scores: Mapping[int, float]
    coverage: float
    names: float
    setting: float


def ranked_hits(corpus: Corpus, index: PassageIndex, query: Query, terms: Sequence[Expanded], limit: int) -> list[Hit]:
    """Return the best `limit` hits, best first, with what they matched."""
    return index.explained([hit for hit, _ in ranked_windows(corpus, index, query, terms, limit)], terms)


def ranked_windows(
    corpus: Corpus, index: PassageIndex, query: Query, terms: Sequence[Expanded], limit: int
) -> list[tuple[Hit, Window]]:
    """Return the best `limit` hits, best first, each with its best window."""
    windows = Windows(query, terms)
    found = []
    for hit in index.search(terms, max(limit, CANDIDATES)):
        window = windows.best(corpus[hit.chunk.document], hit.chunk)
        found.append((replace(hit, score=hit.score * (1 + WINDOW * window.merit)), window))
    return sorted(found, key=lambda entry: -entry[0].score)[:limit]


def candidates(corpus: Corpus, index: PassageIndex, query: Query, terms: Sequence[Expanded]) -> list[Candidate]:
    """Return the documents that were hit, best first, each with the best window of its best paragraphs."""
    hits: dict[str, dict[Chunk, float]] = {}
    found = index.search(terms, HITS)
    for hit in found:
        hits.setdefault(hit.chunk.document, {})[hit.chunk] = hit.score / found[0].score
    windows = Windows(query, terms)
    best = [_candidate(corpus[path], scores, windows, terms) for path, scores in list(hits.items())[:DOCUMENTS]]
    return sorted(best, key=lambda c: -(c.window.merit + PARAGRAPH * c.score))


def _candidate(document: Document, scores: dict[Chunk, float], windows: Windows, terms: Sequence[Expanded]) -> Candidate:
    chunks = list(scores)[:PARAGRAPHS]

    def merit(entry: tuple[Chunk, Window]) -> tuple[float, int]:
        chunk, window = entry
        return round(window.merit + PARAGRAPH * scores[chunk], 6), -chunk.paragraph

    chunk, window = max(((chunk, windows.best(document, chunk)) for chunk in chunks), key=merit)
    covered = windows.covered_by(document, chunks)
    lacked = [1 - share for share in covered]
    return Candidate(
        document=document,
        chunk=chunk,
        window=window,
        score=max(scores.values()),
        scores={chunk.paragraph: score for chunk, score in scores.items()},
        coverage=windows.weighed(covered),
        names=windows.weighed([lack * term.term.name for term, lack in zip(terms, lacked, strict=True)]),
        setting=windows.weighed([lack * (t.term.name or t.term.setting) for t, lack in zip(terms, lacked, strict=True)]),
    )
