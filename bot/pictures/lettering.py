"""Text as it is drawn: cleaned, broken into lines that fit, in the order of the eye, each letter in a font that has it.

Right-to-left text is joined and ordered here and not by Pillow, whose shaping needs a library (FriBiDi) that its wheels
leave to the system: a picture is the same everywhere.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from arabic_reshaper import ArabicReshaper
from bidi import get_base_level, get_display
from PIL import ImageDraw, ImageFont

LONGEST = 600  # characters of a text that are looked at: no text on a picture is longer
ARABIC = re.compile(r"[؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-ﻼ]+")
ELLIPSIS = "…"
REGULAR, BOLD = 400, 700
LEADING = 1.32  # height of a line, in sizes

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk"}  # controls, marks of direction, halves of characters, emoji
_SUBSTITUTES = str.maketrans({"→": "›", "←": "‹", "−": "–", "●": "•", "\u2011": "-"})  # signs that the fonts lack
_VARIATIONS = re.compile(r"[\ufe00-\ufe0f]")
_BREAKS = re.compile(r"(?<=[-/–])(?=\w)")


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: the size in pixels, and the weight."""

    size: int
    weight: int = REGULAR

    @property
    def leading(self) -> int:
        return round(self.size * LEADING)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in the order of the eye. `rightwards`: it is read from the right, and begins there."""

    text: str
    rightwards: bool = False


def clean(text: str) -> str:
    """Return text on one line, without what cannot be drawn, cut where it is far too long."""
    plain = unicodedata.normalize("NFC", text[: 4 * LONGEST])
    kept = "".join(
        " " if character.isspace() else character for character in plain if character.isspace() or _is_drawn(character)
    )
    flat = " ".join(_VARIATIONS.sub("", kept).translate(_SUBSTITUTES).split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + ELLIPSIS


def _is_drawn(character: str) -> bool:
    return unicodedata.category(character) not in _DROPPED


def lines_of(text: str, style: Style, width: int, most: int, ending: str = ELLIPSIS) -> tuple[Line, ...]:
    """Return `text` in at most `most` lines, none wider than `width` pixels; where something is left out, `ending` says so."""
    plain = clean(text)
    if not plain:
        return ()
    rows = list(islice(_rows(plain, style, width), most + 1))
    if len(rows) > most:
        rows = [*rows[: most - 1], _shortened(rows[most - 1], style, width, ending)]
    rightwards = get_base_level(plain) == 1
    return tuple(Line(_as_seen(row, rightwards=rightwards), rightwards) for row in rows)


def breadth(seen: str, style: Style) -> int:
    """Return how many pixels text in the order of the eye is wide."""
    return sum(round(font.getlength(run)) for run, font in _runs(seen, style))


def draw(pen: ImageDraw.ImageDraw, at: tuple[int, int], seen: str, style: Style, colour: str) -> None:
    """Draw text in the order of the eye; `at` is the left end of its base line."""
    x, y = at
    for run, font in _runs(seen, style):
        pen.text((x, y), run, font=font, fill=colour, anchor="ls")
        x += round(font.getlength(run))


def _rows(plain: str, style: Style, width: int) -> Iterator[str]:
    row = ""
    for word in plain.split():
        for number, piece in enumerate(_pieces(word, style, width)):
            longer = f"{row}{' ' if row and not number else ''}{piece}"
            if row and _measured(longer, style) > width:
                yield row
                row = piece
            else:
                row = longer
    yield row


def _pieces(word: str, style: Style, width: int) -> Iterator[str]:
    """A word that fits whole; one that does not in parts, at its hyphens and where there is none, anywhere."""
    if _measured(word, style) <= width:
        yield word
        return
    for part in _BREAKS.split(word):
        piece = ""
        for character in part:
            # An accent stays on its letter.
            if piece and not unicodedata.combining(character) and _measured(piece + character, style) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def _shortened(row: str, style: Style, width: int, ending: str) -> str:
    while row and _measured(row + ending, style) > width:
        row = row[:-1].rstrip()
    return row + ending


def _measured(logical: str, style: Style) -> int:
    return breadth(_as_seen(logical, rightwards=False), style)


def _as_seen(logical: str, *, rightwards: bool) -> str:
    if logical.isascii():
        return logical
    joined = _reshaper().reshape(logical)
    return str(get_display(joined, base_dir="R" if rightwards else "L"))


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper()


def _runs(seen: str, style: Style) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """The text in stretches of one font each."""
    at = 0
    for arabic in ARABIC.finditer(seen):
        if arabic.start() > at:
            yield seen[at : arabic.start()], _font(style, arabic=False)
        yield arabic[0], _font(style, arabic=True)
        at = arabic.end()
    if at < len(seen):
        yield seen[at:], _font(style, arabic=False)


@cache
def _font(style: Style, *, arabic: bool) -> ImageFont.FreeTypeFont:
    root, name = (fontpkg_noto_sans_arabic.ROOT, "NotoSansArabic") if arabic else (fontpkg_noto_sans.ROOT, "NotoSans")
    font = ImageFont.truetype(root / "files" / f"{name}[wdth,wght].ttf", style.size, layout_engine=ImageFont.Layout.BASIC)
    # The axes are named in an order of the file's own.
    font.set_variation_by_axes(
        [style.weight if axis["name"] == b"Weight" else axis["default"] or 0 for axis in font.get_variation_axes()]
    )
    return font
