"""Numbers as claims: of the numbers of a sentence those that may be the one asked for, each on whose word it rests."""

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.claim import LAST, Claim
from retrieval.answering.likeness import Likeness
from retrieval.answering.measure import Measure
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.speech import speaking
from retrieval.answering.values.amounts import Amount, fitting, is_general
from retrieval.claims.background import is_background, years_in
from retrieval.language.quantities import Quantity, quantities_of
from retrieval.language.tables import table
from retrieval.models import Query, Statement

NUMBER = 0.25  # weight of how well a number fits, beside how well its sentence does
TELLING = 0.4  # of what is asked that a sentence says, so that its number may be of what is asked in another word
BEFORE = 0.8  # of what the sentence before says of what is asked, that one says which only gives another number
LIKED = 0.4  # how far words must name what is counted
LEFT = 120  # characters before a number that say how it is given


def _are_counted(speaker: str, quantity: Quantity) -> bool:
    """Whether the speakers are those that a number counts, of which the outlet tells itself: "8.000 Menschen fordern …"."""
    return bool(quantity.counted) and speaker.casefold().endswith(quantity.counted.casefold())


class Figures:
    """Reads the numbers of sentences for one query."""

    def __init__(self, query: Query, measure: Measure, relevance: Relevance, likeness: Likeness) -> None:
        self._question = query.text
        self._measure = measure
        self._relevance = relevance
        self._likeness = likeness
        self._years = years_in(query.text)
        self._counted = likeness.words(" ".join(measure.counted), query.language)

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return what each number of the sentence that may be the one asked for claims, the one that fits best first."""
        text, language = passage.text, passage.document.language
        quantities = quantities_of(text, language)
        if not quantities or is_background(passage.document, passage.start, passage.end, self._years):
            return []
        fits = fitting(
            text,
            quantities,
            self._measure,
            self._relevance.anchors(passage),
            lambda words: self._likes(words, language),
            self._question,
            self._relevance.anchors(passage, but=self._measure.counted),
        )
        claims: list[Claim] = []
        for quantity, fit in fits:
            start = passage.start + quantity.start
            statement = speaking(statements, start)
            if statement and _are_counted(statement.speaker, quantity):
                statement = None
            value = Amount(quantity, text[quantity.start : quantity.end], start, passage.start + quantity.end)
            rank = self._measure.rank(quantity.unit) or 0
            told = passage
            instead = _gives_instead(passage, quantity)
            if instead:
                told = replace(passage, focus=BEFORE * passage.before)
            is_asked = quantity.value and self._counts(passage, quantity)  # "niemand weiß, wann" counts nobody
            if not quantity.unit and told.focus < TELLING and not is_asked:
                rank = LAST
            claims.append(Claim(told, value, statement, told.merit + NUMBER * fit, rank, instead=instead))
        return claims

    def _counts(self, passage: Passage, quantity: Quantity) -> bool:
        """Whether a plain number is one of what is counted: by the words beside it, or by what its sentence says."""
        if not self._measure.counted or is_general(self._measure.counted[-1]):
            return True
        return self._likes(quantity.counted, passage.document.language) >= LIKED or self._relevance.says(
            passage, self._measure.counted
        )

    def _likes(self, words: str, language: str) -> float:
        theirs = self._likeness.words(words, language)
        return self._likeness.shared(self._counted, theirs) / len(self._counted) if self._counted else 0.5


def _gives_instead(passage: Passage, quantity: Quantity) -> bool:
    """Whether a sentence only gives another number of what the one before it tells: "Die Gewerkschaft kommt auf 140."."""
    bare = not quantity.unit and not quantity.counted and passage.before > passage.focus
    return bare and _GIVES.search(passage.text, max(0, quantity.start - LEFT), quantity.start) is not None


_GIVES = re.compile(table("answers")["amounts"]["gives"], re.IGNORECASE)
