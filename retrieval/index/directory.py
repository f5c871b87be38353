"""A saved index: a directory with a file for each segment, and one that says which of them serve, for which corpus.

Segments are written under names of their own beside those that serve; then the one file is replaced, which is a single step.
Whoever is killed before leaves the old index in service, and files that the next one to save removes.
"""

import json
import os
import time
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from retrieval.errors import SavedIndexError
from retrieval.index.file import arrays_of, read, value_of, write
from retrieval.index.rules import fingerprint
from retrieval.index.segment import Segment
from retrieval.index.segments import Piece, Segments

FORMAT = 1
CONTENTS = "index.json"
SUFFIX = ".arrays"
CHECKED = 32 << 20  # bytes up to which opening reads everything to compare checksums, at a gigabyte a second
STRAY = 3600  # seconds after which a file that no index names is nobody's


def save(segments: Segments, directory: Path, version: str) -> None:
    """Write the index of the corpus of this `version`; segments that are there already are not written again.

    Raises OSError where that cannot be: then the index that was there serves on, and nothing of this one is left.
    """
    directory.mkdir(parents=True, exist_ok=True)
    known = _files(directory)
    files: dict[str, list[int]] = {}
    try:
        _write(segments, directory, version, known, files)
    except OSError:
        _remove(directory, files.keys() - known.keys())  # half an index would keep a full disk full
        raise
    _remove(directory, known.keys() - files.keys())  # whoever has them mapped keeps them
    _tidy(directory, files)


def _write(segments: Segments, directory: Path, version: str, known: dict[str, list[int]], files: dict[str, list[int]]) -> None:
    """Write what is not `known`, then the one file that says what serves; `files` are those of this index as they come."""

    def put(name: str, value: object) -> str:
        path = directory / f"{name}{SUFFIX}"
        if name in known and path.exists():
            files[name] = known[name]
        else:
            files[name] = []
            checksum = write(path, value if isinstance(value, dict) else arrays_of(value))
            files[name] = [path.stat().st_size, checksum]
        return name

    pieces = [
        {"segment": put(piece.segment.name, piece.segment), "gone": [put(gone.name, gone) for gone in piece.gone]}
        for piece in segments.pieces
    ]
    places = put(uuid4().hex, {str(number): piece.places for number, piece in enumerate(segments.pieces)})
    contents = {"size": segments.size, "pieces": pieces, "places": places, "files": files}
    said = {"format": FORMAT, "rules": fingerprint(), "corpus": version} | contents
    _replace(directory / CONTENTS, json.dumps(said))


def opened(directory: Path, version: str, *, thorough: bool = False) -> Segments:
    """Return the index of the corpus of this `version`, mapped.

    A small one is checked byte for byte, one of any size where `thorough`. Raises SavedIndexError where it cannot serve.
    """
    contents = _contents(directory)
    if contents["format"] != FORMAT or contents["rules"] != fingerprint():
        raise SavedIndexError(f"the index in {directory} was made by another version of Quellenlage")
    if contents["corpus"] != version:
        raise SavedIndexError(f"the index in {directory} is of other documents")
    files = contents["files"]
    every = thorough or sum(size for size, _ in files.values()) <= CHECKED

    def arrays(name: str) -> dict[str, Any]:
        size, checksum = files[name]
        return read(directory / f"{name}{SUFFIX}", size, checksum if every else None)

    def segment(name: str) -> Segment:
        return replace(value_of(Segment, arrays(name)), name=name)

    places = arrays(contents["places"])
    pieces = [
        Piece(segment(piece["segment"]), places[str(number)], tuple(map(segment, piece["gone"])))
        for number, piece in enumerate(contents["pieces"])
    ]
    return Segments(tuple(pieces), contents["size"])


def _contents(directory: Path) -> dict[str, Any]:
    try:
        checksum, _, text = (directory / CONTENTS).read_text(encoding="utf-8").partition("\n")
    except FileNotFoundError as error:
        raise SavedIndexError(f"there is no index in {directory}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SavedIndexError(f"the index in {directory} cannot be read: {error}") from error
    if checksum != f"{zlib.crc32(text.encode()):08x}":
        raise SavedIndexError(f"the index in {directory} is damaged: {CONTENTS} is not as it was written")
    return dict(json.loads(text))


def _files(directory: Path) -> dict[str, list[int]]:
    """The files of the index that is there, each with its size and checksum."""
    try:
        return dict(_contents(directory)["files"])
    except SavedIndexError:
        return {}


def _replace(path: Path, text: str) -> None:
    new = path.with_name(f"{uuid4().hex}.new")
    try:
        with new.open("x", encoding="utf-8", newline="") as file:
            file.write(f"{zlib.crc32(text.encode()):08x}\n{text}")
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):  # the name, too, has to reach the disk
        descriptor = os.open(path.parent, os.O_DIRECTORY)
        os.fsync(descriptor)
        os.close(descriptor)


def _remove(directory: Path, names: Iterable[str]) -> None:
    for name in names:
        (directory / f"{name}{SUFFIX}").unlink(missing_ok=True)


def _tidy(directory: Path, files: dict[str, list[int]]) -> None:
    """Remove what no longer serves; what is young may be another process's, which is still writing."""
    old = time.time() - STRAY
    for path in [*directory.glob(f"*{SUFFIX}"), *directory.glob("*.new")]:
        if path.stem not in files and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
