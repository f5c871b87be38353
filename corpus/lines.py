"""A page's text as Lines: what stands on its own, hard-wrapped paragraphs joined again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.boilerplate import LineKind, kind_of

# Hard-wrapped text is set to a width of this many characters at most, and at least half of it.
WIDEST_WRAP = 120
WRAPPED_PAIRS = 4  # so many line breaks must look like a wrap before a whole text is taken for wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a paragraph of several wrapped ones: `text[start:end]`, without white space around it."""

    start: int
    end: int
    kind: LineKind


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank; where it is hard-wrapped, a paragraph's lines are one."""
    blocks = [_block(text, match.start(), match.end()) for match in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", text)]
    if not _is_wrapped(text, blocks):
        return [line for block in blocks for line in block]
    return [line for block in blocks for line in _joined(block)]


def _block(text: str, start: int, end: int) -> list[Line]:
    spans = ((start + m.start(), start + m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text[start:end]))
    return [Line(a, b, kind_of(text[a:b])) for a, b in spans]


def _is_wrapped(text: str, blocks: Iterable[list[Line]]) -> bool:
    """Whether line breaks stand where the next word would have passed the widest line (a greedy wrap leaves no other)."""
    pairs = [(first, then) for block in blocks for first, then in pairwise(block) if {first.kind, then.kind} == {LineKind.TEXT}]
    width = max((line.end - line.start for pair in pairs for line in pair), default=0)
    if width > WIDEST_WRAP:
        return False
    full = [
        first
        for first, then in pairs
        if first.end - first.start + 1 + len(text[then.start : then.end].split(maxsplit=1)[0]) > width
    ]
    long = [first for first in full if first.end - first.start >= width / 2]
    return len(long) >= WRAPPED_PAIRS and len(long) >= 0.8 * len(pairs)


def _joined(block: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in block:
        if joined and joined[-1].kind is line.kind is LineKind.TEXT:
            joined[-1] = Line(joined[-1].start, line.end, LineKind.TEXT)
        else:
            joined.append(line)
    return joined
