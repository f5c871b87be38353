"""The admins whom those of ADMIN_IDS have added."""

from collections.abc import Callable
from datetime import datetime

from bot.storage.database import Database
from bot.storage.times import stamp


class Admins:
    """The added admins in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def ids(self) -> frozenset[int]:
        return frozenset(row[0] for row in await self._database.rows("SELECT id FROM admins"))

    async def add(self, user_id: int, by: int) -> None:
        await self._database.write(("INSERT OR IGNORE INTO admins VALUES (?, ?, ?)", (user_id, by, stamp(self._clock()))))

    async def remove(self, user_id: int) -> None:
        await self._database.write(("DELETE FROM admins WHERE id = ?", (user_id,)))
