"""The cache on disk: what the rooms below worked out, in one SQLite file per version of the program.

Its values are JSON, so that what is read from it is data and nothing that could be run, each compressed with a checksum over
it. What somebody else could have written is not used. The cache is never needed: where it cannot be used, a line says so and
everything is worked out again.
"""

import contextlib
import json
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.cache import Json

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("corpus", "retrieval")  # whose code and tables decide what is kept
VERSIONS = 3  # of the program that have a folder each; the one that was not used longest goes first
PENDING = 200  # values that are written together
DAY = 86_400
WAIT = 1.0  # seconds for another process that writes
FULL, KEPT = 1.0, 0.8  # of the size allowed: when values go, and how many stay

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL)"

_log = logging.getLogger(__name__)


class DiskCache:
    """A corpus.cache.Cache in `folder`, for one version of the program, of at most `most_bytes`. Threads may share it."""

    def __init__(self, folder: Path, *, most_bytes: int, version: str | None = None) -> None:
        self.folder = folder / (version or program_version())
        self._most = most_bytes
        self._lock = Lock()
        self._pending: dict[bytes, bytes] = {}
        self._touched: set[bytes] = set()
        self._database: sqlite3.Connection | None = None
        if most_bytes <= 0:
            return
        try:
            new = not self.folder.exists()
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _demand_ours(self.folder)
            os.utime(self.folder)
            if new:
                _drop_old(folder)
            self._database = self._opened()
        except (OSError, sqlite3.Error) as error:
            _log.warning("the cache in %s cannot be used (%s); going on without one", folder, error)

    def get(self, kind: str, key: str) -> Json:
        """Return the value that was kept, None where there is none, or none that is sound."""
        name = _name(kind, key)
        with self._lock:
            found = self._pending.get(name)
            if found is None and self._database:
                with self._guarded():
                    row = self._database.execute("SELECT value, day FROM kept WHERE name = ?", (name,)).fetchone()
                    found = row[0] if row else None
                    if row and row[1] != self._today:
                        self._touched.add(name)
        if found is None:
            return None
        try:
            return json.loads(zlib.decompress(found))
        except (zlib.error, ValueError):
            _log.warning("a value in the cache (%s) is damaged; it is worked out again", kind)
            return None

    def put(self, kind: str, key: str, value: Json) -> None:
        """Keep a value; it is written with others, by `flush` at the latest."""
        if not self._database:
            return
        data = zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1)
        with self._lock:
            self._pending[_name(kind, key)] = data
            if len(self._pending) >= PENDING:
                self._write()

    def place_of(self, folder: Path) -> Path | None:
        """Return the directory for the index of the documents in `folder`, whether or not it exists; None without a cache."""
        if not self._database:
            return None
        return self.folder / f"index-{sha256(os.fsencode(folder.resolve())).hexdigest()[:16]}"

    def flush(self) -> None:
        """Write what is not written yet."""
        with self._lock:
            self._write()

    def close(self) -> None:
        """Write what is not written yet, and give the file back."""
        self.flush()
        with self._lock:
            if self._database:
                self._database.close()
                self._database = None

    @property
    def _today(self) -> int:
        return int(time.time()) // DAY  # a bot runs for weeks

    def _opened(self) -> sqlite3.Connection:
        path = self.folder / "kept.sqlite3"
        try:
            return _connected(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # it is sound, and cannot be opened
            _log.warning("the cache %s is damaged (%s); a new one is begun", path, error)
            _remove(path)
            return _connected(path)

    def _write(self) -> None:
        if not self._database or not (self._pending or self._touched):
            return
        rows = [(name, self._today, value) for name, value in self._pending.items()]
        with self._guarded(), self._database as database:
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            database.executemany("UPDATE kept SET day = ? WHERE name = ?", [(self._today, name) for name in self._touched])
            self._bound(database)
        self._pending, self._touched = {}, set()

    def _bound(self, database: sqlite3.Connection) -> None:
        """Let the values go that were not used longest, where all together take more than is allowed."""
        [pages], [free], [size] = (
            database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size <= FULL * self._most:
            return
        [total] = database.execute("SELECT sum(length(value)) FROM kept").fetchone()
        going = total - int(KEPT * self._most)
        names = []
        for name, length in database.execute("SELECT name, length(value) FROM kept ORDER BY day, rowid"):
            if going <= 0:
                break
            names.append((name,))
            going -= length
        database.executemany("DELETE FROM kept WHERE name = ?", names)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Do without what the file refuses; one that turns out to be damaged is begun anew."""
        try:
            yield
        except sqlite3.OperationalError as error:
            _log.info("the cache in %s was passed over: %s", self.folder, error)  # another process writes, the disk is full
        except sqlite3.DatabaseError as error:
            _log.warning("the cache in %s is damaged (%s); a new one is begun", self.folder, error)
            if self._database:
                self._database.close()
            self._database = None
            with contextlib.suppress(OSError, sqlite3.Error):
                _remove(self.folder / "kept.sqlite3")
                self._database = _connected(self.folder / "kept.sqlite3")


def workplace(cache: DiskCache | None) -> Path:
    """Return the folder for files that are needed for a while only: the cache's where it can be used, or the system's."""
    return cache.folder if cache and cache.folder.is_dir() else Path(tempfile.gettempdir())


def program_version(root: Path = ROOT) -> str:
    """Return a name that changes with the code and tables of the rooms below, the libraries that they use, and Python."""
    parts = [sys.version]
    for room in ROOMS:
        for folder, folders, names in os.walk(root / room):
            folders[:] = sorted(name for name in folders if name not in {"__pycache__", "documents"})
            for name in sorted(names):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  # at every start, of 200 files
                parts.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    with contextlib.suppress(OSError):
        # Whatever is installed or upgraded beside a library changes the folder that holds it.
        parts.append(str(Path(np.__file__).parents[1].stat().st_mtime_ns))
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


def _demand_ours(folder: Path) -> None:
    """Raise PermissionError where others could have written what is read from `folder`."""
    if sys.platform == "win32":
        return
    status = folder.stat()
    if status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise PermissionError("others may write there")


def _drop_old(folder: Path) -> None:
    """Remove the folders of versions that are used no more."""
    versions = [each for each in folder.iterdir() if each.is_dir() and len(each.name) == 16]
    versions.sort(key=lambda each: each.stat().st_mtime, reverse=True)
    if len(versions) > 1:
        _log.warning("the program or its tables changed: the cache in %s is begun anew", folder)
    for each in versions[VERSIONS:]:
        shutil.rmtree(each, ignore_errors=True)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=WAIT, check_same_thread=False)
    try:
        # A cache may lose its last lines with the power, but no value is ever half written.
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _remove(path: Path) -> None:
    for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        each.unlink(missing_ok=True)


def _name(kind: str, key: str) -> bytes:
    return sha256(f"{kind}\n{key}".encode("utf-8", "surrogateescape")).digest()[:16]
