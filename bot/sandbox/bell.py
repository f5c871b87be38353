"""The bell that rings whenever something in the sandbox has changed."""

import asyncio


class Bell:
    """Wakes everyone who waits for the next ring; a ring that nobody waits for is not kept."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def ring(self) -> None:
        self._next.set()
        self._next = asyncio.Event()

    async def wait(self) -> None:
        """Return at the next ring."""
        await self._next.wait()
