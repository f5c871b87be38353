"""Why and how it was, and what to do, as claims: sentences without a value that could be compared."""

import re
from collections.abc import Sequence

from retrieval.answering.claim import Claim
from retrieval.answering.relevance import PARAGRAPH, Passage
from retrieval.language.advice import gives_advice
from retrieval.language.evidence import shows
from retrieval.language.tables import table
from retrieval.models import Kind, Statement

REASON = 0.25  # gained by a sentence that shows what is asked for: a reason, a manner, advice
STATED = 0.2  # gained by a sentence that gives a reason as one
_STATED = re.compile(table("answers")["reasons"]["stated"], re.IGNORECASE)


class Grounds:
    """Reads why or how it was, as `kind` has it."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return the sentence; one that shows no reason or manner answers where no other does."""
        shown = shows(passage.text, self._kind)
        stated = self._kind is Kind.WHY and _STATED.search(passage.text) is not None
        merit = passage.merit + REASON * shown + STATED * stated
        return [Claim(passage, None, statements[0] if statements else None, merit, int(not shown))]


class Advice:
    """Reads what to do."""

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return the sentence if it gives advice."""
        if not gives_advice(passage.text, passage.document.language):
            return []
        # Advice seldom repeats the words of the question: that it is given in the matter is enough.
        merit = REASON + (1 - REASON) * passage.context + PARAGRAPH * passage.score
        return [Claim(passage, None, statements[0] if statements else None, merit)]
