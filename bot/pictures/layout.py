"""Blocks one below the other -> a PNG: measured first, drawn then, cut where the picture would grow too tall."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from bot.pictures.lettering import ELLIPSIS, Style, breadth, draw, lines_of
from bot.pictures.palette import Palette

WIDTH, TALLEST = 1080, 2560  # pixels; Telegram makes a photo smaller until neither side is longer than the second
MARGIN = 44
PADDING = 34
STRIPE = 16  # at the left of a card
RADIUS = 22
CONTENT = WIDTH - 2 * MARGIN  # width of a block
INSIDE = CONTENT - 2 * PADDING - STRIPE  # of a block in a card

Pen = ImageDraw.ImageDraw
Painter = Callable[[Pen, int, int], None]


@dataclass(frozen=True, slots=True)
class Block:
    """Something `height` pixels high; `paint` draws it with its left upper corner at x, y."""

    height: int
    paint: Painter


def text_block(
    text: str, style: Style, colour: str, width: int = CONTENT, most: int = 4, *, ending: str = ELLIPSIS, aligned: bool = False
) -> Block:
    """Return text in lines, at the left; `aligned`: text that is read from the right stands at the right."""
    lines = lines_of(text, style, width, most, ending)

    def paint(pen: Pen, x: int, y: int) -> None:
        for number, line in enumerate(lines):
            shift = width - breadth(line.text, style) if aligned and line.rightwards else 0
            draw(pen, (x + shift, y + number * style.leading + style.size), line.text, style, colour)

    return Block(len(lines) * style.leading, paint)


def gap(height: int) -> Block:
    return Block(height, lambda _pen, _x, _y: None)


def stacked(blocks: Sequence[Block]) -> Block:
    """Return the blocks one below the other as one."""

    def paint(pen: Pen, x: int, y: int) -> None:
        for block in blocks:
            block.paint(pen, x, y)
            y += block.height

    return Block(sum(block.height for block in blocks), paint)


def indented(block: Block, by: int, line: str | None = None) -> Block:
    """Return the block moved to the right, with a line down its left side where a colour is given."""

    def paint(pen: Pen, x: int, y: int) -> None:
        if line:
            pen.rounded_rectangle((x + 4, y + 4, x + 9, y + block.height - 4), 3, fill=line)
        block.paint(pen, x + by, y)

    return Block(block.height, paint)


def card(blocks: Sequence[Block], palette: Palette, stripe: str | None = None, fill: str | None = None) -> Block:
    """Return the blocks on a ground of their own, with a stripe of a colour at the left."""
    inner = stacked(blocks)
    height = inner.height + 2 * PADDING

    def paint(pen: Pen, x: int, y: int) -> None:
        box = (x, y, x + CONTENT - 1, y + height - 1)
        pen.rounded_rectangle(box, RADIUS, fill=fill or palette.card)
        if stripe:
            pen.rounded_rectangle((x, y, x + 2 * RADIUS, y + height - 1), RADIUS, fill=stripe)
            pen.rectangle((x + STRIPE, y, x + 2 * RADIUS + 1, y + height - 1), fill=fill or palette.card)
        inner.paint(pen, x + STRIPE + PADDING, y + PADDING)

    return Block(height, paint)


def fitting(blocks: Sequence[Block], closing: Sequence[Block], more: Callable[[], Block]) -> list[Block]:
    """Return the blocks with the `closing` ones behind; where they are too tall, only the first, and what `more` says."""
    room = TALLEST - 2 * MARGIN - sum(block.height for block in closing)
    if sum(block.height for block in blocks) <= room:
        return [*blocks, *closing]
    note = more()
    room -= note.height
    kept: list[Block] = []
    for block in blocks:
        if block.height > room:
            break
        kept.append(block)
        room -= block.height
    return [*kept, note, *closing]


def painted(blocks: Sequence[Block], palette: Palette) -> bytes:
    """Return the picture as PNG, WIDTH wide and at most TALLEST high."""
    whole = stacked(blocks)
    height = min(whole.height + 2 * MARGIN, TALLEST)
    image = Image.new("RGB", (WIDTH, height), palette.ground)
    whole.paint(ImageDraw.Draw(image), MARGIN, MARGIN)
    out = BytesIO()
    # 128 colours hold the few of the palette and the soft edges of its letters, at less than half the size.
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
