"""The schema: numbered migrations, each applied once and in order."""

import sqlite3
from importlib.resources import files

import aiosqlite

from bot.errors import StorageError


def migrations() -> list[tuple[int, str]]:
    """Return the migrations as (number, SQL), in order; a file is named 0001_what_it_does.sql."""
    found = [entry for entry in files(__package__).joinpath("migrations").iterdir() if entry.name.endswith(".sql")]
    return [
        (int(entry.name.split("_")[0]), entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    ]


async def migrate(connection: aiosqlite.Connection) -> int:
    """Bring the database to the newest schema and return its number; `PRAGMA user_version` holds it.

    Raises StorageError for a database that a newer version of this program has written.
    """
    cursor = await connection.execute("PRAGMA user_version")
    row = await cursor.fetchone()
    version = int(row[0]) if row else 0
    steps = migrations()
    newest = steps[-1][0]
    if version > newest:
        raise StorageError(f"the database has schema {version}, this version knows {newest}; install the newer version again")
    for number, sql in steps:
        if number > version:
            # One transaction a step: a crash in the middle leaves the step before it.
            try:
                await connection.executescript(f"BEGIN;\n{sql}\nPRAGMA user_version = {number};\nCOMMIT;")
            except sqlite3.Error as error:
                await connection.rollback()
                raise StorageError(f"migration {number} failed: {error}") from error
    return newest
