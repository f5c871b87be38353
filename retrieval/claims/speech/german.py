"""The frames of a German sentence: its attributions, and its verbs of speech with their subjects."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.claims.speech.adjectives import ADJECTIVE
from retrieval.claims.speech.attributions import attributions_of
from retrieval.claims.speech.clauses import (
    BE,
    HAVE,
    MODAL,
    STOPS,
    clause_end,
    clause_start,
    content_before,
    is_speech,
)
from retrieval.claims.speech.cues import Cue, cues
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.implied import elliptic, unlisted
from retrieval.claims.speech.main_clauses import main_clause, object_content
from retrieval.claims.speech.moods import is_carried, is_reported
from retrieval.claims.speech.phrases import nominative, noun_phrase, voice
from retrieval.claims.speech.subjects import PREPOSITIONS, THAT, after_verb, ending, first_subject, source, subject_of
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_FINITE = BE | frozenset({"hat", "haben", "hatte", "hatten", "sei", "seien"})
_PRONOMINAL = frozenset({"davon", "darauf", "dafür", "dagegen", "damit", "dazu", "darum"})
_BEHIND = _PRONOMINAL | {"als"}
_DETERMINED = listed("speech", "de", "determined")
_DECLINABLE = listed("speech", "de", "declinable")
_NUMBERS = listed("speech", "de", "numbers")
_NOT = listed("speech", "de", "not")


def frames_of(words: Sequence[Word]) -> list[Frame]:
    """Return the frames of the sentence in order."""
    found = attributions_of(words)
    taken = {at for frame in found for at in range(frame.first, frame.last)}
    for at, word in enumerate(words):
        if at not in taken and not word.quotation and word.low in cues("de") and (word.text[0].islower() or at == 0):
            frame = _verb(words, at)
            if frame:
                found.append(frame)
                taken.update(range(frame.first, frame.last))
    found += [other for frame in found if (other := elliptic(words, frame))]
    if not found:
        found = unlisted(words)
    found = _passed_on(words, sorted(found, key=lambda frame: frame.first))
    if found and found[0].speaker is None and found[0].first and words[found[0].first - 1].low in {"und", "aber"}:
        found[0] = _joined(words, found[0])
    empty = {one.first for one, other in pairwise(found) if _is_empty(one, other)}
    return [_relying(words, _behind_colon(words, frame)) for frame in found if frame.first not in empty]


def _passed_on(words: Sequence[Word], found: Sequence[Frame]) -> list[Frame]:
    """The frames, a source within another's clause being who passed it on: "Das Amt erklärte Kanal Nord zufolge, …"."""
    outer = [
        frame
        for frame in found
        if frame.own is None
        and not frame.cuts
        and (frame.side is Side.AROUND or (frame.side is Side.AFTER and frame.last < len(words) - 1))
    ]
    inner = {
        other: frame
        for frame in outer
        for other in found
        if other is not frame and frame.speaker and other.speaker and frame.first < other.first and other.last <= frame.last
    }
    passed = {frame: other for other, frame in inner.items()}
    return [
        replace(one, own=(passed[one].first, passed[one].last), content=Content.CLAUSE) if one in passed else one
        for one in found
        if one not in inner
    ]


def _behind_colon(words: Sequence[Word], frame: Frame) -> Frame:
    """The frame without what a colon before its quotation closes: "Der Trainer war zufrieden: „Ein guter Start“, sagte er."."""
    if frame.side is not Side.AROUND or frame.scope or frame.first < 2:
        return frame
    colon = max((at for at in range(frame.first) if words[at].text == ":"), default=0)
    spoken = colon and (words[colon + 1].quotation or words[colon + 1].capital)
    return replace(frame, scope=(colon + 1, len(words))) if spoken and colon + 1 < frame.first else frame


def _is_empty(one: Frame, other: Frame) -> bool:
    """Whether nothing stands between a frame and the next that it could be about: "Zehn klagten über Lärm, wie X mitteilte"."""
    return one.side is Side.AFTER and not one.cuts and other.side is Side.AROUND and other.first - one.last <= 1


def _joined(words: Sequence[Word], frame: Frame) -> Frame:
    """The frame of a second predicate, with the subject of the first: "Minister Ott will den Damm prüfen und warnt vor …"."""
    phrase = noun_phrase(words, 1 if words[0].low == "auch" else 0)
    if phrase is None or voice(words, phrase) < 2 or not nominative(words, phrase):
        subject = subject_of(words, frame.first - 1) if words[0].low in PREPOSITIONS else None
        return replace(frame, speaker=subject, scope=(frame.first, len(words))) if subject else frame
    return replace(frame, speaker=(phrase.first, phrase.last), scope=(frame.first, len(words)))


