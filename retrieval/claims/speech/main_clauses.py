"""A German main clause with a verb of speech: X sagte, …; „…“, sagte X; Das teilte X mit; X bestätigte den Tod."""

from collections.abc import Sequence

from retrieval.claims.speech.clauses import (
    STOPS,
    clause_end,
    content_after,
    content_before,
    first_quotation,
    has_verb,
    is_to,
    next_clause,
)
from retrieval.claims.speech.cues import Cue
from retrieval.claims.speech.frames import Content, Frame, Side
from retrieval.claims.speech.moods import is_carried, is_reported
from retrieval.claims.speech.phrases import OPENERS, noun_phrase
from retrieval.claims.speech.subjects import PREPOSITIONS, THAT, after_verb, before_verb
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.models import Act

_JUDGING = frozenset({"als", "von", "ein", "eine", "einen", "einer", "einem"})
SELVES = frozenset({"ich", "wir"})
_NOT = listed("speech", "de", "not")


def main_clause(words: Sequence[Word], verb: int, at: int, cue: Cue, clause: set[str], act: Act | None = None) -> Frame | None:
    """A main clause: its finite verb at `verb`, the word of speech at `at`."""
    if any(words[here].low in SELVES for here in (verb - 1, verb + 1) if 0 <= here < len(words)):
        return None  # "Wir raten allen Kunden, …": whoever writes
    subject = before_verb(words, verb)
    behind = verb - (words[verb - 1].low == "so") if verb else 0  # "…, so berichtet X"
    inverted = subject is None and behind > 0 and content_before(words, behind) and not _only_circumstance(words, behind, at)
    if subject is None:
        joined = verb > 1 and words[verb - 1].low in {"und", "aber", "oder"}  # what follows is the object then
        subject = None if joined else after_verb(words, verb)
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
    if act is Act.CONFIRMED and clause & _NOT:
        act = Act.DECLINED
    if act is Act.SAID and clause & _NOT and end >= len(words) - 1 and not inverted and not any(word.quotation for word in words):
        act = Act.DECLINED if cue.clausal or clause & {"nicht", "nichts"} else act
    if inverted:
        return Frame(verb, _past_remarks(words, end, subject), subject, act, Side.AROUND)
    start = min(subject[0] if subject else verb, verb)
    behind = max(verb, subject[1] if subject else 0)
    has_object = not cue.clausal and any(word.capital for word in words[behind + 1 : end]) and not _surely_said(words[end:])
    if content_after(words, behind, end) and not has_object:
        quoted = first_quotation(words, verb)
        if cue.clausal or quoted >= end or words[quoted - 1].text == ":":
            return Frame(start, min(_that(words, end), quoted), subject, act, Side.AFTER)
    if cue.clausal and act is not Act.DECLINED:
        return None
    ahead = next_clause(words, max(verb, subject[1] if subject else 0))
    cuts = [(verb, verb + 1), (at, at + 1), *([subject] if subject else []), (ahead, len(words))]
    last = max(subject[1] if subject and subject[0] < verb else verb + 1, verb + 1)
    return Frame(start, last, subject, act, Side.AFTER, tuple(cuts), content=object_content(words, verb, cue))


def object_content(words: Sequence[Word], verb: int, cue: Cue) -> Content:
    """Whether an object tells what is said: "forderte mehr Geld", "kritisierte ihn als halbherzig", not "kritisierte ihn".

    Nor does it in the past perfect, which tells what went before: "hatte den Plan angekündigt".
    """
    judged = any(word.low == "als" or word.quotation for word in words[verb:])
    quoted = any(_is_judgment(words, at) for at in range(verb, len(words)))
    if quoted or words[verb].low in {"hatte", "hatten"} or (cue.naming and not judged):
        return Content.MATTER
    return Content.CLAUSE


def _is_judgment(words: Sequence[Word], at: int) -> bool:
    """Whether a quotation closes a clause as all that is said in it: "nannte den Bericht eine „Ente“", "als „haltlos“ zurück"."""
    if not words[at].quotation:
        return False
    closed = any(word.text in STOPS for word in words[at + 1 : at + 3])
    return closed and bool({word.low for word in words[max(0, at - 2) : at]} & _JUDGING)


def _only_circumstance(words: Sequence[Word], end: int, verb: int) -> bool:
    """Whether what stands before the verb is no speech: "Während Nordland schweigt, …"; "Im Brief, der …, sagte X, er gehe"."""
    if any(word.quotation or is_reported(word) or is_carried(word) for word in words[:end]):
        return False
    if words[0].low in listed("speech", "de", "never_said"):
        return True
    first = clause_end(words, 0)
    return first < end and not has_verb(words[:first]) and _surely_said(words[clause_end(words, verb) :])


def _surely_said(rest: Sequence[Word]) -> bool:
    """Whether a clause follows that must be what is said: dass …, a subjunctive, an infinitive with zu, a quotation."""
    clause = rest[1 : clause_end(rest, 1)] if len(rest) > 1 else []
    return bool(rest) and (
        rest[0].text == ":"
        or any(word.quotation or is_reported(word) or is_carried(word) for word in rest)
        or bool(clause and (clause[0].low in {"dass", "daß", "ob", "wonach"} or any(is_to(word) for word in clause)))
    )


def _that(words: Sequence[Word], end: int) -> int:
    """Where what is said begins: behind what parts the verb's clause from it, "…, Rike Sand, gegenüber dem Blatt, dass"."""
    for here in range(end + 1, min(len(words) - 1, end + 12)):
        if words[here].quotation or words[here].text in {":", ";"} or is_reported(words[here]):
            return end
        if words[here].low in {"dass", "daß"} and words[here - 1].text == ",":
            return end if has_verb(words[end + 1 : here]) else here - 1
    return end


def _past_remarks(words: Sequence[Word], end: int, subject: tuple[int, int] | None) -> int:
    """Where the outlet's remarks on the speaker end: "…, sagte Jan Ott, der ihn geprüft hat", "…, Leiter des Amtes, am Abend"."""
    if end + 2 >= len(words) or words[end].text != ",":
        return end
    last = clause_end(words, end + 1)
    clause = words[end + 1 : last]
    if any(word.quotation or is_reported(word) or is_carried(word) for word in clause):
        return end
    low = clause[0].low if clause else ""
    relative = subject is not None and subject[1] == end and low in {"der", "die", "das", "dessen", "deren"}
    if relative or low in {"nachdem", "bevor", "als"}:
        return last
    phrase = noun_phrase(words, end + 1, apposed=False)
    apposed = phrase is not None and words[end + 1].low not in OPENERS and not has_verb(words[phrase.last : last])
    if not apposed and not (low in PREPOSITIONS and not has_verb(clause)):
        return end
    return _past_remarks(words, last, (end + 1, last))
