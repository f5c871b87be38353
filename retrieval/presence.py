"""Who is at work: threads share one interpreter, and what can wait asks first whether anybody would have to wait for it."""

import time
from collections import deque
from types import TracebackType

STEP = 0.005  # seconds between two looks


class Presence:
    """Counts the threads that are within it, each in a `with` statement."""

    def __init__(self) -> None:
        self._within: deque[None] = deque()  # whose appending and popping no other thread can break into

    def __enter__(self) -> None:
        self._within.append(None)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._within.pop()

    @property
    def anybody(self) -> bool:
        return bool(self._within)

    def give_way(self, most: float) -> None:
        """Wait until nobody is within, at most so many seconds, so that whoever comes and goes without end stops nobody."""
        end = time.monotonic() + most
        while self._within and time.monotonic() < end:
            time.sleep(STEP)
