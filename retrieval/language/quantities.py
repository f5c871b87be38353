"""Quantities in a text, as intervals: "rund 40 Menschen", "knapp sieben Meter", "zwischen 50 und 60 Prozent", "no civilians".

What is said of a number makes an interval of it; two quantities of one unit are compatible where their intervals meet:

- rund, etwa, about: ten per cent to both sides, and at least one of what is counted;
- knapp, fast, nearly: ten per cent below; gut, just over: ten per cent above;
- mindestens, mehr als, over: no upper end; höchstens, bis zu, fewer than: no lower end but zero;
- Dutzende, hundreds: twice to ten times; mehrere, several: two or more;
- a part of a whole (die Hälfte, acht von zehn, a third) is a percentage.

A number said without any of these may still be rounded: see `Quantity.meets`.
"""

from dataclasses import dataclass, replace
from math import isinf

from retrieval.language.counted import counted_before, ends_sentence
from retrieval.language.measurement import AGE, DOZEN, Reading, reading_at
from retrieval.language.modifiers import interval
from retrieval.language.timemarks import marks_in
from retrieval.language.words import Words

DATED = {
    "date",
    "night",
    "month",
    "season",
    "year",
    "decade",
    "quarter",
    "clock",
}  # forms of time marks whose numbers count nothing
ROUNDING = 0.05  # how far a number without such a word may have been rounded at most


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something in a text, with `text[start:end]` the words that say it: modifier, number and unit.

    `low` to `high` is the closed interval that it may lie in, in `unit`: "second", "metre", "square metre", "litre", "kilogram",
    "percent", "point" (of percentage), "degree", "km/h", "year of age", "time" (dreimal), a currency ("EUR", "krone") and so on;
    "" where things are counted. `value` is the number named, the middle of two. `counted` is what is counted or measured, in the
    words of the text (also where they stand at another number, or before it), "" where nothing says so. `exact` is False where a
    word makes the number rough or a bound. `step` is one unit of the last digit said.
    """

    low: float
    high: float
    value: float
    unit: str
    counted: str
    start: int
    end: int
    exact: bool
    step: float

    def meets(self, other: "Quantity") -> bool:
        """Whether both may be true of one thing: their units are the same and their intervals touch.

        Of two numbers without a modifier, the one with the coarser last digit is taken as rounded to it (1,2 Millionen for
        1,18 Millionen; 6.8 for 6,84 metres), by no more than a twentieth; small counts (below a hundred, or not ending in
        two zeros) are taken as counted.
        """
        if self.unit != other.unit:
            return False
        slack = 1e-9 * max(1.0, *(abs(bound) for bound in (self.value, other.value)))
        if self.exact and other.exact and self.step != other.step:
            coarse = max(self, other, key=lambda quantity: quantity.step)
            if coarse.unit or coarse.step >= 100:
                slack += min(coarse.step / 2, ROUNDING * abs(coarse.value))
        return self.low <= other.high + slack and other.low <= self.high + slack


def quantities_of(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` ("de" or "en") in order of place.

    Dates, years, times of day, ordinals, scores, telephone and page numbers and numbers in names are none.
    """
    words = Words.of(text, language)
    dated = _dated(words)
    found: list[Reading] = []
    at = 0
    while at < len(words.tokens):
        if at in dated:
            at += 1
            continue
        quantity, at = reading_at(words, at)
        if quantity and found and quantity.start < found[-1].stop:
            quantity = replace(quantity, start=words.tokens[quantity.first].start)  # "3 $ 4": the sign is the first one's
        if quantity:
            found.append(quantity)
    return tuple(_quantity(words, quantity) for quantity in _with_shared(words, found))


def _quantity(words: Words, reading: Reading) -> Quantity:
    factor = reading.unit.factor
    low, high = interval(reading.low, reading.high, reading.kind, whole=not reading.unit.name)
    value = reading.low if isinf(reading.high) else (reading.low + reading.high) / 2
    counted = ""
    if reading.counted:
        first, end = reading.counted
        counted = words.text[words.tokens[first].start : words.tokens[end - 1].end]
    return Quantity(
        low * factor,
        high * factor,
        value * factor,
        reading.unit.name,
        counted,
        reading.start,
        reading.stop,
        exact=reading.kind == "exact" and reading.low == reading.high,
        step=reading.step * factor,
    )


