"""What it is, and what was spoken about, as claims: phrases that say what the question leaves open."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.claim import Claim, beside
from retrieval.answering.relevance import PARAGRAPH, Passage, Relevance
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.named import named_in
from retrieval.answering.values.things import Thing, Things, nearest
from retrieval.language.frames import Frame
from retrieval.language.quantities import quantities_of
from retrieval.models import Statement

TOLD = 0.25  # merit of a sentence that says what was spoken about, whatever words of the question it has
_OPEN = re.compile(r"(?:\A|, )\W{0,3}(?:was|what|worum|worüber)\b[^,.;:]*\Z", re.IGNORECASE)


class Objects:
    """Reads what it is: the phrase nearest to what is asked."""

    def __init__(self, relevance: Relevance, things: Things) -> None:
        self._relevance = relevance
        self._things = things

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return the phrase that is nearest to what is asked, on whose word it is; the bare sentence where it has none."""
        parts: list[tuple[Statement | None, tuple[int, int]]] = [(s, span) for s in statements for span in s.spans]
        parts = parts or [(None, (passage.start, passage.end))]
        found: list[tuple[Thing, Statement | None]] = []
        anchors = passage.at(self._relevance.anchors(passage))
        for statement, (start, end) in parts:
            thing = nearest(self._things.of(passage.document, start, end), anchors)
            found += [(thing, statement)] if thing else []
        if not found:
            return [Claim(passage, None, parts[0][0], passage.merit)]
        thing, statement = found[0]
        value = _amount(passage, thing) or thing
        return [Claim(passage, value, statement, passage.merit + beside(value, anchors))]


def _amount(passage: Passage, thing: Thing) -> Amount | None:
    """The quantity of which a phrase is the unit: what was offered are "1,9 Prozent", not "Prozent"."""
    for quantity in quantities_of(passage.text, passage.document.language):
        start, end = passage.start + quantity.start, passage.start + quantity.end
        if quantity.unit and start < thing.end <= end:
            return Amount(quantity, passage.document.text[start:end], start, end)
    return None


class Topics:
    """Reads what was spoken about; `topic` knows the words in which that is said."""

    def __init__(self, topic: Frame, things: Things) -> None:
        self._topic = topic
        self._things = things

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return what was spoken about, in a sentence that says so in whatever words."""
        text = passage.text
        told = self._topic.places(text)
        # "Was sie beredeten, blieb offen" only asks.
        places = passage.at([place for place in told if not _OPEN.search(text[: place[0]])])
        if not places:
            return []
        merit = TOLD + (1 - TOLD) * passage.context + PARAGRAPH * passage.score
        statement = statements[0] if statements else None
        people = [span for span, person in named_in(text, passage.document.language) if person]
        things = self._things.of(passage.document, passage.start, passage.end)
        taken = [*passage.at(people), *places]
        things = [thing for thing in things if not any(a <= thing.start and thing.end <= b for a, b in taken)]
        return [Claim(replace(passage, focus=1.0), nearest(things, places), statement, merit)]
