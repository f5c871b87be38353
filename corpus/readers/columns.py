"""Where lines stand on a printed page, and the order in which they are read: column by column."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Print:
    """A printed line: its text, its edges in points from the page's lower left, its letters' size, its page and its box on it.

    `cells` are the parts between wide gaps, () where it has none.
    """

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool
    page: int
    box: int
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of lines and its edges."""

    x0: float
    x1: float
    y0: float
    y1: float
    lines: tuple[Print, ...]

    @classmethod
    def around(cls, lines: Sequence[Print]) -> "Frame":
        return cls(
            min(line.x0 for line in lines),
            max(line.x1 for line in lines),
            min(line.y0 for line in lines),
            max(line.y1 for line in lines),
            tuple(lines),
        )


def in_order(page: Sequence[Print]) -> list[Print]:
    """Return the lines of a page as they are read: column by column, between what spans the columns."""
    boxes: dict[int, list[Print]] = {}
    for line in page:
        boxes.setdefault(line.box, []).append(line)
    frames = sorted((Frame.around(box) for box in boxes.values()), key=lambda frame: (-frame.y1, frame.x0))
    spanning = [frame for frame in frames if _spans(frame, frames)]
    ordered: list[Print] = []
    waiting: list[Frame] = []
    for frame in frames:
        if frame in spanning:
            ordered += _columns(waiting)
            ordered += frame.lines
            waiting = []
        else:
            waiting.append(frame)
    return ordered + _columns(waiting)


def _spans(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a frame stands across two others that stand side by side."""
    under = [other for other in frames if other is not frame and other.x0 < frame.x1 and frame.x0 < other.x1]
    return any(
        one.x1 <= other.x0 and one.y0 < other.y1 and other.y0 < one.y1 and frame.x0 < one.x1 and other.x0 < frame.x1
        for one in under
        for other in under
    )


def _columns(frames: Sequence[Frame]) -> list[Print]:
    columns: list[list[Frame]] = []
    right = float("-inf")
    for frame in sorted(frames, key=lambda frame: frame.x0):
        if frame.x0 < right and columns:
            columns[-1].append(frame)
        else:
            columns.append([frame])
        right = max(right, frame.x1)
    return [line for column in columns for frame in sorted(column, key=lambda frame: -frame.y1) for line in frame.lines]
