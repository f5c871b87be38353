"""Where a text names a time, and in which form: dates, weekdays, months, years, hours, "vor zwei Jahren", "last week".

Only forms are read here; which day they mean is for `retrieval.language.calendar_spans` to say. Words are in tables/periods.toml.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.dates import MONTHS
from retrieval.language.numerals import numeral_at
from retrieval.language.tables import table
from retrieval.language.words import Words

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"(?P<n>\d{1,3}|[A-Za-zäöüßÄÖÜ]{1,40}(?:-[a-z]{3,5})?)"
_HOURS = r"(?P<h>2[0-4]|[01]?\d)(?:[.:](?P<min>[0-5]\d))?"
_HOURS_TO = r"(?P<h2>2[0-4]|[01]?\d)(?:[.:](?P<min2>[0-5]\d))?"
_FIGURES = tuple("0123456789")
_DAYTIMES_DE = ("orgen", "ormittag", "ittag", "bend", "acht", "rüh")
_DAYTIMES_EN = ("morning", "afternoon", "evening", "night")


@dataclass(frozen=True, slots=True)
class Mark:
    """A time named in a text at `start` to `end`, as `form` with its `parts`; a part that is not named is left out."""

    form: str
    start: int
    end: int
    parts: dict[str, str]


def marks_in(text: str, language: str) -> list[Mark]:
    """Return the times that `text` ("de" or "en") names, in order of place and none within another."""
    found = [
        Mark(form, *match.span(), {name.rstrip("_"): part for name, part in match.groupdict().items() if part})
        for form, signs, source in _forms("en" if language == "en" else "de")
        if any(sign in text for sign in signs)
        for pattern in (_pattern(source),)
        for match in pattern.finditer(text)
        if "n" not in pattern.groupindex or not match["n"] or number_said(match["n"], language) is not None
    ]
    # The longest of those that begin at one place; a form that stands earlier in the list decides between equals.
    found.sort(key=lambda mark: (mark.start, -mark.end))
    marks: list[Mark] = []
    for mark in found:
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return marks


@lru_cache(maxsize=10_000)
def number_said(word: str, language: str) -> float | None:
    """Return the number that one word says: zwei, einem, a, 12; None for other words."""
    found = numeral_at(Words.of(word, language), 0)
    return found.low if found and found.low == found.high and not found.share else None


@cache
def weekdays(language: str) -> dict[str, int]:
    """Return the names of the days of the week, Monday being 0."""
    return {name: number for number, names in enumerate(table("periods")[language]["weekdays"]) for name in names}


def _either(words: Collection[str]) -> str:
    """A pattern of words that may begin a sentence."""
    return _any({*words, *(word.capitalize() for word in words)})


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _forms(language: str) -> tuple["_Form", ...]:
    """Forms, what a text must hold for one to be looked for, and the pattern of it."""
    return tuple(_german() if language == "de" else _english())


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{source})(?!\w)", re.VERBOSE)


@cache
def months() -> str:
    """Return a pattern of the names of months, capitalised, as both languages write them; an abbreviation may have its stop."""
    names = {name.capitalize() for name in MONTHS}
    whole = {name for name in names if len(name) > 4 or name in {"Mai", "May", "Juni", "Juli", "June", "July", "März"}}
    return rf"(?:{_any(whole)}|(?:{_any(names - whole)})\.?)"


_Form = tuple[str, tuple[str, ...], str]


def _which(words: dict[str, Collection[str]], prefix: str = "") -> str:
    """A pattern of words like "vergangenen", "this", "next", named by what they say."""
    names = ("last", "this", "next")
    return "(?:" + "|".join(rf"(?P<{prefix}{name}>{_either(words[name])})" for name in names) + ")"


def _german() -> list[_Form]:
    words = table("periods")["de"]
    full = _any(name for names in words["weekdays"] for name in names if len(name) > 3)
    short = _any(name for names in words["weekdays"] for name in names)
    part = rf"(?:(?P<part>{_any(name for name in words['parts_of_day'] if name[0].islower())})s?)"
    noun = "Morgen|Vormittag|Mittag|Nachmittag|Abend"
    which, of_year, of_week = _which(words), rf"{_which(words, 'of_')}\sJahres", rf"{_which(words, 'of_')}\sWoche"
    edge = rf"(?:(?P<edge>{_any(words['parts'])})\s(?:des\s|der\s)?)"
    unit, seasons = rf"(?P<unit>{_any(words['units'])})", _any(words["seasons"])
    month = rf"(?P<month>{months()})(?!\w)"
    day = rf"""(?P<d>{DAY})\.(?:(?:\s?(?:bis|und|oder|auf|[-–])\s?(?:zum\s|den\s|dem\s)?|,\s)(?P<d2>{DAY})\.){{0,4}}\s{{0,2}}
        (?: {month}(?:\s(?P<year>{YEAR})|\s(?P<lastyear>{_any(words["last"])})\sJahres)?
          | (?P<m>1[0-2]|0?[1-9])\.(?:\s?(?P<y>{YEAR}|\d\d(?!\d)))?)"""
    foreign = (
        rf"(?P<d_>{DAY})\s(?P<month_>{months()})\s(?P<year_>{YEAR})|(?P<month__>{months()})\s(?P<d__>{DAY}),\s(?P<year__>{YEAR})"
    )
    about = "[Gg]egen|[Kk]urz\\svor|[Kk]urz\\snach|[Nn]ach|[Vv]or|[Ee]twa|[Ss]eit|[Aa]b|[Bb]is|[Uu]m|[Vv]on"
    some = r"(?:\w{3,9}\s)?"
    week_days = ("tag", "Mittwoch", "abend")
    lengths = ("Woche", "Monat", "Jahr", "Quartal")
    return [
        ("date", _FIGURES, r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"),
        ("date", _FIGURES, rf"(?:(?:{which}\s)?(?P<weekday>{short}){part}?\.?,?\s(?:(?:dem|den|der)\s)?)?{day}|{foreign}"),
        (
            "night",
            ("Nacht",),
            rf"""(?:[Ii]n\sder\s)?Nacht\s
            (?:zum|zu|auf(?:\sden)?|vo[nm]\s(?:\w{{5,12}}|{DAY}\.(?:\s\w{{3,9}})?)\s(?:zum|zu|auf(?:\sden)?))\s
            (?:(?P<weekday>{full})|{day}|(?P<relative>heute))""",
        ),
        ("month", _month_signs(), rf"{edge}?{month}(?:\s(?P<year>{YEAR})|\s{of_year})?|{which}\s(?P<month_>{months()})"),
        ("season", tuple(words["seasons"]), rf"(?:{which}\s)?(?P<season>{seasons})(?:\s(?P<year>{YEAR})(?:/\d\d)?|\s{of_year})?"),
        ("year", _FIGURES, rf"{edge}(?:Jahres\s)?(?P<year>{YEAR})|[Ii]m\sJahre?\s(?P<y>{YEAR})"),
        ("decade", ("0er",), rf"{edge}?(?P<year>(?:19|20)\d0)er(?:-|\s)Jahren?"),
        ("quarter", ("albjahr",), rf"(?P<half>erste|zweite)[nsr]?\sHalbjahrs?(?:\s(?P<year>{YEAR})|\s{of_year})?"),
        ("quarter", ("uartal",), rf"(?P<quarter>erste|zweite|dritte|vierte)[nsr]?\sQuartals?(?:\s(?P<year>{YEAR})|\s{of_year})?"),
        (
            "relative",
            ("gestern", "eute", "morgen", "Gestern", "Nacht"),
            rf"""(?P<overnight>(?:[Ii]n\sder\s)?(?:vergangenen?|letzten?|Vergangene|Letzte)\sNacht)
            | (?P<relative>{_either(set(words["days"]) - {"morgen"})}|morgen)(?:\s(?P<part>{_any(words["parts_of_day"])}))?""",
        ),
        ("weekday", week_days, rf"(?:{which}\s)?(?P<weekday>{full}){part}?(?:\s(?P<hours>früh|nacht)|\s{of_week})?"),
        ("weekend", ("Wochenende",), rf"(?:{which}\s)?Wochenende"),
        ("unit", lengths, rf"{edge}?{which}\s(?P<unit>Woche|Monat|Jahr|Quartal)e?s?"),
        ("unit", lengths, r"(?P<edge>Anfang|Mitte|Ende)\sdes\s(?P<unit>Jahr|Monat)e?s"),
        ("unit", lengths, r"(?P<unit>Jahr|Monat|Woche)(?:es|s|n)?(?P<edge>anfang|beginn|mitte|ende)"),
        ("ago", ("or ",), rf"[Vv]or\s{some}{_NUMBER}\s{unit}"),
        ("since", ("eit ",), rf"[Ss]eit\s{some}{_NUMBER}\s{unit}"),
        ("ahead", ("in ", "In "), rf"[Ii]n\s{some}{_NUMBER}\s(?P<unit>Tagen|Wochen|Monaten|Jahren|Woche|Monat|Jahr)"),
        (
            "step",
            (*words["later"], *words["earlier"]),
            rf"""(?:[Aa]m\s|[Tt]ags\s)(?:Tag\s)?(?:(?P<later_>darauf|danach)|(?P<earlier_>zuvor|davor))
            | {_NUMBER}\s{unit}\s(?:(?P<later>{_any(words["later"])})|(?P<earlier>{_any(words["earlier"])}))""",
        ),
        ("step", ("m nächsten", "folgenden"), rf"[Aa]m\s(?P<later>nächsten|(?:darauf)?folgenden)\s(?:Tag|(?P<hours>{noun}))"),
        (
            "clock",
            ("Uhr",),
            rf"(?:(?P<about>{about})\s)?{_HOURS}(?:(?:\sUhr)?\s?(?:bis|und|–|-)\s?{_HOURS_TO})?\s?Uhr(?:\s(?P<min3>[0-5]\d))?",
        ),
        (
            "clock",
            ("Uhr",),
            rf"""(?:(?P<about>{about})\s)?(?P<word>ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\sUhr
            (?:\s(?P<half>nachmittags|abends))?""",
        ),
        ("spoken", _DAYTIMES_DE, _spoken("de", rf"(?:{full})(?:{_any(name.lower() for name in words['parts_of_day'])})")),
        (
            "part",
            ("m ", "egen ", "Nacht", "Mitternacht", "stunden"),
            rf"""(?:[Aa]m\s(?:frühen\s|späten\s)?|[Gg]egen\s|[Bb]is\szum\s)(?P<part>{noun})
            | [Ii]n\sden\s(?:frühen\s)?(?P<part_>Morgenstunden) | [Ii]n\sder\s(?P<night>Nacht) | (?P<midnight>Mitternacht)""",
        ),
    ]


def _spoken(language: str, day: str) -> str:
    """A pattern of an hour as it is said, where the part of the day tells which of two it is: halb acht am Abend.

    `day` is a pattern of a day with its part, which is a time of its own: shortly before six on Friday evening.
    """
    said = table("periods")[language]["spoken"]
    about, shift = said["about"].replace(" ", r"\s"), _any(said["shifts"])
    return rf"""(?:(?P<about>{about})\s(?:(?P<shift>{shift})\s)?|(?P<shift_>{shift})\s)(?P<word>{_any(said["hours"])})(?:\sUhr)?
        (?:,?\s(?P<daytime>{_any(said["daytimes"])}) | (?=,?\s(?:am|on)\s(?P<day>{day})))"""


def _month_signs() -> tuple[str, ...]:
    return tuple(sorted({name.capitalize()[:3] for name in MONTHS}))


def _english() -> list[_Form]:
    words = table("periods")["en"]
    full = _any(name for names in words["weekdays"] for name in names if len(name) > 5)
    short = _any(name for names in words["weekdays"] for name in names)
    parts, seasons = _any(words["parts_of_day"]), _any(words["seasons"])
    which, of_year = rf"(?:(?:the\s)?{_which(words)})", rf"{_which(words, 'of_')}\syear"
    of_week = rf"{_which(words, 'of_')}\sweek"
    edge = rf"(?:(?:the\s)?(?P<edge>{_any(words['parts'])})(?:-|\s)(?:of\s(?:the\s)?|in\s)?)"
    part_of = r"(?:(?:the\s)?(?P<edge>early|start|beginning|mid|middle|later?|end|earlier)(?:-|\s)(?:of\s|in\s)?)"
    unit, nth, joint = rf"(?P<unit>{_any(words['units'])})", r"(?:st|nd|rd|th)?", r"\s?(?:and|to|or|until|[-–])\s?"
    month = rf"(?P<month>{months()})(?!\w)"
    day = rf"""(?:the\s)?(?P<d>{DAY}){nth}(?:{joint}(?P<d2>{DAY}){nth})?\s(?:of\s)?{month}
        (?:,?\s(?P<year>{YEAR})|\s(?P<lastyear>last)\syear)?"""
    reverse = rf"""(?P<month_>{months()})\s(?P<d_>{DAY})(?!\d|[.,:]\d){nth}(?:{joint}(?P<d2_>{DAY})(?!\d){nth})?
        (?:,?\s(?P<year_>{YEAR}))?"""
    about = (
        r"[Aa]round|[Aa]bout|[Ss]hortly\sbefore|[Ss]hortly\safter|[Jj]ust\sbefore|[Jj]ust\safter"
        r"|[Aa]fter|[Bb]efore|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Aa]t"
    )
    lengths = ("week", "month", "year", "quarter")
    return [
        ("date", _FIGURES, r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"),
        ("date", _FIGURES, rf"(?:(?P<weekday>{short})\.?,?\s(?:the\s)?)?(?:{day}|{reverse})"),
        ("month", _month_signs(), rf"{edge}?(?:{which}\s)?{month}(?:,?\s(?P<year>{YEAR})|\s{of_year})?"),
        (
            "season",
            tuple(words["seasons"]),
            rf"""(?:{which}\s|the\s)(?P<season>{seasons})(?:\s(?:of\s)?(?P<year>{YEAR}))?
            | (?P<season_>{seasons})\s(?:of\s)?(?P<year_>{YEAR})""",
        ),
        ("year", _FIGURES, rf"{edge}(?P<year>{YEAR})"),
        ("quarter", ("half",), rf"(?P<half>first|second)\shalf\sof\s(?:(?P<year>{YEAR})|{of_year})"),
        ("decade", ("0s",), rf"{edge}?(?P<year>(?:19|20)\d0)s"),
        (
            "quarter",
            ("quarter",),
            rf"(?P<quarter>first|second|third|fourth)(?:-|\s)quarter(?:\s(?:of\s)?(?P<year>{YEAR})|\sof\s{of_year})?",
        ),
        (
            "relative",
            ("day", "night", "morrow"),
            rf"""(?P<relative>[Yy]esterday|[Tt]oday|[Tt]omorrow)(?:\s(?P<part>{parts}))?
            | (?P<tonight>[Tt]onight) | (?P<overnight>[Ll]ast\snight|[Oo]vernight)""",
        ),
        (
            "weekday",
            ("day",),
            rf"(?:{which}\s)?(?:(?P<edge>early|late)\s(?:on\s)?)?(?P<weekday>{full})(?:\s(?P<part>{parts}))?(?:\s(?:of\s)?{of_week})?",
        ),
        ("weekend", ("weekend",), rf"(?:{which}\s|the\s)weekend"),
        ("unit", lengths, rf"{part_of}?{which}\s(?P<unit>week|month|year|quarter)"),
        ("unit", lengths, r"(?:the\s)?(?P<edge>end|start|beginning|middle)\sof\sthe\s(?P<unit>year|month|week)"),
        ("this part", ("his ",), r"[Tt]his\s(?P<part>morning|afternoon|evening)"),
        ("ago", (" ago",), rf"{_NUMBER}\s{unit}\sago"),
        (
            "step",
            (" later", " after", " earlier", " before"),
            rf"""[Tt]he\sday\s(?:(?P<later_>after)|(?P<earlier_>before))
            | {_NUMBER}\s{unit}\s(?:(?P<later>later|afterwards?)|(?P<earlier>earlier|before))""",
        ),
        (
            "step",
            ("next", "following", "previous"),
            rf"[Tt]he\s(?:(?P<later>next|following)|(?P<earlier>previous))\s(?:day|(?P<hours>{parts}))",
        ),
        ("clock", _FIGURES, rf"(?:(?P<about>{about})\s)?{_HOURS}(?:{joint}{_HOURS_TO})?\s?(?P<half>[ap])(?:\.m\.|m)"),
        ("spoken", _DAYTIMES_EN, _spoken("en", rf"(?:{full})\s(?:{parts})")),
        ("clock", (":",), rf"(?P<about>{about})\s(?P<h>2[0-3]|[01]?\d):(?P<min>[0-5]\d)"),
        (
            "part",
            ("n the ", "night", "noon", "hours"),
            r"""(?:[Ii]n|[Oo]n)\sthe\s(?:early\s|late\s)?(?P<part>morning|afternoon|evening)
            | [Ii]n\sthe\s(?P<part_>early\shours)
            | (?:[Aa]t\s|[Dd]uring\sthe\s|[Oo]n\sthe\s)(?P<night>night)
            | (?:[Aa]t\s|[Aa]round\s)(?:(?P<noon>noon)|(?P<midnight>midnight))""",
        ),
    ]
