"""Paragraphs, read and counted once: all that the index knows of them, in arrays."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from retrieval.index.building import PLAIN, Building
from retrieval.index.crew import readings
from retrieval.index.letters import Words
from retrieval.index.postings import Postings, Run
from retrieval.index.reading import Reading, Text
from retrieval.index.room import Room
from retrieval.index.terms import Numbering, Terms
from retrieval.index.vocabulary import Spellings


@dataclass(frozen=True, slots=True)
class Segment:
    """Some paragraphs: their stems, their words with the letters of those, how the words are spelt; and a name for its file."""

    stems: Postings
    words: Words
    spellings: Spellings
    name: str = field(default_factory=lambda: uuid4().hex)

    @classmethod
    def of(cls, texts: Iterable[Text], building: Building = PLAIN, total: int = 0) -> "Segment":
        """Read texts, `total` of them, each with its language. Raises OSError where neither memory nor the disk has room."""
        with (
            closing(Room(building.folder, building.most_bytes // 2)) as room,
            closing(readings(texts, building)) as several,
        ):
            counted = Counted(room)
            for reader, reading in several:
                counted.add(reader, reading)
                building.progress(counted.size, total)
            words, often = counted.spoken()
            stems, spoken = counted.stems(), counted.words(words)
        del counted  # what was put away goes before the words are spelt
        return cls(stems, spoken, Spellings.of(words, often))

    def __len__(self) -> int:
        return len(self.stems.sizes)


class Counted:
    """Readings as they come, each from one of several readers, until they are put together."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._stems, self._words = _Names(), _Names()
        self._often: NDArray[np.int64] = np.zeros(0, np.int64)
        self._sizes, self._lengths = array("i"), array("i")
        self._kept: list[tuple[int, int, Any]] = []  # the reader, the first text, the arrays
        self._ranks: NDArray[np.int32] = np.zeros(0, np.int32)

    @property
    def size(self) -> int:
        """How many texts were read."""
        return len(self._sizes)

    def add(self, reader: int, reading: Reading) -> None:
        """Take what the reader of this number has read next."""
        self._stems.add(reader, reading.new_stems)
        self._words.add(reader, reading.new_words)
        often = np.zeros(len(self._words.names), np.int64)
        often[: len(self._often)] = self._often
        numbers, times = reading.often
        often[self._words.of(reader).take(numbers)] += times
        self._often = often
        stems, words = reading.stems, reading.words
        arrays = [stems.terms, stems.documents, stems.frequencies, words.terms, words.documents, words.frequencies, reading.said]
        self._kept.append((reader, self.size, self._room.kept(arrays)))
        self._sizes.frombytes(reading.sizes.tobytes())
        self._lengths.frombytes(reading.lengths.tobytes())

    def stems(self) -> Postings:
        """Return the postings of the stems."""
        tables = self._stems.tables()
        return Postings.joined(
            lambda: self._runs(slice(0, 3), tables), Terms.of(self._stems.names), np.array(self._lengths, np.int32), self._room
        )

    def spoken(self) -> tuple[Terms, NDArray[np.int64]]:
        """Return the words in their order, and how often each is said."""
        names = list(self._words.names)
        order = np.asarray(sorted(range(len(names)), key=names.__getitem__), np.int32)
        self._ranks = np.empty(len(names), np.int32)
        self._ranks[order] = np.arange(len(order), dtype=np.int32)
        return Terms.of([names[number] for number in order.tolist()]), self._often[order]

    def words(self, terms: Terms) -> Words:
        """Return the words of the texts, spelt, by their numbers among `terms`."""
        tables = {reader: self._ranks.take(table) for reader, table in self._words.tables().items()}
        sizes = np.array(self._sizes, np.int32)
        postings = Postings.joined(lambda: self._runs(slice(3, 6), tables), terms, sizes, self._room)
        said, end = self._room.empty(int(sizes.sum(dtype=np.int64)), np.int32), 0
        for reader, _, kept in self._kept:
            [words] = self._room.fetched(kept[6:])
            said[end : end + len(words)] = tables[reader].take(words)
            end += len(words)
        return Words.of(postings, said)

    def _runs(self, which: slice, tables: dict[int, NDArray[np.int32]]) -> Iterator[Run]:
        for reader, first, kept in self._kept:
            terms, documents, frequencies = self._room.fetched(kept[which])
            yield Run(tables[reader].take(terms), documents + np.int32(first), frequencies)


class _Names:
    """Terms, numbered in the order in which they come, and the numbers of what each reader has numbered by itself."""

    def __init__(self) -> None:
        self.names = Numbering()
        self._numbers: dict[int, array[int]] = defaultdict(lambda: array("i"))

    def add(self, reader: int, names: Sequence[str]) -> None:
        self._numbers[reader].extend(map(self.names.__getitem__, names))

    def of(self, reader: int) -> NDArray[np.int32]:
        return np.array(self._numbers[reader], np.int32)

    def tables(self) -> dict[int, NDArray[np.int32]]:
        return {reader: self.of(reader) for reader in self._numbers}
