"""Which sentences of a document answer, whatever the index thought of its paragraphs.

What a question asks (its focus) has to stand in the sentence; what only says of which matter may stand in the title, in the
lead or in the sentence before.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.models import Chunk, Document
from retrieval.answering.coverage import Coverage
from retrieval.answering.reading import Read, asks, read
from retrieval.answering.values.things import is_time
from retrieval.claims.speech.cues import cues
from retrieval.index.passages import Expanded
from retrieval.language.tables import table
from retrieval.language.tokens import tokens_of
from retrieval.models import Kind, Query

BEFORE = 0.8  # what a term is worth that only the sentence before has
SETTING = 0.9  # what a term of the setting is worth that the title or the lead has
ELSEWHERE = 0.72  # the same, that any paragraph of the document has
LEAD = 0.5  # what a term of the focus is worth that only the title or the lead has
PARAGRAPH = 0.15  # how much the paragraph's share of the best score adds
PHRASE = 0.9  # of its weight that a term behind a preposition has in the focus
TOPIC = 0.6  # of its weight in the focus that a term loses which every document has at its head
LARGE = 0.3  # of the focus; a smaller part may be said in other words
UNSAID, SAID = 0.3, 0.7  # how far a term is covered that is not said, or is
AKIN = 0.5  # of the question that a report of another such matter says
SAYS = 0.4  # how far a sentence must cover a term to say it
OTHERWISE = 0.8  # how far a sentence covers a verb that it says in other words
ANCHOR = 0.6  # how far a word must cover a term to say it
UNHEARD = 0.4  # of its weight that a term keeps which no document has in any form
PARTED = 4  # letters of a verb's finite form, which its prefix stands apart from
FOCUS = 0.6  # weight of the focus beside all terms


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, `document.text[start:end]`, and how far it answers.

    `covered` is how far it covers each term of the query, 0 to 1, `around` the same with its surroundings; `focus` the share
    of what is asked that it says itself, `core` the same without what names the matter; `context` the share of the whole question
    that it says with its surroundings; `score` is its paragraph's share of the best paragraph's score in the index; `before` is
    the focus of the sentence before it in its paragraph.
    """

    document: Document
    chunk: Chunk
    start: int
    end: int
    covered: tuple[float, ...]
    around: tuple[float, ...]
    focus: float
    context: float
    score: float
    core: float = 0.0
    before: float = 0.0

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    def at(self, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return places of the sentence as places of the document."""
        return [(self.start + start, self.start + end) for start, end in places]

    @property
    def merit(self) -> float:
        """How well it answers by its words, 0 to 1."""
        return (self.context + FOCUS * self.focus) / (1 + FOCUS) + PARAGRAPH * self.score


_WHICH = re.compile(table("questions")["category"], re.IGNORECASE)


class Relevance:
    """Reads documents for one query."""

    def __init__(self, query: Query, terms: Sequence[Expanded], documents: Sequence[Document]) -> None:
        self._text, self._language = query.text, query.language
        self._coverage = Coverage(terms)
        self._anchors: dict[tuple[str, str, tuple[int, ...]], bool] = {}
        self._read: dict[Chunk, list[tuple[Read, list[float]]]] = {}
        asking = asking_words(query.language) | _category(query)
        weights = [0.0 if term.term.text.lower() in asking else term.weight for term in terms]
        self._weights = weights if any(weights) else [term.weight for term in terms]
        self._asked = [0.0 if t.term.setting or t.term.name else w for t, w in zip(terms, self._weights, strict=True)]
        self._settings = [term.term.setting or term.term.name for term in terms]
        self._topics = self._topical(documents)
        self._focus = self._focused(terms, self._topics)
        self._core = [0.0 if t.term.setting or t.term.name else weight for t, weight in zip(terms, self._focus, strict=True)]

    def _focused(self, terms: Sequence[Expanded], topical: Sequence[float]) -> list[float]:
        """How much of what is asked each term is.

        What every document is about is taken for granted; a phrase that only seems to say of which matter ("an Bord") is
        asked for where no document is about it.
        """
        focus = []
        for term, full, topic in zip(terms, self._weights, topical, strict=True):
            weight = full if term.forms or term.term.name else full * UNHEARD
            if term.term.name or is_time(term.term.text):
                focus.append(0.0)
            elif term.term.setting:
                focus.append(weight * PHRASE * (1 - topic))
            else:
                focus.append(weight * (1 - TOPIC * topic))
        if any(f for f, t in zip(focus, terms, strict=True) if not t.term.setting):
            return focus
        subject = [w if t.term.name and not t.term.setting else 0.0 for t, w in zip(terms, self._weights, strict=True)]
        if any(subject):
            return subject  # "Where was President Orlu during the storm?" asks of him
        if any(focus):
            return focus
        return [0.0 if term.term.name else weight for term, weight in zip(terms, self._weights, strict=True)]

    @property
    def focus(self) -> Sequence[float]:
        """How much of what is asked each term of the query is."""
        return self._focus

    @property
    def topics(self) -> Sequence[float]:
        """How far each term of the query is what the documents are about: the share of them that it heads."""
        return self._topics

    def passages_of(self, document: Document, scores: Mapping[int, float]) -> list[Passage]:
        """Return every sentence of the document with how far it answers, in order; `scores` are those of its paragraphs."""
        head = self._head(document)
        whole = self._whole(document)
        found = []
        answers = False  # whether the sentence before asks, in an interview or on a page of questions
        before = [0.0] * len(self._weights)
        for chunk in document.chunks:
            if asks(chunk.heading):
                before, answers = self._most([self._coverage.of(one) for one in read(chunk.heading, document.language)]), True
            before = before if answers else [0.0] * len(self._weights)
            for sentence, row in self._rows(document, chunk):
                said = [max(own, BEFORE * last) for own, last in zip(row, before, strict=True)] if answers else row
                around = [
                    max(own, BEFORE * last, max(SETTING * top, ELSEWHERE * all_) if setting else LEAD * top)
                    for own, last, top, all_, setting in zip(row, before, head, whole, self._settings, strict=True)
                ]
                found.append(
                    Passage(
                        document=document,
                        chunk=chunk,
                        start=chunk.start + sentence.span.start,
                        end=chunk.start + sentence.span.end,
                        covered=tuple(row),
                        around=tuple(around),
                        focus=_share(said, self._focus),
                        context=_share(around, self._weights),
                        score=scores.get(chunk.paragraph, 0.0),
                        core=_share(said, self._core),
                        before=_share(before, self._focus),
                    )
                )
                before, answers = row, asks(sentence.text)
        return found

    def _topical(self, documents: Sequence[Document]) -> list[float]:
        """How far each term is the topic of the documents: the share of them that say it in the title or the first paragraph."""
        heads = [self._head(document) for document in documents]
        return [sum(share >= ANCHOR for share in column) / len(heads) for column in zip(*heads, strict=True)] or [0.0] * len(
            self._weights
        )

    def says(self, passage: Passage, words: Sequence[str]) -> bool:
        """Whether the sentence says one of `words`, words of the question, in some form."""
        wanted = {word.lower() for word in words}
        terms = [term.term.text.lower() for term in self._coverage.terms]
        return any(
            share >= SAYS and not wanted.isdisjoint(text.split()) for text, share in zip(terms, passage.covered, strict=True)
        )

    def saying(self, passage: Passage, words: Sequence[str]) -> Passage:
        """Return the passage as one that says `words` of the question, in words that no dictionary joins with them."""
        asked = self._numbers(words)
        gained = [OTHERWISE * (1 - share) * (number in asked) for number, share in enumerate(passage.covered)]
        return replace(
            passage,
            covered=tuple(share + more for share, more in zip(passage.covered, gained, strict=True)),
            focus=passage.focus + _share(gained, self._focus),
            context=min(1.0, passage.context + _share(gained, self._weights)),
        )

    def names(self, words: str, language: str) -> float:
        """Return how far `words`, a speaker's name or office, are whom the question asks about, 0 to 1.

        A name decides, where the question has one outside the phrases that only say of what: of several that stand together,
        the last, which is the surname.
        """
        terms = [term.term for term in self._coverage.terms]
        row = self._most([self._coverage.of(one) for one in read(words, language)])
        verbs = cues(self._language)
        asked = [
            (share, t)
            for share, t, weight in zip(row, terms, self._weights, strict=True)
            if weight and not t.setting and (t.name or t.text not in verbs)  # "fordert" is nobody
        ]
        surname = self._surname([term.text for _, term in asked if term.name])
        # Of a full name the surname alone may stand there; of an office, all of its words.
        return (
            max((share for share, t in asked if not surname or t.text == surname), default=0.0)
            if surname
            else min((share for share, _ in asked), default=0.0)
        )

    def _surname(self, names: Sequence[str]) -> str:
        """The last of the names that stand in one phrase with the first: of "Oberaus Präsident Bela Orlu", Orlu."""
        last = names[0] if names else ""
        for name in names[1:]:
            between = self._text.partition(last)[2].partition(name)[0]
            if any(word[:1].islower() for word in between.replace("’s", "").replace("'s", "").split()):
                break
            last = name
        return last

    def unsaid(self, documents: Sequence[Document], elsewhere: Sequence[Document]) -> bool:
        """Whether a large part of what is asked stands in none of `documents`, but in a report of another such matter."""
        total, here = sum(self._asked), self._most([self._whole(document) for document in documents])
        missing = [n for n, weight in enumerate(self._asked) if weight >= LARGE * total and here[n] < UNSAID]
        if not total or not missing:
            return False
        others = [self._whole(document) for document in elsewhere]
        return any(max(row[n] for n in missing) >= SAID and _share(row, self._weights) >= AKIN for row in others)

    def _whole(self, document: Document) -> list[float]:
        """How far the paragraphs of the document together cover each term."""
        return self._most([row for chunk in document.chunks for _, row in self._rows(document, chunk)])

    def anchors(self, passage: Passage, words: Sequence[str] = (), but: Sequence[str] = ()) -> list[tuple[int, int]]:
        """Return the places in the sentence, `passage.text[start:end]`, of words that say what is asked, or `words` of it.

        Those that say `but`, words of the question as well, are left out.
        """
        language, left = passage.document.language, self._numbers(but)
        asked = self._numbers(words) if words else tuple(n for n, weight in enumerate(self._focus) if weight)
        asked = tuple(number for number in asked if number not in left)
        return [(t.start, t.end) for t in tokens_of(passage.text) if self._is_anchor(t.surface, language, asked)]

    def _is_anchor(self, word: str, language: str, asked: tuple[int, ...]) -> bool:
        known = self._anchors.get((word, language, asked))
        if known is None:
            rows = [self._coverage.of(one) for one in read(word, language)]
            known = any(row[n] >= ANCHOR for row in rows for n in asked)
            self._anchors[word, language, asked] = known
        return known

    def _numbers(self, words: Sequence[str]) -> tuple[int, ...]:
        """The numbers of the terms that have one of `words`."""
        wanted = {word.lower() for word in words}
        terms = enumerate(self._coverage.terms)
        # "Wo stiegen sie ein?" has its verb put together, "einstiegen".
        return tuple(
            number
            for number, term in terms
            if any(
                part in wanted or (part.islower() and any(part.endswith(word) and len(word) >= PARTED for word in wanted))
                for part in term.term.text.lower().split()
            )
        )

    def _head(self, document: Document) -> list[float]:
        """How far the title and the first paragraph cover each term."""
        rows = [self._coverage.of(one) for one in read(document.title, document.language)]
        return self._most(rows + [row for chunk in document.chunks[:1] for _, row in self._rows(document, chunk)])

    def _rows(self, document: Document, chunk: Chunk) -> list[tuple[Read, list[float]]]:
        if chunk not in self._read:
            reads = read(document.text_of(chunk), document.language)
            self._read[chunk] = [(one, self._coverage.of(one)) for one in reads]
        return self._read[chunk]

    def _most(self, rows: Sequence[Sequence[float]]) -> list[float]:
        return [max(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self._weights)


def _share(covered: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(share * weight for share, weight in zip(covered, weights, strict=True)) / total if total else 0.0


def _category(query: Query) -> frozenset[str]:
    """The noun behind "welcher" where it only says that a name, a place or a time is asked for."""
    found = _WHICH.search(query.text) if query.kind in {Kind.WHO, Kind.WHERE, Kind.WHEN} else None
    return frozenset({found["noun"].lower()} if found else ())


@cache
def asking_words(language: str) -> frozenset[str]:
    """Return the words that only ask, or say how: an answer need not have them."""
    return frozenset(table("questions")["asking"][language].split())
