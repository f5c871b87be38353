"""Stretches of the calendar: days, parts of days and of months, and which year one lies in when the text does not say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from retrieval.language.tables import table

UNKNOWN = 1904  # stands for a year that is not told; a leap year
LONG_AGO = 300  # days; a date without a year that lies further back is rather the one ahead
LAST_MINUTE = time(23, 59)
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Span:
    """From `first` to `last`, to the minute; see `retrieval.language.periods.Period` for the rest."""

    first: datetime
    last: datetime
    grain: str
    year_known: bool = True
    day_known: bool = True


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where a time is seen from: the day of publication, the day last named, and whether the clause looks ahead or back."""

    published: date | None
    anchor: date | None
    ahead: bool | None
    language: str


def whole_days(days: Days, grain: str, *, year_known: bool = True) -> Span:
    """Return the span of some whole days."""
    return Span(datetime.combine(days[0], time.min), datetime.combine(days[1], LAST_MINUTE), grain, year_known)


def hours_of(day: date, part: str) -> Span:
    """Return a part of a day, as tables/periods.toml has its hours; a night ends on the next day."""
    first, last = table("periods")["hours"][part]
    midnight = datetime.combine(day, time.min)
    return Span(midnight + timedelta(hours=first), midnight + timedelta(hours=last, minutes=59), "part")


def on_day(day: date, parts: dict[str, str], seen: Standpoint) -> Span:
    """Return a day, or the part of it that a mark names."""
    part = parts.get("part") or parts.get("hours")
    return hours_of(day, table("periods")[seen.language]["parts_of_day"][part]) if part else whole_days((day, day), "day")


def chosen_days(
    days_in: Callable[[int], Days | None], seen: Standpoint, parts: dict[str, str] | None = None
) -> tuple[Days, bool] | None:
    """Return the days of a month, season or date whose year is not told, and whether the year is known.

    The latest that has begun by the day of publication; the next where the clause looks ahead, or where it does not look back
    and the latest ended most of a year ago.
    """
    parts = parts or {}
    if seen.published is None:
        days = days_in(UNKNOWN)
        return (days, False) if days else None
    year = seen.published.year
    years = [days for number in range(year - 5, year + 6) if (days := days_in(number))]
    past = [days for days in years if days[0] <= seen.published]
    coming = [days for days in years if days[0] > seen.published]
    if not past or not coming:
        return None
    if "last" in parts:
        return [days for days in past if days[1] < seen.published][-1], True
    if "next" in parts:
        return coming[0], True
    still = past[-1][1] >= seen.published
    late = (seen.published - past[-1][1]).days > LONG_AGO
    ahead = seen.ahead if seen.ahead is not None else late
    return (coming[0] if ahead and not still else past[-1]), True


def part_of(days: Days, edge: str | None) -> Days:
    """Return the start, middle or end of some days: a third each and some days, as "Anfang Mai" is no sharp word."""
    if edge is None:
        return days
    which = {"anfang": "start", "beginn": "start", "mitte": "middle", "ende": "end"}.get(edge.lower())
    which = which or table("periods")["en"]["parts"].get(edge, "end")
    length = (days[1] - days[0]).days + 1
    third, some = length // 3, 3 if length > 7 else 1
    match which:
        case "start":
            return days[0], days[0] + timedelta(days=third + some - 1)
        case "middle":
            return days[0] + timedelta(days=third - some), days[1] - timedelta(days=third - some)
    return days[1] - timedelta(days=third + some - 1), days[1]


def month_days(year: int, month: int, months: int = 1) -> Days:
    """Return the first and last day of so many months; month 13 is January of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = month + months - 1
    return date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
