"""How two values stand to each other, and what every value can tell."""

from enum import StrEnum
from typing import Protocol


class Relation(StrEnum):
    """Whether two values can both be true. UNSURE wherever no rule can tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Value(Protocol):
    """What a claim says: `document.text[start:end]`, a word or two in the source's words; `kind` is what it is measured in."""

    @property
    def label(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    def relation(self, other: "Value") -> Relation:
        """Return how this value stands to another of its kind; UNSURE to any of another kind."""
