"""The frames of a German sentence: its attributions, and its verbs of speech with their subjects."""

from collections.abc import Sequence

from retrieval.claims.attributions import attributions_of
from retrieval.claims.clauses import (
    BE,
    HAVE,
    MODAL,
    STOPS,
    clause_end,
    clause_start,
    content_after,
    content_before,
    first_quotation,
    is_speech,
    next_clause,
)
from retrieval.claims.cues import Cue, cues
from retrieval.claims.frames import Frame, Side
from retrieval.claims.moods import is_carried, is_reported
from retrieval.claims.phrases import OPENERS, nominative, noun_phrase, voice
from retrieval.claims.subjects import THAT, after_verb, before_verb, ending, first_subject, source, subject_of
from retrieval.claims.tables import words as listed
from retrieval.claims.wording import Word
from retrieval.models import Act

_FOLLOWERS = OPENERS | listed("speech", "de", "adverbs")
_FINITE = BE | frozenset({"hat", "haben", "hatte", "hatten", "sei", "seien"})
_SUBORDINATE = listed("speech", "de", "subordinators") - frozenset({"der", "die", "das", "den", "dem"})
_OPINIONS = listed("speech", "de", "opinions")
_DECLINABLE = listed("speech", "de", "declinable")
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
    found += [other for frame in found if (other := _elliptic(words, frame))]
    if not found:
        found = _unnamed_verb(words)
    return sorted(found, key=lambda frame: frame.first)


def _verb(words: Sequence[Word], at: int) -> Frame | None:
    for cue in cues("de")[words[at].low]:
        start, end = clause_start(words, at), clause_end(words, at + 1)
        clause = {word.low for word in words[start:end]} | {"number" for word in words[start:end] if word.text[0].isdigit()}
        clause |= {"quotation" for word in words[start : end + 1] if word.quotation}
        if not cue.fits(clause) or "man" in clause:
            continue
        if cue.particle and not _has_particle(words, at, end, cue.particle):
            continue
        frame = _shaped(words, at, cue, clause)
        if frame:
            return frame
    return None


def _has_particle(words: Sequence[Word], at: int, end: int, particle: str) -> bool:
    """Whether the verb's prefix closes its clause, which an apposition may cut: "teilte der Minister, Jan Ott, mit"."""
    for here in range(at + 1, len(words)):
        if words[here].low == particle and (
            here + 1 >= len(words)
            or words[here + 1].text in STOPS
            or words[here + 1].quotation
            or words[here + 1].low in {"und", "oder", "als"}
        ):
            return True
        if here > end + 12 or words[here].text in {";", ":"} or words[here].quotation:
            return False
    return False


def _shaped(words: Sequence[Word], at: int, cue: Cue, clause: set[str]) -> Frame | None:
    opening = _opening(words, at)
    final = (
        at + 1 >= len(words)
        or words[at + 1].text in STOPS
        or words[at + 1].low in HAVE | {"worden", "und"}
        or words[at + 1].quotation
    )
    if cue.shape in {"finite", "final"} and opening is not None and (final or words[opening].low == "wie"):
        return _subordinate(words, at, opening, cue)
    if cue.shape == "participle":
        if opening is not None and final:
            return _subordinate(words, at, opening, cue)
        return _compound(words, at, cue)
    if cue.shape == "finite" and not (_modal_before(words, at) and words[at].low.endswith("en")):
        return _second(words, at, at, cue, clause)
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
            return _second(words, modal, at, cue, clause, act)
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
        if word.text in {";", ":"}:
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
    that = last < len(words) - 1 and words[last].text == "," and words[last + 1].low in {"dass", "daß", "ob"}
    if not that:
        return None
    speaker = first_subject(words, opening + 1, at)
    if speaker is None and opening >= 2 and words[opening].low in {"der", "die", "das", "welcher", "welche"}:
        speaker = ending(words, opening - 1)
    return Frame(opening, last, speaker, cue.act, Side.AFTER) if speaker else None


