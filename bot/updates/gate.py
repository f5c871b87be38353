"""One answer at a time between being sent and being struck out of the journal: whatever ends the process there is said twice."""

import asyncio

LONGEST = 2.0  # seconds, after which the next is let through: a connection that stalls is to keep nobody else waiting


class Passage:
    """The way through the gate, for one update."""

    def __init__(self, lock: asyncio.Lock, longest: float) -> None:
        self._lock = lock
        self._timer = asyncio.get_running_loop().call_later(longest, self.leave)
        self.over = False

    def leave(self) -> None:
        """Let the next one through."""
        if not self.over:
            self.over = True
            self._timer.cancel()
            self._lock.release()


class Gate:
    """Lets one through after the other, in the order in which they come."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._lock = asyncio.Lock()

    async def enter(self) -> Passage:
        """Wait for the way to be free."""
        await self._lock.acquire()
        return Passage(self._lock, self._longest)
