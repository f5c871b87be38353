"""The connection to the database: one, with one writer at a time."""

import asyncio
from collections.abc import Sequence
from typing import Any

import aiosqlite

Statement = tuple[str, Sequence[object]]


class Database:
    """Reads and writes; what is written together is written whole or not at all."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._writing = asyncio.Lock()

    async def write(self, *statements: Statement, synced: bool = False) -> int:
        """Carry out the statements in one transaction and return the id of the last row that was added.

        What is written survives the end of the process, `synced` also that of the machine: it waits for the disk.
        """
        async with self._writing:
            cursor = None
            try:
                await self._connection.execute(f"PRAGMA synchronous = {'FULL' if synced else 'NORMAL'}")
                for sql, values in statements:
                    cursor = await self._connection.execute(sql, values)
                await self._connection.commit()
            except BaseException:
                await self._connection.rollback()
                raise
        return cursor.lastrowid or 0 if cursor else 0

    async def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        cursor = await self._connection.execute(sql, values)
        return [tuple(row) for row in await cursor.fetchall()]

    async def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Return the first row that a query finds, or None."""
        return next(iter(await self.rows(sql, values)), None)
