"""Sentences of a report that speak of an earlier event: their figures are not this event's.

"Zuletzt stand das Tal 2013 unter Wasser, zwölf Menschen starben damals." Only what a sentence says of its own time counts:
a year before the reported one, "im Vorjahr", "vor elf Jahren", "beim Streik im Januar"; and behind such a sentence what says
"damals", or goes on with what only that sentence names: "Dort starben zwölf Menschen", "Drei von ihnen wurden gefasst".
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from corpus.models import Document
from retrieval.claims.profiles import Span, span_of
from retrieval.claims.tables import table
from retrieval.language.anaphora import points_back
from retrieval.language.periods import Period, periods_of
from retrieval.language.sentences import sentences_of

LONGEST = 2000  # characters of a sentence that are read
LEFT = 120  # characters before a time that say how it stands
CARRIED = 6  # sentences that may go on with an earlier event
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
    if span is None or any(year in asked for year in years_in(sentence)):
        return False
    if _is_earlier(sentence, document.language, span):
        return True
    before = _before(document, start)
    if _marks(document.language).then.search(sentence):
        return any(_is_earlier(text, document.language, span) for text in before)
    for earlier in reversed(before[-CARRIED:]):
        if _is_now(sentence, document.language, span) or not _goes_on(sentence, document.language):
            return False
        if _is_earlier(earlier, document.language, span):
            return True
        sentence = earlier
    return False


def years_in(text: str) -> list[int]:
    """Return the years from 1900 on that a text names in digits."""
    return [int(year) for year in _YEAR.findall(text)]


def _goes_on(sentence: str, language: str) -> bool:
    """Whether a sentence tells on of what the one before it names."""
    return _marks(language).of_them.match(sentence) is not None or points_back(sentence, language)


def _is_now(sentence: str, language: str, span: Span) -> bool:
    """Whether the sentence gives what it tells a time of the reported days."""
    times = [time for time in periods_of(sentence, language, span[1]) if time.day_known and not time.bound]
    return any(span[0] - WEEK <= time.first.date() <= span[1] for time in times)


def _is_earlier(sentence: str, language: str, span: Span) -> bool:
    """Whether the sentence gives its event a time before the reported one."""
    marks = _marks(language)
    if marks.earlier.search(sentence):
        return True
    if _is_now(sentence, language, span):
        return False  # "am Montag" is of these days, whatever else is compared with it
    times = [time for time in periods_of(sentence, language, span[1]) if time.day_known and not time.bound]
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
    of_them: re.Pattern[str]
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
