"""Hard-wrapped text: which line breaks stand only where the line was full."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.boilerplate import LineKind, kind_of
from corpus.prose import is_finished, is_item
from corpus.tables import table

Span = tuple[int, int]

# Mail and typewriters set text to a width between these; people who wrap by hand leave some of it free.
NARROWEST, WIDEST = 40, 120
FILLED = 0.55
# So many breaks, and so many of all breaks, must stand within a sentence: a list of headlines has none there.
RUNNING, RUNNING_SHARE = 2, 0.25
# What stands below a headline, or in the head of a mail, is not a line's second half.
APART = {LineKind.DATE, LineKind.BYLINE, LineKind.CREDIT, LineKind.NOTICE, LineKind.CONTROL}


def paragraphs(text: str, block: Sequence[Span], width: int) -> list[Span]:
    """Return the lines of `block`, joined where a break stands only for the `width`; 0 joins none."""
    if not width:
        return list(block)
    # A headline with a line below it goes on nowhere, and ends without a full stop.
    ends = is_finished(text[slice(*block[-1])]) or any(_goes_on(text, first, then) for first, then in pairwise(block))
    wrapped = ends and all(_is_full(span, width) for span in block[:-1])
    joined: list[Span] = []
    for before, line in zip((None, *block), block, strict=False):
        if before and _runs_on(text, before, line, width, wrapped=wrapped):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def width_of(text: str, blocks: Sequence[Sequence[Span]]) -> int:
    """Return the width to which `text` is wrapped, or 0 where its line breaks are meant."""
    pairs = [pair for block in blocks for pair in pairwise(block) if pair[0][1] - pair[0][0] >= NARROWEST]
    running = [first for first, then in pairs if _goes_on(text, first, then)]
    # In German many a line begins with a noun; there, a block of short lines that ends with a full stop is a sign as well.
    closed = [
        pair for block in blocks if _is_closed(text, block) for pair in pairwise(block) if not is_finished(text[slice(*pair[0])])
    ]
    signs = len({first for first, _ in closed if first[1] - first[0] >= NARROWEST} | set(running))
    if not running or signs < max(RUNNING, RUNNING_SHARE * len(pairs)):
        return 0
    width = max(end - start for start, end in running)
    return width if width <= WIDEST else 0


def _is_closed(text: str, block: Sequence[Span]) -> bool:
    return max(end - start for start, end in block) <= WIDEST and is_finished(text[slice(*block[-1])])


def _runs_on(text: str, first: Span, then: Span, width: int, *, wrapped: bool) -> bool:
    line = text[slice(*then)]
    if not _is_full(first, width) or is_item(line) or not APART.isdisjoint({kind_of(line), kind_of(text[slice(*first)])}):
        return False
    return wrapped or _goes_on(text, first, then)


def _goes_on(text: str, first: Span, then: Span) -> bool:
    """Whether the break stands within a sentence for certain."""
    words = text[slice(*first)].split()
    runs = text[then[0]].islower() or words[-1] in table("language")["hanging"]
    return runs and not is_finished(words[-1]) and kind_of(text[slice(*then)]) not in APART


def _is_full(line: Span, width: int) -> bool:
    return line[1] - line[0] >= FILLED * width
