"""Who is named in a sentence: offices, bodies and people, as noun phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.claims.speech.adjectives import ARTICLES
from retrieval.claims.speech.nouns import is_body, is_office, is_thing
from retrieval.claims.speech.phrases import OCCASIONS, OPENERS, noun_phrase
from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed
from retrieval.language.lexicon import installed_lexicon

_DROPPED = re.compile(r"(?:der|die|das|dem|den|des|the|dieser|diese|dieses|diesem|auch|selbst)\s+", re.IGNORECASE)
PARTICLES = listed("speech", "de", "particles") - {"und", "der", "den", "zu"}
BODIES = listed("speech", "en", "bodies")
_EITHER = listed("speech", "en", "roles")
_FEMININE = tuple(listed("speech", "de", "feminine"))
_WORD_NOUNS = listed("speech", "de", "word_nouns")


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names somebody: `names` are its words with a capital, folded to lower case; `woman` None: not to tell."""

    start: int
    text: str
    names: tuple[str, ...]
    person: bool
    body: bool
    named: bool
    woman: bool | None
    surname: str


def named_in(words: Sequence[Word], text: str, language: str) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    while at < len(words):
        spans = _english_spans(words, at) if language == "en" else _german_spans(words, at)
        for first, tail, last in spans:
            core, phrase = words[first:tail], words[first:last]
            names = tuple(one.low for one in phrase if one.capital)
            borne = any(one.low in BODIES or is_office(one.low) for one in phrase)  # "Hallvik's rescue centre"
            if names and (language == "de" or len(names) > 1 or borne):
                whole = trimmed(" ".join(text[phrase[0].start : phrase[-1].end].split()))
                told = (_is_person(core), _is_body(core), core[0].capital, _is_woman(core), _surname(core))
                found.append(Mention(phrase[0].start, whole, names, *told))
        at = spans[0][2] if spans else at + 1
    return found


def _german_spans(words: Sequence[Word], at: int) -> list[tuple[int, int, int]]:
    """The noun phrase at `at`, and the genitive within it, which names somebody of its own: begin, end of head, end."""
    word = words[at]
    if word.low in _WORD_NOUNS or not (word.low in ARTICLES or (word.capital and word.low not in OPENERS)):
        return []  # "Angaben des Amtes": whose they are is named by what follows
    phrase = noun_phrase(words, at)
    if phrase is None:
        return []
    spans = [(at, phrase.tail, phrase.last)]
    if phrase.tail < phrase.last and words[phrase.tail].low in {"des", "der"}:
        inner = noun_phrase(words, phrase.tail, apposed=False)
        if inner:
            spans.append((inner.first, inner.tail, inner.last))
    return spans


def _english_spans(words: Sequence[Word], at: int) -> list[tuple[int, int, int]]:
    last = _english_name(words, at)
    return [(at, last, last)] if last > at else []


def _english_name(words: Sequence[Word], at: int) -> int:
    """Where "Defence Minister Anna Berg", "the defence ministry in Marsa", "Anna Berg, the mayor," ends."""
    word = words[at]
    if word.quotation or not (word.capital or word.low == "the" or is_office(word.low)):
        return at
    last = at + (word.low == "the")
    while (
        last < len(words)
        and not words[last].quotation
        and (
            words[last].capital
            or is_office(words[last].low)
            or words[last].low in BODIES
            or words[last].low in {"’s", "'s"}
            or (
                last + 1 < len(words)
                and words[last].text[0].isalpha()
                and (words[last + 1].low in BODIES or is_office(words[last + 1].low))
            )
        )
    ):
        last += 1
    if last < len(words) - 1 and words[last].low in {"of", "for", "in"} and last > at + 1 and words[last + 1].capital:
        last += 2
    return last if last > at + (word.low == "the") else at


def _is_person(core: Sequence[Word]) -> bool:
    """Whether the head of a phrase is an office, or all of it a name."""
    names = [word for word in core if word.capital]
    if any(is_office(word.low) for word in core):
        return True
    if any(word.low in OCCASIONS or is_thing(word.low) for word in names) or not all(
        word.capital or word.low in PARTICLES for word in core
    ):
        return False
    return (
        2 <= len(names) <= 4
        and not any(is_body(word.low) or word.low.endswith(("ische", "ischen", "ischer", "isches")) for word in names)
        and core[0].low not in ARTICLES
        and not _is_thing(core)
    )


def _is_thing(core: Sequence[Word]) -> bool:
    """Whether an inflected adjective and a noun begin a sentence: "Ganze Absätze seien abgeschrieben"."""
    lexicon = installed_lexicon()
    first, last = core[0].low, core[-1].low
    return first.endswith(("e", "en", "er", "es")) and lexicon.knows(first, "de") and lexicon.knows(last, "de")


def _surname(core: Sequence[Word]) -> str:
    return next((word.low for word in reversed(core) if word.capital), "")


def _is_body(core: Sequence[Word]) -> bool:
    if core[0].low in {"die", "eine"} and is_body(core[-1].low):
        return True
    # "gehört der Beteiligungsgesellschaft Corvin": the ending tells the gender that the article does not.
    return core[0].low in {"die", "eine", "der", "einer"} and any(
        word.capital and is_body(word.low) and word.low.endswith(_FEMININE) for word in core
    )


def _is_woman(words: Sequence[Word]) -> bool | None:
    offices = [word.low for word in words if is_office(word.low)]
    if offices:
        if offices[0].endswith(("in", "woman", "frau")):
            return True
        if offices[0].endswith(("e", "r")) and words[0].low in {"die", "eine"}:
            return True
        return None if offices[0].endswith("e") or offices[0] in _EITHER else False
    first = next((word.low for word in words if word.capital), "")
    return (
        True
        if first.endswith(("a", "ine")) and first not in {"joshua", "luca", "nikita", "sascha", "mustafa", "andrea"}
        else None
    )


def trimmed(text: str) -> str:
    return _DROPPED.sub("", text, count=1) if _DROPPED.match(text) and len(text.split()) > 1 else text
