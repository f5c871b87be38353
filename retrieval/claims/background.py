"""Sentences of a report that speak of an earlier event: their figures are not this event's.

"Zuletzt stand das Tal 2013 unter Wasser, zwölf Menschen starben damals." Only what a sentence says of its own time counts:
a year before the reported one, "im Vorjahr", "vor elf Jahren", "beim Streik im Januar", and "damals" behind such a sentence.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from corpus.dates import MONTHS
from corpus.models import Document
from retrieval.claims.profiles import Span, span_of
from retrieval.claims.tables import table
from retrieval.language.sentences import sentences_of

LONGEST = 2000  # characters of a sentence that are read
LEFT = 120  # characters before a time that say how it stands
MONTHS_APART = 2  # months between an event that a sentence dates by its month and the reported one

_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?(?:Euro|Dollar|Menschen|people|Meter|[.,]\d))")
_THESE_DAYS = re.compile(
    r"\bam (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|\b(?:heute|gestern|today|yesterday)\b"
    r"|\bon (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.IGNORECASE,
)


def is_background(document: Document, start: int, end: int, asked: Collection[int] = ()) -> bool:
    """Whether the sentence `document.text[start:end]` speaks of an earlier event than the one that the document reports.

    False where the sentence does not say, where it names a year that is `asked` about, and where the document bears no date.
    """
    span = span_of(document)
    sentence = document.text[start : min(end, start + LONGEST)]
    if span is None or any(int(year[0]) in asked for year in _YEAR.finditer(sentence)):
        return False
    marks = _marks(document.language)
    if marks.date_earlier(sentence, span):
        return True
    if not any(pattern.search(sentence) for pattern in marks.then):
        return False
    return any(marks.date_earlier(before, span) for before in _before(document, start))


def _before(document: Document, start: int) -> list[str]:
    """The sentences before `start` in its paragraph."""
    chunk = next((chunk for chunk in document.chunks if chunk.start <= start < chunk.end), None)
    if chunk is None:
        return []
    text = document.text[chunk.start : start]
    return [text[sentence.start : sentence.end] for sentence in sentences_of(text, document.language)]


@dataclass(frozen=True, slots=True)
class _Marks:
    """The patterns of tables/events.toml for one language."""

    then: tuple[re.Pattern[str], ...]
    earlier: tuple[re.Pattern[str], ...]
    dated: re.Pattern[str]
    year: re.Pattern[str]
    aside: re.Pattern[str]

    def date_earlier(self, sentence: str, span: Span) -> bool:
        """Whether the sentence gives its event a time before the reported one."""
        if _THESE_DAYS.search(sentence):
            return False  # whatever else is compared with it
        times = [found.start() for pattern in self.earlier for found in pattern.finditer(sentence)]
        times += [
            year.start()
            for year in _YEAR.finditer(sentence)
            if int(year[0]) < span[0].year and self.year.search(sentence, max(0, year.start() - LEFT), year.start())
        ]
        if any(not self.aside.search(sentence, max(0, start - LEFT), start) for start in times):
            return True
        found = self.dated.search(sentence)
        return found is not None and (span[0].month - MONTHS[found[1].lower()]) % 12 >= MONTHS_APART


@cache
def _marks(language: str) -> _Marks:
    words = table("events")["background"][language]
    kinds = "|".join(rf"\w*{kind}" for kind in table("events")["kinds"].lower().split())
    months = "|".join(MONTHS)

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text.replace("{kind}", kinds).replace("{month}", months), re.IGNORECASE)

    return _Marks(
        then=tuple(map(pattern, words["then"])),
        earlier=tuple(map(pattern, words["earlier"])),
        dated=pattern(words["dated"]),
        year=pattern(words["year"]),
        aside=pattern(words["aside"]),
    )
