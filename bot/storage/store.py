"""The database as the bot uses it: chats, questions, reloads."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.errors import StorageError
from bot.library import Reload
from bot.storage.admins import Admins
from bot.storage.chats import Chats
from bot.storage.database import Connection, Database
from bot.storage.journal import Entries
from bot.storage.news import News
from bot.storage.questions import Questions
from bot.storage.schema import migrate
from bot.storage.soundness import prepare
from bot.storage.times import stamp
from bot.storage.uploads import Uploads

Clock = Callable[[], datetime]


class Store:
    """What is remembered. Open with `async with Store.open(path, clock) as store`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self.database = Database(connection)
        self.chats = Chats(self.database, clock)
        self.admins = Admins(self.database, clock)
        self.uploads = Uploads(self.database, clock)
        self.questions = Questions(self.database, clock)
        self.news = News(self.database, clock)
        self.journal = Entries(self.database, clock)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, clock: Clock) -> AsyncIterator["Store"]:
        """Open the database at `path`, made and migrated as needed; nobody else on the machine may read a new one.

        Raises StorageError where it cannot be used, also for one that is damaged, which `prepare` sets aside.
        """
        if path.is_dir():  # noqa: ASYNC240  # once, at start, before anything is served
            raise StorageError(f"cannot open the database {path} (DATABASE_PATH): it is a folder")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            await asyncio.to_thread(prepare, path, clock())
            connection = await Connection.to(path)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"cannot open the database {path} (DATABASE_PATH): {error}") from error
        try:
            try:
                await connection.execute("PRAGMA journal_mode = WAL")
                await connection.execute("PRAGMA foreign_keys = ON")
                await connection.execute("PRAGMA busy_timeout = 5000")
                # What is deleted is overwritten: whoever wants to be forgotten is not to be found in the file.
                await connection.execute("PRAGMA secure_delete = ON")
                await migrate(connection)
            except sqlite3.Error as error:
                raise StorageError(f"cannot use the database {path} (DATABASE_PATH): {error}") from error
            yield cls(connection, clock)
        finally:
            await connection.close()

    async def remember_reload(self, admin_id: int, started_at: datetime, reload: Reload) -> None:
        """Keep what a reload brought, or why it failed."""
        values = (
            stamp(started_at),
            stamp(self._clock()),
            admin_id,
            reload.documents,
            reload.paragraphs,
            len(reload.added),
            len(reload.changed),
            len(reload.removed),
            sum(problem.kind.refused for problem in reload.problems),
            reload.error,
        )
        await self.database.write(
            (
                (
                    "INSERT INTO reloads"
                    " (started_at, finished_at, admin_id, documents, paragraphs, added, changed, removed, refused, error)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                ),
                values,
            )
        )
        await self.news.remember_turns(reload.turns)

    async def count(self, table: str) -> int:
        """Return the number of rows of chats, questions or reloads."""
        if table not in {"chats", "questions", "reloads"}:
            raise ValueError(f"no table {table!r}")
        row = await self.database.row(f"SELECT count(*) FROM {table}")  # noqa: S608  # one of three names
        return int(row[0]) if row else 0
