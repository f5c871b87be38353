"""Where a page speaks to its reader about itself: appeals, offers, dialogues of consent. By tables/appeals.toml."""

import re
from functools import cache

from corpus.tables import table

LONG = 15  # words

_QUOTED = re.compile('[„“”»«"]')


def is_appeal(text: str) -> bool:
    """Whether `text` asks its reader for money, attention or a subscription; what somebody else asks for is news."""
    if _is_reported(text):
        return False
    this = bool(_any("this").search(text))
    if this and _any("liked").search(text) and len(text.split()) < LONG:
        return True
    addressed = list(_any("address").finditer(text))
    goods = [*_any("goods").finditer(text), *_own().finditer(text)]
    if addressed and goods:
        # One such sentence in a long paragraph ("Wir berichten in unserem Ticker") does not make it one.
        return len(addressed) + len(goods) >= (2 if len(text.split()) < LONG else 3)
    return bool(addressed and this and (_any("liked").search(text) or _any("done_with_it").search(text)))


def is_parting_appeal(text: str) -> bool:
    """Whether `text`, standing last on a page, asks its reader to do something for the outlet or with it."""
    asks = bool(_any("asks").search(text) and _any("us").search(text))
    return not _is_reported(text) and (asks or ("?" in text and "@" in text))


def is_consent(text: str) -> bool:
    """Whether `text` is about cookies, external content or terms of use, in the page's own voice."""
    words = {found[0].casefold() for found in _any("consent").finditer(text)}
    return len(words) >= 2 and bool(_any("speaking").search(text)) and not _is_reported(text)


def _is_reported(text: str) -> bool:
    return bool(_QUOTED.search(text) or _any("reported").search(text))


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('appeals')[name])})\b", re.IGNORECASE)


@cache
def _own() -> re.Pattern[str]:
    """The outlet's own goods: "unsere App", "our independent journalism"."""
    words = table("appeals")
    return re.compile(rf"\b(?:{'|'.join(words['own'])})\W+(?:\w+\W+)?(?:{'|'.join(words['own_goods'])})\b", re.IGNORECASE)
