"""Whose word the parts of a sentence rest on."""

from collections.abc import Sequence
from itertools import pairwise

from retrieval.answering.relevance import Passage
from retrieval.claims.naming.institutions import roots_alike
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.naming.named import Body
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


def bodies_asked(query: Query) -> list[Body]:
    """Return the bodies of a state whose words the question asks for: the Pentagon, in "Was sagt das Pentagon?"."""
    asked = [term.text for term in query.terms if not term.setting]
    mentions = [mention for mention in mentions_in(query.text) if mention.body and mention.body.owner and not mention.person]
    return [m.body for m in mentions if m.body and any(word in query.text[m.start : m.end] for word in asked)]


def is_of_another_state(speaker: str, asked: Sequence[Body]) -> bool:
    """Whether a speaker is of a body of another state than all that are asked for: two have a ministry of defence."""
    bodies = [mention.body for mention in mentions_in(speaker)[:1] if mention.body and mention.body.owner]
    return bool(asked) and any(not any(roots_alike(body.owner, one.owner) for one in asked) for body in bodies)