def _relying(words: Sequence[Word], frame: Frame) -> Frame:
    """The frame with whom its speaker relies on: "berichtete der Sender unter Berufung auf die Polizei"."""
    for at in range(len(words) - 3):
        if words[at].low == "unter" and words[at + 1].low in {"berufung", "verweis"} and words[at + 2].low == "auf":
            phrase = noun_phrase(words, at + 3)
            if phrase and frame.own is None:
                return replace(frame, own=(at, phrase.last))
    return frame


def _verb(words: Sequence[Word], at: int) -> Frame | None:
    if _is_attribute(words, at):
        return None
    for cue in cues("de")[words[at].low]:
        start, end = clause_start(words, at), clause_end(words, at + 1)
        clause = {word.low for word in words[start:end]} | {
            "number" for word in words[start:end] if word.text[0].isdigit() or word.low in _NUMBERS
        }
        clause |= {"quotation" for word in words[start : end + 1] if word.quotation}
        if start and words[start - 1].quotation:  # a quotation parts no clause: "Von einem „Irrweg“ spricht der Verband"
            clause |= {word.low for word in words[clause_start(words, start - 1) : start]}
        if cue.particle:
            prefix = _particle_at(words, at, end, cue.particle)
            if prefix is None:
                continue
            clause |= {word.low for word in words[end:prefix] if word.low in _BEHIND}  # "ging Ott, der Chef, davon aus"
        if not cue.fits(clause) or "man" in clause:
            continue
        frame = _shaped(words, at, cue, clause)
        if frame:
            return frame
    return None


def _is_attribute(words: Sequence[Word], at: int) -> bool:
    """Whether a form of the past is a participle before its noun: "mit der vermuteten Ursache", "sein befürchteter Rückzug"."""
    if not 0 < at < len(words) - 1 or not words[at + 1].capital or not words[at].low.endswith(("ten", "te")):
        return False
    before = words[at - 1].low
    return before in _DETERMINED or (before == "der" and words[at].low.endswith("ten")) or (at > 1 and _declined(words, at - 1))


def _declined(words: Sequence[Word], at: int) -> bool:
    """Whether an adjective stands at `at`, with its article before it: "seinem letzten vermuteten Standort"."""
    return words[at - 1].low in _DETERMINED and ADJECTIVE.fullmatch(words[at].low) is not None and not words[at].capital


def _particle_at(words: Sequence[Word], at: int, end: int, particle: str) -> int | None:
    """Where the verb's prefix closes its clause, which an apposition may cut: "teilte der Minister, Jan Ott, mit"."""
    for here in range(at + 1, len(words)):
        if words[here].low == particle and (
            here + 1 >= len(words)
            or words[here + 1].text in STOPS
            or words[here + 1].quotation
            or words[here + 1].low in {"und", "oder", "als"}
        ):
            return here
        if (
            here > end + 12
            or words[here].text in {";", ":"}
            or (words[here].quotation and is_speech(words[here]) and words[here - 1].text in STOPS)
        ):
            return None
    return None


def _shaped(words: Sequence[Word], at: int, cue: Cue, clause: set[str]) -> Frame | None:
    opening = _opening(words, at)
    if opening is not None and words[opening].low == "wie" and words[at - 1].text == "," and after_verb(words, at):
        opening = None  # "Wie viele es sind, sagte er nicht"
    final = (
        at + 1 >= len(words)
        or words[at + 1].text in STOPS
        or words[at + 1].low in HAVE | {"worden", "und"}
        or words[at + 1].quotation
    )
    if cue.shape == "finite" and final and any(word.low in HAVE for word in words[clause_start(words, at) : at]):
        return None  # a participle that looks like a present: "hat betont"
    if cue.shape == "finite" and at + 1 < len(words) and words[at + 1].low in BE:
        return None  # "Vermutet werden Absprachen"
    helped = at + 1 < len(words) and (words[at + 1].low in MODAL or is_reported(words[at + 1]) or is_carried(words[at + 1]))
    if cue.shape in {"finite", "final"} and opening is not None and (final or (words[opening].low == "wie" and not helped)):
        return _subordinate(words, at, opening, cue)
    if cue.shape == "participle":
        if opening is not None and final:
            return _subordinate(words, at, opening, cue)
        return _compound(words, at, cue)
    if cue.shape == "finite" and not (_modal_before(words, at) and words[at].low.endswith("en")):
        return main_clause(words, at, at, cue, clause)
    if cue.shape == "infinitive":
        modal = _modal_before(words, at)
        if modal is not None and words[at - 1].low != "zu":
            act = cue.act
            if clause & _NOT:
                if words[at].low not in _DECLINABLE:
                    return None
                act = Act.DECLINED
            elif words[modal].low.startswith(("woll", "will", "möcht", "könn", "kann", "konnt")):
                return None
            return main_clause(words, modal, at, cue, clause, act)
    return None


