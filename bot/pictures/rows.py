"""The extracts of a position as rows: an outlet, its date, and on whose word it speaks; prints of one text are one row."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rendering.wording import HEADED, shortened, voice_of
from bot.texts import Texts
from retrieval.models import Extract, Finding, Position, Source, Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet, or where there is no one `name` the outlets of `prints`, and the details below: dates, speaker."""

    name: str
    details: str
    prints: str = ""


def has_value(position: Position, finding: Finding) -> bool:
    """Whether the value stands for the position: one that was compared does, of any other the words have to be read."""
    return bool(position.value) and finding.verdict in {*HEADED, Verdict.AGREEMENT, Verdict.ONE_SIDED}


def rows_of(extracts: Sequence[Extract], finding: Finding | None, texts: Texts) -> list[Row]:
    """Return a row for each outlet, date and speaker; the prints of a text, as the finding names them, together in one."""
    days: dict[tuple[str, str, str, str], list[str]] = {}
    for extract in extracts:
        day, name = texts.date(extract.published), shortened(extract.source)
        voice = voice_of(extract)
        speaker = texts("extract.speaker", speaker=shortened(voice)) if voice else ""
        prints = ", ".join(dict.fromkeys(shortened(source.name) for source in _prints(extract, finding)))
        key = ("", prints, speaker, "") if prints else (name, "", speaker, day)
        days.setdefault(key, []).append(day)
    return [
        Row(name, ", ".join(filter(None, [" · ".join(dict.fromkeys(told)), speaker])), prints)
        for (name, prints, speaker, _), told in days.items()
    ]


def _prints(extract: Extract, finding: Finding | None) -> tuple[Source, ...]:
    every = finding.prints if finding else ()
    return next((prints for prints in every if any(source.document == extract.document for source in prints)), ())
