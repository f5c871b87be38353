"""What the pictures show, in words, for the captions: for those who do not see them, and to search the chat for."""

from collections.abc import Iterable, Sequence
from html import escape

from bot.pictures.rows import has_value, rows_of
from bot.pictures.timeline import notes_of, shown_events
from bot.rendering.telegram import utf16_units
from bot.rendering.wording import HEADED, event_line, position_value, remark_lines, shortened, verdict_line
from bot.texts import Texts
from retrieval.models import Answer, Extract, Finding
from retrieval.timeline import TimelineEvent

LIMIT = 1024  # UTF-16 units that Telegram takes, after parsing
QUESTION_LENGTH = 200  # characters


def overview_caption(answer: Answer, texts: Texts) -> str:
    """Return the caption of the overview as HTML: the question, the verdict, the positions, who is silent, other events."""
    finding = answer.findings[0]
    lines = [shortened(answer.question, QUESTION_LENGTH), verdict_line(finding, texts).rstrip(":")]
    for number, position in enumerate(finding.positions, start=1):
        names = _names(position.extracts, finding, texts)
        if not has_value(position, finding):
            lines.append(f"• {names}")
            continue
        value = position_value(position, texts)
        heading = texts("position.heading", number=number, value=value) if finding.verdict in HEADED else value
        lines.append(texts("pictures.caption.position", heading=heading, names=names))
    lines += remark_lines(finding, texts)
    lines += dict.fromkeys(event_line(answer, number, texts) for number in range(1, len(answer.findings)))
    return _caption(lines, texts)


def timeline_caption(events: Sequence[TimelineEvent], texts: Texts, *, unread: int = 0) -> str:
    """Return the caption of the timeline as HTML: the events that the picture shows, each with its day and outlets."""
    shown = shown_events(events, texts)
    lines = [texts("pictures.timeline.title"), *notes_of(events, shown, unread, texts)]
    for event in shown:
        names = ", ".join(dict.fromkeys(shortened(document.source) for document in event.documents))
        label = shortened(event.label)
        lines.append(texts("pictures.caption.event", day=texts.date(event.first), label=label, names=shortened(names)))
    return _caption(lines, texts)


def _names(extracts: Sequence[Extract], finding: Finding, texts: Texts) -> str:
    told = []
    for row in rows_of(extracts, finding, texts):
        name = row.prints or row.name
        told.append(f"{name} ({row.details})" if row.details else name)
    return "; ".join(told)


def _caption(lines: Iterable[str], texts: Texts) -> str:
    """The lines that fit, the first in bold type; where one is left out, the last says so."""
    kept: list[str] = []
    closing = texts("pictures.caption.cut")
    room = LIMIT - utf16_units(closing) - 1
    for number, line in enumerate(lines):
        plain = shortened(line, LIMIT)
        room -= utf16_units(plain) + 1
        if room < 0:
            return "\n".join([*kept, escape(closing)])
        kept.append(escape(plain) if number else f"<b>{escape(plain)}</b>")
    return "\n".join(kept)
