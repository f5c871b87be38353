"""Outlet, date and language of a document that does not declare them, read from the page."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from corpus.article import Article
from corpus.boilerplate import LineKind
from corpus.dates import find_date
from corpus.lines import Line
from corpus.prose import folded
from corpus.tables import table

NAME_WORDS = 8  # no outlet's name is longer
SHORT_NAME = 4  # words; a longer one has most of them in capitals
HEAD_LINES = 200  # no masthead with its menus is longer
LABEL = 120  # letters of a line in a masthead that bears a date
MENU_LINES = 3  # so many buttons in a row are a menu

_MASTHEAD = {LineKind.TEXT, LineKind.NAVIGATION, LineKind.HEADING}
_NO_MASTHEAD = {LineKind.DATE, LineKind.CONTROL, LineKind.NOTICE, LineKind.ADVERT, LineKind.APPEAL}

# Between a page's own clock in the masthead and its headline stand menus and appeals; between the date of publication
# and the headline they do not.
_PARTS_FROM_HEADLINE = {LineKind.NAVIGATION, LineKind.APPEAL, LineKind.COMMENTS, LineKind.POINTER}
_DATED = re.compile(
    r"\W*(?:stand|veröffentlicht|aktualisiert|erschienen|published|updated|posted|last modified)\b", re.IGNORECASE
)
_FOUNDED = re.compile(r"\b(?:seit|gegründet|since|founded|established|geboren|born)\b|[©*]", re.IGNORECASE)
_NAME_END = re.compile(r"\s*[|·∙•▾/(]\s*|\s[>»]\s|\s{2,}|\s+[–—-]\s+|\s*::\s*")


def outlet_of(text: str, article: Article, lines: list[Line]) -> str | None:
    """Return the outlet that a scraped page names: in its masthead, or in one of the sentences of tables/outlets.toml."""
    head = [line for line in article.head if line.kind not in _NO_MASTHEAD]
    # A first line directly above the headline is its kicker; a masthead has a menu, a date or a slogan below it.
    if len(article.head) >= 3 and head and head[0].kind in _MASTHEAD and not _is_kicker(text, article, head[0]):
        name = _masthead_name(text[head[0].start : head[0].end], head[0].kind)
        if name and name.casefold() not in article.headline.casefold():
            return name
    for line in lines:
        for pattern in _named_by():
            found = pattern.search(text[line.start : line.end])
            if found:
                return found["name"].strip()
    return None


def outlet_in_title(page_title: str, headline: str) -> str | None:
    """Return the outlet in an HTML page's title: the part ("Headline | Outlet") that is not about the article."""
    parts = [part.strip() for part in re.split(r"\s+[|–—»-]\s+|\s*::\s*", page_title) if part.strip()]
    about = set(re.findall(r"\w{4,}", headline.casefold()))
    others = [part for part in parts if folded(part) not in folded(headline)]
    names = [part for part in others if not about & set(re.findall(r"\w{4,}", part.casefold())) and _is_name(part)]
    if not names and any(_is_section(part) for part in parts):
        # "Nordwasser – Newsroom": what is beside a part of a site is the site, although its headline names it.
        names = [part for part in parts if folded(part) != folded(headline) and _is_name(part)]
    before, colon, after = page_title.partition(": ")
    if not names and colon and folded(after) == folded(headline) and " " in before and _is_name(before):
        names = [before]  # "Stadt Moorburg: Fragen und Antworten", but "Interview: …"
    if not names:
        return None
    name, _, section = names[0].partition(": ")
    return name if _is_section(section) else names[0]  # "Stadt Moorburg: Aktuelles"


def published_in(text: str, article: Article, lines: list[Line]) -> date | None:
    """Return the date of publication: on the date line nearest the headline, or behind a word such as "Stand"."""
    head = article.head[:HEAD_LINES]
    at = next((n for n, line in enumerate(head) if text[line.start : line.end] == article.headline), len(head))
    # Below the headline stands the date of publication; above it, the page's own clock may stand as well.
    for n in sorted((n for n, line in enumerate(head) if line.kind is LineKind.DATE), key=lambda n: (n < at, abs(n - at))):
        between = [line.kind for line in head[n + 1 : at]]
        if between.count(LineKind.CONTROL) < MENU_LINES and not _PARTS_FROM_HEADLINE.intersection(between):
            return _date_on(text, head[n])
    # Broadcasters set it below the article's first paragraph; a date without the time may be a chronicle's.
    opening = article.paragraphs[min(2, len(article.paragraphs) - 1)].start if article.paragraphs else 0
    timed = (line for line in lines if line.kind is LineKind.DATE and line.start < opening)
    found = next((value for value in (_date_on(text, line) for line in timed) if isinstance(value, datetime)), None)
    if found:
        return found
    labelled = (line for line in lines if line.kind is LineKind.DATE and _DATED.match(text[line.start : line.end]))
    return next((_date_on(text, line) for line in labelled), None) or _date_in_masthead(text, article, head, at)


def _date_in_masthead(text: str, article: Article, head: Sequence[Line], at: int) -> date | None:
    """The date that a masthead or a label bears beside other words, on the line nearest the headline.

    "Talpost – Mittwoch, 25.06.2025 – Seite 1", "Eingestellt von Jan am 18. Oktober '24".
    """
    for n in sorted(range(len(head)), key=lambda n: (n >= at, abs(n - at))):
        words = text[head[n].start : head[n].end]
        told = head[n].kind not in _NO_MASTHEAD and words != article.headline and len(words) <= LABEL
        if told and not _FOUNDED.search(words) and (found := _date_on(text, head[n])):
            return found
    return None


def clean_title(title: str) -> str:
    """Return a headline without the rubric or outlet that a page appends to it ("… | Russland")."""
    parts = re.split(r"\s+\|\s+", " ".join(title.split()))
    return max(parts, key=len)


def _masthead_name(line: str, kind: LineKind) -> str | None:
    name = _NAME_END.split(line.strip("[] "))[0].strip()
    if kind is LineKind.NAVIGATION:
        # "GRAUBURGER TAGEBLATT ePaper | Abo": the menu starts where the capitals end.
        capitals = re.match(r"(?:[A-ZÄÖÜ0-9&-]{3,}\s?){1,4}(?=\s|$)", name)
        name = capitals[0].strip() if capitals else name
    return name if _is_name(name) else None


def _is_kicker(text: str, article: Article, line: Line) -> bool:
    below = next((other for other in article.head if other.start > line.start), None)
    return below is not None and below.block == line.block and text[below.start : below.end] == article.headline


def _is_name(text: str) -> bool:
    if len(text) < 2 or len(text.split()) > NAME_WORDS or re.search(r"[.!?]\s[A-ZÄÖÜ]\w\w|[!?]$|\d[:.]\d\d", text):
        return False
    if len(text.split()) > SHORT_NAME and sum(word[0].isupper() for word in text.split()) < len(text.split()) / 2:
        return False  # a slogan, an appeal
    return not _is_section(text)


def _is_section(text: str) -> bool:
    return text.casefold() in table("outlets")["sections"]


def _date_on(text: str, line: Line) -> date | None:
    found = find_date(text[line.start : line.end])
    return found.value if found else None


@cache
def _named_by() -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in table("outlets")["named_by"]]