def _opening(words: Sequence[Word], at: int) -> int | None:
    """Where the subordinate clause begins at whose end the verb stands; None in a main clause."""
    for here in range(at - 1, max(-1, at - 40), -1):
        word = words[here]
        if (word.quotation and len(word.text) > 60) or word.low in _FINITE:
            return None  # behind another finite verb, a main clause goes on
        boundary = (
            here == 0
            or words[here - 1].text in {",", "–", "—", "(", ";"}
            or words[here - 1].quotation
            or words[here - 1].low in {"und", "so", "anders", "denn", "doch"}
        )
        if boundary and word.low in listed("speech", "de", "subordinators"):
            if here == 0 and word.low in {"der", "die", "das", "was", "wer", "dem", "den"}:
                return None
            return here
        # A comma may part an apposition from a subject behind "wie"; any other clause with one in it is two.
        if word.text in {";", ":"} or (word.text == "," and not any(one.low == "wie" for one in words[max(0, here - 20) : here])):
            return None
    return None


def _subordinate(words: Sequence[Word], at: int, opening: int, cue: Cue) -> Frame | None:
    last = clause_end(words, at + 1)
    if words[opening].low == "wie":
        speaker = first_subject(words, opening + 1, at)
        if speaker is None:
            speaker = source(words, opening + 1, at)
        if speaker is None:
            return None
        return Frame(opening, last, speaker, cue.act, Side.AROUND)
    if words[opening].low == "während" and not cue.clausal:
        speaker = first_subject(words, opening + 1, at)
        cuts = ((opening, opening + 1), (at, at + 1), speaker) if speaker else ()
        return (
            Frame(opening, at + 1, speaker, cue.act, Side.AFTER, cuts, scope=(opening, last), content=Content.CLAUSE)
            if speaker
            else None
        )
    that = last < len(words) - 1 and words[last].text == "," and words[last + 1].low in {"dass", "daß", "ob"}
    if not that:
        return None
    speaker = first_subject(words, opening + 1, at)
    if speaker is None and opening >= 2 and words[opening].low in {"der", "die", "das", "welcher", "welche"}:
        speaker = ending(words, opening - 1)
    return Frame(opening, last, speaker, cue.act, Side.AFTER) if speaker else None


def _compound(words: Sequence[Word], at: int, cue: Cue) -> Frame | None:
    """Read "hat … gesagt", "wurde von X bestätigt"."""
    if at + 1 < len(words) and words[at + 1].low in HAVE | BE:
        return None  # the end of a subordinate clause
    for here in range(at - 1, max(-1, at - 30), -1):
        low = words[here].low
        if words[here].text in {";", ":"}:
            return None
        if low in HAVE and low != "habe":
            clause = {word.low for word in words[here : at + 1]}
            return main_clause(words, here, at, cue, clause)
        if low in BE and words[at].low in {"zitiert", "überzeugt", "sicher"}:
            return main_clause(words, here, at, cue, {word.low for word in words[here : at + 1]})
        if low in BE:
            agents = not any(need & {"von", "vom"} for need in cue.needs)
            speaker = source(words, max(0, clause_start(words, here)), at, agents=agents)
            if speaker is None:
                return None
            last = clause_end(words, at + 1)
            denied = cue.act is Act.CONFIRMED and any(word.low in _NOT for word in words[here:at])
            act = Act.DECLINED if denied else cue.act
            if words[0].low in THAT and here == 1 and last >= len(words) - 1:
                return Frame(0, len(words), speaker, act, Side.BACK)
            if last < len(words) and words[last].text in ",:" and not content_before(words, here):
                return Frame(0, last, speaker, act, Side.AFTER)
            if cue.clausal and not content_before(words, here) and not any(is_reported(word) for word in words):
                return None
            content = object_content(words, here, cue) if cue.naming else Content.SPEECH
            return Frame(here, at + 1, speaker, act, Side.AROUND, cuts=(speaker,), content=content)
    return None


def _modal_before(words: Sequence[Word], at: int) -> int | None:
    for here in range(at - 1, max(-1, at - 25), -1):
        if words[here].text in {";", ":"} or words[here].low in {"dass", "um"}:
            return None
        if words[here].low in MODAL:
            return here
    return None
