"""One quantity as it stands in a text: number, range, unit, modifiers, what is counted."""

import re
from dataclasses import dataclass, replace
from functools import cache
from math import inf

from retrieval.language.counted import Place, counted_after
from retrieval.language.figures import counts_nothing, stands_aside
from retrieval.language.modifiers import modifier_after, modifier_before
from retrieval.language.number_words import german_number
from retrieval.language.numerals import Numeral, last_digit, numeral_at
from retrieval.language.tables import table
from retrieval.language.units import Unit, symbol_end, symbol_start, unit_at, unit_before
from retrieval.language.words import Words

PERCENT = Unit("percent", 1)
AGE = Unit("year of age", 1)
YEAR = Unit("second", 31_557_600)
NONE = Unit("", 1)
DOZEN = 12

_AGE = re.compile(r"[1-9][0-9]|1[01][0-9]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity as it was read: a number or range in `unit`, the kind of its modifier, and where it stands.

    `first` and `end` are places of words, `start` and `stop` offsets into the text, which may take in a sign ($, %).
    """

    low: float
    high: float
    step: float
    unit: Unit
    kind: str
    first: int
    end: int
    counted: tuple[int, int] | None
    start: int
    stop: int
    power: float = 1


def reading_at(words: Words, at: int) -> tuple[Reading | None, int]:
    """Return the quantity whose number begins at word `at`, or None, and the place to read on from."""
    word = words.lower[at]
    if word in words.listed("none") or word in words.listed("nobody") or word in {"nicht", "not"}:
        return _nothing(words, at)
    if word in words.listed("several") and numeral_at(words, at) is None:
        return _several(words, at)
    adjective = _adjective(words, at)
    if adjective:
        return adjective, adjective.end
    between = words.near(at) != "" and words.word(at - 1) in words.listed("between")
    number = numeral_at(words, at, joining=not between)
    if number is None:
        return None, at + 1
    if minute := _minute_of_play(words, at, number):
        return minute, minute.end
    if number.figures and counts_nothing(words, at, number):
        return None, number.end
    return _measured(words, at, number, between=between)


def _minute_of_play(words: Words, at: int, number: Numeral) -> Reading | None:
    """When in a game: "in der 71. Minute", "in the 71st minute"; as the minutes since it began."""
    place = number.end + (words.gap(number.end) == "" and words.word(number.end) in {"st", "nd", "rd", "th"})
    ordinal = place > number.end or words.gap(place).startswith(". ")
    if not (number.figures and ordinal and words.word(place) in words.listed("minute_of_play")):
        return None
    return _reading(words, (number.low, number.high, 1), at, place + 1, None, Unit("second", 60))


def _several(words: Words, at: int) -> tuple[Reading | None, int]:
    unit, end = unit_at(words, at + 1, figures=False)
    counted = counted_after(words, end, measured=unit is not None)
    if unit is None and counted is None:
        return None, at + 1
    return _reading(words, (2, inf, 1), at, end, counted, unit or NONE), end


def _reading(
    words: Words,
    number: tuple[float, float, float],
    first: int,
    end: int,
    counted: Place | None,
    unit: Unit = NONE,
    kind: str = "exact",
) -> Reading:
    low, high, step = number
    return Reading(low, high, step, unit, kind, first, end, counted, symbol_start(words, first), symbol_end(words, end))


def _measured(words: Words, at: int, number: Numeral, *, between: bool) -> tuple[Reading | None, int]:
    prefix = unit_before(words, at)
    glued = words.word(number.end) if words.gap(number.end) == "" else ""
    if prefix and number.power == 1 and glued in {"m", "k"}:
        number = number.times(1e6 if glued == "m" else 1e3, number.end + 1)
    spread = _spread(words, at, number, between=between)
    if spread is None or words.near(spread.end) in words.listed("clock"):
        return None, number.end
    # "knapp die Hälfte"
    leading = at - 1 if (between and spread != number) or (number.share and words.word(at - 1) in {"die", "der", "den"}) else at
    first, kind, phrase = modifier_before(words, leading)
    first = at if first == leading and not between else first
    unit, after = (PERCENT, spread.end) if number.share else unit_at(words, spread.end, figures=spread.figures)
    unit, after = _age(words, at, unit or prefix, after)
    if not _counts(words, at, number, unit, phrase):
        return None, number.end
    low, high = spread.low, spread.high
    step = spread.step
    if unit and unit.name == "second":
        extra, smallest, after = _smaller(words, after, unit)
        low, high, step = low + extra / unit.factor, high + extra / unit.factor, min(step, smallest / unit.factor)
    if number.share and (part := _part_of_a_point(words, after)):
        low, high, step, unit, after = low / 100, high / 100, low / 100, Unit("point", 1), part
    stop, trailing = modifier_after(words, after)
    counted = _of_several(words, number) or counted_after(words, stop, measured=bool(unit) and not number.share, one=high == 1)
    further = words.near(number.end) in words.listed("further")  # "ein weiterer wurde verletzt"
    unclear = (number.article and not further) or words.lower[at:after] == ("one",)
    if (unclear and not (unit or counted or phrase)) or (unit is None and number.figures and stands_aside(words, at, number)):
        return None, number.end
    if kind == "exact":
        kind = "about" if number.power == DOZEN and trailing == "exact" else trailing
    if (words.word(at - 1) == "minus" and words.word(at - 2) != "plus") or _minus(words, at):
        low, high = -high, -low
    found = _reading(words, (low, high, step), first, stop, counted, unit or NONE, kind)
    return replace(found, power=spread.power), stop


def _spread(words: Words, at: int, number: Numeral, *, between: bool) -> Numeral | None:
    """The number, or the range that it begins: 50 bis 60, 50-60, zwischen 50 und 60, two or three; None for a score."""
    end = unit_at(words, number.end, figures=number.figures)[1] if between else number.end
    gap, word = words.gap(end), words.word(end)
    second = None
    if between and word in words.listed("joins"):
        second = numeral_at(words, end + 1)
    elif number.figures and gap in {"-", "–", "—"}:
        second = numeral_at(words, end)
        if second and second.figures and _years(words, at, end):
            return None
        if second and second.figures and (second.high <= number.low or counts_nothing(words, end, second, alone=False)):
            return None
    elif word in words.listed("to") and gap.strip() in {"", "-"} and words.near(end + 1):
        # "rose from 5 to 6", "lost two to injury"
        change = (
            words.language == "en" and word == "to" and (words.word(at - 1) == "from" or not (number.figures or words.near(at)))
        )
        second = None if change else numeral_at(words, end + 1)
        second = None if second and second.article else second
    if second is None or second.high <= number.low or second.share != number.share:
        return number
    # "5 bis 6 Millionen" means five millions
    factor = second.power if number.power == 1 and number.low * second.power <= second.high else 1
    step = min(number.step * factor, second.step)
    return Numeral(number.low * factor, second.high, step, second.end, number.share, second.figures, power=second.power)


def _years(words: Words, first: int, last: int) -> bool:
    """Whether two figures with a dash are the years of a life or a reign: (1455–1536)."""
    figures = [words.tokens[place].surface for place in (first, last)]
    return (
        all(len(figure) in {3, 4} and figure.isdigit() for figure in figures) and figures[1] < "21" and not words.near(last + 1)
    )


def _counts(words: Words, at: int, number: Numeral, unit: Unit | None, phrase: str) -> bool:
    """Whether it counts at all; what may be an article must show it: eine Stunde, einen Toten, mindestens eine Brücke."""
    if number.low == number.step < 1 and number.power == 1 and not number.share:
        return unit is not None  # a half of nothing
    if not number.article:
        return number.share or not _idiom(words, at, number)
    if words.language == "de" and unit is not None:
        return words.lower[at] != "eines" and unit.name != "time"
    if words.language == "en" and unit is not None:
        return bool(phrase) or words.word(at - 1) in {"for", "lasted", "within", "after", "took"}
    if phrase in words.listed("counting"):
        return True
    if words.near(number.end) in words.listed("single"):
        return words.near(number.end + 1) != ""
    if words.near(number.end) in words.listed("further"):
        return (
            not words.near(number.end + 1) or not words.tokens[number.end + 1].surface[0].isupper() or _persons(words, number.end)
        )
    if _of_several(words, number):
        return True
    if words.word(at) == "einer" and words.near(number.end) == "von":
        return words.near(number.end + 1) in {"ihnen", "uns"}
    return _persons(words, number.end)


def _of_several(words: Words, number: Numeral) -> Place | None:
    """What is counted where one of a number of them is: "eine der fünf Geiseln", "one of the three hostages"."""
    at = number.end + 1 + (words.near(number.end + 1) == "the")
    if number.high != 1 or words.near(number.end) not in words.listed("part_of") or not words.near(at):
        return None
    whole = numeral_at(words, at)
    return counted_after(words, whole.end, measured=False) if whole and not whole.article else None


def _persons(words: Words, at: int) -> bool:
    """Whether a word for a person stands at word `at`, behind two adjectives at most."""
    for place in range(at, at + 3):
        word = words.near(place, hyphen=True)
        if word in words.listed("persons"):
            return words.language == "en" or words.tokens[place].surface[0].isupper()
        if not word or words.tokens[place].surface[0].isupper():
            return False
    return False


def _idiom(words: Words, at: int, number: Numeral) -> bool:
    if words.lower[at] == "one" and words.near(at + 1) == "of":
        if _of_several(words, number):
            return False
        # "one of them", "one of the passengers", but "one of the largest"
        noun = counted_after(words, at + 1, measured=False)
        last = words.lower[noun[1] - 1] if noun else ""
        return not (
            last in {"them", "us"} or last in words.listed("plurals") or last.removesuffix("s") in words.listed("persons")
        )
    if words.lower[at] == "one" and words.near(at + 1) in words.listed("break"):
        return True
    return any(f"{words.word(place)} {words.word(place + 1)}" in words.listed("idioms") for place in (at - 1, at))


def _age(words: Words, at: int, unit: Unit | None, after: int) -> tuple[Unit | None, int]:
    """The unit as it is, or years of age: mit 44 Jahren, Ida Falk (44), aged 44."""
    if unit == YEAR:
        before, noun = words.word(at - 1), words.near(after) and words.tokens[after].surface[0].isupper()
        dative = words.word(after - 1) == "jahren" and (before in {"über", "unter"} or (before == "mit" and not noun))
        told = any(words.word(place) in words.listed("age_before") for place in range(at - 3, at))
        return (AGE if dative or told or _behind_a_name(words, at, ")", after) else unit), after
    if unit is None and ("aged" in {words.word(at - 1), words.word(at - 2)} or _behind_a_name(words, at, "),", at + 1)):
        return AGE, after
    return unit, after


def _behind_a_name(words: Words, at: int, closing: str, end: int) -> bool:
    """Whether the number stands as an age does behind a full name: Ida Falk (44), Ida Falk, 44, Ida Falk (44 Jahre)."""
    token = words.tokens[at]
    if at < 2 or not _AGE.fullmatch(token.surface):
        return False
    named = all(words.tokens[place].surface[0].isupper() for place in (at - 2, at - 1)) and words.near(at - 1, hyphen=True)
    stop = words.tokens[end - 1].end
    after = words.text[stop : stop + 1]
    return (
        bool(named and after) and after in closing and words.gap(at) == (", " if after == "," and words.gap(at) == ", " else " (")
    )


def _part_of_a_point(words: Words, at: int) -> int | None:
    """The place behind "of a percentage point": a quarter of one is no quarter of what is counted."""
    if words.near(at) != "of" or words.near(at + 1) not in words.listed("article"):
        return None
    unit, end = unit_at(words, at + 2, figures=False)
    return end if unit and unit.name == "point" else None


def _smaller(words: Words, at: int, unit: Unit) -> tuple[float, float, int]:
    """Seconds that a smaller unit of time adds, and the seconds in it: vier Jahre und sechs Monate, 2 hours 15 minutes."""
    place = at + 1 if words.near(at) in {"und", "and"} else at
    follows = words.near(place) or (words.gap(place).strip() == "," and words.word(place))  # "zwei Jahre, vier Monate"
    found = numeral_at(words, place) if follows else None
    if found is None or found.low != found.high or found.share:
        return 0.0, inf, at
    smaller, end = unit_at(words, found.end, figures=found.figures)
    if smaller and smaller.name == "second" and smaller.factor < unit.factor and not (found.article and words.language == "en"):
        return found.low * smaller.factor, smaller.factor, end
    return 0.0, inf, at


def _nothing(words: Words, at: int) -> tuple[Reading | None, int]:
    """None of what is counted: keine Toten, kein einziger Zivilist, not a single shot, no civilians, niemand, none of them."""
    word, after = words.lower[at], words.near(at + 1)
    place, counted = at + 1, None
    if word in {"nicht", "not"}:
        if after in words.listed("article") and words.near(at + 2) in words.listed("single"):
            place = at + 3
            counted = counted_after(words, place, measured=False, one=True)
    elif word == "no" and after == "one":
        place, counted = at + 2, (at, at + 2)
    elif word in words.listed("none") and after and numeral_at(words, at + 1) is None:
        place = at + 2 if after in words.listed("single") else at + 1
        counted = counted_after(words, place, measured=False, one=True)
        if counted and words.listed("uncounted") & {after, words.lower[counted[1] - 1]}:
            counted = None
    if counted is None and word in words.listed("nobody"):
        counted = counted_after(words, at + 1, measured=False) if after in {"of", "der", "von"} else None
        place, counted = at + 1, counted or (at, at + 1)
    return (_reading(words, (0, 0, 1), at, place, counted), place) if counted else (None, at + 1)


def _adjective(words: Words, at: int) -> Reading | None:
    """A number and its unit in one word: zweistündig, sechsprozentige, 44-Jähriger, dreimal."""
    if words.language == "en":
        return _reading(words, (2, 2, 1), at, at + 1, None, Unit("time", 1)) if words.lower[at] == "twice" else None
    first, number = at, None
    if words.gap(at + 1) == "-" and words.lower[at + 1].startswith(_openings()):
        number = numeral_at(words, at)
        at += 1
    match = _suffixes().fullmatch(words.lower[at])
    if match is None:
        return None
    name, factor = table("units")["suffixes"][match["unit"]]
    stem = match["number"]
    if number:
        low = high = number.low if not stem and number.end == at else None
    elif stem == "mehr":
        low, high = 2.0, inf
    else:
        low = high = {"halb": 0.5, "viertel": 0.25, "dreiviertel": 0.75, "anderthalb": 1.5}.get(stem) or german_number(stem)
    if low is None or high is None or (name == "time" and low < 2):
        return None
    if not name:  # "ein dreiköpfiges Team" are three of them
        return _reading(words, (low, high, 1), first, at + 1, counted_after(words, at + 1, measured=False))
    unit = Unit(str(name), float(factor))
    if unit == YEAR:
        noun = words.near(at + 1)
        person = words.tokens[at].surface[0].isupper() and match["unit"] == "jährig" and at > 0
        lasting = noun in words.listed("lasting") or noun.endswith(("strafe", "zeit", "frist", "krieg", "haft", "sperre"))
        unit = YEAR if lasting and not person else AGE
    step = last_digit(low) if low == int(low) else 0.5
    return _reading(words, (low, high, step), first, at + 1, counted_after(words, at + 1, measured=True), unit)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(table("units")["suffixes"])


@cache
def _suffixes() -> re.Pattern[str]:
    units = "|".join(sorted(table("units")["suffixes"], key=len, reverse=True))
    return re.compile(rf"(?P<number>[a-zäöüß]{{0,60}}?)(?P<unit>{units})(?:e[mnrs]?)?")


def _minus(words: Words, at: int) -> bool:
    start = words.tokens[at].start
    before = words.text[max(0, start - 2) : start]
    return before[-1:] in {"-", "−"} and (len(before) == 1 or before[0] in " (\u00a0\n")
