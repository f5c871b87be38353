"""Who speaks in an English sentence: the subject before a verb of speech, or behind it."""

from collections.abc import Sequence

from retrieval.claims.speech.clauses import is_speech
from retrieval.claims.speech.nouns import is_office
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed

BOUNDARIES = listed("speech", "en", "boundaries")
NOT_SPEAKERS = listed("speech", "en", "not_speakers")
MARKS = frozenset(",;:.!?–—()")
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SKIPPED = listed("speech", "en", "skipped")
UNFINITE = listed("speech", "en", "unfinite")
_PAST = listed("speech", "en", "past")
_OCCASIONS = listed("speech", "en", "occasions")
_TIMES = frozenset({"on", "in", "late", "early", "last", "this", "earlier"})
_REMARKS = frozenset({"who", "which", "whose", "however", "though", "meanwhile", "too", "where", "speaking"})
DETERMINERS = listed("speech", "en", "determiners")
PREPOSITIONS = listed("speech", "en", "prepositions")


def inverted_subject(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The subject of "…," said Maria Lund, the mayor."""
    behind = at and (words[at - 1].quotation or (words[at - 1].text == "," and at > 1 and words[at - 2].quotation))
    behind = behind or _closing(words, at)
    if not behind or at + 1 >= len(words) or words[at + 1].text in MARKS or words[at + 1].low in {"that", "on", "in", "to"}:
        return None
    end = segment_end(words, at + 1)
    if end < len(words) - 1 and words[end].text == ",":
        following = segment_end(words, end + 1)
        if words[end + 1].low in {"the", "a", "an", "who", "head"} or (
            following >= len(words) - 1 and words[end + 1].low not in {"adding", "after", "as"}
        ):
            end = following
    return (at + 1, end)


def _closing(words: Sequence[Word], at: int) -> bool:
    """Whether the verb and who speaks close a sentence: "Three were hurt, none of them badly, said spokeswoman Ida Falk."."""
    if at < 3 or words[at - 1].text != "," or words[at].low not in {"said", "says"} or at + 1 >= len(words):
        return False
    after = words[at + 1 : segment_end(words, at + 1)]
    named = bool(after) and (after[0].capital or after[0].low in DETERMINERS or any(is_office(word.low) for word in after))
    told = any(verbal(word) for word in words[: at - 1]) and not any(verbal(word) for word in after)
    return named and told and not any(word.low in _OCCASIONS for word in after[:1])


def subject_before(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The subject that stands before the verb at `at`, with its apposition; None where nobody who speaks stands there."""
    last = at
    while last and (words[last - 1].low in _SKIPPED or words[last - 1].low.endswith("ly")):
        last -= 1
    first = _left(words, last)
    if last and words[last - 1].text == ",":  # "Ida Falk, head of the union, told"
        opening = next((here for here in range(last - 2, max(-1, last - 18), -1) if words[here].text == ","), None)
        if opening is None or opening == 0:
            return None
        first = _left(words, opening)
        if first == opening:
            return None
        last -= 1
    while first < last and words[first].low in {"yet", "then", "meanwhile", "however", "though", "also", "now", "earlier"}:
        first += 1
    if first < last and words[first].low in PREPOSITIONS:
        first = next(
            (
                here
                for here in range(first + 2, last)
                if words[here].low in DETERMINERS and words[here - 1].low not in PREPOSITIONS
            ),
            last,
        )
    if first >= last or last - first > 22:
        return None
    if last - first == 1 and words[first].low in NOT_SPEAKERS:
        return None
    if words[first].low in {"who", "which"}:
        if last - first > 1:
            return None  # of whom somebody else speaks: "the strike, which the union called"
        behind = first - 1 if first and words[first - 1].text == "," else first
        start = _left(words, behind)
        return (start, behind) if start < behind else None
    return (first, last)


def _left(words: Sequence[Word], last: int) -> int:
    """Where the phrase begins that ends before `last`."""
    first = last
    while first and words[first - 1].text not in MARKS and not (words[first - 1].quotation and is_speech(words[first - 1])):
        low = words[first - 1].low
        if low in BOUNDARIES:
            ahead = _left(words, first - 1) if low == "and" else first - 1
            if low != "and" or not 1 <= first - 1 - ahead <= 3:
                return first
            first = ahead
            continue
        first -= 1
    return first


def named(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The speaker without what is only said of them: "Ferrova, which owns the plant," "Berg, 54,"."""
    for here in range(first + 1, last - 1):
        if words[here].text == "," and (words[here + 1].low in _REMARKS or words[here + 1].text[0].isdigit()):
            return first, here
    while last - first > 1 and words[last - 1].low in _OCCASIONS:  # "Norchem late on Thursday said"
        last -= 1
        while last - first > 1 and words[last - 1].low in _TIMES:
            last -= 1
    return first, last


def segment_end(words: Sequence[Word], at: int) -> int:
    """Where the words from `at` on come to a mark or to what somebody says; the length of the sentence if they do not."""
    here = at
    while (
        here < len(words)
        and words[here].text not in {",", ";", ":", ".", "!", "?", "–", "—", ")"}
        and not (words[here].quotation and is_speech(words[here]))
    ):
        here += 1
    return here


def verbal(word: Word) -> bool:
    """Whether the word has the form of a finite verb that shows it."""
    return word.low in BE | UNFINITE | {"has", "have", "had"} or word.low.endswith("ed") or word.low in _PAST
