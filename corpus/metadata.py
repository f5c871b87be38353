"""Outlet, date and language of a document that does not declare them, read from the page."""

import re
from datetime import date
from functools import cache

from corpus.article import Article
from corpus.boilerplate import LineKind
from corpus.dates import find_date
from corpus.lines import Line
from corpus.tables import table

NAME_WORDS = 5  # no outlet's name is longer

# Between a page's own clock in the masthead and its headline stand menus and appeals; between the date of publication
# and the headline they do not.
_PARTS_FROM_HEADLINE = {LineKind.NAVIGATION, LineKind.APPEAL, LineKind.COMMENTS, LineKind.POINTER}
_DATED = re.compile(
    r"\W*(?:stand|veröffentlicht|aktualisiert|erschienen|published|updated|posted|last modified)\b", re.IGNORECASE
)
_NAME_END = re.compile(r"\s*[|·∙•▾/(]\s*|\s{2,}|\s+[–—-]\s+|\s*::\s*")


def outlet_of(text: str, article: Article, lines: list[Line]) -> str | None:
    """Return the outlet that a scraped page names: in its masthead, or in one of the sentences of tables/outlets.toml."""
    head = [line for line in article.head if line.kind in {LineKind.TEXT, LineKind.NAVIGATION, LineKind.HEADING}]
    # A first line directly above the headline is its kicker; a masthead has a menu, a date or a slogan below it.
    if len(article.head) >= 3 and head and head[0].start == article.head[0].start:
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
    names = [part for part in parts if not about & set(re.findall(r"\w{4,}", part.casefold())) and _is_name(part)]
    return names[0] if names else None


def published_in(text: str, article: Article, lines: list[Line]) -> date | None:
    """Return the date of publication: on the date line nearest the headline, or behind a word such as "Stand"."""
    head = list(article.head)
    at = next((n for n, line in enumerate(head) if text[line.start : line.end] == article.headline), len(head))
    for n in sorted((n for n, line in enumerate(head) if line.kind is LineKind.DATE), key=lambda n: abs(n - at)):
        between = head[min(n, at) + 1 : max(n, at)]
        if not any(line.kind in _PARTS_FROM_HEADLINE for line in between):
            return _date_on(text, head[n])
    labelled = (line for line in lines if line.kind is LineKind.DATE and _DATED.match(text[line.start : line.end]))
    return next((_date_on(text, line) for line in labelled), None)


def language_of(text: str) -> str:
    """Return "de" or "en", whichever language's commonest words are more frequent in `text`; "de" where neither is."""
    words = re.findall(r"\w+", text[:20_000].casefold())
    counts = {name: sum(word in common for word in words) for name, common in _common_words().items()}
    return "en" if counts["en"] > counts["de"] else "de"


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


def _is_name(text: str) -> bool:
    if len(text) < 2 or len(text.split()) > NAME_WORDS or re.search(r"[.!?]\s[A-ZÄÖÜ]\w\w|[!?]$", text):
        return False
    return text.casefold() not in table("outlets")["sections"]


def _date_on(text: str, line: Line) -> date | None:
    found = find_date(text[line.start : line.end])
    return found.value if found else None


@cache
def _named_by() -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in table("outlets")["named_by"]]


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("language").items()}
