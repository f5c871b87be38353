"""The connection to the database: one, with one writer at a time."""

import asyncio
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiosqlite

Statement = tuple[str, Sequence[object]]


class Connection(aiosqlite.Connection):
    """The library's, but what is written together goes to its thread in one go: the way there and back costs more than SQLite."""

    @classmethod
    async def to(cls, path: Path) -> "Connection":
        """Open a file."""
        connection = cls(lambda: sqlite3.connect(path), iter_chunk_size=64)
        await connection
        return connection

    async def carry_out(self, statements: Sequence[Statement], *, synced: bool) -> int:
        """Carry out the statements in one transaction, and return the id of the last row that was added."""
        return int(await self._execute(self._carried_out, statements, synced=synced))  # type: ignore[no-untyped-call]

    def _carried_out(self, statements: Sequence[Statement], *, synced: bool) -> int:
        connection, last = self._conn, 0
        try:
            connection.execute(f"PRAGMA synchronous = {'FULL' if synced else 'NORMAL'}")
            for sql, values in statements:
                last = connection.execute(sql, values).lastrowid or 0
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        return last


class Database:
    """Reads and writes; what is written together is written whole or not at all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._writing = asyncio.Lock()

    async def write(self, *statements: Statement, synced: bool = False) -> int:
        """Carry out the statements in one transaction and return the id of the last row that was added.

        What is written survives the end of the process, `synced` also that of the machine: it waits for the disk.
        """
        async with self._writing:
            return await self._connection.carry_out(statements, synced=synced)

    async def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        return [tuple(row) for row in await self._connection.execute_fetchall(sql, values)]

    async def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row that a query finds, or None."""
        return next(iter(await self.rows(sql, values)), None)
