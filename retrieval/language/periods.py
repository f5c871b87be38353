"""Times in a text, as closed intervals: "am Donnerstag", "Anfang Mai", "in der Nacht zu Sonntag", "two days later", "um 8.15".

What is not said is taken from the day of publication, as readers do: a weekday, month or season is the latest one not after
it, unless the clause looks ahead (soll am Montag, bis Freitag, next week), or the date would then lie most of a year back.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from corpus.dates import MONTHS
from retrieval.language.calendar_spans import span_of
from retrieval.language.figures import is_year
from retrieval.language.stretches import Span, Standpoint
from retrieval.language.tables import table
from retrieval.language.timemarks import Mark, marks_in
from retrieval.language.words import Words

CLAUSE = 160  # characters to both sides of a time in which the verb is looked for
BEFORE = 40  # characters before a time in which its preposition stands
FRONT = 2  # words before a time that begins a German clause
ROUND_HOUR = timedelta(minutes=5)
DAY = timedelta(days=1)
_YEAR = timedelta(days=366)
_CLAUSE_END = re.compile(r"[,;:!?–—„“”\"»«(\n]|(?<![\d.])\.\s")
_PARTICIPLE = re.compile(r"[a-zäöüß]+(?:t|en)")
# No participle (gemeldet), no strong past (hielt, trat, bot), no adverb.
_PRESENT = re.compile(
    r"(?!ge|erst|jetzt|nicht|mit|seit|fast|dort|fort|selbst|hat|ist)[a-zäöüß]{3,}(?<!hiel)(?<!gal)(?<!tra)(?<!bo)(?<!ba)(?<!ta)(?<!rie)(?<!it)(?<!os)t"
)
_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"[,\s]*(?:(?:am|um|in der|im|on|at|den|dem|der|des|of|–|-)\s+)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A time in a text, where `text[start:end]` names it: the closed interval from `first` to `last`, to the minute.

    `bound` is "since" (seit, ab, from) or "until" (bis, spätestens, by) where the text says so, else ""; the interval itself is
    the time named, so that "seit dem 1. Mai" and "seit Anfang Mai" meet. Without `year_known` only month and day are told
    ("14. März" without a day of publication; the year 1904 stands in), without `day_known` only the time of day; then the day
    last named, or the day of publication, stands in. `grain` says how sharp it is: minute, hour, part (of a day), day, weekday
    (of a week that is not told), weekend, week, month, season (also a quarter or half of a year), year, decade.
    """

    first: datetime
    last: datetime
    start: int
    end: int
    bound: str
    grain: str
    year_known: bool
    day_known: bool

    def meets(self, other: "Period") -> bool:
        """Whether both may name one time: they share a minute, as far as day and year are known.

        A full hour may be five minutes off: "um 13 Uhr" for 13.05 Uhr. A time of day of an unknown day meets every whole day, a
        weekday of an unknown week every such day.
        """
        if "weekday" in {self.grain, other.grain}:
            return None in {self.weekday, other.weekday} or self.weekday == other.weekday
        slack = ROUND_HOUR if "hour" in {self.grain, other.grain} else timedelta()
        mine, others = (self.first - slack, self.last + slack), (other.first, other.last)
        if not (self.day_known and other.day_known):
            if not {self.grain, other.grain} <= {"minute", "hour", "part"}:
                return True
            return _touch(_from_midnight(mine), _from_midnight(others), DAY)
        if not (self.year_known and other.year_known):
            return _touch(_from_new_year(mine), _from_new_year(others), _YEAR)
        return mine[0] <= others[1] and others[0] <= mine[1]

    @property
    def weekday(self) -> int | None:
        """The day of the week, 0 for Monday; None for what is no single day, or lies in a year that is not told."""
        told = self.grain == "weekday" or (self.grain in {"minute", "hour", "day"} and self.day_known and self.year_known)
        return self.first.weekday() if told else None


def _touch(one: tuple[timedelta, timedelta], other: tuple[timedelta, timedelta], turn: timedelta) -> bool:
    """Whether two stretches of a circle share a point; a turn is its length."""
    return any(one[0] <= other[1] + shift * turn and other[0] + shift * turn <= one[1] for shift in (-1, 0, 1))


def _from_midnight(span: tuple[datetime, datetime]) -> tuple[timedelta, timedelta]:
    start = timedelta(hours=span[0].hour, minutes=span[0].minute)
    return start, start + (span[1] - span[0])


def _from_new_year(span: tuple[datetime, datetime]) -> tuple[timedelta, timedelta]:
    start = span[0].replace(year=1904) - datetime(1904, 1, 1)  # noqa: DTZ001 - the time of the place, which no text names
    return start, start + (span[1] - span[0])


def periods_of(text: str, language: str, published: date | None) -> tuple[Period, ...]:
    """Return the times that `text` ("de" or "en") names, in order of place, seen from the day of publication.

    Without one, a weekday is one of any week, words like "gestern" are left out, and dates without a year have none.
    """
    language = "en" if language == "en" else "de"
    seen_from = published.date() if isinstance(published, datetime) else published
    if seen_from and not date.min.year < seen_from.year < date.max.year:
        seen_from = None  # nothing could lie before or after it
    found: list[Period] = []
    anchor: date | None = None
    for mark in _with_years(text, language, marks_in(text, language)):
        prepositions = _prepositions(text, mark, language)
        if mark.form == "weekday" and prepositions & _words(language)["every"]:
            continue
        if mark.form == "month" and not _is_month(text, mark, language):
            continue
        ahead = _ahead(text, mark, language, prepositions)
        span = span_of(mark, Standpoint(seen_from, anchor, ahead, language))
        if span is None:
            continue
        period = _period(mark, span, _bound(text, mark, language, prepositions))
        joined = _joined(text, found[-1], period) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(period)
        if found[-1].day_known and found[-1].grain in {"minute", "hour", "part", "day"}:
            anchor = found[-1].first.date()
    return tuple(found)


