"""The sign of a verdict: a shape that says without colour how the sources stand to each other."""

from bot.pictures.layout import Pen
from bot.pictures.lettering import BOLD, Style, breadth, draw
from retrieval.models import Finding, Trend, Verdict

SIDE = 92  # pixels
NUMERAL = Style(56, BOLD)


def draw_sign(pen: Pen, x: int, y: int, finding: Finding, colour: str, ink: str) -> None:
    """Draw a disc of `colour`, SIDE wide, and the sign on it in `ink`."""
    pen.ellipse((x, y, x + SIDE - 1, y + SIDE - 1), fill=colour)

    def bar(x0: int, y0: int, x1: int, y1: int, width: int = 9) -> None:
        pen.line((x + x0, y + y0, x + x1, y + y1), fill=ink, width=width)

    match finding.verdict:
        case Verdict.CONFLICT:  # ≠
            bar(24, 37, 68, 37)
            bar(24, 55, 68, 55)
            bar(58, 22, 34, 70, 8)
        case Verdict.AGREEMENT:  # =
            bar(24, 37, 68, 37)
            bar(24, 55, 68, 55)
        case Verdict.ONE_SIDED:  # a half of a disc
            pen.ellipse((x + 22, y + 22, x + 70, y + 70), outline=ink, width=7)
            pen.chord((x + 22, y + 22, x + 70, y + 70), 90, 270, fill=ink)
        case Verdict.UPDATE:
            _arrow(pen, x, y, finding.trend, ink)
        case Verdict.SINGLE_SOURCE:
            draw(pen, (x + (SIDE - breadth("1", NUMERAL)) // 2, y + 66), "1", NUMERAL, ink)
        case Verdict.NOT_COMPARED:  # lines of text, unweighed
            for row, end in ((32, 70), (46, 70), (60, 52)):
                bar(24, row, end, row, 7)
        case Verdict.NO_ANSWER:  # an empty set
            pen.ellipse((x + 26, y + 26, x + 66, y + 66), outline=ink, width=8)
            bar(66, 22, 26, 70, 8)


def _arrow(pen: Pen, x: int, y: int, trend: Trend | None, ink: str) -> None:
    lift = {Trend.ROSE: 18, Trend.FELL: -18}.get(trend or Trend.CHANGED, 0)
    tip = (x + 68, y + 46 - lift)
    pen.line((x + 24, y + 46 + lift, *tip), fill=ink, width=9)
    if lift:
        back = 1 if lift > 0 else -1
        pen.polygon((tip[0] + 5, tip[1] - 4 * back, tip[0] - 26, tip[1] + 2 * back, tip[0], tip[1] + 26 * back), fill=ink)
    else:
        pen.polygon((tip[0] + 6, tip[1], tip[0] - 18, tip[1] - 19, tip[0] - 18, tip[1] + 19), fill=ink)
