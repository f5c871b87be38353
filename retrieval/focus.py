"""What of a question is asked, and what only says of which matter.

"Wie viele Tote gab es beim Untergang der Marja Linn?" asks for Tote; the rest, a phrase behind a preposition and a name, says
of which event. A sentence that answers has to say the one, and may leave the other to the sentences before it.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import Token, stopwords

_BREAK = re.compile(r"[,;:?!–—(]")


def setting_spans(text: str, tokens: Sequence[Token], language: str) -> list[tuple[int, int]]:
    """Return the spans of `text`, a question, that are phrases behind a preposition, with genitives that belong to them.

    German ends such a phrase behind the last of the nouns that follow one another. English ends it before the next function word
    or break, or behind a name: a verb right behind a noun ("of voters turned out") cannot be told from one.
    """
    prepositions, articles = _words(language, "prepositions"), _words(language, "articles")
    joining = _words(language, "joining")
    spans = []
    small = language == "de" and text.islower()  # typed in small letters: one noun, and what belongs to it
    at = 0
    while at < len(tokens):
        if tokens[at].surface.lower() not in prepositions:
            at += 1
            continue
        last, nouns, place = at, 0, at + 1
        while place < len(tokens) and not _BREAK.search(text, tokens[place - 1].end, tokens[place].start):
            word = tokens[place].surface
            low = word.lower()
            capital = word[0].isupper() or word[0].isdigit()
            noun = capital if language == "de" and not small else low not in stopwords(language)
            if small and noun and nouns and not _joined(text, tokens, place, joining):
                break
            before = tokens[place - 1].surface
            named = before[0].isupper() and not before.endswith(("'s", "’s"))  # "for Orlu's visit" goes on
            if language == "en" and nouns and not capital and low not in joining and named:
                break  # "from Grafenlohe insured": a name is whole
            if noun:
                nouns, last = nouns + 1, place
            elif nouns and language == "de" and low in articles and low not in joining and not low.endswith(("er", "es")):
                break  # "an der Leitung ein Anschlag": only a genitive belongs to the noun before it
            elif low in articles or (nouns and low in joining):
                pass
            elif nouns or low in prepositions or low in stopwords(language):
                break  # behind its nouns the phrase ends
            place += 1
        if nouns:
            spans.append((tokens[at].start, tokens[last].end))
        at = max(last, at) + 1
    return spans


def _joined(text: str, tokens: Sequence[Token], at: int, joining: AbstractSet[str]) -> bool:
    """Whether a word belongs to the noun before it: by a hyphen, or behind "der", "von", "und"."""
    return tokens[at - 1].surface.lower() in joining or text[tokens[at - 1].end : tokens[at].start] == "-"


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table("questions")["settings"][language][name].split())
