"""What a sentence must show to answer a question of a kind: a date for "when", a number for "how many"."""

import re
from functools import cache

from retrieval.language.tables import table
from retrieval.models import Kind


def shows(text: str, kind: Kind) -> bool:
    """Whether `text` holds a thing of the kind asked for; True for kinds that ask for no such thing (what, whether, how)."""
    patterns = _patterns().get(kind)
    return patterns is None or any(pattern.search(text) for pattern in patterns)


@cache
def _patterns() -> dict[Kind, list[re.Pattern[str]]]:
    return {Kind(name): [re.compile(pattern) for pattern in patterns] for name, patterns in table("evidence").items()}
