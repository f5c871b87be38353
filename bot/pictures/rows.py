"""The extracts of a position as rows: an outlet, its date, and on whose word it speaks; prints of one text are one row."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.rendering.wording import HEADED, shortened
from bot.texts import Texts
from retrieval.models import Extract, Finding, Position, Source, Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet, or the outlets of `prints`, and the details below: date, speaker."""

    name: str
    details: str
    prints: str = ""


def has_value(position: Position, finding: Finding) -> bool:
    """Whether the value stands for the position: one that was compared does, of any other the words have to be read."""
    return bool(position.value) and finding.verdict in {*HEADED, Verdict.AGREEMENT, Verdict.ONE_SIDED}


def rows_of(extracts: Sequence[Extract], finding: Finding | None, texts: Texts) -> list[Row]:
    """Return a row for each outlet, date and speaker; the prints of a text, as the finding names them, together in one."""
    rows: dict[tuple[str, str], Row] = {}
    for extract in extracts:
        prints = _prints(extract, finding)
        names = ", ".join(dict.fromkeys(shortened(source.name) for source in prints))
        details = [] if prints else [texts.date(extract.published)]
        details += [texts("extract.speaker", speaker=shortened(extract.speaker))] if extract.speaker else []
        row = Row(shortened(extract.source), ", ".join(details), names)
        rows.setdefault((names or row.name, row.details), row)
    return list(rows.values())


def _prints(extract: Extract, finding: Finding | None) -> tuple[Source, ...]:
    every = finding.prints if finding else ()
    return next((prints for prints in every if any(source.document == extract.document for source in prints)), ())
