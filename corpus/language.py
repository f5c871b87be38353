"""The language of a text."""

import re
from functools import cache

from corpus.tables import table


def language_of(text: str) -> str:
    """Return "de" or "en", whichever language's commonest words are more frequent in `text`; "de" where neither is."""
    words = re.findall(r"\w+", text[:20_000].casefold())
    counts = {name: sum(word in common for word in words) for name, common in _common_words().items()}
    return "en" if counts["en"] > counts["de"] else "de"


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("language").items()}
