"""How long it lasts, as claims: by a number, or by when it ends, as long as it does."""

import re
from collections.abc import Sequence

from retrieval.answering.claim import Claim
from retrieval.answering.figures import Figures
from retrieval.answering.measure import Measure
from retrieval.answering.moments import Moments
from retrieval.answering.relevance import Passage
from retrieval.answering.values.times import asks_past
from retrieval.language.tables import table
from retrieval.models import Kind, Query, Statement

_LEFT = re.compile(table("answers")["times"]["left"], re.IGNORECASE)


class Durations:
    """Reads how long something lasts that is not over."""

    def __init__(self, query: Query, figures: Figures, moments: Moments) -> None:
        self._figures = figures
        self._moments = moments
        self._left = _LEFT.search(query.text) is not None  # "Wie lange gilt er noch?" is rather asked for the end

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return the numbers of the sentence, and when it ends."""
        return [*self._figures.of(passage, statements), *self._moments.ends(passage, statements, first=self._left)]


def lasts(query: Query, measure: Measure) -> bool:
    """Return whether a question asks how long something lasts that is not over, which its end answers as well."""
    return query.kind is Kind.DURATION and measure.units == ("second",) and not asks_past(query)
