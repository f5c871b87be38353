"""Arrays in a file, and mapped from it: nothing is read until it is looked at, and processes share what was.

The file is a line that names the format, a JSON header that says where each array lies, and the arrays, each aligned.
"""

import json
import mmap
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import SavedIndexError

MAGIC = b"quellenlage arrays 1\n"
ALIGNED = 64
Arrays = Mapping[str, NDArray[Any]]
Value = TypeVar("Value")


def arrays_of(value: object, prefix: str = "") -> dict[str, NDArray[Any]]:
    """Return the arrays of a dataclass made of arrays and such dataclasses, each by its path."""
    found: dict[str, NDArray[Any]] = {}
    for field in fields(value):  # type: ignore[arg-type]
        held = getattr(value, field.name)
        if is_dataclass(held):
            found |= arrays_of(held, f"{prefix}{field.name}.")
        elif field.init and isinstance(held, np.ndarray):
            found[prefix + field.name] = held
    return found


def value_of(kind: type[Value], arrays: Arrays, prefix: str = "") -> Value:
    """Return the value of a class whose arrays `arrays_of` gave."""
    given = {
        field.name: value_of(field.type, arrays, f"{prefix}{field.name}.")
        if isinstance(field.type, type) and is_dataclass(field.type)
        else arrays[prefix + field.name]
        for field in fields(kind)  # type: ignore[arg-type]
        if field.init and field.name != "name"
    }
    return kind(**given)


def write(path: Path, arrays: Arrays) -> int:
    """Write arrays to a new file, to the disk, and return its checksum (CRC-32). An array that is given twice is written once."""
    header: dict[str, tuple[str, int, int]] = {}
    places: dict[int, int] = {}
    several, end = [], 0
    for name, array in arrays.items():
        if id(array) not in places:
            places[id(array)] = end = _aligned(end)
            several.append(array)
            end += array.nbytes
        header[name] = (array.dtype.str, len(array), places[id(array)])
    head = MAGIC + json.dumps(header).encode() + b"\n"
    with path.open("xb") as file:
        written = checksum = 0
        for data in _laid_out(head, several):
            file.write(data)
            written, checksum = written + len(data), zlib.crc32(data, checksum)
        file.flush()
        os.fsync(file.fileno())
    return checksum


def _laid_out(head: bytes, arrays: Sequence[NDArray[Any]]) -> Iterator[bytes | memoryview]:
    yield head
    size = len(head)
    for array in arrays:
        yield bytes(_aligned(size) - size)
        size = array.nbytes
        if size:
            yield np.ascontiguousarray(array).view(np.uint8).data


def _aligned(place: int) -> int:
    return -(-place // ALIGNED) * ALIGNED


def read(path: Path, size: int, checksum: int | None = None) -> dict[str, NDArray[Any]]:
    """Map the arrays of a file that has to be of this size, and of this checksum where one is given.

    Raises SavedIndexError where it is not, or is no such file.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size != size:
                raise SavedIndexError(f"{path} is not as long as it was when it was written")
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise SavedIndexError(f"{path} cannot be read: {error.strerror}") from error
    if checksum is not None and zlib.crc32(mapped) != checksum:
        raise SavedIndexError(f"{path} is damaged: its checksum is not that of what was written")
    end = mapped.find(b"\n", len(MAGIC))
    try:
        if not mapped[: len(MAGIC)] == MAGIC:
            raise SavedIndexError(f"{path} is no file of arrays")
        header = json.loads(mapped[len(MAGIC) : end])
        first = _aligned(end + 1)
        return {name: _mapped(mapped, kind, count, first + place) for name, (kind, count, place) in header.items()}
    except ValueError as error:
        raise SavedIndexError(f"{path} is damaged: {error}") from error


def _mapped(file: mmap.mmap, kind: str, count: int, place: int) -> NDArray[Any]:
    return np.frombuffer(file, kind, count, place) if count else np.empty(0, kind)
