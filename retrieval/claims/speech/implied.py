"""Frames of German sentences that no verb of the tables marks: a colon, a verb left out, an opinion, an unknown verb."""

from collections.abc import Sequence

from retrieval.claims.speech.clauses import (
    clause_end,
    is_speech,
)
from retrieval.claims.speech.frames import Frame, Side
from retrieval.claims.speech.moods import is_carried, is_reported
from retrieval.claims.speech.phrases import OPENERS, nominative, noun_phrase, voice
from retrieval.claims.speech.subjects import PREPOSITIONS, after_verb, subject_of
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_OPINIONS = listed("speech", "de", "opinions")
_RELATIVE = frozenset({"dem", "der", "denen", "die", "das", "den", "deren", "dessen"})
_SUBORDINATE = listed("speech", "de", "subordinators") - frozenset({"der", "die", "das", "den", "dem"})


def elliptic(words: Sequence[Word], frame: Frame) -> Frame | None:
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


def unlisted(words: Sequence[Word]) -> list[Frame]:
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
        if (
            word.text == ","
            and at > 1
            and at + 2 < len(words)
            and not any(is_reported(one) or is_carried(one) for one in words[:at])
        ):
            rest = words[at + 1 : clause_end(words, at + 1)]
            relative = len(rest) > 1 and rest[0].low in PREPOSITIONS and rest[1].low in _RELATIVE
            if relative and noun_phrase(words, at + 2) is None:
                return []  # "Die Toten, von denen einige gefesselt seien, …"
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