def _period(mark: Mark, span: Span, bound: str) -> Period:
    return Period(span.first, span.last, mark.start, mark.end, bound, span.grain, span.year_known, span.day_known)


def _with_years(text: str, language: str, marks: list[Mark]) -> list[Mark]:
    """Add the years that stand alone: 2022 war das anders."""
    if not re.search(r"\d{4}", text):
        return marks
    words = Words.of(text, language)
    taken = [(mark.start, mark.end) for mark in marks]
    place = 0
    years = []
    for at, token in enumerate(words.tokens):
        while place < len(taken) and taken[place][1] <= token.start:
            place += 1
        free = place == len(taken) or token.end <= taken[place][0]
        if free and is_year(words, at):
            years.append(Mark("year", token.start, token.end, {"year": token.surface}))
    return sorted([*marks, *years], key=lambda mark: mark.start)


def _prepositions(text: str, mark: Mark, language: str) -> set[str]:
    """The prepositions before a time: {"bis", "zum"}, {"seit"}, {"by"}; none without one."""
    known = _words(language)
    telling = known["since"] | known["until"] | known["ahead"] | known["pair"] | known["every"]
    found: set[str] = set()
    for word in reversed(_WORD.findall(text[max(0, mark.start - BEFORE) : mark.start].lower())[-3:]):
        if word in telling:
            found.add(word)
        elif word not in known["between"]:
            break
    return found


def _bound(text: str, mark: Mark, language: str, prepositions: set[str]) -> str:
    known = _words(language)
    about = mark.parts.get("about", "").lower()
    if prepositions & known["since"] or mark.form == "since" or about in {*known["since"], "nach", "after"}:
        return "since"
    if prepositions & known["until"] or about in {*known["until"], "vor", "before"}:
        return "until"
    if prepositions & known["pair"] or about in known["pair"]:
        return "since" if re.match(r"\s(?:bis|an|and|to)\b", text[mark.end : mark.end + 5]) else ""
    return ""


def _ahead(text: str, mark: Mark, language: str, prepositions: set[str]) -> bool | None:
    """Whether the clause around a time looks ahead (True) or back (False); None where it does not say."""
    known = _words(language)
    if prepositions & {"seit", "since"}:
        return False
    before = _CLAUSE_END.split(text[max(0, mark.start - CLAUSE) : mark.start])[-1]
    after = _CLAUSE_END.split(text[mark.end : mark.end + CLAUSE])[0]
    left, right = _WORD.findall(before), _WORD.findall(after)
    if language == "de":
        if right[-1:] in (["haben"], ["sein"]) and _PARTICIPLE.fullmatch("".join(right[-2:-1])):
            return False  # "soll am Montag gesagt haben"
        # The finite verb stands second: "Am Montag soll", "Am Freitag empfängt er", "Er berät am Freitag".
        second = right[:1] if len(left) <= FRONT else left[-2:-1]
        told = known["past"].intersection(left, right)
        if second and mark.form == "weekday" and not told and _PRESENT.fullmatch(second[0]):
            return True
        if second == right[:1] and second and second[0] in known["future"] | known["past"]:
            left = []
        elif len(left) > FRONT:
            right = [word for word in right if word in known["past"]]
    near = [word.lower() for word in (*reversed(left), *right)]
    for word in near:
        if word in known["future"]:
            return True
        if word in known["past"]:
            return False
    if prepositions == {"from"} and text.startswith(" to ", mark.end):
        return None
    return True if prepositions & known["ahead"] else None


def _is_month(text: str, mark: Mark, language: str) -> bool:
    """Whether the name of a month alone is one: "im Mai", not "Mai" or "May" as a name."""
    if len(mark.parts) > 1:
        return True
    before = _WORD.findall(text[max(0, mark.start - BEFORE) : mark.start])
    name = mark.parts["month"].lower().rstrip(".")
    if name not in MONTHS or len(name) < 3:
        return False
    plain = language == "en" and name not in {"may", "march", "august"} and len(name) > 4
    return plain or bool(before and before[-1].lower() in _words(language)["month_after"])


def _joined(text: str, before: Period, period: Period) -> Period | None:
    """A day and a time of day side by side are one time: am Donnerstag um 18.10 Uhr, at 9 p.m. on Thursday."""
    if not _JOINT.fullmatch(text, before.end, period.start) or before.day_known == period.day_known:
        return None
    day, hours = (before, period) if before.day_known else (period, before)
    if hours.grain == "part" and "," in text[before.end : period.start]:
        return None
    if day.grain not in {"day", "part"} or day.last - day.first > 2 * DAY:
        return None
    midnight = datetime.min.time()
    options = [datetime.combine(moment.date(), midnight) for moment in (day.first, day.last)]
    offset = hours.first - datetime.combine(hours.first.date(), midnight)
    start = next((option for option in options if day.first <= option + offset <= day.last), options[0]) + offset
    last = start + (hours.last - hours.first)
    return replace(
        hours,
        first=start,
        last=last,
        start=before.start,
        end=period.end,
        bound=day.bound or hours.bound,
        year_known=day.year_known,
        day_known=True,
    )


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(entry) for name, entry in table("periods")[language].items() if name != "weekdays"}
