"""The files below a folder that may be documents, each with its stamp: what the system says of it without opening it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]  # size, and in nanoseconds when the content and when anything of the file was changed last

SETTLED = 2_000_000_000  # nanoseconds; a file that changes twice within a clock's tick looks as if it had not


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the folder, its path as it can be shown and stored, and its stamp; None where it cannot be told."""

    file: Path
    name: str
    stamp: Stamp | None


def files_of(folder: Path) -> list[Found]:
    """Return the files below `folder` in order of their paths; hidden ones and README files are passed over."""
    found = sorted(_below(str(folder), ()))
    return [Found(folder.joinpath(*parts), _printable("/".join(parts)), stamp) for parts, stamp in found]


def settled(stamp: Stamp | None, now: int) -> Stamp | None:
    """Return the stamp where it is old enough, at `now` in nanoseconds, to change with the file; otherwise None."""
    return stamp if stamp and now - max(stamp[1:]) > SETTLED else None


def _below(folder: str, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Stamp | None]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # a folder that may not be looked into
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        parts = (*above, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, parts)
        elif not entry.is_dir() and Path(entry.name).stem.casefold() != "readme":  # about the folder, not of it
            yield parts, _stamp_of(entry)


def _stamp_of(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        status = entry.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _printable(path: str) -> str:
    """A file's name as it can be shown and stored: bytes that are no UTF-8, and control characters, become signs."""
    shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in shown)
