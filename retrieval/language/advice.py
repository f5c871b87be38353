"""Whether a question asks what to do, and whether a sentence says what to do."""

import re
from functools import cache

from retrieval.language.tables import table

LONGEST = 400  # characters that are read


def asks_advice(question: str, language: str) -> bool:
    """Whether `question` asks what somebody is to do."""
    return _pattern(language, "asks").search(question.lower()[:LONGEST]) is not None


def gives_advice(sentence: str, language: str) -> bool:
    """Whether `sentence` says what somebody is to do."""
    return _pattern(language, "gives").search(sentence.lower()[:LONGEST]) is not None


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(table("advice")["en" if language == "en" else "de"][name])
