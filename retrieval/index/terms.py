"""Words and their numbers, in a few arrays that can be mapped from a file: looking one up builds nothing.

One text in UTF-8, the place where each word begins, and a hash table of numbers (CRC-32, as the words come from no enemy).
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

ENCODING, ERRORS = "utf-8", "surrogatepass"


@dataclass(frozen=True, slots=True)
class Terms:
    """Word n is `text[starts[n]:starts[n + 1]]`; those of bucket b are `order[buckets[b]:buckets[b + 1]]`."""

    text: NDArray[np.uint8]
    starts: NDArray[np.int64]
    buckets: NDArray[np.int32]
    order: NDArray[np.int32]
    # An element of a memoryview costs a third of an array's.
    _text: memoryview = field(init=False, repr=False)
    _starts: memoryview = field(init=False, repr=False)
    _buckets: memoryview = field(init=False, repr=False)
    _order: memoryview = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("text", "starts", "buckets", "order"):
            object.__setattr__(self, f"_{name}", memoryview(getattr(self, name)))

    @classmethod
    def of(cls, words: Iterable[str]) -> "Terms":
        """Number words, all different, from 0 in their order."""
        encoded = [word.encode(ENCODING, ERRORS) for word in words]
        starts = np.fromiter(accumulate(map(len, encoded), initial=0), np.int64, len(encoded) + 1)
        size = 1 << len(encoded).bit_length()
        hashes = np.frombuffer(array("I", map(zlib.crc32, encoded)), np.uint32) & np.uint32(size - 1)
        buckets = np.zeros(size + 1, np.int32)
        np.cumsum(np.bincount(hashes, minlength=size), out=buckets[1:])
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts, buckets, order)

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, number: int) -> str:
        return str(self._text[self._starts[number] : self._starts[number + 1]], ENCODING, ERRORS)

    def __iter__(self) -> Iterator[str]:
        text, starts = self.text.tobytes(), self.starts.tolist()
        return (text[start:end].decode(ENCODING, ERRORS) for start, end in pairwise(starts))

    def find(self, word: str) -> int:
        """Return the number of `word`, -1 where there is none."""
        encoded = word.encode(ENCODING, ERRORS)
        bucket = zlib.crc32(encoded) & (len(self._buckets) - 2)
        for place in range(self._buckets[bucket], self._buckets[bucket + 1]):
            number = self._order[place]
            if self._text[self._starts[number] : self._starts[number + 1]] == encoded:
                return int(number)
        return -1


class Numbering(dict[str, int]):
    """Gives words numbers, from 0 in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number
