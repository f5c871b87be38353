"""Which days and minutes a time mark means, seen from the day of publication."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from corpus.dates import MONTHS
from retrieval.language.stretches import (
    UNKNOWN,
    Days,
    Span,
    Standpoint,
    chosen_days,
    hours_of,
    month_days,
    on_day,
    part_of,
    whole_days,
)
from retrieval.language.tables import table
from retrieval.language.timemarks import Mark, number_said, weekdays

HALF_DAYS = {"day": 0, "week": 3, "month": 15, "year": 183}  # how far "vor zwei Jahren" reaches to both sides
ABOUT = timedelta(minutes=30)  # "gegen 13 Uhr", "kurz nach 23 Uhr"
SOME_MONDAY = date(UNKNOWN, 2, 1)  # stands for that of a week that is not told
_QUARTERS = (("er", "fi"), ("zw", "se"), ("dr", "th"), ("vi", "fo"))  # how their ordinals begin


def span_of(mark: Mark, seen: Standpoint) -> Span | None:
    """Return what `mark` means, or None where that cannot be told, as of a weekday without a day of publication."""
    try:
        return _READERS[mark.form](mark.parts, seen)
    except (ValueError, OverflowError):  # 30. Februar, vor 9000 Jahren
        return None


def _date(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if "iso" in parts:
        day = date.fromisoformat(parts["iso"])
        return whole_days((day, day), "day")
    month = int(parts["m"]) if "m" in parts else MONTHS[parts["month"].lower().rstrip(".")]
    first, last = int(parts["d"]), int(parts.get("d2", parts["d"]))

    def days_in(year: int) -> Days | None:
        try:
            end = date(year, month, last)
            begin = end.replace(day=first)
        except ValueError:
            return None
        return (begin, end) if begin <= end else (end, begin)

    told = parts.get("year") or parts.get("y")
    if told or ("lastyear" in parts and seen.published):
        year = int(told) if told else seen.published.year - 1 if seen.published else 0
        days = days_in(year if year > 99 else year + 2000)
        chosen = (days, True) if days else None
    elif "weekday" in parts and seen.published:
        number = weekdays(seen.language)[parts["weekday"]]
        near = sorted(
            (
                days
                for year in range(seen.published.year - 1, seen.published.year + 2)
                if (days := days_in(year)) and days[0].weekday() == number
            ),
            key=lambda days: abs((days[0] - seen.published).days) if seen.published else 0,
        )
        chosen = (near[0], True) if near else chosen_days(days_in, seen)
    else:
        chosen = chosen_days(days_in, seen)
    if chosen is None:
        return None
    days, known = chosen
    if "part" in parts:
        hours = on_day(days[0], parts, seen)
        return Span(hours.first, hours.last, "part", known)
    return whole_days(days, "day", year_known=known)


def _shift(parts: dict[str, str], prefix: str = "") -> int | None:
    return next((number for name, number in (("last", -1), ("this", 0), ("next", 1)) if prefix + name in parts), None)


def _of_year(parts: dict[str, str], seen: Standpoint) -> int | None:
    shift = _shift(parts, "of_")
    if "year" in parts:
        return int(parts["year"])
    return seen.published.year + shift if shift is not None and seen.published else None


def _month(parts: dict[str, str], seen: Standpoint) -> Span | None:
    month = MONTHS[parts["month"].lower().rstrip(".")]
    return _months(lambda year: month_days(year, month), "month", parts, seen)


def _season(parts: dict[str, str], seen: Standpoint) -> Span | None:
    first, last = table("periods")["seasons"][table("periods")[seen.language]["seasons"][parts["season"]]]
    return _months(lambda year: month_days(year, first, last - first + 1), "season", parts, seen)


def _months(days_in: Callable[[int], Days], grain: str, parts: dict[str, str], seen: Standpoint) -> Span | None:
    year = _of_year(parts, seen)
    chosen = (days_in(year), True) if year else chosen_days(days_in, seen, parts)
    if chosen is None:
        return None
    days, known = chosen
    return whole_days(part_of(days, parts.get("edge")), grain, year_known=known)


def _year(parts: dict[str, str], _: Standpoint) -> Span:
    year = int(parts.get("year") or parts["y"])
    return whole_days(part_of((date(year, 1, 1), date(year, 12, 31)), parts.get("edge")), "year")


def _decade(parts: dict[str, str], _: Standpoint) -> Span:
    year = int(parts["year"])
    return whole_days(part_of((date(year, 1, 1), date(year + 9, 12, 31)), parts.get("edge")), "decade")


def _quarter(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if "half" in parts:
        first = 1 if parts["half"] in {"erste", "first"} else 7
        return _months(lambda year: month_days(year, first, 6), "season", parts, seen)
    number = next(at for at, begin in enumerate(_QUARTERS) if parts["quarter"].startswith(begin))
    return _months(lambda year: month_days(year, 3 * number + 1, 3), "season", parts, seen)


def _relative(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if seen.published is None:
        return None
    if "tonight" in parts:
        return hours_of(seen.published, "night")
    if "overnight" in parts:
        return _night_to(seen.published)
    word = parts["relative"].lower()
    day = seen.published + timedelta(days=table("periods")[seen.language]["days"][word])
    span = on_day(day, parts, seen)
    if word == "heute" and parts.get("part") == "Nacht":  # the one behind or the one ahead
        return Span(_night_to(day).first, span.last, "part")
    return span


def _night_to(day: date) -> Span:
    evening = datetime.combine(day - timedelta(days=1), time(18))
    return Span(evening, evening + timedelta(hours=14), "part")


def _night(parts: dict[str, str], seen: Standpoint) -> Span | None:
    day = (
        _weekday(parts, seen)
        if "weekday" in parts and "d" not in parts
        else _relative(parts, seen)
        if "relative" in parts
        else _date(parts, seen)
    )
    if day is None:
        return None
    night = _night_to(day.first.date())
    return Span(night.first, night.last, "part", day.year_known)


def _weekday(parts: dict[str, str], seen: Standpoint) -> Span | None:
    number = weekdays(seen.language)[parts["weekday"]]
    if seen.published is None:
        some = on_day(SOME_MONDAY + timedelta(days=number), {}, seen)
        return replace(some, grain="weekday", year_known=False, day_known=False)
    back = (seen.published.weekday() - number) % 7
    shift = _shift(parts)
    week = _shift(parts, "of_")
    if week is not None:
        day = seen.published + timedelta(days=number - seen.published.weekday() + 7 * week)
    elif shift == 0:
        day = seen.published + timedelta(days=number - seen.published.weekday())
    elif shift == 1 or (shift is None and seen.ahead):
        day = seen.published + timedelta(days=(7 - back) if back or shift == 1 else 0)
    else:
        day = seen.published - timedelta(days=7 if shift == -1 and not back else back)
    return on_day(day, {name: part for name, part in parts.items() if name in {"part", "hours"}}, seen)


def _weekend(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if seen.published is None:
        return None
    back = (seen.published.weekday() - 5) % 7
    shift = _shift(parts)
    if shift == 1 or (shift != -1 and (seen.ahead or shift == 0) and back > 1):
        back -= 7
    elif shift == -1 and back <= 1:
        back += 7
    saturday = seen.published - timedelta(days=back)
    return whole_days((saturday, saturday + timedelta(days=1)), "weekend")


def _unit(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if seen.published is None:
        return None
    shift, today, unit = _shift(parts) or 0, seen.published, parts["unit"].lower()
    if unit in {"woche", "week"}:
        monday = today + timedelta(days=7 * shift - today.weekday())
        days, grain = (monday, monday + timedelta(days=6)), "week"
    elif unit in {"monat", "month"}:
        days, grain = month_days(today.year, today.month + shift), "month"
    elif unit in {"quartal", "quarter"}:
        days, grain = month_days(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3), "season"
    else:
        days, grain = (date(today.year + shift, 1, 1), date(today.year + shift, 12, 31)), "year"
    edge = parts.get("edge")
    if edge in {"earlier", "later"}:
        return whole_days((days[0], max(today, days[0])) if edge == "earlier" else (min(today, days[1]), days[1]), grain)
    return whole_days(part_of(days, edge), grain)


def _away(parts: dict[str, str], seen: Standpoint, start: date, sign: int) -> Span | None:
    """So many days, weeks, months or years from `start`, as sharp as the unit."""
    count = number_said(parts["n"], seen.language)
    if count is None:
        return None
    unit = table("periods")[seen.language]["units"][parts["unit"]]
    length = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}[unit]
    middle = start + timedelta(days=sign * round(count * length))
    half = timedelta(days=HALF_DAYS[unit])
    return whole_days((middle - half, middle + half), unit)


def _ago(parts: dict[str, str], seen: Standpoint) -> Span | None:
    return _away(parts, seen, seen.published, -1) if seen.published else None


def _in(parts: dict[str, str], seen: Standpoint) -> Span | None:
    return _away(parts, seen, seen.published, 1) if seen.published and seen.ahead else None


def _step(parts: dict[str, str], seen: Standpoint) -> Span | None:
    if seen.anchor is None:
        return None
    sign = 1 if "later" in parts else -1
    if "n" in parts:
        return _away(parts, seen, seen.anchor, sign)
    return on_day(seen.anchor + timedelta(days=sign), parts, seen)


def _clock(parts: dict[str, str], seen: Standpoint) -> Span:
    first = _minute(
        seen,
        parts.get("h") or str(int(number_said(parts["word"], "de") or 0)),
        parts.get("min") or parts.get("min3"),
        parts.get("half"),
    )
    last = _minute(seen, parts["h2"], parts.get("min2"), parts.get("half")) if "h2" in parts else first
    about = parts.get("about", "").lower()
    if about in {"gegen", "etwa", "around", "about"}:
        first, last = first - ABOUT, last + ABOUT
    elif about in {"kurz vor", "shortly before", "just before"}:
        first -= ABOUT
    elif about in {"kurz nach", "shortly after", "just after"}:
        last += ABOUT
    grain = "minute" if first != last or "min" in parts or "min3" in parts else "hour"
    if last < first:
        last += timedelta(days=1)
    return Span(first, last, grain, bool(seen.anchor or seen.published), day_known=False)


def _spoken(parts: dict[str, str], seen: Standpoint) -> Span:
    """An hour as it is said, "halb acht am Abend": the part of the day says which of the two it is."""
    said = table("periods")[seen.language]["spoken"]
    hour, half = said["hours"][parts["word"]], said["daytimes"].get(parts.get("daytime", ""))
    if half is None:
        day = parts["day"].lower()
        late = ("nachmittag", "abend", "afternoon", "evening")
        night = ("nacht", "night")
        half = "p" if day.endswith(late) else "night" if day.endswith(night) else "noon" if day.endswith(" mittag") else "a"
    if half == "night":
        half = "p" if 7 <= hour < 12 else "a"
    if half == "noon":
        half = "a" if hour == 11 else "p"
    minutes = 60 * (hour % 12 + 12 * (half == "p")) + said["shifts"].get(parts.get("shift", ""), 0)
    today = seen.anchor or seen.published or date(UNKNOWN, 1, 1)
    first = last = datetime.combine(today, time.min) + timedelta(minutes=minutes % (24 * 60))
    about = parts.get("about", "").lower()
    first -= ABOUT * about.endswith(("gegen", "etwa", "etwa um", "around", "about", "kurz vor", "before"))
    last += ABOUT * about.endswith(("gegen", "etwa", "etwa um", "around", "about", "kurz nach", "after"))
    return Span(first, last, "minute" if "shift" in parts or first != last else "hour", day_known=False)


def _minute(seen: Standpoint, hour: str, minute: str | None, half: str | None) -> datetime:
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (0 if half == "a" else 12)
    day = seen.anchor or seen.published or date(UNKNOWN, 1, 1)
    return datetime.combine(day, time.min) + timedelta(hours=number, minutes=int(minute or 0))


def _part(parts: dict[str, str], seen: Standpoint) -> Span:
    day = seen.anchor or seen.published or date(UNKNOWN, 1, 1)
    if "midnight" in parts or "noon" in parts:
        hour = datetime.combine(day, time(12 if "noon" in parts else 0))
        span = Span(hour, hour, "hour")
    elif "night" in parts:
        span = Span(_night_to(day).first, hours_of(day, "night").last, "part")
    else:
        span = on_day(day, parts, seen)
    return Span(span.first, span.last, span.grain, bool(seen.anchor or seen.published), day_known=False)


def _this_part(parts: dict[str, str], seen: Standpoint) -> Span | None:
    return on_day(seen.published, parts, seen) if seen.published else None


_READERS: dict[str, Callable[[dict[str, str], Standpoint], Span | None]] = {
    "date": _date,
    "month": _month,
    "season": _season,
    "year": _year,
    "decade": _decade,
    "quarter": _quarter,
    "relative": _relative,
    "night": _night,
    "weekday": _weekday,
    "weekend": _weekend,
    "unit": _unit,
    "ago": _ago,
    "since": _ago,
    "ahead": _in,
    "step": _step,
    "clock": _clock,
    "spoken": _spoken,
    "part": _part,
    "this part": _this_part,
}
