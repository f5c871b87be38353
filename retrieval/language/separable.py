"""German verbs whose prefix stands at the end of the clause, put together: "trat am Montag zurück" -> "zurücktrat".

A main clause parts such verbs (Duden's grammar, "Distanzstellung"): the finite verb stands second or first, the prefix last. The
form put together is that of a subordinate clause, so that it shares its stem with "zurücktreten" and "zurückgetreten".
"""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.language.tables import rows, words
from retrieval.language.tokens import Token, fold, tokens_of
from retrieval.language.verbs import infinitive_of

LONGEST = 40  # words of a clause that are read back from the prefix

_BREAK = re.compile(r"[,;:.!?()–—„“”»«\"]")
_JOINING = frozenset(["und", "oder", "als", "wie"])
_BARE = re.compile(r"(?:e?st|e?t|e?n|e)\Z")


def parted_verbs(text: str, language: str) -> list[str]:
    """Return the parted verbs of `text`, each in one word; only German has them."""
    # Most paragraphs have no clause that ends with a prefix, and are not worth their tokens.
    if language != "de" or not _closing().search(text):
        return []
    return [word for _, _, word in joined_verbs(text, tokens_of(text))]


def closing(unit: str, surfaces: Sequence[str]) -> tuple[bool, bool, bool]:
    """Return what a piece of text between two white spaces may be, by its surfaces: the end of a clause that parts its verb.

    First whether it may be one by itself; then whether it is one if what follows is, third, a piece that may begin behind a
    break, or nothing. What `joined_verbs` finds is always in such a place.
    """
    begins = not surfaces or surfaces[0] in _JOINING or not unit.startswith(surfaces[0])
    prefixes = words("separable")
    if prefixes.isdisjoint(surfaces):
        return False, False, begins
    bare = len(surfaces) == 1 and unit.endswith(surfaces[0])
    return not bare, bare, begins


def joined_verbs(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Return each parted verb of `text`: the numbers among `tokens` of its finite form and its prefix, and both in one word."""
    found = []
    prefixes = words("separable")
    for last, token in enumerate(tokens):
        if token.surface in prefixes and _ends_clause(text, tokens, last):
            first = _finite(text, tokens, last)
            if first is not None:
                found.append((first, last, token.surface + tokens[first].surface.lower()))
    return found


def _ends_clause(text: str, tokens: Sequence[Token], at: int) -> bool:
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    return after.surface in _JOINING or _BREAK.search(text, tokens[at].end, after.start) is not None


@cache
def _closing() -> re.Pattern[str]:
    """What every clause that ends with a prefix matches, as `_ends_clause` has it, and hardly anything else."""
    prefixes, joining = ("|".join(sorted(some, key=len, reverse=True)) for some in (words("separable"), _JOINING))
    between = rf"(?![^\W\d_])(?:\W*?(?:{_BREAK.pattern}|\Z)|\W+(?:{joining}))"
    return re.compile(rf"(?<![^\W\d_])(?:{prefixes}){between}")


def _finite(text: str, tokens: Sequence[Token], last: int) -> int | None:
    """The first verb of the clause that the prefix ends, of two clauses with one subject the second; None where there is none."""
    first, joined = last, 0
    while first and last - first < LONGEST and not _BREAK.search(text, tokens[first - 1].end, tokens[first].start):
        first -= 1
        joined = joined or first * (tokens[first].surface in _JOINING)
    return next((at for start in (joined, first) for at in [_verb(tokens, start or first, last)] if at is not None), None)


def _verb(tokens: Sequence[Token], first: int, last: int) -> int | None:
    for at in range(first, last):
        word = tokens[at].surface
        if word.lower() in words("auxiliaries"):
            return None  # "ist … auf", "hat … vor": no prefix of theirs
        if (word[:1].islower() or at == first) and _is_verb(word.lower()):
            return at
    return None


def _is_verb(word: str) -> bool:
    return bool(infinitive_of(word)) or fold(word) in _strong() or fold(_BARE.sub("", word)) in _strong()


@cache
def _strong() -> frozenset[str]:
    """The finite forms of strong verbs, folded, with and without their endings."""
    forms = [(verb, *(form for form in others if not form.startswith("ge"))) for verb, *others in rows("strong_verbs")]
    return frozenset(fold(form) for several in forms for form in (*several, _BARE.sub("", several[0])))