def _compound(words: Sequence[Word], at: int, cue: Cue) -> Frame | None:
    """Read "hat … gesagt", "wurde von X bestätigt"."""
    for here in range(at - 1, max(-1, at - 30), -1):
        low = words[here].low
        if words[here].text in {";", ":"}:
            return None
        if low in HAVE and low != "habe":
            clause = {word.low for word in words[here : at + 1]}
            return _second(words, here, at, cue, clause)
        if low in BE and words[at].low in {"zitiert", "überzeugt", "sicher"}:
            return _second(words, here, at, cue, {word.low for word in words[here : at + 1]})
        if low in BE:
            speaker = source(words, max(0, clause_start(words, here)), at)
            if speaker is None:
                return None
            last = clause_end(words, at + 1)
            if words[0].low in THAT and here == 1 and last >= len(words) - 1:
                return Frame(0, len(words), speaker, cue.act, Side.BACK)
            if last < len(words) and words[last].text in ",:" and not content_before(words, here):
                return Frame(0, last, speaker, cue.act, Side.AFTER)
            if cue.clausal and not content_before(words, here) and not any(is_reported(word) for word in words):
                return None
            return Frame(here, at + 1, speaker, cue.act, Side.AROUND, cuts=(speaker,))
    return None


def _modal_before(words: Sequence[Word], at: int) -> int | None:
    for here in range(at - 1, max(-1, at - 25), -1):
        if words[here].text in {";", ":"} or words[here].low in {"dass", "um"}:
            return None
        if words[here].low in MODAL:
            return here
    return None


def _second(words: Sequence[Word], verb: int, at: int, cue: Cue, clause: set[str], act: Act | None = None) -> Frame | None:
    """A main clause: its finite verb at `verb`, the word of speech at `at`."""
    subject = before_verb(words, verb)
    behind = verb - (words[verb - 1].low == "so") if verb else 0  # "…, so berichtet X"
    inverted = subject is None and behind > 0 and content_before(words, behind)
    if subject is None:
        subject = after_verb(words, verb)
        joined = bool(subject is None and verb > 1 and words[verb - 1].low in {"und", "aber", "oder"})
        if subject is None and not inverted and not joined:
            return None
        if subject is None and not joined and cue.clausal is False:
            return None
    end = clause_end(words, max(verb, at, subject[1] - 1 if subject else 0) + 1)
    act = act or cue.act
    if words[verb - 1].low in THAT and verb > 1 and subject and subject[0] > verb and content_before(words, verb - 1):
        return Frame(verb - 1, end, subject, act, Side.AROUND)  # "…, das teilte das Amt mit"
    if words[0].low in THAT and verb == 1 and subject and subject[0] > verb and end >= len(words) - 3:
        return Frame(0, len(words), subject, act, Side.BACK)
    if act is Act.SAID and clause & _NOT and end >= len(words) - 1 and not inverted and not any(word.quotation for word in words):
        act = Act.DECLINED if cue.clausal or clause & {"nicht", "nichts"} else act
    if inverted:
        return Frame(verb, _past_relative(words, end, subject), subject, act, Side.AROUND)
    start = min(subject[0] if subject else verb, verb)
    if content_after(words, max(verb, subject[1] if subject else 0), end):
        quoted = first_quotation(words, verb)
        if cue.clausal or quoted >= end or words[quoted - 1].text == ":":
            return Frame(start, min(end, quoted), subject, act, Side.AFTER)
    if cue.clausal and act is not Act.DECLINED:
        return None
    ahead = next_clause(words, max(verb, subject[1] if subject else 0))
    cuts = [(verb, verb + 1), (at, at + 1), *([subject] if subject else []), (ahead, len(words))]
    return Frame(
        start, max(subject[1] if subject and subject[0] < verb else verb + 1, verb + 1), subject, act, Side.AFTER, tuple(cuts)
    )


