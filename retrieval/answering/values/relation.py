"""What every value can tell, and how it stands to another."""

from typing import Protocol

from retrieval.explanation import Judgement, Relation, Rule

NO_RULE = Judgement(Relation.UNSURE, Rule.NO_RULE)
COMMON_WORDS = Judgement(Relation.SAME, Rule.COMMON_WORDS)
OTHER_WORDS = Judgement(Relation.DIFFERENT, Rule.OTHER_WORDS)
OTHER_MEASURE = Judgement(Relation.UNSURE, Rule.OTHER_MEASURE)


class Value(Protocol):
    """What a claim says: `document.text[start:end]`, a word or two in the source's words; `kind` is what it is measured in.

    `terms` is what of it is compared, for people to read; `rule` is how it was read.
    """

    @property
    def label(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def terms(self) -> str: ...

    @property
    def rule(self) -> Rule: ...

    def judged(self, other: "Value") -> Judgement:
        """Return how this value stands to another of its kind; UNSURE to any of another kind."""
