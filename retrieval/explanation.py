"""Why an answer is what it is: the claims that were read, how they were compared, and the rule that decided. Frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """Whether two values can both be true. UNSURE wherever no rule can tell."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Rule(StrEnum):
    """A rule by which a value was read, two values were held same, different or unsure, or a verdict was reached."""

    # How a value was read.
    NUMBER = "number"
    TIME = "time"
    AFFIRMED = "affirmed"
    DENIED = "denied"
    DOER = "doer"
    MENTIONED = "mentioned"
    PHRASE = "phrase"
    WORDING = "wording"
    # How two values stand to each other.
    AMOUNTS_MEET = "amounts_meet"
    AMOUNTS_APART = "amounts_apart"
    OTHER_MEASURE = "other_measure"
    TIMES_MEET = "times_meet"
    TIMES_APART = "times_apart"
    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"
    ONE_PARTY = "one_party"
    COMMON_WORDS = "common_words"
    OTHER_WORDS = "other_words"
    SAME_SIDE = "same_side"
    YES_AGAINST_NO = "yes_against_no"
    NO_RULE = "no_rule"
    # What decided the verdict.
    ONE_DOCUMENT = "one_document"
    ONE_TEXT = "one_text"
    OPEN_QUESTION = "open_question"
    NO_VALUES = "no_values"
    UNSURE_PAIR = "unsure_pair"
    ONE_WORD_TWICE = "one_word_twice"
    HARDLY_TOLD = "hardly_told"
    HARDLY_ASKED = "hardly_asked"
    CANNOT_BOTH_BE = "cannot_both_be"
    ONE_VOICE_IN_TIME = "one_voice_in_time"
    TOLL_ROSE = "toll_rose"
    MOVED_IN_WORDS = "moved_in_words"
    ALL_ON_ONE_WORD = "all_on_one_word"
    COMPATIBLE = "compatible"
    # Why there is no answer.
    NOTHING_FOUND = "nothing_found"
    UNKNOWN_NAME = "unknown_name"
    NOTHING_READ = "nothing_read"


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one value stands to another, and the rule that says so."""

    relation: Relation
    rule: Rule


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as it was read: the sentence, its value in the source's words, and `terms`, what of the value is compared.

    `position` counts from 1. `speaker` and `party` are None where the outlet speaks for itself, or no party was looked for.
    `merit` tells how well the sentence answers; it can be compared within one question only.
    """

    position: int
    document: str
    source: str
    paragraph: int
    text: str
    value: str
    terms: str
    rule: Rule
    merit: float
    speaker: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, by their number from 1, and how they stand to each other."""

    one: int
    other: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class SetAside:
    """The documents, by path, that report another event."""

    event: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a finding is what it is."""

    rule: Rule
    claims: tuple[ReadClaim, ...] = ()
    pairs: tuple[Pair, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
