"""Whose word the parts of a sentence rest on."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from corpus.models import Document
from retrieval.answering.relevance import Passage
from retrieval.claims.naming.institutions import roots_alike
from retrieval.claims.naming.mentions import countries_in, mentions_in
from retrieval.claims.parties import Voice, parties_of
from retrieval.models import Query, Statement

Span = tuple[int, int]


def speaking(statements: Sequence[Statement], place: int) -> Statement | None:
    """Return the statement that speaks at `place` of the document; None where nobody does."""
    inside = [s for s in statements if any(start <= place < end for start, end in s.spans)]
    return inside[0] if inside else None


def spoken(
    passage: Passage, statements: Sequence[Statement], places: Sequence[Span]
) -> list[tuple[Statement | None, Span, list[Span]]]:
    """Return the parts of the sentence that are somebody's speech, with whose, and the words between that say so; else all of it.

    `places` are those of the words that say what is asked: where they stand in nobody's speech, the sentence is read whole.
    """
    found: list[tuple[Statement | None, Span, list[Span]]] = []
    for statement in statements:
        spans = sorted((max(a, passage.start), min(b, passage.end)) for a, b in statement.spans)
        spans = [span for span in spans if span[0] < span[1]]
        whole = spans and places and not any(a <= place[0] < b for place in places for a, b in spans)
        if whole:
            found.append((statement, (passage.start, passage.end), []))
        elif spans:
            aside = [(one[1], other[0]) for one, other in pairwise(spans) if one[1] < other[0]]
            found.append((statement, (spans[0][0], spans[-1][1]), aside))
    return found or [(None, (passage.start, passage.end), [])]


def asked_voice(query: Query) -> str:
    """Return the body or state whose words a question asks for: "Pentagon"; "" for none, for a person and an office."""
    asked = [term.text for term in query.terms if not term.setting]
    mentions = [mention for mention in mentions_in(query.text) if mention.body]
    named = [query.text[m.start : m.end] for m in mentions if any(word in query.text[m.start : m.end] for word in asked)]
    if any(mention.person or mention.office for mention in mentions):
        return ""
    return next(iter([*named, *(word for word in asked if countries_in(word))]), "")


def on_side_of(voice: str, document: Document, speakers: Collection[str], documents: Iterable[Document]) -> frozenset[str]:
    """Return those of the speakers in `document` who speak for the party that `voice` names there.

    For a state its government does, as far as its name says whose it is: "Was sagt Paris?", "das französische Ministerium".
    """
    states = countries_in(voice) if not mentions_in(voice) else []
    if states:
        return frozenset(name for name in speakers if any(roots_alike(_state_of(name), state) for state in states))
    names = list(speakers)
    asked, *parties = parties_of([Voice(voice, document), *(Voice(name, document) for name in names)], documents)
    return frozenset(name for name, party in zip(names, parties, strict=True) if asked and party == asked)


def _state_of(speaker: str) -> str:
    """The state whose government, ministry or army a speaker's words name; "" for none, and for its media."""
    bodies = [mention.body for mention in mentions_in(speaker)[:1] if mention.body and mention.body.of_state]
    return next((body.owner for body in bodies if body.kind != "statemedia"), "")


def is_of_another_state(speaker: str, voice: str) -> bool:
    """Whether a speaker is of a body of another state than `voice`: two have a ministry of defence."""
    bodies = [mention.body for mention in mentions_in(speaker)[:1] if mention.body and mention.body.owner]
    asked = [mention.body for mention in mentions_in(voice)[:1] if mention.body and mention.body.owner]
    return any(not roots_alike(body.owner, one.owner) for body in bodies for one in asked)
