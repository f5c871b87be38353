"""The updates that Telegram was told have arrived, until each is done with."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.storage.database import Database, Statement
from bot.storage.times import stamp

REMEMBERED = timedelta(days=3)  # for which the number of an update that is done is kept; Telegram repeats none after a day


@dataclass(frozen=True, slots=True)
class Entry:
    """An update that waits, as JSON. `begun` is how often it was begun, `received_at` when it came."""

    update_id: int
    received_at: datetime
    chat_id: int | None
    user_id: int | None
    body: str = field(repr=False)
    begun: int = 0

    @property
    def key(self) -> int:
        """Whose it is: a chat's; where there is none, that of whoever asks."""
        return self.chat_id or self.user_id or 0


class Entries:
    """The journal in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def add(self, entries: Sequence[Entry]) -> set[int]:
        """Keep updates, on the disk when this returns, and return the numbers of those that are new; the others are known."""
        known = await self._known([entry.update_id for entry in entries])
        fresh = {entry.update_id: entry for entry in entries if entry.update_id not in known}
        await self._database.write(
            *(
                (
                    "INSERT OR IGNORE INTO journal (update_id, received_at, chat_id, user_id, body) VALUES (?, ?, ?, ?, ?)",
                    (entry.update_id, stamp(entry.received_at), entry.chat_id, entry.user_id, entry.body),
                )
                for entry in fresh.values()
            ),
            synced=True,
        )
        return set(fresh)

    async def waiting(self, most: int, but: Collection[int] = (), not_of: Collection[int] = ()) -> list[Entry]:
        """Return updates that are not done with, oldest first, `but` for those with these numbers and those of these chats."""
        columns = "update_id, received_at, chat_id, user_id, body, begun"
        others = f"coalesce(chat_id, user_id, 0) NOT IN ({', '.join('?' * len(not_of))})"
        sql = f"SELECT {columns} FROM journal WHERE done_at IS NULL AND {others} ORDER BY update_id LIMIT ?"  # noqa: S608  # marks
        rows = await self._database.rows(sql, (*not_of, most + len(but)))
        entries = [Entry(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows if row[0] not in but]
        return entries[:most]

    async def count(self) -> int:
        """Return how many updates are not done with."""
        row = await self._database.row("SELECT count(*) FROM journal WHERE done_at IS NULL")
        return int(row[0]) if row else 0

    async def begin(self, update_id: int) -> None:
        """Note that an update is begun, once more or for the first time."""
        await self._database.write(("UPDATE journal SET begun = begun + 1 WHERE update_id = ?", (update_id,)))

    async def rest(self, update_id: int) -> datetime | None:
        """Note that an update was begun in vain by no fault of its own; return when it came, None where it is forgotten."""
        await self._database.write(("UPDATE journal SET begun = 0 WHERE update_id = ?", (update_id,)))
        row = await self._database.row("SELECT received_at FROM journal WHERE update_id = ? AND done_at IS NULL", (update_id,))
        return datetime.fromisoformat(row[0]) if row else None

    async def finish(self, update_id: int) -> None:
        """Note that an update is done with, and keep nothing of it but its number; what was done long ago goes."""
        now = self._clock()
        await self._database.write(
            _blank("update_id = ?", (stamp(now), update_id)),
            ("DELETE FROM journal WHERE done_at < ?", (stamp(now - REMEMBERED),)),
        )

    async def skip(self, update_ids: Sequence[int]) -> None:
        """Note that updates came that nobody can do anything with."""
        now = stamp(self._clock())
        await self._database.write(
            *(
                ("INSERT OR IGNORE INTO journal (update_id, received_at, done_at) VALUES (?, ?, ?)", (number, now, now))
                for number in update_ids
            )
        )

    async def _known(self, update_ids: Sequence[int]) -> set[int]:
        marks = ", ".join("?" * len(update_ids))
        rows = await self._database.rows(f"SELECT update_id FROM journal WHERE update_id IN ({marks})", update_ids)  # noqa: S608
        return {int(row[0]) for row in rows}


def forgotten(chat_id: int, user_id: int, now: str) -> Statement:
    """Return the statement that takes what waits from a chat, or from a person in any chat, out of the journal."""
    return _blank("(chat_id = ? OR user_id = ?)", (now, chat_id, user_id))


def _blank(condition: str, values: Sequence[object]) -> Statement:
    blank = "UPDATE journal SET done_at = ?, body = NULL, chat_id = NULL, user_id = NULL"
    return f"{blank} WHERE {condition} AND done_at IS NULL", values
