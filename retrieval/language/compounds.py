"""German compounds and their parts: Fehlerquelle is Fehler and Quelle."""

from collections.abc import Callable

SHORTEST = 4  # letters of a part
LINKS = ("", "s", "es", "n", "en", "er", "e")  # what German writes between two parts


def parts_of(word: str, knows: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the first part of a compound, without what links it, and its head, the longest that `knows`; None if it has none."""
    for at in range(SHORTEST, len(word) - SHORTEST + 1) if word.isalpha() else ():
        first, head = word[:at], word[at:].capitalize()
        bare = (first[: at - len(link)] for link in LINKS if first.endswith(link) and at - len(link) >= SHORTEST)
        if knows(head) and (known := next(filter(knows, bare), None)):
            return known, head
    return None
