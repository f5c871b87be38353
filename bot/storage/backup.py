"""A copy of the database while it is in use, checked before it counts as one."""

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import StorageError
from bot.storage.soundness import damage_of, read_only

_PAGES = 500  # copied at a time; in between the bot may write


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was reopened and found whole, with how many questions it holds."""

    path: Path
    size: int
    questions: int


def back_up(database: Path, target: Path | None, now: datetime) -> Backup:
    """Copy a database, which may be in use, into the file `target`, or into the folder `backups` beside it, and check the copy.

    Raises StorageError where there is none, where `target` is there already, and where the copy cannot be made or is not whole;
    then there is no file.
    """
    if not database.is_file():
        raise StorageError(f"there is no database {database} (DATABASE_PATH)")
    file = target or database.parent / "backups" / f"{database.stem}-{now:%Y%m%d-%H%M%S}.sqlite3"
    if file.exists():
        raise StorageError(f"{file} is there already, and a backup overwrites nothing")
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        _copy(database, part)
        if damage := damage_of(part, thorough=True):
            raise StorageError(f"the backup of {database} is not whole ({damage}), so it was not kept")
        part.rename(file)
        with contextlib.closing(read_only(file)) as kept:
            (questions,) = kept.execute("SELECT count(*) FROM questions").fetchone()
    except (OSError, sqlite3.Error) as error:
        raise StorageError(f"{database} cannot be backed up into {file}: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    return Backup(file, file.stat().st_size, questions)


def _copy(database: Path, part: Path) -> None:
    with contextlib.closing(read_only(database)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
        source.backup(copy, pages=_PAGES)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, which can be carried away as it is
