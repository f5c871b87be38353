"""An answer at a glance: the question, the verdict, who holds which position on whose word, who is silent."""

from collections.abc import Sequence

from bot.pictures.layout import CONTENT, INSIDE, Block, Pen, card, fitting, gap, indented, painted, stacked, text_block
from bot.pictures.lettering import BOLD, Style
from bot.pictures.palette import DARK, LIGHT, Palette
from bot.pictures.rows import Row, has_value, rows_of
from bot.pictures.signs import SIDE, draw_sign
from bot.rendering.wording import HEADED, event_line, position_value, quotes_of, remark_lines, verdict_line
from bot.texts import Texts
from retrieval.models import Answer, Extract, Finding, Position, Trend, Verdict

QUESTION, VERDICT, VALUE = Style(54, BOLD), Style(46, BOLD), Style(60, BOLD)
QUOTE, OUTLET, DETAIL = Style(38), Style(40, BOLD), Style(36)
ROWS = 8  # outlets of a position
QUOTES = 5  # different words of a position without a value
EVENTS = 3  # other events in the footer
BETWEEN = 22  # pixels between two cards


def overview_picture(answer: Answer, texts: Texts, *, dark: bool = False) -> bytes:
    """Return the answer's first finding as a PNG for a phone, 1080 pixels wide; of the others only their events.

    Nothing stands on it that the answer does not say. A position whose value was not compared shows its extracts, cut where
    they are long.
    """
    palette = DARK if dark else LIGHT
    finding = answer.findings[0]
    head = [text_block(answer.question, QUESTION, palette.letters, most=5, aligned=True), gap(10)]
    if event := event_line(answer, 0, texts):
        head += [text_block(event, DETAIL, palette.quiet, most=2), gap(6)]
    blocks = [stacked([*head, gap(14)]), _verdict(finding, texts, palette), gap(BETWEEN)]
    for number, position in enumerate(finding.positions):
        blocks.append(stacked([*_between(finding, number, palette), _position(finding, number, position, texts, palette)]))
        blocks.append(gap(BETWEEN))
    if finding.closest:
        blocks += [text_block(texts("finding.closest"), OUTLET, palette.quiet), gap(12)]
        blocks += [card(_quotes(finding.closest, texts, palette), palette), gap(BETWEEN)]
    closing = _closing(answer, texts, palette)
    return painted(fitting(blocks, closing, lambda: text_block(texts("pictures.cut"), OUTLET, palette.quiet)), palette)


def verdict_words(finding: Finding, texts: Texts) -> str:
    """Return the verdict in one line; the values of an update stand in its bands."""
    if finding.verdict is Verdict.UPDATE:
        return texts(f"pictures.update.{finding.trend or Trend.CHANGED}")
    return verdict_line(finding, texts).rstrip(":")


