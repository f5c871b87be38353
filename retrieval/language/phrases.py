"""Noun phrases of a sentence: names and things with what belongs to them, and the preposition before them.

No parser: German shows its nouns by their capital, English phrases end at the next function word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import Token, stopwords, tokens_of

_GAP = re.compile(r"[\s\-–„“”»«\"'’]*\Z")  # what may stand between two words of one phrase
_ADJECTIVE = re.compile(r"[a-zäöüß-]+(?:e|en|er|es|em)\Z")
LONGEST = 9  # words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, `text[start:end]` from its first adjective or noun on; `preposition` before it, or "".

    `determined`: an article or the like stands between them. `directed`: one in the accusative, behind a German preposition
    that says with it whither something goes ("in den Keller").
    """

    start: int
    end: int
    text: str
    preposition: str
    determined: bool = False
    directed: bool = False


def phrases_of(text: str, language: str) -> list[Phrase]:
    """Return the noun phrases of `text` in order; they do not overlap."""
    return list(_german(text) if language == "de" else _english(text))


def _german(text: str) -> Iterator[Phrase]:
    tokens = tokens_of(text)
    skip, determiners = stopwords("de"), _words("de", "determiners")
    at = 0
    while at < len(tokens):
        word = tokens[at].surface
        noun = _is_noun(word, skip)
        if not noun and not (_ADJECTIVE.match(word) and word not in skip and _leads_to_noun(text, tokens, at, skip)):
            at += 1
            continue
        first = last = at
        nouns = 0
        place = at
        while place < len(tokens) and place - first < LONGEST and (place == at or _joined(text, tokens, place)):
            word = tokens[place].surface
            if _is_noun(word, skip) or (word[0].isdigit() and nouns):
                nouns, last = nouns + 1, place
            elif nouns and word in {"der", "des"} and _next_is_noun(text, tokens, place, skip):
                pass  # a genitive belongs to its noun
            elif not (_ADJECTIVE.match(word) and word not in skip and (not nouns or tokens[place - 1].surface in {"der", "des"})):
                break
            place += 1
        yield _phrase(text, tokens, first, last, determiners)
        at = last + 1


def _english(text: str) -> Iterator[Phrase]:
    tokens = tokens_of(text)
    skip, determiners = stopwords("en"), _words("en", "determiners")
    at = 0
    while at < len(tokens):
        word = tokens[at].surface
        determined = at > 0 and tokens[at - 1].surface.lower() in determiners
        placed = at > 0 and tokens[at - 1].surface.lower() in _words("en", "local")
        if word.lower() in skip or not (word[0].isupper() or determined or placed):
            at += 1
            continue
        last = at
        named = word[0].isupper()
        while last + 1 < len(tokens) and last - at < 4 and _joined(text, tokens, last + 1):
            after = tokens[last + 1].surface
            # A name goes on with capitals, and joins "of the …"; a thing goes on to the next function word or verb form.
            if after.lower() in skip or (named and not after[0].isupper()) or after.endswith(("ed", "ing")):
                break
            last += 1
        yield _phrase(text, tokens, at, last, determiners)
        at = last + 1


def _phrase(text: str, tokens: list[Token], first: int, last: int, determiners: frozenset[str]) -> Phrase:
    before = first - 1
    while before >= 0 and tokens[before].surface.lower() in determiners:
        before -= 1
    preposition = tokens[before].surface.lower() if before >= 0 and _joined(text, tokens, before + 1) else ""
    language_words = (
        _words("de", "local") | _words("en", "local") | {"durch", "mit", "für", "gegen", "with", "for", "against", "of"}
    )
    start, end = tokens[first].start, tokens[last].end
    if preposition not in language_words:
        return Phrase(start, end, text[start:end], "")
    determined = before < first - 1
    directed = preposition in _words("de", "directed") and tokens[before + 1].surface.lower() in {"den", "das", "einen"}
    return Phrase(start, end, text[start:end], preposition, determined, directed or preposition in {"ins", "ans"})


def _is_noun(word: str, skip: frozenset[str]) -> bool:
    return word[0].isupper() and word.lower() not in skip


def _leads_to_noun(text: str, tokens: list[Token], at: int, skip: frozenset[str]) -> bool:
    """Whether only adjectives stand between here and a noun."""
    for place in range(at + 1, min(at + 4, len(tokens))):
        if not _joined(text, tokens, place):
            return False
        word = tokens[place].surface
        if _is_noun(word, skip):
            return True
        if word in skip or not _ADJECTIVE.match(word):
            return False
    return False


def _next_is_noun(text: str, tokens: list[Token], at: int, skip: frozenset[str]) -> bool:
    return at + 1 < len(tokens) and (_is_noun(tokens[at + 1].surface, skip) or _leads_to_noun(text, tokens, at + 1, skip))


def _joined(text: str, tokens: list[Token], at: int) -> bool:
    return at > 0 and _GAP.match(text[tokens[at - 1].end : tokens[at].start]) is not None


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table("phrases")[language][name].split())
