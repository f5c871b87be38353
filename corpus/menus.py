"""Menus, breadcrumbs and buttons: lines of a page that are there to be clicked."""

import re
from functools import cache

from corpus.prose import is_sentence
from corpus.tables import table

CONTROL_WORDS = 8  # no button says more

# What separates the items of a menu or a breadcrumb; dashes do not: sentences have them.
_SEPARATOR = re.compile(r"[|·∙•▾▼▶≡→»›]|\s[>/*]\s|\s{2,}|\t|\]\s?\[")


def is_menu(text: str) -> bool:
    """Whether a line is a row of short items."""
    items = [item for item in _SEPARATOR.split(text.strip("[] ")) if item.strip()]
    words = [len(item.split()) for item in items]
    numbers = sum(bool(re.search(r"\d", item)) for item in items)
    if len(items) < 2 or (is_sentence(text) and max(words) > 4) or numbers > len(items) / 2:
        return False  # rows of numbers are results
    return max(words) <= 2 if len(items) == 2 else sum(words) / len(items) <= 3


def is_control(text: str) -> bool:
    """Whether a line says nothing but words of buttons and counters: "Per WhatsApp teilen", "41 shares"."""
    words = re.findall(r"[\w-]+", text.casefold())
    if len(words) > CONTROL_WORDS or re.search(r"[.!?]\W*$", text) or re.fullmatch(r"\d?\d[:.]\d\d", text):
        return False  # the last is the time of an entry in a live ticker
    if not words:
        return True
    buttons, joints = _words()
    spoken = [word for word in words if not re.fullmatch(r"[\d-]+", word)]
    if not spoken:
        return len(words) <= 2
    return any(word in buttons for word in spoken) and all(word in buttons or word in joints for word in spoken)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("interface")
    return frozenset(words["words"]), frozenset(words["joints"])
