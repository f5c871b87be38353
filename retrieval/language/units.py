"""Units of measure around a number: 40 km, 3 Mio. €, $5bn, eight per cent, zwölf dorwanische Kronen; tables/units.toml."""

import re
from dataclasses import dataclass
from functools import cache

from retrieval.language.tables import table
from retrieval.language.words import Words

_SYMBOL_AFTER = re.compile(r"\.?[ \u00a0\u2009\u202f]?([%‰€$£¥¢]|°(?:\s?[CF]\b)?)")
_SYMBOL_BEFORE = re.compile(r"(?:\b(?:EUR|USD|US\$|CHF|GBP)|[€$£¥])\s?\Z")
LONGEST_SYMBOL = 5  # characters before a number: "US$ "
LONGEST_PHRASE = 4  # words
SHORT = 3  # letters of an abbreviation, which is a unit only after figures


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, as how many of the base unit of its kind: Kilometer is 1000 metre."""

    name: str
    factor: float


def unit_at(words: Words, at: int, *, figures: bool) -> tuple[Unit | None, int]:
    """Return the unit that begins at word `at`, right behind a number, and the place behind it; (None, at) without one.

    `figures` says that the number stands in figures, as an abbreviated unit wants it.
    """
    symbol = _symbol_after(words, at)
    if symbol:
        return symbol, at
    word = words.near(at, hyphen=True)
    if not word:
        return None, at
    known = _known()
    place = at
    if word in words.listed("before_unit") or _of_a_country(words, at):
        place = at + 1
        word = words.near(place, hyphen=True)
    for length in range(LONGEST_PHRASE, 1, -1):
        phrase = _phrase(words, place, length)
        if phrase in known:
            return known[phrase], place + length
    power = words.word(place + 1)
    if power in {"2", "3"} and words.gap(place + 1) == "" and word + power in known:
        return known[word + power], place + 2
    unit = known.get(word)
    if unit is None or not (figures or len(word) > SHORT or word in {"tag", "mal"}):
        return None, at
    if len(word) == 1 and words.tokens[place].surface.isupper():
        return None, at
    return unit, place + 1


def unit_before(words: Words, at: int) -> Unit | None:
    """Return the unit that stands before the number at word `at`: € 40, US$40, EUR 40, Tempo 80, Stärke 6,2."""
    start = words.tokens[at].start
    named = table("units")["before"].get(words.word(at - 1)) if words.near(at) else None
    if named:
        return Unit(str(named[0]), float(named[1]))
    match = _SYMBOL_BEFORE.search(words.text[max(0, start - LONGEST_SYMBOL) : start])
    return (
        _known()[match[0].strip().removeprefix("US").lower() if match[0][:3] == "US$" else match[0].strip().lower()]
        if match
        else None
    )


def symbol_end(words: Words, at: int) -> int:
    """Return where the sign of a unit before word `at` ends in the text; the end of the word before it without one."""
    start = words.tokens[at - 1].end
    match = _SYMBOL_AFTER.match(words.text, start)
    return match.end() if match else start


def symbol_start(words: Words, at: int) -> int:
    """Return where the sign of a currency before word `at` begins; the start of the word without one."""
    start = words.tokens[at].start
    match = _SYMBOL_BEFORE.search(words.text[max(0, start - LONGEST_SYMBOL) : start])
    return start - len(match[0]) if match else start


def _symbol_after(words: Words, at: int) -> Unit | None:
    match = _SYMBOL_AFTER.match(words.text, words.tokens[at - 1].end)
    return _known()[match[1][0]] if match else None


def _phrase(words: Words, at: int, length: int) -> str:
    parts = [
        words.near(place, hyphen=True) or (words.word(place) if words.gap(place) == "/" else "")
        for place in range(at, at + length)
    ]
    return " ".join(parts) if all(parts) else ""


def _of_a_country(words: Words, at: int) -> bool:
    """Whether the word is an adjective like "dorwanische" before a currency."""
    word = words.word(at)
    unit = _known().get(words.near(at + 1))
    national = word.endswith(("ische", "ischen", "ischer")) if words.language == "de" else words.tokens[at].surface[0].isupper()
    return unit is not None and national and (unit.name.isupper() or unit.name in table("units")["currencies"])


@cache
def _known() -> dict[str, Unit]:
    entries = table("units")
    return {
        name: Unit(str(base), float(factor)) for part in ("words", "phrases") for name, (base, factor) in entries[part].items()
    }
