"""The events of a corpus on a line of time that runs down the picture, each with the documents that report it."""

from collections.abc import Sequence

from bot.pictures.layout import CONTENT, MARGIN, TALLEST, Block, Pen, gap, painted, stacked, text_block
from bot.pictures.lettering import BOLD, Style, breadth
from bot.pictures.palette import DARK, LIGHT, Palette
from bot.rendering.wording import shortened
from bot.texts import Texts
from corpus.models import Document
from retrieval.timeline import TimelineEvent

TITLE, DAY, LABEL = Style(54, BOLD), Style(42, BOLD), Style(46, BOLD)
OUTLET, DETAIL = Style(38), Style(34)
EVENTS = 12  # that are shown, the latest
DOCUMENTS = 4  # of an event
RAIL = 64  # pixels left of the events, for the line of time
ROW = CONTENT - RAIL
ROOM = TALLEST - 2 * MARGIN - 300  # pixels; the rest is for the title and what is left out


def timeline_picture(events: Sequence[TimelineEvent], texts: Texts, *, unread: int = 0, dark: bool = False) -> bytes:
    """Return the latest of `events`, given in order of time, as a PNG for a phone, the earliest above.

    Those without a date stand last. `unread` is the number of earlier documents that no event was looked for in.
    """
    palette = DARK if dark else LIGHT
    head = [text_block(texts("pictures.timeline.title"), TITLE, palette.letters), gap(20)]
    shown = shown_events(events, texts)
    for line in notes_of(events, shown, unread, texts):
        head += [text_block(line, DETAIL, palette.quiet, most=2), gap(12)]
    return painted([*head, gap(8), *(_event(event, texts, palette) for event in shown)], palette)


def notes_of(events: Sequence[TimelineEvent], shown: Sequence[TimelineEvent], unread: int, texts: Texts) -> list[str]:
    """Return in words what the timeline leaves out."""
    if not events:
        return [texts("pictures.timeline.empty")]
    more = len(events) - len(shown)
    notes = [texts.count("pictures.timeline.more", more)] if more else []
    return [*notes, texts.count("pictures.timeline.unread", unread)] if unread else notes


def shown_events(events: Sequence[TimelineEvent], texts: Texts) -> list[TimelineEvent]:
    """Return those of `events` that fit on a picture, in the order given: the latest, then those without a date."""
    dated = [event for event in events if event.first]
    undated = [event for event in events if not event.first]
    room, kept = ROOM, 0
    for event in [*reversed(dated), *undated][:EVENTS]:
        room -= _event(event, texts, LIGHT).height
        if room < 0:
            break
        kept += 1
    latest = dated[-kept:] if kept else []
    return [*latest, *undated[: kept - len(latest)]]


def _event(event: TimelineEvent, texts: Texts, palette: Palette) -> Block:
    days = texts.date(event.first)
    if event.last and event.last != event.first:
        days = texts("pictures.timeline.span", first=days, last=texts.date(event.last))
    blocks = [
        text_block(days, DAY, palette.position(0) if event.first else palette.quiet, ROW, most=2),
        text_block(shortened(event.label), LABEL, palette.letters, ROW, most=3),
        gap(8),
        *(_document(document, texts, palette) for document in event.documents[:DOCUMENTS]),
    ]
    rest = len(event.documents) - DOCUMENTS
    blocks += [text_block(texts.count("pictures.timeline.documents", rest), DETAIL, palette.quiet, ROW)] if rest > 0 else []
    inner = stacked([*blocks, gap(40)])

    def paint(pen: Pen, x: int, y: int) -> None:
        colour = palette.position(0) if event.first else palette.quiet
        pen.rectangle((x + 15, y, x + 20, y + inner.height - 1), fill=palette.line)
        pen.ellipse((x, y + 12, x + 35, y + 47), fill=colour if event.first else palette.ground, outline=colour, width=6)
        inner.paint(pen, x + RAIL, y)

    return Block(inner.height, paint)


def _document(document: Document, texts: Texts, palette: Palette) -> Block:
    """The outlet at the left, the time of publication at the right where the document bears one."""
    moment = texts.date(document.published) if document.published else ""
    taken = breadth(moment, DETAIL)
    outlet = text_block(shortened(document.source), OUTLET, palette.letters, ROW - taken - 24, 2)
    published = text_block(moment, DETAIL, palette.quiet, taken + 1, 1)

    def paint(pen: Pen, x: int, y: int) -> None:
        outlet.paint(pen, x, y)
        published.paint(pen, x + ROW - taken, y + 4)

    return Block(max(outlet.height, published.height) + 6, paint)