def _dated(words: Words) -> frozenset[int]:
    """The places of words that belong to a date or a time of day."""
    if not any(figure in words.text for figure in "0123456789"):
        return frozenset()
    spans = [(mark.start, mark.end) for mark in marks_in(words.text, words.language) if mark.form in DATED]
    places: set[int] = set()
    at = 0
    for start, end in spans:
        while at < len(words.tokens) and words.tokens[at].end <= start:
            at += 1
        place = at
        while place < len(words.tokens) and words.tokens[place].start < end:
            places.add(place)
            place += 1
    return frozenset(places)


def _with_shared(words: Words, found: list[Reading]) -> list[Reading]:
    """Lend a bare number the unit and noun of its neighbour: "von 1.500, das Bündnis von 4.000 Menschen"."""
    done: list[Reading] = []
    # From the right first, so that "18, 13 und neun Jahre" hands its years on.
    for place in range(len(found) - 2, -1, -1):
        if _bare(found[place]):
            found[place] = _scaled(found[place], found[place + 1])
            if not counted_before(words, found[place].first):
                found[place] = _with(found[place], _following(words, found[place], found[place + 1]))
    for quantity in found:
        counted = counted_before(words, quantity.first) if _bare(quantity) else None
        if counted:
            done.append(replace(quantity, counted=counted))
        else:
            done.append(_with(quantity, _previous(words, quantity, done[-1])) if done and _bare(quantity) else quantity)
    return done


def _bare(quantity: Reading) -> bool:
    return not quantity.unit.name and not quantity.counted


def _scaled(bare: Reading, following: Reading) -> Reading:
    """A number right before a larger one shares its power: "von 1,2 auf 1,8 Milliarden"."""
    power = following.power
    near = 0 < following.first - bare.end <= 1 and following.low / power < 100 * bare.low < 10_000 * following.low / power
    if power == 1 or bare.power != 1 or not near or power == DOZEN:
        return bare
    return replace(bare, low=bare.low * power, high=bare.high * power, step=bare.step * power, power=power)


def _with(quantity: Reading, donor: Reading | None) -> Reading:
    return replace(quantity, counted=donor.counted, unit=donor.unit) if donor else quantity


def _following(words: Words, bare: Reading, donor: Reading) -> Reading | None:
    """The quantity behind a bare one, if it says what both count: "von 1.500, das Bündnis von 4.000 Menschen"."""
    if _apart(words, bare.end, donor.first, words.listed("among")) or donor.high == 0:
        return None
    close = donor.first - bare.end <= 1 and (
        donor.first > bare.end or "," in words.gap(donor.first)
    )  # von 5,75 auf 6,25 Prozent; 18, 13 und neun Jahre alt
    alike = words.word(bare.first - 1) == words.word(donor.first - 1) and donor.unit != AGE
    if donor.unit.name:
        return donor if close or alike else None
    return donor if donor.counted else None


def _previous(words: Words, bare: Reading, donor: Reading) -> Reading | None:
    """The quantity before a bare one, if it says what both count: "420 Traktoren, der Verband sprach von 700"."""
    if bare.first <= donor.end or donor.high == 0 or _apart(words, donor.end, bare.first, frozenset()):
        return None
    if not donor.unit.name:
        return donor if donor.counted else None
    broken = bare.low != int(bare.low)  # nothing is counted in halves
    return donor if donor.unit.name == "percent" or donor.unit.name.isupper() or broken else None


def _apart(words: Words, start: int, end: int, stops: frozenset[str]) -> bool:
    places = range(start, min(end + 1, len(words.tokens)))
    return any(ends_sentence(words, place) or words.lower[place] in stops or "(" in words.gap(place) for place in places)
