"""The updates that wait for the bot, and the long poll that fetches them."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.sandbox.models import Json
from bot.sandbox.refusals import Conflict
from bot.sandbox.requests import Request

# Without allowed_updates a bot gets every kind but these.
_ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_MAX_TIMEOUT = 50.0
_MAX_UPDATES = 100


@dataclass(frozen=True, slots=True)
class Update:
    """Something that happened, under the number by which the bot confirms it. `kind` is the name of its field."""

    update_id: int
    kind: str
    payload: Json

    def json(self) -> Json:
        return {"update_id": self.update_id, self.kind: self.payload}


class UpdateQueue:
    """Keeps updates until the bot confirms them by asking for a later one. One poll at a time."""

    def __init__(self, first_id: int = 1_000_001) -> None:
        self._next_id = first_id
        self._pending: list[Update] = []
        self._allowed: frozenset[str] = frozenset()
        self._poll: asyncio.Future[None] | None = None

    @property
    def pending(self) -> tuple[Update, ...]:
        """What the bot has not confirmed yet, fetched or not."""
        return tuple(self._pending)

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds that the bot asked for; none for the usual ones."""
        return tuple(sorted(self._allowed))

    def allow(self, kinds: Iterable[str]) -> None:
        """Deliver only these kinds from now on, or the usual ones if there are none. What waits already stays."""
        self._allowed = frozenset(kinds)

    def add(self, kind: str, payload: Json) -> Update | None:
        """Queue an update, unless the bot does not want its kind."""
        if (kind not in self._allowed) if self._allowed else (kind in _ON_REQUEST_ONLY):
            return None
        update = Update(self._next_id, kind, payload)
        self._next_id += 1
        self._pending.append(update)
        self._end_poll(None)
        return update

    def drop_pending(self) -> None:
        self._pending.clear()

    def interrupt(self, reason: str) -> None:
        """End a poll under way with a conflict."""
        self._end_poll(Conflict(reason))

    def close(self) -> None:
        """End a poll under way with what there is."""
        self._end_poll(None)

    async def fetch(self, offset: int, limit: int, timeout: float) -> tuple[Update, ...]:  # noqa: ASYNC109  # Telegram's word
        """Forget what is confirmed and return what waits, or wait `timeout` seconds for the first to come."""
        self.interrupt("terminated by other getUpdates request; make sure that only one bot instance is running")
        self._forget(offset)
        if not self._pending and timeout > 0:
            poll = self._poll = asyncio.get_running_loop().create_future()
            try:
                # Not wait_for, which swallows a cancellation that comes together with an update.
                async with asyncio.timeout(timeout):
                    await poll
            except TimeoutError:
                pass
            finally:
                if self._poll is poll:
                    self._poll = None
        return tuple(self._pending[:limit])

    def _forget(self, offset: int) -> None:
        """Drop the updates below `offset`; a negative one counts from the end."""
        if offset < 0:
            self._pending = self._pending[offset:]
        else:
            self._pending = [update for update in self._pending if update.update_id >= offset]

    def _end_poll(self, conflict: Conflict | None) -> None:
        poll, self._poll = self._poll, None
        if poll is None or poll.done():
            return
        if conflict:
            poll.set_exception(conflict)
        else:
            poll.set_result(None)


async def get_updates(updates: UpdateQueue, request: Request) -> list[Json]:
    if "allowed_updates" in request.parameters:
        updates.allow(str(kind) for kind in request.items("allowed_updates"))
    limit = min(max(request.integer("limit") or _MAX_UPDATES, 1), _MAX_UPDATES)
    timeout = min(max(request.number("timeout", 0), 0), _MAX_TIMEOUT)
    fetched = await updates.fetch(request.integer("offset") or 0, limit, timeout)
    return [update.json() for update in fetched]
