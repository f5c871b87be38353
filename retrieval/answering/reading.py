"""A paragraph read for its words: its sentences, each with what of it can be found."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from retrieval.index.grams import word_grams
from retrieval.language.anaphora import points_back
from retrieval.language.sentences import Sentence, sentences_of
from retrieval.language.separable import parted_verbs
from retrieval.language.timemarks import weekdays
from retrieval.language.tokens import stem, stopwords, surfaces_of

HEADLINE = 100  # characters; a longer line without a stop is a sentence whose stop was lost
_OPENING = " \"'„“”»«›‹‚‘’(–—-"
_ASKS = re.compile(r"\?[\"'“”»«›‹’‘)]*\Z")
_ENDS = re.compile(r"[.!?…:;][\"'“”»«›‹’‘)]*\Z")


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with the stems and the letters (4-grams) of its words.

    `points_back`: it begins with what only the sentence before it names. `tells`: it is neither a question nor a headline.
    """

    span: Sentence
    text: str
    stems: frozenset[str]
    grams: frozenset[str]
    points_back: bool
    tells: bool


def asks(sentence: str) -> bool:
    """Whether a sentence is a question, which answers none."""
    return _ASKS.search(sentence.rstrip()) is not None


@lru_cache(maxsize=8192)
def read(text: str, language: str) -> tuple[Read, ...]:
    """Return the sentences of a paragraph; the spans are offsets into `text`."""
    skip = stopwords(language)
    headline = len(text) <= HEADLINE and not _ENDS.search(text)
    found = []
    for span in sentences_of(text, language):
        sentence = text[span.start : span.end]
        words = [word for word in surfaces_of(sentence) if word.lower() not in skip]
        # What begins a sentence has a capital, noun or not: "Abgerissen werde die Brücke nicht".
        first = [word.lower() for word in words[:1] if sentence.lstrip(_OPENING).startswith(word)]
        found.append(
            Read(
                span=span,
                text=sentence,
                stems=frozenset(map(stem, [*words, *first, *parted_verbs(sentence, language)], repeat(language))),
                # "Dienstag" has all letters of "Dienst", and nothing else of it.
                grams=frozenset(chain.from_iterable(word_grams(word) for word in words if word not in weekdays(language))),
                points_back=points_back(sentence, language),
                tells=not headline and not asks(sentence),
            )
        )
    return tuple(found)
