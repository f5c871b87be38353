"""What a question wants its number in, and what is to be counted."""

import re
from dataclasses import dataclass
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import stopwords, tokens_of
from retrieval.models import Kind, Query

_COUNTED = re.compile(
    r"(?:\bwie ?viele?[nrm]?|\bhow many(?: more| other)?|\b(?:an)?zahl (?:der|von|an)|\bnumber of)\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(?:wie|how)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b\w+-(?=[A-ZÄÖÜ])")  # of Talbahn-Züge, Züge are counted
MOST = 4  # words that a counted thing may have


@dataclass(frozen=True, slots=True)
class Measure:
    """What number is wanted.

    `units`: "count", "money", "any" or those of a Quantity, the likeliest first. `counted`: the words of what is counted.
    """

    units: tuple[str, ...]
    counted: tuple[str, ...]

    def rank(self, unit: str) -> int | None:
        """Return how likely a quantity in `unit` answers, 0 first; None where it cannot."""
        for rank, wanted in enumerate(self.units):
            if wanted == unit or (wanted == "count" and not unit) or (wanted == "any" and unit and unit != "year of age"):
                return rank
            if wanted == "money" and is_money(unit):
                return rank
        return None


def measure_of(query: Query, text: str = "") -> Measure | None:
    """Return what number the question asks for, by `text`, its own with mistyped words put right; None where it asks for none."""
    if query.kind not in {Kind.COUNT, Kind.AMOUNT, Kind.DURATION, Kind.TOPIC, Kind.WHAT}:
        return None
    plain = (text or query.text).lower()
    units = next((units for pattern, units in _measures() if pattern.search(plain)), None)
    if units is None:
        if query.kind in {Kind.TOPIC, Kind.WHAT}:
            return None
        return Measure(("count", "any"), _counted(query) if query.kind is Kind.COUNT else ())  # "Tote in Hohenrade?"
    return Measure(units, _counted(query) if "count" in units else ())


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit.isupper() or unit in table("units")["currencies"]


def _counted(query: Query) -> tuple[str, ...]:
    """The words behind "wie viele", up to the verb: in German to the first noun, in English to the next function word."""
    found = _COUNTED.search(query.text)
    if not found and _HOW.search(query.text):
        return ()  # "Wie groß ist der Andrang?", "Wie oft traf sie ihn?" name nothing that is counted
    words: list[str] = []
    rest = found["rest"] if found else query.text
    # "Wie viele der im Mai befreiten Männer": what stands behind a preposition is no noun that is counted.
    rest = re.sub(r"^(?:der|von den|of the)\s+(?:(?:im|in|am|aus|bei|seit|nach)\s+(?:\w+\s+)?[A-ZÄÖÜ]\w+\s+)?", "", rest)
    for token in tokens_of(_JOINED.sub("", rest))[: MOST + 2]:
        function = token.surface.lower() in stopwords(query.language)
        if function and words:
            break
        if not function:
            words.append(token.surface)
            if query.language == "de" and query.text.islower():
                break  # typed in small letters: the noun is the first word of substance
            if query.language == "de" and token.surface[0].isupper():
                break
    return tuple(words[:MOST])


@cache
def _measures() -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    return [(re.compile(entry["pattern"]), tuple(entry["units"])) for entry in table("measures")["measure"]]
