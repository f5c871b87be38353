"""A page's letters, in the order in which the file draws them -> its lines, in boxes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, mode, multimode

from pdfminer.layout import LTChar

from corpus.readers.columns import Print
from corpus.readers.printing import readable

# In parts of the letters' size:
SPACE = 0.15  # a gap that parts words
WIDE = 0.8  # a gap that may part columns, or be a space in a line that is set to the column's width
CELL = 2.5  # a gap that is wider than any space, as between the cells of a table
RISE = 0.5  # of a letter above or below its line
DOUBLED = 0.15  # by which the second print of a letter is shifted, where bold type is made by printing twice
STARTS = 3  # so many lines that start at one place make the edge of a column
ALIGNED, ALIGNED_SHARE = 4, 0.5  # so many gaps, and of the lines there so many, that end at one place, do so too
LOOSE = 1.25  # of the usual distance between lines; a larger one parts boxes
LINE = 1.2  # of the letters' size; no usual distance is smaller
FAR = 2.5  # of the letters' size; no usual distance is larger
BACK = 8  # lines back at which the line above may have been drawn
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_BULLET = re.compile(r"^\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands in a row without a wide gap in it."""

    letters: tuple[LTChar, ...]
    text: str

    @property
    def x0(self) -> float:
        return self.letters[0].x0

    @property
    def x1(self) -> float:
        return max(letter.x1 for letter in self.letters)

    @property
    def base(self) -> float:
        return mode(letter.matrix[5] for letter in self.letters)


_Row = list[_Piece]


def lines_of(letters: Sequence[LTChar], page: int) -> list[Print]:
    """Return the lines that the letters make; a box is lines below one another with the usual distance between them."""
    rows = list(_rows(letters))
    parts = [part for row in rows for part in _columns(row, rows)]
    parts = [part for part in parts if any(readable(piece.text) for piece in part)]
    lines = [_merged(part) for part in parts]
    usual = _usual_step(lines)
    found: list[Print] = []
    boxes = 0
    for n, line in enumerate(lines):
        size = median(letter.size for letter in line.letters)
        # Where columns are drawn row by row, the line above is not the one before.
        near = range(n - 1, max(n - BACK, 0) - 1, -1)
        above = next(
            (k for k in near if 0 < lines[k].base - line.base <= LOOSE * max(usual, LINE * size) and _below(lines[k], line)), None
        )
        boxes += above is None
        found.append(_print(line, _cells(parts[n], size), size, page, boxes if above is None else found[above].box))
    return found


def _usual_step(lines: Sequence[_Piece]) -> float:
    """The distance between most lines that stand below one another; 0 where none do."""
    steps = [round(above.base - line.base, 1) for above, line in pairwise(lines)]
    return min(multimode([step for step in steps if 1 < step < FAR * lines[0].letters[0].size]), default=0)


def _rows(letters: Sequence[LTChar]) -> Iterator[_Row]:
    """The pieces of each row: letters that are drawn one after the other, from left to right, at one height."""
    row: _Row = []
    piece: list[LTChar] = []
    text, spaced = "", False
    for letter in letters:
        if not letter.get_text().strip():
            spaced = True
            continue
        before = piece[-1] if piece else None
        if before is not None:
            size = max(letter.size, before.size)
            gap = letter.x0 - before.x1
            if letter.get_text() == before.get_text() and abs(letter.x0 - before.x0) < DOUBLED * size and _level(letter, before):
                continue
            next_row = not _level(letter, before) or gap < -size
            if next_row or gap > WIDE * size:
                row.append(_Piece(tuple(piece), text))
                piece, text = [], ""
            elif spaced or gap > SPACE * size:
                text += " "
            if next_row:
                yield row
                row = []
        piece.append(letter)
        text += letter.get_text()
        spaced = False
    if piece:
        yield [*row, _Piece(tuple(piece), text)]


def _level(letter: LTChar, before: LTChar) -> bool:
    return abs(letter.matrix[5] - before.matrix[5]) < RISE * max(letter.size, before.size)


def _columns(row: _Row, rows: Sequence[_Row]) -> list[_Row]:
    """The parts of a row that stand in columns of their own."""
    parts = [row[:1]]
    for piece in row[1:]:
        if _is_edge(piece.x0, rows):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return parts


def _is_edge(x: float, rows: Sequence[_Row]) -> bool:
    if sum(abs(row[0].x0 - x) < 2 for row in rows) >= STARTS:
        return True
    aligned = sum(any(abs(piece.x0 - x) < 2 for piece in row[1:]) for row in rows)
    across = sum(row[0].x0 < x < row[-1].x1 for row in rows)
    return aligned >= max(ALIGNED, ALIGNED_SHARE * across)


def _merged(pieces: _Row) -> _Piece:
    return _Piece(tuple(letter for piece in pieces for letter in piece.letters), " ".join(piece.text for piece in pieces))


def _cells(pieces: _Row, size: float) -> tuple[str, ...]:
    """The cells of a line that may be a table's; () for a line without a gap that is wider than any space."""
    cells = [[pieces[0].text]]
    for before, piece in pairwise(pieces):
        if piece.x0 - before.x1 > CELL * size:
            cells.append([piece.text])
        else:
            cells[-1].append(piece.text)
    return tuple(readable(" ".join(cell)) for cell in cells) if len(cells) > 1 else ()


def _below(above: _Piece, line: _Piece) -> bool:
    return line.x0 < above.x1 and above.x0 < line.x1


def _print(line: _Piece, cells: tuple[str, ...], size: float, page: int, box: int) -> Print:
    return Print(
        text=readable(_BULLET.sub("• ", line.text)),
        x0=line.x0,
        x1=line.x1,
        y0=min(letter.y0 for letter in line.letters),
        y1=max(letter.y1 for letter in line.letters),
        size=size,
        bold=sum(_BOLD.search(letter.fontname) is not None for letter in line.letters) > len(line.letters) / 2,
        page=page,
        box=box,
        cells=cells,
    )
