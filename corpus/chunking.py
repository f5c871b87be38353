"""A document's paragraphs as Chunks."""

import re
from collections.abc import Iterator

from corpus.models import Chunk, Paragraph
from corpus.runs import between_runs

LONGEST = 30_000  # characters; what is longer is a page that lost its breaks, and every rule would have to read all of it at once

_SPACE = re.compile(r"\s*")


def chunks_of(path: str, text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Chunk, ...]:
    """Return one chunk per paragraph of `text`, numbered from 1; a paragraph that is too long for one is several."""
    pieces = (
        (first, last, paragraph.heading)
        for paragraph in paragraphs
        for start, end in between_runs(text, paragraph.start, paragraph.end)
        for first, last in _pieces(text, start, end)
    )
    return tuple(Chunk(path, number, start, end, heading) for number, (start, end, heading) in enumerate(pieces, start=1))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part `text[start:end]` behind the last sentence that fits, else the last word, where it is too long."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        sentence = max(window.rfind(f"{mark} ") + 1 for mark in ".!?")
        cut = start + len((window[:sentence] or window[: window.rfind(" ") + 1]).rstrip() or window)
        yield start, cut
        start = _SPACE.match(text, cut, end).end()  # type: ignore[union-attr]  # it matches everything
    if start < end:
        yield start, end