def _past_relative(words: Sequence[Word], end: int, subject: tuple[int, int] | None) -> int:
    """Where a relative clause on the speaker ends: "…, sagte Jan Ott, der den Damm geprüft hat"."""
    if subject is None or subject[1] != end or end + 2 >= len(words) or words[end].text != ",":
        return end
    if words[end + 1].low not in {"der", "die", "das", "dessen", "deren"}:
        return end
    last = clause_end(words, end + 1)
    clause = words[end + 1 : last]
    moody = any(is_reported(word) or is_carried(word) for word in clause)
    return end if moody or any(word.quotation for word in clause) else last


def _elliptic(words: Sequence[Word], frame: Frame) -> Frame | None:
    """Read a second speaker whose verb is the first one's: "Die Polizei sprach von 1.500, das Bündnis von 4.000"."""
    if not frame.cuts:
        return None
    after = {word.low for word in words[frame.last : frame.last + 2]} & {"von", "mit"}
    for here in range(frame.last + 1, len(words) - 3):
        if words[here].low not in {",", ";", "und", "während"} or not after:
            continue
        phrase = noun_phrase(words, here + 1, apposed=False)
        if phrase is None or not nominative(words, phrase) or not voice(words, phrase):
            continue
        last = phrase.last
        while last < len(words) and words[last].low in listed("speech", "de", "adverbs"):
            last += 1
        if last < len(words) - 1 and words[last].low in after:
            return Frame(phrase.first, last, (phrase.first, phrase.last), frame.act, Side.AFTER)
    return None


def _unnamed_verb(words: Sequence[Word]) -> list[Frame]:
    """What no table needs to know: "…: „…“", "„…“, donnerte X", "X deutete an, Y sei Z"."""
    for at, word in enumerate(words):
        if at and word.quotation and is_speech(word) and words[at - 1].text == ":":
            speaker = subject_of(words, at - 1) if len(word.text.split()) > 4 or word.text[-2:-1] in ".!?" else None
            return [Frame(0, at, speaker, Act.SAID, Side.AFTER)] if speaker else []
        follows = (
            at + 2 < len(words)
            and words[at + 1].text == ","
            and words[at + 2].text[0].islower()
            and words[at + 2].low not in listed("speech", "de", "subordinators")
        )
        if (
            word.quotation
            and is_speech(word)
            and follows
            and words[at + 2].low not in OPENERS | listed("speech", "de", "adverbs")
        ):
            speaker = after_verb(words, at + 2)
            return [Frame(at + 2, clause_end(words, speaker[1]), speaker, Act.SAID, Side.AROUND)] if speaker else []
    opinion = _opinion(words)
    if opinion:
        return [opinion]
    for at, word in enumerate(words):
        if words[0].low in _SUBORDINATE:
            break
        if word.text == "," and at > 1 and at + 2 < len(words) and not any(is_reported(one) for one in words[:at]):
            rest = words[at + 1 : clause_end(words, at + 1)]
            if any(is_reported(one) for one in rest) and rest[0].low not in listed("speech", "de", "subordinators") - {
                "dass",
                "daß",
                "ob",
                "der",
                "die",
                "das",
            }:
                speaker = subject_of(words, at)
                return [Frame(0, at, speaker, Act.SAID, Side.AFTER)] if speaker else []
            return []
    return []


def _opinion(words: Sequence[Word]) -> Frame | None:
    """Read "X vertritt die Ansicht, dass …", "X zeigte sich überzeugt, dass …": a word of opinion before the clause."""
    for at in range(2, len(words) - 3):
        if words[at].text not in {",", ":"} or words[at + 1].low in listed("speech", "de", "never_said"):
            continue
        clause = words[at + 1 : clause_end(words, at + 1)]
        said = clause and (clause[0].low in {"dass", "daß", "ob"} or any(is_reported(word) for word in clause))
        if (said and words[at - 1].low in _OPINIONS) or ({word.low for word in words[max(0, at - 4) : at]} & _OPINIONS and said):
            speaker = subject_of(words, at)
            return Frame(0, at, speaker, Act.SAID, Side.AFTER) if speaker else None
        return None
    return None
