"""Texts read for the index."""

from collections.abc import Iterable, Iterator

from retrieval.index.building import Building
from retrieval.index.reading import Reader, Reading, Text

TOGETHER = 4_000_000  # characters that are read at once


def readings(texts: Iterable[Text], building: Building) -> Iterator[tuple[int, Reading]]:
    reader = Reader()
    for some in parts(texts):
        building.pause()
        yield 0, reader.read(some)


def parts(texts: Iterable[Text], most: int = TOGETHER) -> Iterator[list[Text]]:
    """Texts, in order, as many together as have so many characters."""
    some: list[Text] = []
    left = most
    for text in texts:
        some.append(text)
        left -= len(text[0])
        if left <= 0:
            yield some
            some, left = [], most
    if some:
        yield some
