"""What a document is about, and when: a pure function of the document.

A headline and the first paragraph say what a report is about; what stands further down may be background.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from corpus.dates import find_date
from corpus.models import Chunk, Document
from retrieval.claims.keys import COMPOUND, GENITIVE, NAME, NUMBER_SIGN, Key, keyed
from retrieval.claims.tables import table
from retrieval.language.periods import Period, periods_of
from retrieval.language.tokens import Token, stems_of

TITLE, LEAD, BODY = 1.0, 0.8, 0.4  # what standing there is worth
AGAIN = 0.1  # of a key's worth, for each further mention
LONGEST_HEAD = 3000  # characters of them that are read for it
LEFT = 40  # characters before a word that say whether it only looks back
HEAD = 2  # paragraphs that may name the month of what they report
MOST = 5  # mentions that count
LONGEST = 3  # words of a name
SUFFIX = 4  # letters that a compound's last part has more than

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_SINCE = re.compile(r"(?:seit|since|als|than|wie|bis|until)(?: \w+)? \Z", re.IGNORECASE)

_AFTER = re.compile(r"\b(?:nach|seit|wegen|trotz|vor|after|since|following|over|before) (?:[\w-]+ ){0,3}\Z", re.IGNORECASE)

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Story:
    """Paragraphs of a document that tell one story, and their headline, "" where they have none."""

    title: str
    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is about, or one story of several in it: its `paragraphs`.

    `specific` says how much each name and rare noun tells of it, `common` each other word, `numbers` which it has, all by
    their keys. `places` says how high a key stands, `stems` how high a stem does: TITLE, LEAD or BODY. `names` are the keys
    of proper names, each with the name as full as the document writes it. `kinds` are the kinds of event that it mentions,
    each with its word and how high that stands, `occasions` the kinds at its head of events that are over in a day,
    `recurring` of others that come again.
    `span` is the time that it reports, from day to day, None where it does not say; then `times` are the days and months
    that its head names.
    """

    document: str
    paragraphs: frozenset[int]
    language: str
    title: str
    span: Span | None
    specific: Mapping[str, float]
    common: Mapping[str, float]
    numbers: frozenset[str]
    places: Mapping[str, float]
    stems: Mapping[str, float]
    names: Mapping[str, str]
    kinds: Mapping[str, tuple[str, float]]
    occasions: frozenset[str]
    recurring: frozenset[str]
    times: tuple[Period, ...]


def profile_of(document: Document, story: Story | None = None) -> Profile:
    """Return the profile of `document`, or of one of its stories."""
    told = story or Story(document.title, document.chunks)
    draft = _Draft()
    draft.read(told.title, document.language, TITLE)
    for number, chunk in enumerate(told.chunks):
        draft.read(document.text_of(chunk), document.language, BODY if number else LEAD)
    draft.read("" if story else _masthead(document), document.language, BODY)
    for noun in draft.nouns & draft.names.keys():  # "eine Handvoll" tells that "Handvoll" is no name
        del draft.names[noun]
        draft.specific[noun] *= COMPOUND / NAME
    return Profile(
        document=document.path,
        paragraphs=frozenset(chunk.paragraph for chunk in told.chunks),
        language=document.language,
        title=told.title,
        span=span_of(document),
        specific=draft.specific,
        common=draft.common,
        numbers=frozenset(draft.numbers),
        places=draft.places,
        stems=draft.stems,
        names=draft.names,
        kinds=draft.kinds,
        occasions=frozenset(draft.occasions),
        recurring=frozenset(draft.recurring),
        times=_times(document, told),
    )


def _masthead(document: Document) -> str:
    """The first line above the paragraphs."""
    above = document.text[: document.chunks[0].start].strip() if document.chunks else ""
    line = above.split("\n", 1)[0][:200]
    return "" if line == document.title else line


