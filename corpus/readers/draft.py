"""What a reader makes of a file."""

from dataclasses import dataclass
from datetime import date

from corpus.models import Paragraph, ProblemKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text with its paragraphs, and the data that it declares or shows; None where it does neither.

    `remarks` are what deserves a look, each as (kind, detail).
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    title: str
    source: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    remarks: tuple[tuple[ProblemKind, str], ...] = ()
