"""Which lines of a scrape are no part of the article: what each line is by its own words, by tables/boilerplate.toml.

A line is judged by itself here; what follows from its place on the page is for headline.py, tail.py and body.py.
"""

import re
from enum import StrEnum
from functools import cache, lru_cache

from corpus.appeals import is_appeal, is_consent
from corpus.dates import find_date
from corpus.menus import is_control, is_menu
from corpus.prose import is_finished, is_sentence
from corpus.runs import bounded
from corpus.tables import table

LONGEST = 4000  # characters; nobody prints a longer appeal, and a rule need not read a whole book in one line
SHORT = 1500  # characters; a phrase gives away an appeal of so many, a longer text has to be one in all its words


class LineKind(StrEnum):
    """What a line of a page is; TEXT, HEADING and ROW are all that may belong to the article."""

    TEXT = "text"
    HEADING = "heading"  # marked as one by the format, never guessed here
    ROW = "row"  # of a table, the same
    NAVIGATION = "navigation"
    CONTROL = "control"  # a button, a counter, one item of a menu
    DATE = "date"
    CLOSING = "closing"  # below it, nothing belongs to the article
    ADVERT = "advert"
    CREDIT = "credit"
    POINTER = "pointer"
    APPEAL = "appeal"
    COMMENTS = "comments"
    AGENCY = "agency"
    NOTICE = "notice"
    BYLINE = "byline"


_WEEKDAY = (
    r"(?:mo|di|mi|do|fr|sa|so|mon|tues?|wed|thu|thur|thurs|fri|sat|sun)\b\.?|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
# What stands beside a date on a page's date line: weekday, time, zone, label, author, counters.
_DATE_COMPANY = re.compile(
    rf"""\b(?:
      (?:{_WEEKDAY})\b
    | \d{{1,2}}[:.]\d\d\b | \d{{1,2}}\s?[ap]\.?m\b | uhr\b | (?:GMT|BST|CES?T|MES?Z|E[SD]T|P[SD]T|UTC|ET)\b
    | (?:lesezeit|lesedauer)\b.{{0,12}}min\w*\.? | \d+\ min(?:ute[ns]?)?\b(?:\ read)? | artikel\ anhören\b
    | \d+\ (?:kommentare?|comments?)\b | foto:\ \w+ | (?:von|by|geschrieben\ von|written\ by)\ \w+(?:\ \w+)?
    | (?:stand|veröffentlicht|aktualisiert|erschienen|erstellt|geändert)\b(?:\ (?:am|um))?
    | (?:(?:first\ )?published|updated|posted|last\ (?:modified|updated))\b(?:\ (?:on|at))?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PART = re.compile(r"\s+[|·•∙]\s+")
# How the forms of tables/boilerplate.toml are put together.
_FORMS = {
    "label": r"\W{{0,8}}(?:{})(?!\w)(?=\W*$|\s*[:–—|+…]|\s+-\s|\s{{2,}})",
    "opening": r"\W{{0,8}}(?:{})(?!\w)",
    "line": r"(?:{})$",
    "phrase": r"(?:{})",
}


@lru_cache(maxsize=2048)  # asked of each line of a page from several sides
def kind_of(line: str) -> LineKind:
    """Return what a line of a page is, judged by its own words alone."""
    text = line.strip()
    if len(text) > LONGEST:
        return LineKind.TEXT
    text = bounded(text)
    if _is_date_line(text):
        return LineKind.DATE
    if _matches(LineKind.CLOSING, text):
        return LineKind.CLOSING
    if is_control(text):
        # "Kommentare" is a button above an article and a heading below it.
        return LineKind.COMMENTS if _matches(LineKind.COMMENTS, text) else LineKind.CONTROL
    for kind in _patterns():
        if _matches(kind, text):
            return kind
    if is_appeal(text):
        return LineKind.APPEAL
    if is_consent(text):
        return LineKind.NOTICE
    parts = [kind_of(part) for part in _PART.split(text)] if _PART.search(text) else []
    if parts and LineKind.TEXT not in parts:
        return parts[0]  # "Von Silke Hammann · Lesezeit: 3 Minuten"
    return LineKind.NAVIGATION if is_menu(text) else LineKind.TEXT


def is_bare(line: str) -> bool:
    """Whether a line is a label with nothing behind it, so that what it announces stands on the lines below."""
    return len(line.split()) <= 6 and not re.search(r"[:–—|]\s*\w", line)


def _matches(kind: LineKind, text: str) -> bool:
    forms = _patterns()[kind]
    if any(forms[form].match(text) for form in ("line", "label") if form in forms):
        return True
    if "opening" in forms and forms["opening"].match(text) and not is_sentence(text):
        return True
    return "phrase" in forms and len(text) <= SHORT and bool(forms["phrase"].search(text))


def _is_date_line(text: str) -> bool:
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    again = find_date(rest)  # "PUBLISHED: 10:15, 18 September 2023 | UPDATED: 12:40, 18 September 2023"
    if again:
        rest = rest[: again.start] + " " + rest[again.end :]
    # "Mitglieder-Info Nr. 31 vom 23.11.2023" is a date line, "Er starb am 3. Mai 2020." is none.
    others = len(re.findall(r"[^\W\d_][\w.-]*", _DATE_COMPANY.sub(" ", rest)))
    return others <= (1 if is_finished(text) else 3) and not text.endswith(":")


@cache
def _patterns() -> dict[LineKind, dict[str, re.Pattern[str]]]:
    """One expression for all patterns of a kind and a form."""
    found: dict[LineKind, dict[str, re.Pattern[str]]] = {}
    for name, entry in table("boilerplate").items():
        forms = entry | {"label": entry.get("label", []) + entry.get("opening", [])}
        found[LineKind(name)] = {
            form: re.compile(_FORMS[form].format("|".join(patterns)), re.IGNORECASE)
            for form, patterns in forms.items()
            if patterns
        }
    return found
