"""A claim: a sentence that answers a question, and who reads such sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval.answering.relevance import Passage
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.relation import NO_RULE, Value
from retrieval.explanation import Judgement, Relation
from retrieval.language.evidence import shows
from retrieval.models import Kind, Statement

BESIDE = 0.1  # gained by a value that stands beside what is asked
FAR = 100  # characters
PLAIN = 0.6  # merit of a sentence that answers without a value that could be compared, and shows the kind of thing asked for
UNSHOWN = 0.8  # the same, of one that does not show it
LAST = 9  # the rank of a claim that answers only where no other does


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that answers: the passage, the value it gives (None where there is nothing to compare), and whose word it is.

    `borne_out` counts the other documents that give the same number or time. `rank` counts from 0: a claim of a higher rank
    answers only where none of a lower one does. `instead`: it is put beside what the sentence before claims.
    """

    passage: Passage
    value: Value | None
    statement: Statement | None
    merit: float
    rank: int = 0
    borne_out: int = 0
    instead: bool = False

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


class Reader(Protocol):
    """Reads the claims of sentences for one question, of one kind of answer."""

    def of(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Return what the sentence answers, best first; `statements` are those of the sentence."""


def plain(passage: Passage, statements: Sequence[Statement], kind: Kind) -> list[Claim]:
    """Return the claim of a sentence that says what is asked, although no value can be read from it."""
    if passage.merit < (PLAIN if shows(passage.text, kind) else UNSHOWN):
        return []
    return [Claim(passage, None, statements[0] if statements else None, passage.merit, rank=LAST)]


def beside(value: Value, anchors: Sequence[tuple[int, int]]) -> float:
    """Return what a value gains by standing near to what is asked, at most BESIDE."""
    return BESIDE * (1 - min(distance(value.start, value.end, anchors, FAR), FAR) / FAR)
