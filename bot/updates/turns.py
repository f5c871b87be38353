"""Who is next: within a chat one update after the other, chats beside each other, a bounded number of them at once."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ParamSpec, Protocol

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.updates.gate import Gate, Passage

CROWD = 256  # updates; with more of them waiting, answers go out beside each other: a crash may then repeat some of them
AT_ONCE = 32  # updates; fewer leave the network idle, many more only take turns on the processor
_NO_BOUND = 1_000_000  # of the library's own: it counts those that only wait for their chat, and would let one chat block all


class Ledger(Protocol):
    """Who is told what became of an update; `held` is how many wait or are under way."""

    @property
    def held(self) -> int: ...

    async def begin(self, number: int) -> None: ...
    async def done(self, number: int) -> None: ...
    async def set_back(self, number: int) -> None: ...
    def leave(self, number: int) -> None: ...


@dataclass(slots=True)
class Turn:
    """One update's turn; the next of its chat begins when `over` is set. `failed`: it is to be tried again later."""

    gate: Gate | None
    over: asyncio.Event = field(default_factory=asyncio.Event)
    failed: bool = False
    passage: Passage | None = None

    async def speaks(self) -> None:
        """Wait until no other answer is on its way."""
        if self.gate and (self.passage is None or self.passage.over):
            self.passage = await self.gate.enter()


P = ParamSpec("P")
_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


def set_back() -> None:
    """Have the update that is being handled tried again later, since the network failed it."""
    if turn := _turn.get():
        turn.failed = True


async def one_speaks() -> None:
    """Wait until no other update's answer is on its way; outside of an update, do not wait."""
    if turn := _turn.get():
        await turn.speaks()


def is_crowded() -> bool:
    """Whether the update that is being handled came when many others waited."""
    turn = _turn.get()
    return turn is not None and turn.gate is None


def unhurried(handle: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, Coroutine[Any, Any, None]]:
    """Return a handler that takes its time: the next update of its chat does not wait for it."""

    async def handled(*args: P.args, **kwargs: P.kwargs) -> None:
        if turn := _turn.get():
            turn.over.set()
        await handle(*args, **kwargs)

    return handled


class Turns(BaseUpdateProcessor):
    """Lets every update have its turn and tells the ledger what became of it; `handled` is called for each that is done with."""

    def __init__(
        self,
        ledger: Ledger,
        at_once: int = AT_ONCE,
        handled: Callable[[], None] = lambda: None,
        gate: Gate | None = None,
    ) -> None:
        super().__init__(_NO_BOUND)
        self._count = handled
        self._ledger = ledger
        self._places = asyncio.Semaphore(at_once)
        self._gate = gate or Gate()
        self._last: dict[tuple[str, int], Turn] = {}
        self._under_way: set[asyncio.Task[Any]] = set()
        self._closing = False

    @property
    def under_way(self) -> int:
        """How many updates are being handled."""
        return len(self._under_way)

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        turn, key = Turn(self._gate if self._ledger.held <= CROWD else None), _key(update)
        before, self._last[key] = self._last.get(key), turn
        settled = False
        try:
            if before is not None:
                await before.over.wait()
            async with self._places:
                if not self._closing:
                    await self._handled(update.update_id, turn, coroutine)
                    settled = True
        finally:
            turn.over.set()
            if self._last.get(key) is turn:
                del self._last[key]
            if not settled:
                self._ledger.leave(update.update_id)
                if isinstance(coroutine, Coroutine):
                    coroutine.close()

    async def _handled(self, number: int, turn: Turn, coroutine: Awaitable[Any]) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101  # this is one
        self._under_way.add(task)
        _turn.set(turn)
        try:
            await self._ledger.begin(number)
            await coroutine
            if turn.failed:
                await self._ledger.set_back(number)
            else:
                await self._ledger.done(number)
                self._count()
        finally:
            if turn.passage:
                turn.passage.leave()
            self._under_way.discard(task)

    async def close(self, grace: float) -> None:
        """Begin no more; wait for what is under way, at most `grace` seconds, and break off what is not done by then."""
        self._closing = True
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=grace)
            for task in late:
                task.cancel()


def _key(update: Update) -> tuple[str, int]:
    """Whose turn it is: a chat's; where there is none, that of whoever asks. Who asks inline does not wait for their chat."""
    chat, user = update.effective_chat, update.effective_user
    if chat is not None:
        return "chat", chat.id
    return "user", user.id if user else 0
