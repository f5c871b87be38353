"""Dates as pages print them: "22.10.2023 – 10:15", "So, 22. Oktober 2023", "March 15, 2024 - 6:02 AM", ISO."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from corpus.tables import table

MONTHS = {name: int(number) for number, names in table("months").items() for name in names}
MONTHS_A_YEAR = 12
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

_DATE = re.compile(
    rf"""\b(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | (?P<d1>\d{{1,2}})\.\s?(?P<m1>\d{{1,2}})\.\s?(?P<y1>(?:19|20)\d\d|\d\d)(?!\d)
    | (?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH})\b\.?,?\s(?:(?P<y2>(?:19|20)\d\d)|['’](?P<y5>\d\d)\b)
    | (?P<m3>{_MONTH})\b\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>(?:19|20)\d\d)
    | (?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>(?:19|20)\d\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""[\sT,|–·-]{1,5}(?:um\s|at\s|\+\+\+\s)?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?!\d|\.\d)(?:\s?(?P<half>[ap]\.?m\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME_BEFORE = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\b)?(?: uhr)?,?\s(?:on |am )?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text and where it stands; `value` is a datetime where a time of day follows it."""

    value: date
    start: int
    end: int


def find_date(text: str) -> FoundDate | None:
    """Return the first full date (day, month and year) in `text`; dates that cannot be are passed over."""
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        after = _TIME.match(text, match.end())
        before = None if after else _TIME_BEFORE.search(text[: match.start()])
        time = after or before
        if time is None:
            return FoundDate(day, match.start(), match.end())
        start, end = (before.start(), match.end()) if before else (match.start(), time.end())
        return FoundDate(_moment(day, time), start, end)
    return None


def parse_date(value: object) -> date | None:
    """Return the date that front matter or a meta tag declares: a date, an ISO string, or any form `find_date` knows."""
    if isinstance(value, date):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else value
    text = str(value).strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = find_date(text)
        return found.value if found else None
    return moment.date() if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text) else moment.replace(tzinfo=None)


def _moment(day: date, time: re.Match[str]) -> datetime:
    """Local time of the outlet: pages do not name their zone."""
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + (12 if time["half"].lower().startswith("p") else 0)
    return datetime(day.year, day.month, day.day, hour, int(time["minute"]))  # noqa: DTZ001


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["d4"]:
            return _slashed(int(match["d4"]), int(match["m4"]), int(match["y4"]))
        day = match["d1"] or match["d2"] or match["d3"]
        month = match["m1"] or MONTHS[(match["m2"] or match["m3"]).lower()]
        year = int(match["y1"] or match["y2"] or match["y3"] or match["y5"])
        # Two digits: news archives reach back to 1970 at most.
        year += 0 if year > 99 else 1900 if year >= 70 else 2000
        return date(year, int(month), int(day))
    except ValueError:
        return None


def _slashed(one: int, other: int, year: int) -> date | None:
    """A date with slashes, the day first, or in America the month; None where both could be either."""
    if one <= MONTHS_A_YEAR and other <= MONTHS_A_YEAR and one != other:
        return None
    day, month = (one, other) if other <= MONTHS_A_YEAR else (other, one)
    return date(year, month, day)
