"""Names, people, places and things as answers: the phrase of a sentence that says what the question leaves open."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.dates import MONTHS
from corpus.models import Document
from retrieval.answering.likeness import Likeness, alike
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.relation import COMMON_WORDS, NO_RULE, OTHER_WORDS, Value
from retrieval.explanation import Judgement, Rule
from retrieval.language.phrases import Phrase, phrases_of
from retrieval.language.tables import table

Words = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A phrase that answers; `words` are its content words as keys under which they can be met in another text.

    `sure`: its place in the sentence says that it is what was asked for, so that another one contradicts it.
    """

    label: str
    start: int
    end: int
    words: Words
    sure: bool

    @property
    def kind(self) -> str:
        return "thing"

    @property
    def terms(self) -> str:
        return self.label

    @property
    def rule(self) -> Rule:
        return Rule.PHRASE

    def judged(self, other: Value) -> Judgement:
        if not isinstance(other, Thing) or not self.words or not other.words:
            return NO_RULE
        if any(alike(one, another) for one in self.words for another in other.words):
            return COMMON_WORDS
        return OTHER_WORDS if self.sure and other.sure else NO_RULE


class Things:
    """Finds things in sentences for one question, whose own words are no answer to it."""

    def __init__(self, question: str, language: str, likeness: Likeness) -> None:
        self._asked = likeness.words(question, language)
        self._likeness = likeness

    def of(self, document: Document, start: int, end: int) -> list[Thing]:
        """Return every phrase of `document.text[start:end]` that the question does not have."""
        phrases = self._new(document.text[start:end], document.language)
        return [self._thing(phrase, document.language, start) for phrase in phrases]

    def _new(self, text: str, language: str) -> list[Phrase]:
        whole = [phrase for phrase in phrases_of(text, language) if text[phrase.end : phrase.end + 1] != "-"]  # no "pre"-filled
        return [phrase for phrase in whole if not is_time(phrase.text) and self._is_new(phrase, language)]

    def _is_new(self, phrase: Phrase, language: str) -> bool:
        words = self._likeness.words(phrase.text, language)
        return any(not any(alike(word, asked) for asked in self._asked) for word in words)

    def _thing(self, phrase: Phrase, language: str, offset: int) -> Thing:
        words = [word for word in self._likeness.words(phrase.text, language) if not any(alike(word, a) for a in self._asked)]
        special = [word for word in words if not word & _words("somebody", "general")]
        return Thing(phrase.text, offset + phrase.start, offset + phrase.end, tuple(special or words), sure=False)


def nearest(things: Sequence[Thing], anchors: Sequence[tuple[int, int]]) -> Thing | None:
    """Return the thing that stands nearest to what is asked; None of none."""
    return min(things, key=lambda thing: distance(thing.start, thing.end, anchors, thing.start), default=None)


def is_time(text: str) -> bool:
    """Whether the words name nothing but a time."""
    return all(word.lower() in MONTHS or _TIME.fullmatch(word.lower()) for word in re.findall(r"\w+", text))


_PATTERNS = table("answers")["things"]
_TIME = re.compile(_PATTERNS["time"])


@cache
def _words(section: str, name: str) -> frozenset[str]:
    return frozenset(table("phrases")[section][name].split())
