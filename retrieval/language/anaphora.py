"""Sentences that mean something in the one before them: "Er …", "Dabei …", "Der Minister …" (tables/anaphora.toml)."""

import re
from functools import cache

from retrieval.language.tables import table

_ENDINGS = {"de": "(?:e?s|e?n|nen)?", "en": "s?"}


def points_back(sentence: str, language: str) -> bool:
    """Whether a sentence begins with a word that only the sentence before it gives a meaning."""
    return _pattern(language).match(sentence) is not None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = {name: "|".join(row.split()) for name, row in table("anaphora")[language].items()}
    role = (r"(?:\w+-)?\w*?" if language == "de" else "") + rf"(?:{words['roles']}){_ENDINGS[language]}"
    return re.compile(
        rf"\W*(?i:(?:{words['words']})\b"
        rf"|(?:{words['demonstratives']})\s+(?:{words['verbs']})\b"
        rf"|(?:{words['articles']})\s+{role}\b(?!\s+(?-i:[A-ZÄÖÜ])))"
    )
