"""The frames of an English sentence: according to X, X said (that) …, "…," said X, …, X said on Monday."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.claims.speech.cues import Cue, cues
from retrieval.claims.speech.english_subjects import (
    BE,
    BOUNDARIES,
    DETERMINERS,
    MARKS,
    NOT_SPEAKERS,
    PREPOSITIONS,
    UNFINITE,
    inverted_subject,
    named,
    segment_end,
    subject_before,
    verbal,
)
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_NOUN_BEFORE = listed("speech", "en", "noun_before")
_ACCOUNTS = listed("speech", "en", "accounts")
_TIMES = listed("speech", "en", "occasions") | {"day", "week", "month", "year", "evening", "morning"}
_OWNERS = ("'s", "’s", "s'", "s’")
_THEIR = frozenset({"its", "their", "his", "her"})
_AMBIGUOUS = listed("speech", "en", "ambiguous")


def frames_of(words: Sequence[Word]) -> list[Frame]:
    """Return the frames of the sentence in order."""
    found = [*_according(words), *_accounts(words)]
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
        end = segment_end(words, at + 2)
        if (
            at
            and end < len(words) - 1
            and words[end].text == ","
            and (words[end + 1].low in DETERMINERS or words[end + 1].capital)
        ):
            following = segment_end(words, end + 1)
            closed = following >= len(words) - 1 or all(word.capital for word in words[end + 1 : following])
            if closed and not any(word.low in BE for word in words[end + 1 : following]):
                end = following
        back = at == 2 and words[0].low in {"that", "this"} and words[1].low in BE
        yield Frame(0 if back else at, end, (at + 2, end), Act.SAID, Side.BACK if back else Side.AROUND)


def _accounts(words: Sequence[Word]) -> Iterator[Frame]:
    """Read "by the union's count", "in the firm's version", and "by its own account", whose it is told by the subject."""
    for at, word in enumerate(words):
        noun = next((here for here in range(at + 1, min(at + 8, len(words))) if words[here].low in _ACCOUNTS), None)
        if word.low not in {"by", "in", "on"} or word.quotation or noun is None:
            continue
        owner = next((here for here in range(at + 1, noun) if words[here].low.endswith(_OWNERS)), None)
        timed = owner is not None and words[owner].low[:-2] in _TIMES
        if owner is not None and not timed and not any(one.text in MARKS for one in words[at:noun]):
            yield Frame(at, noun + 1, (at + 1, owner + 1), Act.SAID, Side.AROUND)
        elif words[at + 1].low in _THEIR and words[at + 2 : noun] and words[at + 2].low == "own":
            subject = _subject_near(words, at, noun + 1)
            if subject:
                yield Frame(at, noun + 1, subject, Act.SAID, Side.AROUND, own=(at, noun + 1))


def _subject_near(words: Sequence[Word], first: int, last: int) -> tuple[int, int] | None:
    """The phrase before the first comma, or behind an opening "By its own account,"."""
    start = last + 1 if first == 0 else 0
    end = first - (words[first - 1].text == ",") if first else start
    while first == 0 and end < len(words) and (end == start or not (verbal(words[end]) or words[end].text in MARKS)):
        end += 1
    named_there = words[start:end]
    return (start, end) if named_there and len(named_there) <= 6 and not any(verbal(word) for word in named_there) else None


def _verb(words: Sequence[Word], at: int) -> Frame | None:
    for cue in cues("en")[words[at].low]:
        end = segment_end(words, at + 1)
        if cue.shape == "participle" and not cue.clausal and at and words[at - 1].low in BE and words[at + 1 : at + 2]:
            if words[at + 1].low == "by" and end > at + 2:
                return Frame(at, end, (at + 2, end), cue.act, Side.AROUND)  # "The toll was confirmed by the hospital"
            continue
        if not cue.fits({word.low for word in words[at + 1 : end]}) or not _finite(words, at, cue):
            continue
        inverted = inverted_subject(words, at)
        if inverted:
            return Frame(at, inverted[1], inverted, cue.act, Side.AROUND)
        subject = subject_before(words, at)
        frame = _placed(words, subject, at, end, cue) if subject else None
        if frame and subject:
            return replace(frame, speaker=named(words, *subject))
    return None


def _finite(words: Sequence[Word], at: int, cue: Cue) -> bool:
    before = words[at - 1].low if at else ""
    if cue.shape == "continuous":
        return False
    if cue.shape == "infinitive":
        return (
            before not in UNFINITE | _NOUN_BEFORE | BE
            and before.endswith(("s", "they", "people", "police"))
            and words[at].low not in _AMBIGUOUS
        )
    if before in BE or before in UNFINITE:
        return False
    return not (
        words[at].low in _AMBIGUOUS
        and (
            before in _NOUN_BEFORE
            or (words[at].low != "claimed" and at + 1 < len(words) and words[at + 1].low in {"of", "by", "from", "about"})
        )
    )


def _placed(words: Sequence[Word], subject: tuple[int, int], at: int, end: int, cue: Cue) -> Frame | None:
    """Whether what is said stands behind the verb, or around "X said on Monday"."""
    here = at + 1
    if here < len(words) and words[at].low in {"told", "tells", "tell"}:  # whom
        while (
            here < end
            and words[here].low != "that"
            and not words[here].quotation
            and (
                here == at + 1
                or words[here - 1].low in PREPOSITIONS  # "told reporters on the lawn"
                or words[here].low not in DETERMINERS | {"it", "he", "she", "they", "there"}
            )
        ):
            here += 1
    before = subject[0] > 0 and (words[subject[0] - 1].text in {",", "—", "–"} or words[subject[0] - 1].quotation)
    that = next((place for place in range(here, min(end, here + 8)) if words[place].low == "that"), None)
    if that is not None and words[here].low in PREPOSITIONS and words[at].low not in {"told", "tells", "tell"}:
        here = that  # "said on Monday that"
    rest = words[here] if here < len(words) else None
    act = Act.DECLINED if rest is not None and rest.low in {"nothing", "little"} and cue.act is Act.SAID else cue.act
    ends = rest is None or rest.text in MARKS or rest.low in PREPOSITIONS
    spoken = any(word.text not in MARKS for word in words[: subject[0]]) and not _only_adverbial(words, subject[0])
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
        and rest.low in PREPOSITIONS
        and not any(word.low == "that" for word in words[here:])
        and words[at].low not in {"said", "says", "told"}
    ):
        return None
    if cue.clausal and act is cue.act and not any(word.low == "that" or verbal(word) for word in words[here:end]):
        return None  # "posted a surplus"
    content = Content.MATTER if cue.naming else Content.CLAUSE
    if cue.clausal or any(word.low == "that" or verbal(word) for word in words[here:end]):
        content = Content.SPEECH
    return Frame(subject[0], here, subject, act, Side.AFTER, content=content)


def _only_adverbial(words: Sequence[Word], end: int) -> bool:
    return words[0].low in PREPOSITIONS and not any(word.text == "," for word in words[: end - 1]) and end <= 8


def _introduced(words: Sequence[Word]) -> list[Frame]:
    """Read "The mayor was furious: “…”"."""
    for at, word in enumerate(words):
        if at > 1 and word.quotation and len(word.text.split()) > 3 and words[at - 1].text in {":", ","}:
            end = next(
                (
                    here
                    for here in range(1, at)
                    if words[here].low in BE or words[here].low.endswith("ed") or words[here].low == "had"
                ),
                0,
            )
            if end and words[0].low not in PREPOSITIONS | BOUNDARIES and words[0].low not in NOT_SPEAKERS:
                return [Frame(0, at, (0, end), Act.SAID, Side.AFTER)]
    return []