def _verdict(finding: Finding, texts: Texts, palette: Palette) -> Block:
    colour = palette.verdicts[finding.verdict]
    words = text_block(verdict_words(finding, texts), VERDICT, colour, INSIDE - SIDE - 28)
    height = max(SIDE, words.height)

    def paint(pen: Pen, x: int, y: int) -> None:
        draw_sign(pen, x, y + (height - SIDE) // 2, finding, colour, palette.sign)
        words.paint(pen, x + SIDE + 28, y + (height - words.height) // 2)

    return card([Block(height, paint)], palette, stripe=colour)


def _between(finding: Finding, number: int, palette: Palette) -> list[Block]:
    """An arrow from each state of an update to the next."""
    if finding.verdict is not Verdict.UPDATE or not number:
        return []
    middle = CONTENT // 2

    def paint(pen: Pen, x: int, y: int) -> None:
        pen.rectangle((x + middle - 5, y - 8, x + middle + 4, y + 14), fill=palette.quiet)
        pen.polygon((x + middle - 26, y + 12, x + middle + 25, y + 12, x + middle, y + 40), fill=palette.quiet)

    return [Block(36 + BETWEEN, paint)]


def _position(finding: Finding, number: int, position: Position, texts: Texts, palette: Palette) -> Block:
    differ = finding.verdict in HEADED
    colour = palette.position(number) if differ and finding.verdict is Verdict.CONFLICT else palette.verdicts[finding.verdict]
    if not has_value(position, finding):
        return card(_quotes(position.extracts, texts, palette), palette, stripe=colour)
    value = position_value(position, texts)
    heading = texts("position.heading", number=number + 1, value=value) if differ else value
    blocks = [text_block(heading, VALUE, colour, INSIDE), gap(8)]
    return card([*blocks, *_rows(rows_of(position.extracts, finding, texts), texts, palette)], palette, stripe=colour)


def _quotes(extracts: Sequence[Extract], texts: Texts, palette: Palette) -> list[Block]:
    blocks: list[Block] = []
    quotes = quotes_of(extracts, texts)
    for words, quoting in list(quotes.items())[:QUOTES]:
        blocks += [gap(26)] if blocks else []
        blocks.append(text_block(words, QUOTE, palette.letters, INSIDE, 6, ending=f" {texts('extract.cut')}", aligned=True))
        blocks += _rows(rows_of(quoting, None, texts), texts, palette)
    return blocks + _rest(len(quotes) - QUOTES, texts, palette)


def _rows(rows: Sequence[Row], texts: Texts, palette: Palette) -> list[Block]:
    """The outlets of a position; prints of one text behind one line, with the word for it above."""
    blocks: list[Block] = []
    for row in rows[:ROWS]:
        if row.prints:
            marked = [text_block(texts("pictures.prints"), DETAIL, palette.quiet, INSIDE - 40, most=2)]
            marked += [text_block(row.prints, OUTLET, palette.letters, INSIDE - 40)]
            marked += [text_block(row.details, DETAIL, palette.quiet, INSIDE - 40)] if row.details else []
            blocks += [gap(14), indented(stacked(marked), 40, palette.quiet)]
        else:
            blocks += [gap(14), text_block(row.name, OUTLET, palette.letters, INSIDE, 2)]
            blocks += [text_block(row.details, DETAIL, palette.quiet, INSIDE, 3)] if row.details else []
    return blocks + _rest(len(rows) - ROWS, texts, palette)


def _rest(count: int, texts: Texts, palette: Palette) -> list[Block]:
    return [gap(14), text_block(texts("pictures.rest", count=count), DETAIL, palette.quiet, INSIDE)] if count > 0 else []


def _closing(answer: Answer, texts: Texts, palette: Palette) -> list[Block]:
    """Who is silent, what nobody mentions, and the other events: apart, and in grey."""
    finding = answer.findings[0]
    printed = {texts("finding.printed", names=names) for names in _prints_shown(finding, texts)}
    remarks = [line for line in remark_lines(finding, texts) if line not in printed]
    others = [event_line(answer, number, texts) for number in range(1, len(answer.findings))]
    blocks: list[Block] = []
    for line in remarks:
        blocks += [
            card([text_block(line, DETAIL, palette.quiet, INSIDE, most=6)], palette, fill=palette.ground, stripe=palette.line)
        ]
    for line in dict.fromkeys(others[:EVENTS]):
        blocks += [gap(14), text_block(line, DETAIL, palette.quiet, most=2)]
    if len(others) > EVENTS:
        blocks += [gap(14), text_block(texts("pictures.rest", count=len(others) - EVENTS), DETAIL, palette.quiet)]
    return blocks


def _prints_shown(finding: Finding, texts: Texts) -> list[str]:
    """The prints of one text that stand as such in a card with a value."""
    shown = [position for position in finding.positions if has_value(position, finding)]
    return [row.prints for position in shown for row in rows_of(position.extracts, finding, texts)[:ROWS] if row.prints]
