"""Points and spans of time as answers to "when"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from corpus.models import Document
from retrieval.answering.relevance import Passage
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.relation import OTHER_MEASURE, Value
from retrieval.explanation import Judgement, Relation, Rule
from retrieval.language.periods import Period, periods_of
from retrieval.language.subjects import clause_of
from retrieval.language.tables import table
from retrieval.models import Query

_PATTERNS = table("answers")["times"]
_BOUNDS = {bound: re.compile(_PATTERNS[bound]) for bound in ("since", "until")}
# A conjunction and a subject: "seit Mai" has none.
_ASIDE = re.compile(_PATTERNS["aside"], re.IGNORECASE)
_ONLY = re.compile(_PATTERNS["only"], re.IGNORECASE)
_SINCE = re.compile(_PATTERNS["behind_since"], re.IGNORECASE)
_TOLD = re.compile(_PATTERNS["told"], re.IGNORECASE)
_DID = re.compile(_PATTERNS["did"], re.IGNORECASE)
_HOUR = re.compile(_PATTERNS["hour"], re.IGNORECASE)
_AHEAD = re.compile(_PATTERNS["ahead"], re.IGNORECASE)
MEET = Judgement(Relation.SAME, Rule.TIMES_MEET)
APART = Judgement(Relation.DIFFERENT, Rule.TIMES_APART)


_YEAR = re.compile(r"\d{4}")
SHARP = frozenset({"minute", "hour", "part", "day", "weekend", "week", "month"})
RECENT = 3  # days
BEFORE = 60  # characters before a time in which "seit" may stand: "seit dem Beginn des Kriegs im Mai"


@dataclass(frozen=True, slots=True)
class Time:
    """A period that answers; `label` is what the source wrote; `recent`: it is about the day of the report.

    `past` says whether it lies behind that day, or is told as what was (True), or ahead (False); None where nothing shows it.
    """

    period: Period
    label: str
    start: int
    end: int
    recent: bool
    past: bool | None = None

    def bears_out(self, other: Value) -> bool:
        """Whether it is hardly chance that both say so: one day, or nearly one, that is not the day of the reports."""
        if not isinstance(other, Time) or not self.period.meets(other.period):
            return False
        return all(time.period.day_known and time.period.grain in SHARP and not time.recent for time in (self, other))

    @property
    def kind(self) -> str:
        return "time"

    @property
    def terms(self) -> str:
        if self.period.grain == "weekday":
            return self.label
        form = "%Y-%m-%d %H:%M" if self.period.year_known else "%m-%d %H:%M"
        return f"[{self.period.first:{form}}, {self.period.last:{form}}]"

    @property
    def rule(self) -> Rule:
        return Rule.TIME

    def judged(self, other: Value) -> Judgement:
        if not isinstance(other, Time):
            return OTHER_MEASURE
        return MEET if self.period.meets(other.period) or self._is_same_part_of_year(other) else APART

    def _is_same_part_of_year(self, other: "Time") -> bool:
        """Whether both name a season or a month without its year, which two days of publication may put into two years."""
        mine, theirs = self.period, other.period
        if mine.grain != theirs.grain or mine.grain not in {"season", "month"} or _YEAR.search(self.label + other.label):
            return False
        return (mine.first.month, mine.last.month) == (theirs.first.month, theirs.last.month)


def times_in(passage: Passage, anchors: Sequence[tuple[int, int]], query: Query) -> list[Time]:
    """Return the periods of a sentence that are not the question's own, the one that stands nearest to what is asked first."""
    document, text = passage.document, passage.text
    asked = query.text.lower()
    periods = [p for p in periods_of(text, document.language, document.published) if text[p.start : p.end].lower() not in asked]
    periods = [p for p in periods if not _is_aside(text, p, anchors)]
    wanted = bound_of(query)

    def order(period: Period) -> tuple[bool, int]:
        return bool(wanted) and period.bound != wanted, distance(period.start, period.end, anchors, period.start)

    return [
        Time(
            period=period,
            label=text[period.start : period.end],
            start=passage.start + period.start,
            end=passage.start + period.end,
            recent=document.published is not None and abs((period.first.date() - _day(document.published)).days) <= RECENT,
            past=_is_past(text, period, document),
        )
        for period in sorted(periods, key=order)
    ]


def _is_aside(text: str, period: Period, anchors: Sequence[tuple[int, int]]) -> bool:
    """Whether the time is another's.

    It stands in a clause on something else ("seit Russland im Februar einmarschierte, …"), or is the one since which something
    was the first or the only one ("das erste Treffen seit Mai").
    """
    start, end = clause_of(text, period.start, period.end)
    told = any(start <= first < end for first, _ in anchors)
    if _ASIDE.search(text[start : period.start]):
        return bool(anchors) and not told
    since = period.bound == "since" or _SINCE.search(text, max(0, period.start - BEFORE), period.start)
    return bool(since) and _ONLY.search(text) is not None


def _is_past(text: str, period: Period, document: Document) -> bool | None:
    """Whether a time lies before the day of the report (True) or after it (False); of that day its clause tells."""
    if document.published and period.day_known and period.year_known:
        day = _day(document.published)
        if period.last.date() < day or period.first.date() > day:
            return period.last.date() < day
    if not period.day_known or period.last - period.first > timedelta(days=1):
        return None
    start, end = clause_of(text, period.start, period.end)
    return True if _TOLD.search(text[start:end]) and not _AHEAD.search(text[start:end]) else None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def asks_past(query: Query) -> bool | None:
    """Return whether a question asks when something was (True) or will be (False); None where it does not show."""
    if _AHEAD.search(query.text):
        return False
    return True if _TOLD.search(query.text) or _DID.search(query.text) else None


def answers(time: Time, query: Query) -> bool:
    """Return whether a time is of the kind asked for: since or until when, at what hour, of what was or of what is to come."""
    wanted, past = bound_of(query), asks_past(query)
    if wanted and time.period.bound != wanted:
        return False
    if _HOUR.search(query.text) and time.period.grain not in {"minute", "hour", "part"}:
        return False
    return None in {past, time.past} or past == time.past


def bound_of(query: Query) -> str:
    """Return "since" or "until" where the question asks since or until when; "" where it asks when."""
    asked = query.text.lower()
    return next((bound for bound, pattern in _BOUNDS.items() if pattern.search(asked)), "")
