"""Yes or no as an answer to "whether": what a sentence affirms, denies or leaves open of what is asked."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from retrieval.answering.values.relation import NO_RULE, Value
from retrieval.explanation import Judgement, Relation, Rule
from retrieval.language.tables import table

LONGEST = 400  # characters that are read; the patterns look no farther than a clause


class Side(StrEnum):
    """What is said of the thing asked for."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


SAME_SIDE = Judgement(Relation.SAME, Rule.SAME_SIDE)
YES_AGAINST_NO = Judgement(Relation.DIFFERENT, Rule.YES_AGAINST_NO)


@dataclass(frozen=True, slots=True)
class Polarity:
    """Yes or no, or of two things that a question lets one choose from the word of the one that is said."""

    side: str
    start: int
    end: int

    @property
    def label(self) -> str:
        return self.side

    @property
    def kind(self) -> str:
        return "polarity"

    @property
    def terms(self) -> str:
        return self.side

    @property
    def rule(self) -> Rule:
        return Rule.DENIED if self.side == Side.NO else Rule.AFFIRMED

    def judged(self, other: Value) -> Judgement:
        if not isinstance(other, Polarity):
            return NO_RULE
        return SAME_SIDE if other.side == self.side else YES_AGAINST_NO


def denies(text: str, language: str, asked: str = "") -> bool:
    """Whether `text`, a clause or a question, denies what it says: by a particle, or by a verb that denies; both affirm.

    "Keiner schwer verletzt" does not deny that somebody was, unless the degree is `asked` for.
    """
    patterns = _patterns(language)
    bare = patterns["apparent"].sub(" ", text.lower()[:LONGEST])
    if not patterns["degree"].search(asked.lower()):
        bare = patterns["slight"].sub(" ", bare)
    return bool(patterns["particles"].search(bare)) != refuses(bare, language)


def refuses(text: str, language: str) -> bool:
    """Whether a verb or an adjective of `text` denies what depends on it: bestritt, haltlos, ruled out."""
    patterns = _patterns(language)
    return patterns["refusals"].search(patterns["apparent"].sub(" ", text.lower()[:LONGEST])) is not None


def denies_before(text: str, language: str) -> bool:
    """Whether `text`, a sentence, denies what the one before it says: "Das bestritt sie", "Die Berichte seien falsch"."""
    patterns, plain = _patterns(language), text.lower()[:LONGEST]
    return patterns["returns"].search(plain) is not None and patterns["untrue"].search(plain) is not None


def leaves_open(text: str, language: str) -> bool:
    """Whether `text` says that a thing is not known, not decided or not commented on."""
    return _patterns(language)["open"].search(text.lower()[:LONGEST]) is not None


def asks_still(text: str, language: str) -> bool:
    """Whether a question asks if what was so is so yet: "Ist er noch Trainer?"."""
    return _patterns(language)["still"].search(text.lower()[:LONGEST]) is not None


def is_unreal(clause: str, language: str) -> bool:
    """Whether a clause says what might be, or on which condition."""
    patterns = _patterns(language)
    plain = clause.lower()[:LONGEST].lstrip(" ,;:–—")
    return any(patterns[mood].search(plain) is not None for mood in ("conditional", "unreal", "suspected"))


def is_ahead(clause: str, language: str) -> bool:
    """Whether a clause says what is wanted, planned or negotiated, and has not happened; "soll gestürzt sein" has."""
    return _patterns(language)["ahead"].search(clause.lower()[:LONGEST]) is not None


def suspects(text: str, language: str) -> bool:
    """Whether `text` says that somebody is suspected."""
    return _patterns(language)["suspected"].search(text.lower()[:LONGEST]) is not None


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    entries = table("polarity")["en" if language == "en" else "de"]
    degree = entries["degree"]
    return {name: re.compile(pattern.replace("{degree}", degree)) for name, pattern in entries.items() if name != "openers"}
