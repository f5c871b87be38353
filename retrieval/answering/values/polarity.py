"""Yes or no as an answer to "whether": what a sentence affirms, denies or leaves open of what is asked."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from retrieval.answering.values.relation import Relation, Value
from retrieval.language.tables import table

LONGEST = 400  # characters that are read; the patterns look no farther than a clause


class Side(StrEnum):
    """What is said of the thing asked for."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Polarity:
    """Yes or no."""

    side: Side
    start: int
    end: int

    @property
    def label(self) -> str:
        return self.side

    @property
    def kind(self) -> str:
        return "polarity"

    def relation(self, other: Value) -> Relation:
        if not isinstance(other, Polarity):
            return Relation.UNSURE
        return Relation.SAME if other.side == self.side else Relation.DIFFERENT


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
