"""Who is at work: threads share one interpreter, so whoever has much to do lets those go first who have little.

A question that was asked later goes first while it is young; the older one waits at places between two documents. That most
questions are short is what makes the average wait short (shortest job first), and that the wait has a limit is what gets the
long ones done.
"""

import time
from dataclasses import dataclass
from threading import local
from types import TracebackType

STEP = 0.003  # seconds between two looks
SHORT = 0.1  # seconds of the processor after which an answer is a long one
YOUNG = 1.0  # seconds in which a question that was asked later goes first
PATIENCE = 5.0  # seconds that an answer waits for others at most, in all


@dataclass(slots=True)
class _Stay:
    """One thread's time within."""

    begun: float
    spent: float  # of the processor when it began
    outer: "_Stay | None"
    waited: float = 0.0


class Presence:
    """The threads that are within it, each in a `with` statement."""

    def __init__(self) -> None:
        self._within: dict[int, _Stay] = {}  # no other thread can break into the single steps of a dictionary
        self._own = local()

    def __enter__(self) -> None:
        stay = _Stay(time.monotonic(), time.thread_time(), getattr(self._own, "stay", None))
        self._own.stay = self._within[id(stay)] = stay

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        stay: _Stay = self._own.stay
        self._own.stay = stay.outer
        del self._within[id(stay)]

    @property
    def anybody(self) -> bool:
        return bool(self._within)

    def give_way(self, most: float) -> None:
        """Wait until nobody is within, at most so many seconds, so that whoever comes and goes without end stops nobody."""
        end = time.monotonic() + most
        while self._within and time.monotonic() < end:
            time.sleep(STEP)

    def breathe(self) -> None:
        """Wait, as a thread that is within and has been long at work, while others who came later are new."""
        stay: _Stay | None = getattr(self._own, "stay", None)
        if stay is None or len(self._within) < 2 or time.thread_time() - stay.spent < SHORT:
            return
        while stay.waited < PATIENCE and self._is_followed(stay):
            begun = time.monotonic()
            time.sleep(STEP)
            stay.waited += time.monotonic() - begun

    def _is_followed(self, stay: _Stay) -> bool:
        youngest = max((other.begun for other in list(self._within.values())), default=0.0)
        return stay.begun < youngest > time.monotonic() - YOUNG


ANSWERING = Presence()  # of all engines of this process
