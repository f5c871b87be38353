"""The queue of updates, kept on disk: what it has taken is not lost, and not handled twice.

Telegram is told that an update has arrived once `put` or `take` returns, and they return once it is committed. It is struck out
when it is done with. What is not is handed out again: after a crash at start, after a failing network some time later.
"""

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from telegram import Bot, Update

from bot.storage.journal import Entries, Entry
from bot.updates.parsing import decoded, parsed
from bot.updates.shares import SHARE, Held

MOST = 1000  # updates in memory; beyond, whoever brings more waits
AGAIN = 20.0  # seconds after which an update that failed by the network is tried again
GIVEN_UP = timedelta(days=1)  # after which it is not; Telegram itself keeps an update no longer
SUSPECT = 3  # times that an update was begun without an end, from which on others come first, and longer each time
ATTEMPTS = 12  # times after which it is taken for what ends the process; it has had half an hour to itself by then

_log = logging.getLogger(__name__)


class Journal(asyncio.Queue[object]):
    """Hands out the updates in the order of their numbers; what is no update, the library's signal to stop, passes through."""

    def __init__(self, entries: Entries, clock: Callable[[], datetime], most: int = MOST, share: int = SHARE) -> None:
        super().__init__()
        self._entries = entries
        self._clock = clock
        self._room = asyncio.Semaphore(most)
        self._taking: set[int] = set()  # not yet known to be committed
        self._held = Held(share)  # taken, and neither done with nor set back
        self._waits: dict[int, float] = {}  # set back, until a time of the loop
        self._owed: set[int] = set()  # done with, which could not be written yet
        self._left = False  # whether something was left on the disk since it was last looked at
        self._wake = asyncio.Event()
        self.again = AGAIN

    @property
    def held(self) -> int:
        """How many updates are waiting for their turn or under way."""
        return len(self._held)

    async def put(self, item: object) -> None:
        if isinstance(item, Update):
            await self.take([item])
        else:
            await super().put(item)

    async def take(self, updates: Sequence[Update], bodies: Mapping[int, str] | None = None) -> None:
        """Commit updates and hand out those that are new; wait while there is no room.

        `bodies` is what Telegram sent, by their numbers. Raises sqlite3.Error where they cannot be kept: then none is taken.
        """
        unknown = [update for update in updates if not self._knows(update.update_id)]
        now, sent = self._clock(), bodies or {}
        entries = [_entry(update, now, sent.get(update.update_id)) for update in unknown]
        self._taking.update(entry.update_id for entry in entries)
        try:
            fresh = await self._entries.add(entries)
        finally:
            self._taking.difference_update(entry.update_id for entry in entries)
        handed = []
        for update, entry in zip(unknown, entries, strict=True):
            if entry.update_id in fresh:
                if entry.key not in self._held.behind and self._held.has_room(entry.key):
                    self._held.add(entry.update_id, entry.key)
                    handed.append(update)
                else:
                    self._left = True
        await self._hand_out(handed)

    async def skip(self, update_ids: Iterable[int]) -> None:
        """Note updates that nobody can do anything with, so that none of them is looked at again."""
        await self._entries.skip(list(update_ids))

    async def resume(self, bot: Bot) -> None:
        """Hand out all that is not done with, but for what is to be tried again later, and what is beyond a chat's share."""
        while True:
            self._left, full = False, self._held.full
            entries = await self._entries.waiting(100, self._held.numbers | self._taking | self._not_yet(), full)
            if not entries and not self._left:
                self._held.behind &= full
                return
            handed = []
            for entry in entries:
                if entry.update_id not in self._held and self._held.has_room(entry.key) and not self._is_put_off(entry):
                    self._held.add(entry.update_id, entry.key)
                    update = self._restored(entry, bot)
                    if update is None:
                        await self.done(entry.update_id, handed_out=False)
                    else:
                        handed.append(update)
            await self._hand_out(handed)

    async def keep_resuming(self, bot: Bot) -> None:
        """Hand out, as long as this runs, what was set back once its time has come, and what was left once there is room."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.again / 4):
                    await self._wake.wait()
            self._wake.clear()
            for number in tuple(self._owed):
                await self._strike_out(number)
            if self._waits or self._left or self._held.behind:
                try:
                    await self.resume(bot)
                except sqlite3.Error as error:
                    _log.warning("the journal cannot be read: %s", error)

    async def begin(self, number: int) -> None:
        """Note that an update is begun; where that cannot be written, it is handled all the same."""
        try:
            await self._entries.begin(number)
        except sqlite3.Error as error:
            _log.warning("the journal cannot be written: %s", error)

    async def done(self, number: int, *, handed_out: bool = True) -> None:
        """Strike out an update. Where that cannot be written, it stays held, and that is tried again."""
        await self._strike_out(number)
        if handed_out:
            self._room.release()

    async def _strike_out(self, number: int) -> None:
        try:
            await self._entries.finish(number)
        except sqlite3.Error as error:
            _log.warning("update %d is done with, which cannot be written: %s", number, error)
            self._owed.add(number)
        else:
            self._owed.discard(number)
            self._drop(number)

    async def set_back(self, number: int) -> None:
        """Let an update that failed by the network wait for another try."""
        try:
            received_at = await self._entries.rest(number)
        except sqlite3.Error as error:
            _log.warning("the journal cannot be written: %s", error)
            received_at = self._clock()
        if received_at is None or self._clock() - received_at > GIVEN_UP:
            _log.error("update %d is given up: the network failed for a day", number)
            await self.done(number)
            return
        self._waits[number] = asyncio.get_running_loop().time() + self.again
        self.leave(number)

    def leave(self, number: int) -> None:
        """Let go of an update that is not done with; it stays in the journal."""
        self._drop(number)
        self._room.release()

    def _drop(self, number: int) -> None:
        if self._held.drop(number):
            self._wake.set()

    def _knows(self, number: int) -> bool:
        return number in self._held or number in self._taking or number in self._waits

    async def _hand_out(self, updates: Sequence[Update]) -> None:
        left = list(updates)
        try:
            while left:
                await self._room.acquire()
                self.put_nowait(left.pop(0))
        finally:
            for update in left:
                self._held.drop(update.update_id)

    def _not_yet(self) -> set[int]:
        now = asyncio.get_running_loop().time()
        return {number for number, until in self._waits.items() if until > now}

    def _is_put_off(self, entry: Entry) -> bool:
        """Whether others come first: whatever ends the process, they are to be answered before."""
        waited = self._waits.pop(entry.update_id, None) is not None
        if waited or not SUSPECT <= entry.begun < ATTEMPTS:
            return False
        self._waits[entry.update_id] = asyncio.get_running_loop().time() + 2.0 ** (entry.begun - SUSPECT + 1)
        return True

    def _restored(self, entry: Entry, bot: Bot) -> Update | None:
        if entry.begun >= ATTEMPTS:
            _log.error("update %d was begun %d times and never came to its end: it is set aside", entry.update_id, entry.begun)
            return None
        return parsed(decoded(entry.body), bot)


def _entry(update: Update, now: datetime, body: str | None) -> Entry:
    chat, user = update.effective_chat, update.effective_user
    return Entry(update.update_id, now, chat.id if chat else None, user.id if user else None, body or update.to_json())
