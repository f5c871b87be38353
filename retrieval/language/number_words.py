"""Number words of German and English, and how German writes them as one: zweihundertfünf, zwölfhundert, dreieinhalb."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from retrieval.language.tables import table

LONGEST_WORD = 80  # letters; "neunhundertneunundneunzigtausend…" has fewer
_AND_A_HALF = re.compile(r"(?:und)?einhalb\Z")


@lru_cache(maxsize=20_000)
def german_number(word: str) -> float | None:
    """Return the number that a German word in lower case spells, halves included: zwölfhundert, dreieinhalb; None for others."""
    if len(word) > LONGEST_WORD:
        return None
    half = _AND_A_HALF.search(word)
    if half and half.start():
        whole = german_number(word[: half.start()])
        return None if whole is None else whole + 0.5
    left, thousand, right = word.rpartition("tausend")
    if not thousand:
        return _below_thousand(word)
    thousands = _below_thousand(left) if left else 1
    rest = _below_thousand(right.removeprefix("und")) if right else 0
    return None if thousands is None or rest is None else thousands * 1000 + rest


def _below_thousand(word: str) -> int | None:
    left, hundred, right = word.partition("hundert")
    if not hundred:
        return _below_hundred(word)
    hundreds = _below_hundred(left) if left else 1
    rest = _below_hundred(right.removeprefix("und")) if right else 0
    return None if not hundreds or rest is None else hundreds * 100 + rest


def _below_hundred(word: str) -> int | None:
    known = known_numbers("de")
    for numbers in (known.ones, known.tens, known.inflected):
        if word in numbers:
            return numbers[word]
    one, joint, ten = word.rpartition("und")
    return known.ones[one] + known.tens[ten] if joint and known.ones.get(one, 0) in range(1, 10) and ten in known.tens else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """One language's part of tables/numerals.toml."""

    ones: dict[str, int]
    tens: dict[str, int]
    inflected: dict[str, int]
    powers: dict[str, float]
    crowds: dict[str, float]
    few: frozenset[str]
    one: frozenset[str]
    halves: dict[str, float]
    shares: dict[str, float]
    every: frozenset[str]
    nth: dict[str, int]
    of: frozenset[str]


@cache
def known_numbers(language: str) -> Numbers:
    """Return the number words of "de" or "en"."""
    entries: dict[str, Any] = table("numerals")[language]
    lists: dict[str, Any] = {name: frozenset(entry) if isinstance(entry, list) else entry for name, entry in entries.items()}
    return Numbers(**lists)
