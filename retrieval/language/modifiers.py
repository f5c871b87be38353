"""Words that make a number rough or a bound: rund, knapp, gut, mindestens, bis zu, about, at least; tables/quantities.toml."""

from functools import cache
from math import inf

from retrieval.language.tables import table
from retrieval.language.words import Words

MARGIN = 0.1  # how far "rund", "knapp" and "gut" reach: a tenth of the number


def modifier_before(words: Words, at: int) -> tuple[int, str, str]:
    """Return the longest modifier that ends before word `at`: the place where it begins, its kind, and its words.

    The kind is a heading of the table, "exact" where nothing stands there.
    """
    known, longest = _known(words.language)
    for length in range(min(longest, at), 0, -1):
        if all(not words.gap(place).strip(". \u00a0$€£") for place in range(at - length + 1, at + 1)):
            phrase = " ".join(words.lower[at - length : at])
            kind = known.get(phrase)
            if kind:
                return (at if kind == "exact" else at - length), kind, phrase
    return at, "exact", ""


def modifier_after(words: Words, at: int) -> tuple[int, str]:
    """Return the place behind the modifier that begins at word `at`, and its kind: 20 oder mehr, 20 or so."""
    kind = _trailing(words.language).get(f"{words.near(at)} {words.near(at + 1)}")
    return (at + 2, kind) if kind else (at, "exact")


def interval(low: float, high: float, kind: str, *, whole: bool) -> tuple[float, float]:
    """Return what a modifier of `kind` makes of a number or range, `low` to `high`; `whole` where things are counted."""
    least = 1.0 if whole else 0.0
    down, up = max(MARGIN * abs(low), least), max(MARGIN * abs(high), least)
    match kind:
        case "about":
            return low - down, high + up
        case "below":
            return low - down, high
        case "above":
            return low, high + up
        case "least":
            return low, inf
        case "most":
            return min(0.0, high), high
    return low, high


@cache
def _known(language: str) -> tuple[dict[str, str], int]:
    entries = table("quantities")[language]["modifiers"]
    known = {phrase: kind for kind, phrases in entries.items() for phrase in phrases}
    return known, max(len(phrase.split()) for phrase in known)


@cache
def _trailing(language: str) -> dict[str, str]:
    return {phrase: kind for kind, phrases in table("quantities")[language]["after"].items() for phrase in phrases}
