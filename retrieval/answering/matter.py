"""The event that a question asks about, with what of the corpus reports it and what reports other events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Corpus, Document
from retrieval.answering.ranking import Candidate
from retrieval.claims.events import Reports, events_of, is_of_asked_time, may_be_meant
from retrieval.claims.profiles import LEAD
from retrieval.claims.stories import profiles_of
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.models import Query

CLEARLY = 0.2  # of merit, by which an answer is clearly better


@dataclass(frozen=True, slots=True)
class Matter:
    """An event, its reports, the reports of other events of its kind, and the scores of the paragraphs that were hit."""

    reports: Reports
    documents: tuple[Document, ...]
    elsewhere: tuple[Document, ...]
    scores: Mapping[str, Mapping[int, float]]


def matters_of(
    query: Query, terms: Sequence[Expanded], corpus: Corpus, index: PassageIndex, found: Sequence[Candidate]
) -> list[Matter]:
    """Return the matters that the candidates report, the one asked about first."""
    events = events_of(query, terms, corpus, index, [candidate.document for candidate in found])
    scores = {candidate.document.path: candidate.scores for candidate in found}
    matters = [
        Matter(
            reports=event,
            documents=tuple(corpus[path] for path in event.documents),
            elsewhere=tuple(corpus[path] for other in events if _are_alike(event, other, corpus) for path in other.documents),
            scores=scores,
        )
        for event in events
    ]
    if not may_be_meant(terms, found[0].document, events[0], corpus):
        return matters
    first = likeliest(matters, query, found)
    return [first, *(matter for matter in matters if matter is not first)]


def likeliest(matters: Sequence[Matter], query: Query, found: Sequence[Candidate]) -> Matter:
    """Return the matter of the best candidate where it answers clearly better than all reports of the asked one; else that.

    That one it is as well where the question names its time.
    """
    asked = [candidate for candidate in found if candidate.document in matters[0].documents]
    best = max((candidate.window.merit for candidate in asked), default=0.0)
    if found[0].window.merit <= best + CLEARLY or any(c.names < found[0].names or c.setting < found[0].setting for c in asked):
        return matters[0]
    if is_of_asked_time(matters[0].reports.event.date, query):
        return matters[0]
    return next((matter for matter in matters if found[0].document in matter.documents), matters[0])


def _are_alike(one: Reports, other: Reports, corpus: Corpus) -> bool:
    """Whether two events are two of one kind: two strikes, two floods."""
    return one is not other and not _kinds(one, corpus).isdisjoint(_kinds(other, corpus))


def _kinds(event: Reports, corpus: Corpus) -> set[str]:
    """The kinds of event that stand at the head of its reports."""
    profiles = (profile for path in event.documents for profile in profiles_of(corpus[path]))
    return {kind for profile in profiles for kind, (_, place) in profile.kinds.items() if place >= LEAD}
