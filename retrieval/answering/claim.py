"""A claim: a sentence that answers a question."""

from dataclasses import dataclass

from retrieval.answering.relevance import Passage
from retrieval.answering.values.relation import NO_RULE, Value
from retrieval.explanation import Judgement, Relation
from retrieval.models import Statement

LAST = 9  # the rank of a claim that answers only where no other does


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that answers: the passage, the value it gives (None where there is nothing to compare), and whose word it is.

    `borne_out` counts the other documents that give the same number or time. `rank` counts from 0: a claim of a higher rank
    answers only where none of a lower one does.
    """

    passage: Passage
    value: Value | None
    statement: Statement | None
    merit: float
    rank: int = 0
    borne_out: int = 0

    @property
    def speaker(self) -> str | None:
        return self.statement.speaker if self.statement else None

    def judged(self, other: "Claim") -> Judgement:
        """Return how what this claim says stands to what another says, and by which rule."""
        if self.value is None or other.value is None:
            return NO_RULE
        return self.value.judged(other.value)

    def says(self, other: "Claim") -> Relation:
        """Return how what this claim says stands to what another says."""
        return self.judged(other).relation
