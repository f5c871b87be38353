"""Calendar dates and times of day as they are written: where a text has them, so that their numbers count nothing."""

import re
from functools import cache

from corpus.dates import MONTHS

_MONTH = "|".join(
    sorted(
        {form for name in MONTHS for form in (name, name.capitalize()) if len(name) > 3 or form[0].isupper()},
        key=len,
        reverse=True,
    )
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = r"(?:2[0-4]|[01]?\d)(?:[.:][0-5]\d)?"

_WRITTEN = {
    "de": rf"""(?<![\w.,])(?:
      {_YEAR}-\d\d-\d\d(?!\d)
    | {_DAY}\.\s?(?:1[0-2]|0?[1-9])\.(?:\s?(?:{_YEAR}|\d\d)(?!\d|[.,]\d))?
    | {_DAY}\.(?:(?:,\s|\s(?:und|bis|oder|auf\sden|sowie)(?:\szum)?\s|\s?[-–/]\s?){_DAY}\.){{0,5}}\s{{0,2}}
      (?:{_MONTH})\b\.?(?:\s{_YEAR}(?!\d))?
    | {_DAY}\s(?:{_MONTH})\b\.?\s{_YEAR}(?!\d)
    | {_CLOCK}(?:\s?(?:bis|[-–]|und|oder)\s?{_CLOCK})?\s?(?:Uhr|h)\b(?:\s[0-5]?\d\b(?!\s[A-ZÄÖÜ]))?
    | (?:2[0-4]|[01]?\d):[0-5]\d(?::[0-5]\d)?(?!\d)
    )""",
    "en": rf"""(?<![\w.,])(?:
      {_YEAR}-\d\d-\d\d(?!\d)
    | {_DAY}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)(?!\d)
    | {_DAY}(?:st|nd|rd|th)?(?:\s?(?:and|to|or|[-–])\s?{_DAY}(?:st|nd|rd|th)?)?\s(?:of\s)?(?:{_MONTH})\b\.?(?:,?\s{_YEAR}(?!\d))?
    | {_CLOCK}(?:\s?(?:to|[-–]|and|or)\s?{_CLOCK})?\s?(?:[ap]\.m\.|[ap]m\b|o['’]clock\b|noon\b|hours\s(?:GMT|local))
    | (?:2[0-4]|[01]?\d):[0-5]\d(?::[0-5]\d)?(?!\d)
    )""",
}
_MONTH_FIRST = rf"""(?<!\w)(?:{_MONTH})\b\.?\s(?:
      {_DAY}(?:st|nd|rd|th)?(?!\d|[.,]\d)(?:\s?(?:and|to|[-–])\s?{_DAY}(?!\d))?(?:,?\s{_YEAR}(?!\d))?
    | {_YEAR}(?!\d)
    )"""


def written_dates(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the dates and clock times in `text` that are written in figures, in order."""
    spans = [match.span() for pattern in _patterns(language) for match in pattern.finditer(text)]
    return sorted(spans)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_WRITTEN.get(language, _WRITTEN["de"]), re.VERBOSE), re.compile(_MONTH_FIRST, re.VERBOSE)
