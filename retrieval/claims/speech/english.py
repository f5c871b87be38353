"""The frames of an English sentence: according to X, X said (that) …, "…," said X, …, X said on Monday."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.claims.speech.clauses import is_speech
from retrieval.claims.speech.cues import Cue, cues
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_BOUNDARIES = listed("speech", "en", "boundaries")
_NOT_SPEAKERS = listed("speech", "en", "not_speakers")
_MARKS = frozenset(",;:.!?–—()")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SKIPPED = listed("speech", "en", "skipped")
_UNFINITE = listed("speech", "en", "unfinite")
_NOUN_BEFORE = listed("speech", "en", "noun_before")
_AMBIGUOUS = listed("speech", "en", "ambiguous")
_PAST = listed("speech", "en", "past")
_REMARKS = frozenset({"who", "which", "whose", "however", "though", "meanwhile", "too", "where", "speaking"})
_PRONOUNS = frozenset({"he", "she", "they"})
_DETERMINERS = listed("speech", "en", "determiners")
_PREPOSITIONS = listed("speech", "en", "prepositions")


def frames_of(words: Sequence[Word]) -> list[Frame]:
    """Return the frames of the sentence in order."""
    found = list(_according(words))
    taken = {at for frame in found for at in range(frame.first, frame.last)}
    for at, word in enumerate(words):
        if at in taken or word.quotation or word.low not in cues("en"):
            continue
        frame = _verb(words, at)
        if frame and not taken & set(range(frame.first, frame.last)):
            found.append(frame)
            taken.update(range(frame.first, frame.last))
    return sorted(found, key=lambda frame: frame.first) or _introduced(words)


def _according(words: Sequence[Word]) -> Iterator[Frame]:
    for at in range(len(words) - 2):
        if words[at].low != "according" or words[at + 1].low != "to":
            continue
        end = _segment_end(words, at + 2)
        if (
            at
            and end < len(words) - 1
            and words[end].text == ","
            and (words[end + 1].low in _DETERMINERS or words[end + 1].capital)
        ):
            following = _segment_end(words, end + 1)
            closed = following >= len(words) - 1 or all(word.capital for word in words[end + 1 : following])
            if closed and not any(word.low in _BE for word in words[end + 1 : following]):
                end = following
        back = at == 2 and words[0].low in {"that", "this"} and words[1].low in _BE
        yield Frame(0 if back else at, end, (at + 2, end), Act.SAID, Side.BACK if back else Side.AROUND)


def _verb(words: Sequence[Word], at: int) -> Frame | None:
    for cue in cues("en")[words[at].low]:
        end = _segment_end(words, at + 1)
        if cue.shape == "participle" and not cue.clausal and at and words[at - 1].low in _BE and words[at + 1 : at + 2]:
            if words[at + 1].low == "by" and end > at + 2:
                return Frame(at, end, (at + 2, end), cue.act, Side.AROUND)  # "The toll was confirmed by the hospital"
            continue
        if not cue.fits({word.low for word in words[at + 1 : end]}) or not _finite(words, at, cue):
            continue
        inverted = _inverted(words, at)
        if inverted:
            return Frame(at, inverted[1], inverted, cue.act, Side.AROUND)
        subject = _subject(words, at)
        frame = _placed(words, subject, at, end, cue) if subject else None
        if frame and subject:
            return replace(frame, speaker=_named(words, *subject))
    return None


def _named(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The speaker without what is only said of them: "Ferrova, which owns the plant," "Berg, 54,"."""
    for here in range(first + 1, last - 1):
        if words[here].text == "," and (words[here + 1].low in _REMARKS or words[here + 1].text[0].isdigit()):
            return first, here
    return first, last


def _finite(words: Sequence[Word], at: int, cue: Cue) -> bool:
    before = words[at - 1].low if at else ""
    if cue.shape == "continuous":
        return False
    if cue.shape == "infinitive":
        return (
            before not in _UNFINITE | _NOUN_BEFORE | _BE
            and before.endswith(("s", "they", "people", "police"))
            and words[at].low not in _AMBIGUOUS
        )
    if before in _BE or before in _UNFINITE:
        return False
    return not (
        words[at].low in _AMBIGUOUS
        and (
            before in _NOUN_BEFORE
            or (words[at].low != "claimed" and at + 1 < len(words) and words[at + 1].low in {"of", "by", "from", "about"})
        )
    )


