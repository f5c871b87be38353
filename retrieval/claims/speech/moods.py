"""The German subjunctive of indirect speech, told by its forms (Duden's grammar: sei, habe, werde, komme; hätten for haben)."""

from collections.abc import Sequence
from functools import cache

from retrieval.claims.speech.phrases import noun_phrase
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import rows, table
from retrieval.claims.tables import words as listed
from retrieval.language.tables import rows as language_rows
from retrieval.language.tables import words as language_words

_BETWEEN = frozenset(",;:–—(")
_RELATIVE = frozenset({"der", "die", "das", "dem", "den", "deren", "dessen", "denen"})
_HEARSAY = frozenset({"soll", "sollen"})
_CONDITIONS = frozenset({"wenn", "falls", "sofern"})
_SUBORDINATORS = listed("speech", "de", "subordinators")


def is_reported(word: Word) -> bool:
    """Whether the word is a form of the present subjunctive that no indicative shares."""
    if word.quotation or not word.text[0].islower():
        return False
    return word.low in _first_forms() or (word.low.endswith("iere") and len(word.low) > 6)  # basiere, of any verb in -ieren


def is_carried(word: Word) -> bool:
    """Whether the word is a form that carries an indirect speech on, though it would begin none."""
    return not word.quotation and word.low in _second_forms()


def in_reported_mood(words: Sequence[Word]) -> bool:
    """Whether the main clause of the sentence stands in the subjunctive of indirect speech, and nobody speaks of himself."""
    myself = any(word.low in {"ich", "wir"} for word in words if not word.quotation)
    return any(
        _reported_at(words, at) and _is_main(words, at) and (not myself or words[at].low in {"sei", "seien"})
        for at in range(len(words))
    )


def in_carried_mood(words: Sequence[Word]) -> bool:
    """Whether the main clause has "hätten", "würden" or "sollen", and no condition accounts for it: "Falls …, wäre …"."""
    if any(word.low in _CONDITIONS for word in words) or words[0].low in {"sollte", "sollten"} or is_carried(words[0]):
        return False
    return any((is_carried(word) or word.low in _HEARSAY) and _is_main(words, at) for at, word in enumerate(words))


def is_hearsay(words: Sequence[Word]) -> bool:
    """Whether the sentence tells by "sollen" with a perfect what others say: "Er soll geflohen sein"."""
    return any(word.low in _HEARSAY for word in words) and any(
        word.low in {"haben", "sein"} and (at + 1 == len(words) or words[at + 1].text in ".,;!?") for at, word in enumerate(words)
    )


def _is_main(words: Sequence[Word], at: int) -> bool:
    """Whether the verb is that of a main clause: no conjunction or relative pronoun begins its clause."""
    start = at
    while start and words[start - 1].text not in _BETWEEN:
        start -= 1
    opening = words[start].low
    if opening in {"der", "die", "das", "den", "dem"}:  # articles as well as pronouns
        phrase = noun_phrase(words, start, apposed=False)
        return start == 0 or (phrase is not None and phrase.last == at)
    if opening in {"während", "seit", "bis"}:  # prepositions as well as conjunctions
        phrase = noun_phrase(words, start + 1, apposed=False)
        if phrase is not None and phrase.last == at:
            return True
    relative = start > 0 and start + 1 < at and words[start + 1].low in _RELATIVE and not words[start + 2].capital
    return opening not in _SUBORDINATORS and not relative


def _reported_at(words: Sequence[Word], at: int) -> bool:
    if not is_reported(words[at]):
        return False
    if words[at].low == "sei":
        after = words[at + 1].low if at + 1 < len(words) else ""
        before = words[at - 1].low if at else ","
        # "es sei denn", "Gott sei Dank", "sei es heute, sei es morgen"
        rest = {word.low for word in words[at + 2 :]}
        return after not in {"dank", "denn"} and not (after == "es" and before == "," and rest & {"oder", "sei"})
    return True


@cache
def _first_forms() -> frozenset[str]:
    speech = table("speech")["de"]
    verbs = set(speech["infinitives"].split()) | {row[0] for row in language_rows("strong_verbs")}
    verbs |= {row[3].replace("|", "") for row in rows("cues_de") if row[3].endswith("en")}
    forms = {verb[:-1] for verb in verbs if verb.endswith("en") and not verb.endswith("eln")} - set(speech["never_moods"].split())
    forms |= {prefix + form for prefix in language_words("verb_prefixes") for form in forms}
    return frozenset(forms - set(speech["never_moods"].split()) | set(speech["strong_moods"].split()))


@cache
def _second_forms() -> frozenset[str]:
    return frozenset(table("speech")["de"]["second_moods"].split())
