"""Which lines of a scrape are no part of the article: what each line is, by tables/boilerplate.toml.

A line is judged by itself here; what follows from its place on the page (masthead, headline, tail) is layout's matter.
"""

import re
from enum import StrEnum
from functools import cache
from typing import Any

from corpus.dates import find_date
from corpus.tables import table


class LineKind(StrEnum):
    """What a line of a page is; TEXT and HEADING are all that may belong to the article."""

    TEXT = "text"
    HEADING = "heading"  # marked as one by the format, never guessed here
    NAVIGATION = "navigation"
    DATE = "date"
    ADVERT = "advert"
    CREDIT = "credit"
    POINTER = "pointer"
    APPEAL = "appeal"
    COMMENTS = "comments"
    AGENCY = "agency"
    NOTICE = "notice"
    BYLINE = "byline"


# What separates the items of a menu or a breadcrumb; dashes do not: sentences have them.
_SEPARATOR = re.compile(r"\s*[|·∙•▾▼▶≡→»›]\s*|\s+[>/*]\s+|\s{2,}|\t+|\]\s*\[")
# A full stop after two letters and before a capital, or at the very end: "18. Juni" and "K. Thelen" finish nothing.
_SENTENCE_END = re.compile(
    r"""(?<=[^\W\d_]{2})[.!?](?!\.)["“”»«'’‘)\]]*\s+[^\w\s]*[A-ZÄÖÜ]
      | [^\s.][.!?]["“”»«'’‘)\]]*$
      | [.!?]["“”»«'’‘)]+\s""",
    re.VERBOSE,
)
_WEEKDAY = (
    r"(?:mo|di|mi|do|fr|sa|so|mon|tues?|wed|thu|thur|thurs|fri|sat|sun)\b\.?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
# What stands beside a date on a page's date line: weekday, time, label, counters.
_DATE_COMPANY = re.compile(
    rf"\b(?:{_WEEKDAY})\b|\b\d{{1,2}}[:.]\d\d\b|\buhr\b|\b(?:lesezeit|lesedauer)\b.{{0,12}}min\w*\.?|"
    r"\bartikel anhören\b|\b\d+ (?:kommentare?|comments?)\b|"
    r"\b(?:stand|veröffentlicht|aktualisiert|erschienen|erstellt|published|updated|posted|last modified)\b"
    r"(?: (?:am|on|at|um))?|\bfoto: \w+|"
    r"\b(?:von|by|geschrieben von|written by) \w+(?: \w+)?",
    re.IGNORECASE,
)
_AFTER_LABEL = re.compile(r"\W*$|\s*[:–—|+…]|\s+-\s|\s{2,}")


def is_sentence(text: str) -> bool:
    """Whether `text` holds a finished sentence of four words or more, or announces a quotation with a colon.

    An ellipsis ends none: sites cut headlines with it.
    """
    words = len(text.split())
    return (words >= 4 and bool(_SENTENCE_END.search(text))) or (words >= 3 and text.rstrip().endswith(":"))


def kind_of(line: str) -> LineKind:
    """Return what a line of a page is, judged by its own words alone."""
    text = line.strip()
    if _is_date_line(text):
        return LineKind.DATE
    for kind, patterns in _patterns().items():
        if any(pattern.fullmatch(text) for pattern in patterns["line"]):
            return kind
        if any(_is_label(pattern, text) for pattern in patterns["label"]):
            return kind
        if any(_is_label(pattern, text) or (pattern.match(text) and not is_sentence(text)) for pattern in patterns["opening"]):
            return kind
        if any(pattern.search(text) for pattern in patterns["phrase"]):
            return kind
    if _is_own_praise(text):
        return LineKind.APPEAL
    return LineKind.NAVIGATION if _is_menu(text) else LineKind.TEXT


def _is_label(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.match(text)
    return bool(found and _AFTER_LABEL.match(text, found.end()))


def _is_date_line(text: str) -> bool:
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    # "Mitglieder-Info Nr. 31 vom 23.11.2023" is a date line, "Er starb am 3. Mai 2020." is none.
    return len(re.findall(r"\w[\w.-]*", _DATE_COMPANY.sub(" ", rest))) <= 4 and not re.search(r"[a-zäöüß]{3}[.!?]$", text)


def _is_menu(text: str) -> bool:
    items = [item for item in _SEPARATOR.split(text.strip("[] ")) if item]
    words = [len(item.split()) for item in items]
    if len(items) < 2 or (is_sentence(text) and max(words) > 4):
        return False
    return max(words) <= 2 if len(items) == 2 else sum(words) / len(items) <= 3


def _is_own_praise(text: str) -> bool:
    if any(mark in text for mark in "„“”»«"):
        return False
    own, address = _own_and_address()
    return len(own.findall(text)) >= 1 and bool(address.search(text)) and not re.search(r"\bsagte\b|\bsaid\b", text)


@cache
def _patterns() -> dict[LineKind, dict[str, list[re.Pattern[str]]]]:
    def compiled(entry: dict[str, Any], form: str) -> list[re.Pattern[str]]:
        lead, tail = (r"\W{0,8}(?:", r")(?!\w)") if form in {"label", "opening"} else ("(?:", ")")
        return [re.compile(lead + pattern + tail, re.IGNORECASE) for pattern in entry.get(form, ())]

    forms = ("label", "opening", "line", "phrase")
    return {LineKind(name): {form: compiled(entry, form) for form in forms} for name, entry in table("boilerplate").items()}


@cache
def _own_and_address() -> tuple[re.Pattern[str], re.Pattern[str]]:
    entry = table("boilerplate")["appeal"]
    return tuple(re.compile("|".join(entry[name]), re.IGNORECASE) for name in ("own", "address"))  # type: ignore[return-value]
