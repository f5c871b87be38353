"""Ranked hits -> an Answer. Nothing is compared here yet: several sources are quoted side by side."""

from corpus.models import Corpus
from retrieval.answering.extracts import extract
from retrieval.answering.ranking import CANDIDATES, ranked
from retrieval.index.passages import PassageIndex
from retrieval.models import Answer, Extract, Finding, Position, Query, Verdict

DOCUMENTS = 4  # at the head of an answer
LEAST_COVERAGE = 0.2  # less of the question's weight in two sentences is no answer
LEAST_SHARE = 0.3  # of the best document's score; less is about something else


def answer(corpus: Corpus, index: PassageIndex, query: Query) -> Answer:
    """Return the best extract of up to four documents, or no_answer where nothing shares anything of substance."""
    best: dict[str, tuple[float, Extract]] = {}
    for found in ranked(corpus, index, query, index.expand(query), CANDIDATES):
        path = found.hit.chunk.document
        if found.window.coverage >= LEAST_COVERAGE:
            best.setdefault(path, (found.hit.score, extract(corpus[path], found.hit.chunk, found.window)))
    top = max((score for score, _ in best.values()), default=0.0)
    extracts = [extract for score, extract in best.values() if score >= LEAST_SHARE * top][:DOCUMENTS]
    return Answer(query.text, query.language, (_finding(extracts),))


def _finding(extracts: list[Extract]) -> Finding:
    verdicts = (Verdict.NO_ANSWER, Verdict.SINGLE_SOURCE)
    verdict = verdicts[len(extracts)] if len(extracts) < 2 else Verdict.NOT_COMPARED
    return Finding(verdict, tuple(Position("", (found,)) for found in extracts))
