"""How near a value stands to the words that say what is asked."""

from collections.abc import Iterable


def distance(start: int, end: int, places: Iterable[tuple[int, int]], far: int) -> int:
    """Return the characters between `start:end` and the nearest of `places` in the same text; `far` where there is none."""
    return min((max(0, first - end, start - last) for first, last in places), default=far)
