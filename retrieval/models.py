"""The words everyone here speaks: Query, Hit, Extract, Position, Finding, Answer, and their parts. Frozen values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.models import Chunk
from retrieval.explanation import Explanation


class Kind(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    COUNT = "count"
    AMOUNT = "amount"
    DURATION = "duration"
    WHETHER = "whether"
    WHY = "why"
    HOW = "how"
    SAID = "said"
    WHAT = "what"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question, or a phrase that the lexicon knows as one.

    `name`: it looks like a proper name. `setting`: it stands in a phrase that
    only says of which matter, not what is asked (retrieval/focus.py).
    """

    text: str
    name: bool = False
    setting: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as read: its language ("de" or "en"), the kind of thing it asks for, its terms."""

    text: str
    language: str
    kind: Kind
    terms: tuple[Term, ...]


class Way(StrEnum):
    """How a word of the corpus came to stand for a term of the question, surest first."""

    EXACT = "exact"
    SPELLING = "spelling"
    TRANSLATION = "translation"
    SYNONYM = "synonym"
    PART = "part"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Form:
    """Words that stand for a term in the corpus: their stems, all of which must occur; a weight up to 1; and why."""

    stems: tuple[str, ...]
    weight: float
    way: Way
    surface: str


@dataclass(frozen=True, slots=True)
class Match:
    """Why a hit matched: the term, its form in the chunk (None: only letters of it), what each field added."""

    term: str
    form: Form | None
    stems: float
    grams: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that shares a term with the query. `score` is comparable within one search only."""

    chunk: Chunk
    score: float
    matches: tuple[Match, ...] = ()


class Act(StrEnum):
    """What a speaker does with what they say."""

    SAID = "said"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    DECLINED = "declined"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or parts of it, that rests on somebody's word.

    The sentence is `document.text[start:end]`; `spans` are the parts of it that are speech, as offsets into the same text.
    `speaker` is whose word it is, in the document's own words and as full as the document names them. `quoted`: the
    spans are direct speech. A sentence with two speakers has two statements. `aside`: the sentence as a whole rests on the
    outlet's word; somebody's is only a part of it, or it says that they spoke of something without what they said of it.
    """

    start: int
    end: int
    speaker: str
    spans: tuple[tuple[int, int], ...]
    quoted: bool
    act: Act
    aside: bool = False


class Verdict(StrEnum):
    """How the sources of a finding stand to each other."""

    CONFLICT = "conflict"
    AGREEMENT = "agreement"
    ONE_SIDED = "one_sided"
    UPDATE = "update"
    SINGLE_SOURCE = "single_source"
    NOT_COMPARED = "not_compared"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Extract:
    """A verbatim piece of a document, `document.text[start:end]`, with its source.

    `text` is that slice. `whole` is False where it begins or ends within a sentence. `attributed_to` is who says so, in the
    document's words, None for the outlet itself; `speaker` is the same as it stands behind "laut".
    """

    document: str
    source: str
    title: str
    published: date | None
    url: str | None
    paragraph: int
    start: int
    end: int
    text: str
    whole: bool = True
    attributed_to: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a group of sources says, in a word or two ("" where nothing was compared), and the extracts that hold it.

    The value is in the words of a source; where it is `polar`, it is "yes" or "no". `denied`: the sources say that it was not.
    """

    value: str
    extracts: tuple[Extract, ...]
    polar: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What a finding is about."""

    label: str
    date: date | None
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document, by path, and the outlet that it is from."""

    document: str
    name: str


class Trend(StrEnum):
    """Where the figures of an update went."""

    ROSE = "rose"
    FELL = "fell"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the sources say about one event.

    The positions of an update are in order of time; `trend` says where they went, `course` what each says, numbers in digits.
    `unknown` are names of the question that no document mentions. `side` is the one party that a one-sided
    finding rests on, as a document names it. `prints` are the sources that print one text, and count as one, together.
    `silent` are documents on the event that do not answer. `closest` are passages that come near the question without
    answering it; only a finding without an answer has them. `explanation` says by which rules the verdict was reached.
    """

    verdict: Verdict
    positions: tuple[Position, ...]
    event: Event | None = None
    silent: tuple[Source, ...] = ()
    closest: tuple[Extract, ...] = ()
    side: str = ""
    trend: Trend | None = None
    course: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    prints: tuple[tuple[Source, ...], ...] = ()
    explanation: Explanation | None = None

    @property
    def extracts(self) -> tuple[Extract, ...]:
        return tuple(extract for position in self.positions for extract in position.extracts)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: findings, the one that answers best first. There is always one."""

    question: str
    language: str
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        return self.findings[0].verdict
