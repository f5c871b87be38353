"""Whether a database is whole: looked at before it is opened for writing, so that what is damaged is not damaged further."""

import contextlib
import sqlite3
from datetime import datetime
from pathlib import Path

from bot.errors import StorageError

_MAGIC = b"SQLite format 3\x00"
_BESIDE = ("", "-wal", "-shm")  # a database's files: itself, its journal, the index of that
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def prepare(path: Path, now: datetime) -> None:
    """Look through a database, or make its file, which nobody else on the machine may read; a damaged one is set aside whole.

    Raises StorageError for a damaged one, saying where it lies now and what to do; for a file that is no database at all, which
    stays where it is; and for one that cannot be read, of which nothing can be said.
    """
    if not path.exists() or not path.stat().st_size:
        path.touch(mode=0o600)
        return
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise StorageError(
                f"{path} (DATABASE_PATH) is no database, and is left as it is; name another file, "
                "or put a backup in its place (docs/deploy.md)"
            )
    try:
        found = damage_of(path)
    except sqlite3.Error as error:
        raise StorageError(f"cannot read the database {path} (DATABASE_PATH): {error}") from error
    if found:
        aside = _set_aside(path, now)
        raise StorageError(
            f"the database {path} (DATABASE_PATH) is damaged ({found}); it was set aside as {aside}. "
            f"Put a backup in its place, or start again to begin with an empty one (docs/deploy.md)"
        )


def damage_of(path: Path, *, thorough: bool = False) -> str | None:
    """Return what is wrong with a database file, None where it is whole; `thorough` compares indexes with their tables as well.

    Raises sqlite3.Error where the file cannot be read for another reason, such as its rights.
    """
    try:
        with contextlib.closing(read_only(path)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)").fetchone()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone() if thorough else None
    except sqlite3.DatabaseError as error:
        if (error.sqlite_errorcode & 0xFF) in _DAMAGED:
            return str(error)
        raise
    if found != "ok":
        return " ".join(str(found).split())
    return f"a row of {orphans[0]} belongs to none of {orphans[2]}" if orphans else None


def read_only(path: Path) -> sqlite3.Connection:
    """Open a database of which nothing is to be changed."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _set_aside(path: Path, now: datetime) -> Path:
    name = f"{path.name}.corrupt-{now:%Y%m%d-%H%M%S}"
    number = 1
    while (aside := path.with_name(name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    for end in _BESIDE:
        part = path.with_name(path.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    return aside
