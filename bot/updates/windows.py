"""How many requests may go out within a time: what Telegram's FAQ allows, with a little to spare for the way there."""

import asyncio
from collections import deque
from dataclasses import dataclass

PER_SECOND = 30  # messages that Telegram takes from a bot in all


@dataclass(frozen=True, slots=True)
class Pace:
    """At most `count` within any `seconds`."""

    count: int
    seconds: float


CHAT = Pace(3, 3.2)  # one a second; a few at once, as parts of an answer come
GROUP = Pace(20, 61.0)


class Window:
    """Gives out moments at a pace, in the order in which they are asked for."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._given: deque[float] = deque(maxlen=pace.count)

    def take(self) -> float:
        """Take the next moment, and return in how many seconds it is; 0 for now."""
        now = _now()
        moment = max(now, self._given[0] + self.pace.seconds) if len(self._given) == self.pace.count else now
        self._given.append(moment)
        return moment - now

    @property
    def room(self) -> int:
        """How many moments could be taken now without waiting."""
        since = _now() - self.pace.seconds
        return self.pace.count - sum(moment > since for moment in self._given)

    @property
    def idle(self) -> bool:
        """Whether nothing that it gave out counts any more."""
        return not self._given or self._given[-1] + self.pace.seconds < _now()


def _now() -> float:
    return asyncio.get_running_loop().time()
