"""Hard-wrapped text: which line breaks only stand where the line was full."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.prose import is_item

Span = tuple[int, int]

# Mail and typewriters set text to a width between these.
NARROWEST, WIDEST = 40, 120
WRAPPED = 3  # so many breaks must look like a wrap before a text is taken for wrapped
RUNNING = 0.25  # and so many of them go on in small letters, where a list of headlines has none


def paragraphs(text: str, block: Sequence[Span], width: int) -> list[Span]:
    """Return the lines of `block`, joined where a break stands only for the `width`; 0 joins none."""
    joined: list[Span] = []
    for before, line in zip((None, *block), block, strict=False):
        if before and width and _runs_on(text, before, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _runs_on(text: str, first: Span, then: Span, width: int) -> bool:
    if is_item(text[then[0] : then[1]]):
        return False
    # People who wrap by hand do not fill every line.
    by_hand = first[1] - first[0] >= width / 2 and text[then[0]].islower() and text[first[1] - 1] not in ".!?"
    return by_hand or _is_full(text, first, then, width)


def width_of(text: str, blocks: Sequence[Sequence[Span]]) -> int:
    """Return the width to which `text` is wrapped, or 0: a greedy wrap breaks only where the next word does not fit."""
    lengths = {end - start for block in blocks if len(block) > 1 for start, end in block}
    for width in sorted((length for length in lengths if NARROWEST <= length <= WIDEST), reverse=True)[:5]:
        # Only blocks that are wrapped all through: a masthead or an address of several lines says nothing of the text.
        wrapped = [pair for block in blocks for pair in pairwise(block) if _is_wrapped(text, block, width)]
        running = sum(text[then[0]].islower() for _, then in wrapped)
        if len(wrapped) >= WRAPPED and running >= max(2, RUNNING * len(wrapped)):
            return width
    return 0


def _is_wrapped(text: str, block: Sequence[Span], width: int) -> bool:
    return all(_is_full(text, first, then, width) for first, then in pairwise(block))


def _is_full(text: str, first: Span, then: Span, width: int) -> bool:
    word = text[then[0] : then[1]].split(maxsplit=1)[0]
    length = first[1] - first[0]
    return width / 2 <= length <= width < length + 1 + len(word)
