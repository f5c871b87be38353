"""Whom a German clause says something of: its subject, before or behind its verb."""

from collections.abc import Sequence

from retrieval.claims.speech.adjectives import ARTICLES
from retrieval.claims.speech.clauses import STOPS, is_speech
from retrieval.claims.speech.phrases import Phrase, nominative, noun_phrase, voice
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed

PRONOUNS = listed("speech", "de", "pronouns")


PREPOSITIONS = listed("speech", "de", "prepositions")


THAT = frozenset({"das", "dies", "darüber", "davon"})


def before_verb(words: Sequence[Word], verb: int) -> tuple[int, int] | None:
    starts = [
        0,
        *(
            here + 1
            for here in range(verb)
            if words[here].text in {",", ";", ":", "–", "—", "-"}
            or words[here].quotation
            or words[here].low in {"und", "aber", "doch", "denn", "oder", "sondern"}
        ),
    ]
    for begin in starts:
        first = begin + (words[begin].low in {"auch", "selbst", "sogar", "nur", "allein", "sowohl"})
        if first >= verb or verb - first > 45:
            continue
        if words[first].low in PRONOUNS and gap(words, first + 1, verb):
            return (first, first + 1)
        if words[first].low in PREPOSITIONS:
            continue
        phrase = noun_phrase(words, first)
        if phrase and phrase.last > verb:
            phrase = noun_phrase(words, first, apposed=False)
        if phrase and phrase.last == verb - 1 and words[phrase.last].text == "," and not _is_apposed(words, phrase):
            continue  # „Ein guter Start“, sagte er; "…, ein Start nach Maß, sagte er"
        if phrase and phrase.last <= verb and nominative(words, phrase) and gap(words, phrase.last, verb):
            sure = words[first].low in {"der", "ein"}
            strength = voice(words, phrase)
            if not sure and strength < 3:
                other = after_verb(words, verb)
                behind = noun_phrase(words, other[0]) if other else None
                if other and (
                    behind is None or (strength == 1 and voice(words, behind) == 3) or (strength == 0 and voice(words, behind))
                ):
                    return None
            if words[begin].low == "sowohl":
                first = begin
            return (first, _coordinated(words, phrase.last, verb)) if strength else None
    return None


