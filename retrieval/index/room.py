"""Room for arrays that are as long as the corpus: in memory, or, for a corpus beyond the bound, in files without a name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

BLOCK = 1 << 20  # bytes that are written at once

Place = tuple[int, str, int]  # of an array in the file: where it begins, its type, its length


@dataclass(slots=True)
class Room:
    """Keeps up to `most` bytes in memory and the rest in a `folder`, where its files vanish with it whatever happens."""

    folder: Path | None = None
    most: int = 0
    _used: int = field(default=0, init=False)
    _file: IO[bytes] | None = field(default=None, init=False)

    def kept(self, arrays: Sequence[NDArray[Any]]) -> Sequence[NDArray[Any] | Place]:
        """Put some arrays away, until they are `fetched`. Raises OSError where the disk has no room for them."""
        if self._fits(sum(array.nbytes for array in arrays)):
            return arrays
        if self._file is None:
            self._file = TemporaryFile(dir=self.folder)  # noqa: SIM115  # until it is closed
        places: list[Place] = []
        for array in arrays:
            places.append((self._file.seek(0, 2), array.dtype.str, len(array)))
            self._file.write(np.ascontiguousarray(array).data)
        return places

    def fetched(self, kept: Sequence[NDArray[Any] | Place]) -> list[NDArray[Any]]:
        """Return arrays that were put away."""
        return [self._read(*place) if isinstance(place, tuple) else place for place in kept]

    def _fits(self, size: int) -> bool:
        self._used += size
        return self.folder is None or self._used <= self.most

    def _read(self, start: int, kind: str, count: int) -> NDArray[Any]:
        assert self._file is not None  # noqa: S101  # a place is in it
        self._file.seek(start)
        data = self._file.read(count * np.dtype(kind).itemsize)
        return np.frombuffer(data, kind)

    def close(self) -> None:
        """Give up what was put away; what was filled stays."""
        if self._file is not None:
            self._file.close()

    def empty(self, size: int, kind: DTypeLike) -> NDArray[Any]:
        """Return an array to be filled. Raises OSError where the disk has no room for it."""
        if self._fits(size * np.dtype(kind).itemsize):
            return np.empty(size, kind)
        with TemporaryFile(dir=self.folder) as file:
            # Written and not only claimed: a mapped file that finds the disk full later would end the process.
            left = size * np.dtype(kind).itemsize
            while left:
                left -= file.write(bytes(min(left, BLOCK)))
            file.flush()
            return np.asarray(np.memmap(file, kind, "r+", shape=(size,)))
