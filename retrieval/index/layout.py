"""Where the documents of an index lie: in one part, or in several that came one after the other, some of them deleted since."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]


class Counted(Protocol):
    """Documents whose terms were counted."""

    def count(self, term: str) -> int:
        """Return how many of the documents have `term`."""

    @property
    def total(self) -> int:
        """How many terms the documents have together."""


Counts = TypeVar("Counts", bound=Counted)


@dataclass(frozen=True, slots=True)
class Part(Generic[Counts]):
    """Documents of which some were deleted since: those, counted by themselves, are taken off what is counted."""

    all: Counts
    gone: tuple[Counts, ...] = ()

    def count(self, term: str) -> int:
        return self.all.count(term) - sum(gone.count(term) for gone in self.gone)

    @property
    def total(self) -> int:
        return self.all.total - sum(gone.total for gone in self.gone)


class Layout:
    """Part by part, the document that each of its numbers is; a deleted one is number `size`, behind the last document."""

    def __init__(self, places: Sequence[NDArray[np.int32]], size: int) -> None:
        self.size = size
        self.places = tuple(places)
        # The commonest layout, one part as it was built, is told apart: its numbers need no looking up.
        self.is_plain = not self.places or (
            len(self.places) == 1 and np.array_equal(self.places[0], np.arange(size, dtype=np.int32))
        )

    @classmethod
    def plain(cls, size: int) -> "Layout":
        """Return the layout of one part of which nothing was deleted."""
        return cls((), size)

    def places_in(self, part: int) -> NDArray[np.int32]:
        """Return the document of each number of a part, an empty array where the numbers are the documents."""
        return _NONE if self.is_plain else self.places[part]

    def documents(self, part: int, numbers: NDArray[np.int32]) -> Numbers:
        """Return the documents that numbers of a part are."""
        return (numbers if self.is_plain else self.places[part].take(numbers)).astype(np.intp)

    def numbers(self, documents: NDArray[np.int32]) -> list[tuple[int, Numbers | slice, NDArray[np.int32]]]:
        """Return, for each part that has some of `documents`, where they stand among them, and their numbers in the part."""
        if self.is_plain:
            return [(0, slice(None), documents)]
        parts, numbers = self._inverse
        owners = parts[documents]
        wanted = ((part, np.flatnonzero(owners == part)) for part in range(len(self.places)))
        return [(part, at, numbers[documents[at]]) for part, at in wanted if len(at)]

    @cached_property
    def _inverse(self) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
        """The part of each document, and its number there; made when first asked for, as a change is to cost little."""
        parts, numbers = np.zeros(self.size + 1, np.uint8), np.zeros(self.size + 1, np.int32)
        for part, there in enumerate(self.places):
            if part:
                parts[there] = part
            numbers[there] = np.arange(len(there), dtype=np.int32)
        parts[self.size] = 0  # where the deleted ones are
        return parts, numbers


_NONE = np.empty(0, np.int32)