def _inverted(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The subject of "…," said Maria Lund, the mayor."""
    behind = at and (words[at - 1].quotation or (words[at - 1].text == "," and at > 1 and words[at - 2].quotation))
    if not behind or at + 1 >= len(words) or words[at + 1].text in _MARKS or words[at + 1].low in {"that", "on", "in", "to"}:
        return None
    end = _segment_end(words, at + 1)
    if end < len(words) - 1 and words[end].text == ",":
        following = _segment_end(words, end + 1)
        if words[end + 1].low in {"the", "a", "an", "who", "head"} or (
            following >= len(words) - 1 and words[end + 1].low not in {"adding", "after", "as"}
        ):
            end = following
    return (at + 1, end)


def _subject(words: Sequence[Word], at: int) -> tuple[int, int] | None:
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
    if first < last and words[first].low in _PREPOSITIONS:
        first = next(
            (
                here
                for here in range(first + 2, last)
                if words[here].low in _DETERMINERS and words[here - 1].low not in _PREPOSITIONS
            ),
            last,
        )
    if first >= last or last - first > 22:
        return None
    if last - first == 1 and words[first].low in _NOT_SPEAKERS:
        return None
    if words[first].low in {"who", "which"}:
        if last - first > 1:
            return None  # of whom somebody else speaks: "the strike, which the union called"
        behind = first - 1 if first and words[first - 1].text == "," else first
        start = _left(words, behind)
        return (start, behind) if start < behind else None
    return (first, last)


def _left(words: Sequence[Word], last: int) -> int:
    first = last
    while first and words[first - 1].text not in _MARKS and not (words[first - 1].quotation and is_speech(words[first - 1])):
        low = words[first - 1].low
        if low in _BOUNDARIES:
            ahead = _left(words, first - 1) if low == "and" else first - 1
            if low != "and" or not 1 <= first - 1 - ahead <= 3:
                return first
            first = ahead
            continue
        first -= 1
    return first


def _placed(words: Sequence[Word], subject: tuple[int, int], at: int, end: int, cue: Cue) -> Frame | None:
    """Whether what is said stands behind the verb, or around "X said on Monday"."""
    here = at + 1
    if here < len(words) and words[at].low in {"told", "tells", "tell"}:  # whom
        while (
            here < end
            and words[here].low != "that"
            and not words[here].quotation
            and (here == at + 1 or words[here].low not in _DETERMINERS | {"it", "he", "she", "they", "there"})
        ):
            here += 1
    before = subject[0] > 0 and (words[subject[0] - 1].text in {",", "—", "–"} or words[subject[0] - 1].quotation)
    that = next((place for place in range(here, min(end, here + 8)) if words[place].low == "that"), None)
    if that is not None and words[here].low in _PREPOSITIONS and words[at].low not in {"told", "tells", "tell"}:
        here = that  # "said on Monday that"
    rest = words[here] if here < len(words) else None
    act = Act.DECLINED if rest is not None and rest.low in {"nothing", "little"} and cue.act is Act.SAID else cue.act
    ends = rest is None or rest.text in _MARKS or rest.low in _PREPOSITIONS
    spoken = any(word.text not in _MARKS for word in words[: subject[0]]) and not _only_adverbial(words, subject[0])
    if before and ends and spoken:
        return Frame(subject[0], end, subject, act, Side.AROUND)
    if any(word.quotation for word in words[here:]) or (rest is not None and rest.text == ":"):
        return Frame(
            subject[0],
            min(here, next((n for n in range(at, len(words)) if words[n].quotation), here)),
            subject,
            act,
            Side.AFTER,
        )
    if rest is None or rest.text in {".", "!", "?"}:
        return None if cue.clausal else Frame(subject[0], at + 1, subject, act, Side.AROUND)
    if (
        cue.clausal
        and rest.low in _PREPOSITIONS
        and not any(word.low == "that" for word in words[here:])
        and words[at].low not in {"said", "says", "told"}
    ):
        return None
    if cue.clausal and act is cue.act and not any(word.low == "that" or _verbal(word) for word in words[here:end]):
        return None  # "posted a surplus"
    content = Content.MATTER if cue.naming else Content.CLAUSE
    if cue.clausal or any(word.low == "that" or _verbal(word) for word in words[here:end]):
        content = Content.SPEECH
    return Frame(subject[0], here, subject, act, Side.AFTER, content=content)


def _verbal(word: Word) -> bool:
    return word.low in _BE | _UNFINITE | {"has", "have", "had"} or word.low.endswith("ed") or word.low in _PAST


def _only_adverbial(words: Sequence[Word], end: int) -> bool:
    return words[0].low in _PREPOSITIONS and not any(word.text == "," for word in words[: end - 1]) and end <= 8


def _introduced(words: Sequence[Word]) -> list[Frame]:
    """Read "The mayor was furious: “…”"."""
    for at, word in enumerate(words):
        if at > 1 and word.quotation and len(word.text.split()) > 3 and words[at - 1].text in {":", ","}:
            end = next(
                (
                    here
                    for here in range(1, at)
                    if words[here].low in _BE or words[here].low.endswith("ed") or words[here].low == "had"
                ),
                0,
            )
            if end and words[0].low not in _PREPOSITIONS | _BOUNDARIES and words[0].low not in _NOT_SPEAKERS:
                return [Frame(0, at, (0, end), Act.SAID, Side.AFTER)]
    return []


def _segment_end(words: Sequence[Word], at: int) -> int:
    here = at
    while (
        here < len(words)
        and words[here].text not in {",", ";", ":", ".", "!", "?", "–", "—", ")"}
        and not (words[here].quotation and is_speech(words[here]))
    ):
        here += 1
    return here
