"""Candidates -> an Answer. Nothing is compared here yet: several sources are quoted side by side."""

from collections.abc import Sequence

from corpus.models import Corpus
from retrieval.answering.confidence import State, state_of
from retrieval.answering.extracts import extract
from retrieval.answering.ranking import Candidate, candidates
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.models import Answer, Extract, Finding, Position, Query, Verdict

DOCUMENTS = 4  # at the head of an answer
LEAST_SHARE = 0.5  # of the best document's merit; less is about something else
UNNAMED = 0.1  # of the question's weight: names that a document lacks and another has; more is about something else
CLOSEST = 2  # documents shown as the closest passages where none answers
NAME_FOUND = 0.5  # a form of this weight is the name, in another spelling or language or mistyped


def answer(corpus: Corpus, index: PassageIndex, query: Query) -> Answer:
    """Return the best extract of up to four documents; the closest passages, or nothing, where none answers."""
    terms = index.expand(query)
    found = candidates(corpus, index, query, terms)
    state = state_of(found[0], query) if found and not unknown_names(terms) else State.NOTHING
    if state is State.NOTHING:
        return _answer(query, Finding(Verdict.NO_ANSWER, ()))
    extracts = _extracts(_on_the_matter(found))
    if state is State.CLOSEST:
        return _answer(query, Finding(Verdict.NO_ANSWER, (), closest=tuple(extracts[:CLOSEST])))
    verdict = Verdict.SINGLE_SOURCE if len(extracts) == 1 else Verdict.NOT_COMPARED
    return _answer(query, Finding(verdict, tuple(Position("", (one,)) for one in extracts[:DOCUMENTS])))


def unknown_names(terms: Sequence[Expanded]) -> list[str]:
    """Return the names in a question that no document mentions in any spelling: whatever else matches is about others."""
    return [term.term.text for term in terms if term.term.name and not any(form.weight >= NAME_FOUND for form in term.forms)]


def _on_the_matter(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that answer nearly as well as the best one, and mention the names that any of them mentions."""
    merit, unnamed = LEAST_SHARE * found[0].window.merit, min(c.names for c in found) + UNNAMED
    return [c for c in found if c.window.merit >= merit and c.names <= unnamed]


def _extracts(chosen: Sequence[Candidate]) -> list[Extract]:
    return [extract(c.document, c.chunk, c.window) for c in chosen]


def _answer(query: Query, finding: Finding) -> Answer:
    return Answer(query.text, query.language, (finding,))
