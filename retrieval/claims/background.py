"""Sentences of a report that speak of an earlier event: their figures are not this event's.

"Zuletzt stand das Tal 2013 unter Wasser, zwölf Menschen starben damals." Only what a sentence says of its own time counts:
a year before the reported one, "im Vorjahr", "vor elf Jahren", "beim Streik im Januar", and "damals" behind such a sentence.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.models import Document
from retrieval.claims.profiles import Span, span_of
from retrieval.claims.tables import table
from retrieval.language.periods import Period, periods_of
from retrieval.language.sentences import sentences_of

LONGEST = 2000  # characters of a sentence that are read
LEFT = 120  # characters before a time that say how it stands
WEEK = timedelta(days=7)
EARLIER = timedelta(days=300)  # from which a time of its own is another event's: what led to this one lies nearer
APART = timedelta(days=45)  # between two events of one kind that are told by their months

_YEAR = re.compile(r"(?:19|20)\d\d")


def is_background(document: Document, start: int, end: int, asked: Collection[int] = ()) -> bool:
    """Whether the sentence `document.text[start:end]` speaks of an earlier event than the one that the document reports.

    False where the sentence does not say, where it names a year that is `asked` about, and where the document bears no date.
    """
    span = span_of(document)
    sentence = document.text[start : min(end, start + LONGEST)]
    if span is None or any(int(year) in asked for year in _YEAR.findall(sentence)):
        return False
    if _is_earlier(sentence, document.language, span):
        return True
    if not _marks(document.language).then.search(sentence):
        return False
    return any(_is_earlier(before, document.language, span) for before in _before(document, start))


def _is_earlier(sentence: str, language: str, span: Span) -> bool:
    """Whether the sentence gives its event a time before the reported one."""
    marks = _marks(language)
    if marks.earlier.search(sentence):
        return True
    times = [time for time in periods_of(sentence, language, span[1]) if time.day_known and not time.bound]
    if any(span[0] - WEEK <= time.first.date() <= span[1] for time in times):
        return False  # "am Montag" is of these days, whatever else is compared with it
    return any(marks.date_event(sentence, time, span[0]) for time in times)


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

    then: re.Pattern[str]
    earlier: re.Pattern[str]
    dated: re.Pattern[str]
    year: re.Pattern[str]
    aside: re.Pattern[str]

    def date_event(self, sentence: str, time: Period, day: date) -> bool:
        """Whether `time` dates what the sentence tells, and lies before the event of `day`."""
        left = max(0, time.start - LEFT)
        if self.dated.search(sentence, left, time.start):
            return time.last.date() + APART < day
        if time.first.date() + EARLIER >= day or time.last.date() >= day or self.aside.search(sentence, left, time.start):
            return False
        bare = _YEAR.fullmatch(sentence, time.start, time.end) is not None
        return not bare or self.year.search(sentence, left, time.start) is not None


@cache
def _marks(language: str) -> _Marks:
    kinds = "|".join(rf"\w*{kind}" for kind in table("events")["kinds"].lower().split())
    words = table("events")["background"][language]
    return _Marks(**{name: re.compile(text.replace("{kind}", kinds), re.IGNORECASE) for name, text in words.items()})
