"""What follows an article on its page, and what is set into it: closing marks, lists of links, advertisements, partings."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.appeals import is_parting_appeal
from corpus.boilerplate import LineKind, is_bare
from corpus.lines import Line
from corpus.prose import is_prose

BOXED = {LineKind.ADVERT, LineKind.APPEAL}  # what stands in one block with these and is short, belongs to them
STRONG_WORDS = 12  # a sentence of so many words is no link
LINK_WORDS = 10  # a sentence of so few may be one
QUESTIONS = 3  # with so many, a page is an interview, and what asks its reader asks somebody else
_NAME = re.compile(r"[A-ZÄÖÜ][\w'’-]+(?: (?:von|van|de|[A-ZÄÖÜ][\w.'’-]*)){1,3}")
_CREDITED = re.compile(r"^.*?\b(?:von|by|autor\w*|text)\b:?", re.IGNORECASE | re.MULTILINE)
_TEASER = re.compile(r"[^.!?:]{3,40}: [^.!?„“”»«]+\?")


def above_closing(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines above the mark that ends an article ("Kommentare", "Pressekontakt").

    In the head of a page such a mark is only a menu's.
    """
    prose = [_is_prose(text, line) for line in lines]
    above, whole = 0, sum(prose)
    for n, line in enumerate(lines):
        if line.kind is LineKind.COMMENTS and above >= 2:
            return list(lines[:n])
        if line.kind is LineKind.CLOSING and 0 < above >= whole - above:
            return list(lines[:n])
        above += prose[n]
    return list(lines)


def without_links(text: str, lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the boxes set into the text: lists of links, advertisements, offers."""
    spaced = _is_spaced(text, lines)
    boxes = {line.block for line in lines if spaced and line.kind in BOXED}
    boxes -= {line.block for line in lines if _is_strong(text, line)}
    lines = [line for line in lines if line.block not in boxes]
    kept: list[Line] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        kept.append(line)
        n += 1
        if line.kind is LineKind.POINTER and is_bare(text[line.start : line.end]):
            n += _links(text, lines[n:], line.block if spaced else None)
    return kept


def without_partings(text: str, lines: Sequence[Line], authors: str) -> list[Line]:
    """Return the lines without the last ones that ask something of the reader, tease, or tell who the author is."""
    kept = list(lines)
    names = {name.group() for name in _NAME.finditer(_CREDITED.sub("", authors))}
    prose = [line for line in kept if _is_prose(text, line)]
    interview = sum(line.kind is LineKind.TEXT and text[line.end - 1] == "?" for line in kept) >= QUESTIONS
    while len(prose) > 1:
        words = text[prose[-1].start : prose[-1].end]
        asks = not interview and (is_parting_appeal(words) or _TEASER.fullmatch(words))
        if not asks and not any(words.startswith(name) for name in names):
            break
        kept = kept[: kept.index(prose.pop())]
    return kept


def _links(text: str, lines: Sequence[Line], block: int | None) -> int:
    """Return how many of `lines`, below the head of a list in `block`, are links; None is a page without blank lines.

    What stands in the head's own block, and then titles only: a sentence in a block of its own may be the article's.
    """
    n = 0
    while n < len(lines) and lines[n].block == block and not _is_strong(text, lines[n]):
        n += 1
    if n > 0:
        return n
    while n < len(lines) and _is_title(text, lines[n]) and not (n > 0 and _is_subheading(text, lines, n)):
        n += 1
    if n > 0 or len(lines) < 2:
        return n
    # Several sentences, none of them long, to the end of the page: links as well.
    return len(lines) if all(len(text[line.start : line.end].split()) <= LINK_WORDS for line in lines) else 0


def _is_title(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    question = words.endswith("?") and len(words.split()) <= LINK_WORDS
    return line.kind is not LineKind.HEADING and (question or not _is_prose(text, line))


def _is_subheading(text: str, lines: Sequence[Line], n: int) -> bool:
    """Whether a title stands in a block of its own directly above a paragraph."""
    alone = lines[n].block not in {lines[n - 1].block, *(line.block for line in lines[n + 1 : n + 2])}
    return lines[n].kind is LineKind.TEXT and alone and n + 1 < len(lines) and _is_strong(text, lines[n + 1])


def _is_spaced(text: str, lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between the paragraphs, so that a block means something."""
    prose = [line for line in lines if _is_prose(text, line)]
    apart = sum(first.block != then.block for first, then in pairwise(prose))
    return apart >= 0.5 * max(1, len(prose) - 1)


def _is_prose(text: str, line: Line) -> bool:
    return line.kind is LineKind.TEXT and is_prose(text[line.start : line.end])


def _is_strong(text: str, line: Line) -> bool:
    return _is_prose(text, line) and len(text[line.start : line.end].split()) >= STRONG_WORDS
