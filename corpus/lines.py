"""A page's text as Lines: what stands on its own, hard-wrapped paragraphs joined again."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.boilerplate import LineKind, kind_of
from corpus.wrapping import Span, paragraphs, width_of


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a paragraph of several wrapped ones: `text[start:end]`, without white space around it.

    Lines with no blank line between them are of one `block`.
    """

    start: int
    end: int
    kind: LineKind
    block: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank; where it is hard-wrapped, a paragraph's lines are one."""
    blocks = list(_blocks(text))
    width = width_of(text, blocks)
    return [
        Line(start, end, kind_of(text[start:end]), number)
        for number, block in enumerate(blocks)
        for start, end in paragraphs(text, block, width)
    ]


def _blocks(text: str) -> Iterable[list[Span]]:
    block: list[Span] = []
    at = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            start = at + line.index(content[0])
            block.append((start, start + len(content)))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block