@dataclass(slots=True)
class _Draft:
    """A profile while its document is read, from the title on down."""

    specific: dict[str, float] = field(default_factory=dict)
    common: dict[str, float] = field(default_factory=dict)
    numbers: set[str] = field(default_factory=set)
    places: dict[str, float] = field(default_factory=dict)
    stems: dict[str, float] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    nouns: set[str] = field(default_factory=set)
    kinds: dict[str, tuple[str, float]] = field(default_factory=dict)
    occasions: set[str] = field(default_factory=set)
    recurring: set[str] = field(default_factory=set)

    def read(self, text: str, language: str, place: float) -> None:
        run: list[tuple[str, Token]] = []  # names that follow each other: Harlan Whitcombe
        for token, key in keyed(text, language, headline=place == TITLE):
            self.places.setdefault(key.key, place)
            if key.key[0] == NUMBER_SIGN:
                self.numbers.add(key.key)
                continue
            self._weigh(key, place)
            adjoins = bool(run) and text[run[-1][1].end : token.start] == " "
            if key.name and token.surface[0].isupper():
                run = [*run, (key.key, token)] if adjoins else [(key.key, token)]
                self._name(run, text)
            elif adjoins and _is_surname(run[-1][1], token):  # Greta Falk
                self._name([*run, ("", token)], text)
            if key.specific and not key.name:
                self.nouns.add(key.key)
            if token.surface[0].isupper() or language == "en":
                kind = kind_of(token.surface)
                if kind:
                    self.kinds.setdefault(kind, (token.surface, place))
            if place >= LEAD and not _AFTER.search(text, max(0, token.start - LEFT), token.start):
                self.occasions |= {occasion_of(token.surface)} - {""}
                self.recurring |= {_recurring().get(_last_part(token.surface, _recurring()), "")} - {""}
        for stem in stems_of(text, language):
            self.stems.setdefault(stem, place)

    def _weigh(self, key: Key, place: float) -> None:
        weights = self.specific if key.specific else self.common
        told = weights.get(key.key)
        most = key.worth * (1 + AGAIN * MOST)
        weights[key.key] = key.worth * place if told is None else min(told + AGAIN * key.worth, most)

    def _name(self, run: list[tuple[str, Token]], text: str) -> None:
        full = GENITIVE.sub("", text[run[-LONGEST:][0][1].start : run[-1][1].end])
        for key, _ in run[-LONGEST:]:
            named = self.names.get(key, "")
            if key and (len(full.split()), -len(full)) > (len(named.split()), -len(named)):
                self.names[key] = full


def _is_surname(before: Token, token: Token) -> bool:
    """Whether a noun with a capital may be a surname behind a forename; behind a genitive it is what somebody has."""
    return token.surface[0].isupper() and not before.surface.lower().endswith(("s", "x", "z"))


def kind_of(word: str) -> str:
    """Return the kind of event that a noun names: Gefangenenaustausch is an Austausch; "" where it names none."""
    return _last_part(word, happenings())


def occasion_of(word: str) -> str:
    """Return which kind of event over in a day a word names: "call", "meeting", "match" and so on; "" where none."""
    return _occasions().get(_last_part(word, _occasions()), "")


def _last_part(word: str, words: Container[str]) -> str:
    """The word itself, or the longest one of `words` that a noun ends with; "" where there is none."""
    plain = word.lower()
    if plain in words:
        return plain
    tails = (plain[at:] for at in range(1, len(plain) - SUFFIX)) if word[0].isupper() else ()
    return next((tail for tail in tails if tail in words), "")


@cache
def happenings() -> frozenset[str]:
    """Return the nouns that name an event, in lower case: brand, streik, earthquake."""
    return frozenset(table("events")["kinds"].lower().split())


@cache
def _occasions() -> dict[str, str]:
    return _by_word("occasions")


@cache
def _recurring() -> dict[str, str]:
    return _by_word("recurring")


def _by_word(name: str) -> dict[str, str]:
    return {word: kind for kind, words in table("events")[name].items() for word in words.split()}


def _times(document: Document, story: Story) -> tuple[Period, ...]:
    """The days and months that the head of an undated document names."""
    if document.published:
        return ()
    head = "\n".join([story.title, *(document.text_of(chunk) for chunk in story.chunks[:HEAD])])[:LONGEST_HEAD]
    return tuple(time for time in periods_of(head, document.language, None) if time.day_known and time.grain in {"day", "month"})


def span_of(document: Document) -> Span | None:
    """Return the time that a document reports, from day to day.

    That is the day of publication, unless the title names an earlier year: "Das große Wasser von 2013". Without one, it is
    the day or the years that the title or the first paragraphs name; None where they do not.
    """
    published = _day(document.published) if document.published else None
    looked_back = [int(year[0]) for year in _YEAR.finditer(document.title) if not _SINCE.search(document.title[: year.start()])]
    if published and not any(year < published.year for year in looked_back):
        return published, published
    head = "\n".join([document.title, *(document.text_of(chunk) for chunk in document.chunks[:HEAD])])[:LONGEST_HEAD]
    found = find_date(head)
    if found and not (published and looked_back):
        return _day(found.value), _day(found.value)
    years = looked_back or [int(year) for year in _YEAR.findall(head)]
    return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else None


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