def _is_apposed(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a comma may part the phrase from its verb: it ends with an apposition, or is the name that is one."""
    named = not words[phrase.first].quotation and voice(words, phrase) > 1
    return named or any(word.text == "," for word in words[phrase.first : phrase.last])


def _coordinated(words: Sequence[Word], last: int, verb: int) -> int:
    """Where "Polizei und Feuerwehr" ends, the verb of both being at `verb`."""
    if last < verb and (words[last].low in {"und", "sowie"} or _as_well(words, last)):
        other = noun_phrase(words, last + (2 if _as_well(words, last) else 1))
        return other.last if other and other.last <= verb else last
    return last


def _as_well(words: Sequence[Word], at: int) -> bool:
    """Whether "als auch" stands there, the second half of "sowohl"."""
    return [word.low for word in words[at : at + 2]] == ["als", "auch"]


def after_verb(words: Sequence[Word], verb: int) -> tuple[int, int] | None:
    here = verb + 1
    while here < min(len(words), verb + 14):
        word = words[here]
        if word.low in PRONOUNS and not (
            word.low in {"diese", "dieser", "beide"} and here + 1 < len(words) and words[here + 1].capital
        ):
            return (here, here + 1)
        if word.text in STOPS or (word.quotation and is_speech(word)):
            return None
        if word.low in PREPOSITIONS:
            here = _past_noun(words, here + 1)
            continue
        phrase = noun_phrase(words, here)
        if phrase:
            if nominative(words, phrase) and voice(words, phrase):
                return (here, phrase.last)
            here = phrase.last
            continue
        here += 1
    return None


def _past_noun(words: Sequence[Word], at: int) -> int:
    """Where the noun phrase behind a preposition ends, whatever stands before its noun: "von mindestens 141 Menschen"."""
    for here in range(at, min(at + 4, len(words))):
        phrase = noun_phrase(words, here, apposed=False)
        if phrase:
            return phrase.last
        if not words[here].text[0].isdigit() and not words[here].text[0].islower():
            break
    return at


def first_subject(words: Sequence[Word], start: int, end: int, *, least: int = 1) -> tuple[int, int] | None:
    """The first phrase that can be a subject and, as `voice` counts, at least so well a speaker."""
    here = start
    while here < end:
        word = words[here]
        if word.low in {"er", "sie", "dieser", "diese"} and not (here + 1 < end and words[here + 1].capital):
            return (here, here + 1)
        if word.low in PREPOSITIONS:
            phrase = noun_phrase(words, here + 1, apposed=False)
            here = phrase.last if phrase and phrase.last <= end else here + 1
            continue
        phrase = noun_phrase(words, here)
        if phrase and phrase.last <= end + 1:
            last = min(phrase.last, end)
            if nominative(words, phrase) and voice(words, phrase) >= least:
                return (here, last)
            here = last
            continue
        here += 1
    return None


def subject_of(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The subject of a main clause whose verb no table knows: the phrase it begins with, or the first behind its verb."""
    first = 1 if words[0].low in {"auch", "selbst"} else 0
    if words[first].low in PRONOUNS and not words[first + 1].capital:
        return (first, first + 1)
    phrase = noun_phrase(words, first)
    if phrase and phrase.last < end and nominative(words, phrase) and voice(words, phrase) > 1:
        return (first, phrase.last)
    speaker = first_subject(words, first, end, least=2) or first_subject(words, first, end)
    return speaker if speaker and (speaker[0] > 0 or phrase) else None


def gap(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether only what belongs to the phrase before it stands between it and the verb."""
    here = start
    while here < end:
        word = words[here]
        if word.low in listed("speech", "de", "adverbs"):
            here += 1
        elif word.low in PREPOSITIONS:
            phrase = noun_phrase(words, here + 1, apposed=False)
            if phrase is None or phrase.last > end:
                return False
            here = phrase.last
        elif word.text in {",", "–", "—", "("}:
            close = {",": ",", "(": ")"}.get(word.text, word.text)
            inside = words[here + 1 : end - 1]
            # One relative clause or apposition; with a comma in it, it is a clause of its own and its subject another.
            several = close != ")" and any(one.text == "," for one in inside)
            return here == end - 1 or (words[end - 1].text == close and not several)
        elif word.low in {"und", "sowie"} or _as_well(words, here):
            phrase = noun_phrase(words, here + (2 if _as_well(words, here) else 1))
            if phrase is None or phrase.last > end:
                return False
            here = phrase.last
        else:
            return False
    return True


def ending(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    for first in range(max(0, end - 10), end):
        phrase = noun_phrase(words, first, apposed=False)
        if phrase and phrase.last == end and nominative(words, phrase):
            return (first, end)
    return None


def source(words: Sequence[Word], start: int, end: int, *, agents: bool = True) -> tuple[int, int] | None:
    """The agent of a passive, or the text that speaks: "von der Polizei", "in dem Kommentar".

    Without `agents`, "von" begins no agent, but what the verb needs: "wird von hohen Kosten ausgegangen".
    """
    found: list[tuple[int, int]] = []
    for here in range(start, end):
        low = words[here].low
        if low in {"von", "vom"} and not agents:
            continue
        phrase = (
            noun_phrase(words, here + 1, apposed=False)
            if low in {"von", "vom", "seitens", "vonseiten", "durch", "in", "im", "aus"}
            else None
        )
        if phrase is None or phrase.last > end:
            continue
        noun = words[phrase.tail - 1].low
        if low in {"in", "im", "aus"}:
            if any(noun.endswith(text) for text in listed("speech", "de", "texts")) or low == "aus":
                found.append((phrase.first, phrase.last))
        elif (
            voice(words, phrase) > 1
            or (voice(words, phrase) and words[phrase.first].low in ARTICLES | {"den"})
            or low in {"vom", "seitens"}
        ):
            found.append((phrase.first, phrase.last))
            attached = low == "von" and here > start and words[here - 1].capital
            if not attached:
                return found[-1]
    return found[0] if found else None
