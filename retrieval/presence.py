"""Who is at work: threads share one interpreter, so whoever has had much of it lets those go first who have had little.

Nobody knows beforehand how long an answer takes, and most take little, so the least served goes first (the scheduling policy
"least attained service"). Whoever is to wait does so before it reads the next text; that waiting has a limit is what gets
the long ones done.
"""

import time
from collections.abc import Iterator
from contextlib import ContextDecorator, contextmanager
from dataclasses import dataclass
from math import inf
from threading import local
from types import TracebackType

STEP = 0.01  # seconds between two looks; each takes the interpreter for a moment
SHORT = 0.05  # seconds of the processor that everybody has before it waits for anybody
LEAST = 0.5  # of what one has had: whoever has had less goes first
SHARE = 9  # so many times as long as it worked a thread waits at most: a tenth of the clock is its own


@dataclass(slots=True)
class _Stay:
    """One thread's time within."""

    begun: float
    before: float  # what the thread had had of the processor when it came
    had: float = 0.0  # seconds of the processor, when it last breathed
    waited: float = 0.0
    depth: int = 1

    def may_wait(self) -> bool:
        return self.waited < SHARE * (time.monotonic() - self.begun - self.waited)


class Presence(ContextDecorator):
    """The threads that are within it, each in a `with` statement, or in a function that it decorates.

    A thread that comes again while it is within stays whom it was.
    """

    def __init__(self) -> None:
        self._within: dict[int, _Stay] = {}  # no other thread can break into the single steps of a dictionary
        self._own = local()

    def __enter__(self) -> None:
        stay: _Stay | None = getattr(self._own, "stay", None)
        if stay:
            stay.depth += 1
            return
        stay = _Stay(time.monotonic(), time.thread_time())
        self._own.stay = self._within[id(stay)] = stay

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        stay: _Stay = self._own.stay
        stay.depth -= 1
        if not stay.depth:
            self._own.stay = None
            del self._within[id(stay)]

    @contextmanager
    def behind(self) -> Iterator[None]:
        """Be within as one who lets everybody go first and whom nobody waits for."""
        with self:
            stay: _Stay = self._own.stay
            stay.had = inf
            yield

    def breathe(self) -> None:
        """Wait, as a thread that is within and has been long at work, for those who have had less of the processor.

        Whoever holds a lock that others want is not to breathe: they would wait for one who waits for them.
        """
        if len(self._within) < 2:
            return
        stay: _Stay | None = getattr(self._own, "stay", None)
        if stay is None:
            return
        stay.had = max(stay.had, time.thread_time() - stay.before)
        while stay.had > SHORT and self._has_less_served(stay) and stay.may_wait():
            begun = time.monotonic()
            time.sleep(STEP)
            stay.waited += time.monotonic() - begun

    def _has_less_served(self, stay: _Stay) -> bool:
        return any(other.had < LEAST * stay.had for other in list(self._within.values()))


ANSWERING = Presence()  # of all engines of this process
