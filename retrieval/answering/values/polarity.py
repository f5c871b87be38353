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
    """Yes or no."""

    side: Side
    start: int
    end: int

    @property
    def label(self) -> str:
        return self.side

    def bears_out(self, other: Value) -> bool:  # noqa: ARG002  # of words there are too many alike
        return False

    @property
    def kind(self) -> str:
        return "polarity"

    @property
    def terms(self) -> str:
        return self.side

    @property
    def rule(self) -> Rule:
        return Rule.AFFIRMED if self.side is Side.YES else Rule.DENIED

    def judged(self, other: Value) -> Judgement:
        if not isinstance(other, Polarity):
            return NO_RULE
        return SAME_SIDE if other.side == self.side else YES_AGAINST_NO


def side_of(text: str, language: str, asked: str, *, denied: bool) -> Side:
    """Return what `text`, speech or a sentence, says of what the question `asked` asks; `denied`: the speaker denies it.

    A denying word that the question has as well is what is asked for, no denial of it ("Verzichtet sie …?").
    """
    patterns = _patterns()[language]
    plain = text.lower()[:LONGEST]
    if patterns["open"].search(plain):
        return Side.OPEN
    bare = patterns["apparent"].sub(" ", plain)
    question = asked.lower()
    found = [match for match in patterns["negations"].finditer(bare) if match[0][:6] not in question]
    no = bool(found) != denied
    return Side.NO if no else Side.YES


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        language: {name: re.compile(pattern) for name, pattern in entries.items()}
        for language, entries in table("polarity").items()
    }
