"""The database: one connection, one writer at a time."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from bot.errors import StorageError
from bot.library import Reload
from bot.rendering.json import answer_value
from bot.storage.schema import migrate
from retrieval.models import Answer

Clock = Callable[[], datetime]


class Store:
    """Chats, questions and reloads. Open with `async with Store.open(path, clock) as store`."""

    def __init__(self, connection: aiosqlite.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._writing = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, clock: Clock) -> AsyncIterator["Store"]:
        """Open the database at `path`, made and migrated as needed. Raises StorageError where it cannot be used."""
        if path.is_dir():  # noqa: ASYNC240  # once, at start, before anything is served
            raise StorageError(f"cannot open the database {path} (DATABASE_PATH): it is a folder")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = await aiosqlite.connect(path)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"cannot open the database {path} (DATABASE_PATH): {error}") from error
        try:
            try:
                await connection.execute("PRAGMA journal_mode = WAL")
                await connection.execute("PRAGMA foreign_keys = ON")
                await connection.execute("PRAGMA busy_timeout = 5000")
                await migrate(connection)
            except sqlite3.Error as error:
                raise StorageError(f"cannot use the database {path} (DATABASE_PATH): {error}") from error
            yield cls(connection, clock)
        finally:
            await connection.close()

    async def remember_question(self, chat_id: int, kind: str, message_id: int, answer: Answer) -> None:
        """Keep what was asked in a chat and what was answered."""
        now = self._now()
        async with self._writing:
            await self._connection.execute(
                "INSERT INTO chats (id, kind, first_seen, last_seen) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, last_seen = excluded.last_seen",
                (chat_id, kind, now, now),
            )
            await self._connection.execute(
                "INSERT INTO questions (chat_id, message_id, asked_at, question, language, verdict, answer)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    chat_id,
                    message_id,
                    now,
                    answer.question,
                    answer.language,
                    answer.verdict,
                    json.dumps(answer_value(answer), ensure_ascii=False),
                ),
            )
            await self._connection.commit()

    async def remember_reload(self, admin_id: int, started_at: datetime, reload: Reload) -> None:
        """Keep what a reload brought, or why it failed."""
        row = (
            started_at.astimezone(UTC).isoformat(timespec="seconds"),
            self._now(),
            admin_id,
            reload.documents,
            reload.paragraphs,
            len(reload.added),
            len(reload.changed),
            len(reload.removed),
            sum(problem.kind.refused for problem in reload.problems),
            reload.error,
        )
        async with self._writing:
            await self._connection.execute(
                "INSERT INTO reloads"
                " (started_at, finished_at, admin_id, documents, paragraphs, added, changed, removed, refused, error)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            await self._connection.commit()

    async def count(self, table: str) -> int:
        """Return the number of rows of chats, questions or reloads."""
        if table not in {"chats", "questions", "reloads"}:
            raise ValueError(f"no table {table!r}")
        cursor = await self._connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608  # one of three names
        row = await cursor.fetchone()
        return int(row[0]) if row else 0

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")
