"""German phrases of a light verb and what goes with it, in whatever order: "kamen … ums Leben", "gingen verloren".

What such a phrase means stands in none of its words ("Funktionsverbgefüge", Duden's grammar); the thesaurus has the whole.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from retrieval.language.tables import words
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import Token, stem, stopwords, surfaces_of
from retrieval.readings import worked_out

Key = tuple[str, bool]  # a word's stem, and whether it is written with a capital


def idioms_in(tokens: Sequence[Token]) -> list[tuple[tuple[int, ...], str]]:
    """Return the phrases that `tokens`, those of a German question, hold: the numbers of their words, and the thesaurus's form.

    Where two share a word, the longer one counts. Typed in small letters, a noun is known without its capital.
    """
    small = all(token.surface.islower() for token in tokens)
    places: dict[Key, int] = {}
    for number, token in enumerate(tokens):
        places.setdefault(_key(token.surface, small=small), number)
    found = [
        (tuple(sorted(places[key] for key in keys)), phrase)
        for first in places
        for keys, phrase in _phrases(small=small).get(first, ())
        if all(key in places for key in keys)
    ]
    kept: list[tuple[tuple[int, ...], str]] = []
    for numbers, phrase in sorted(found, key=lambda entry: (-len(entry[0]), entry[0], entry[1])):
        if not any(set(numbers) & set(others) for others, _ in kept):
            kept.append((numbers, phrase))
    return kept


@cache
def _phrases(*, small: bool) -> Mapping[Key, Sequence[tuple[frozenset[Key], str]]]:
    """The phrases, by each first word of them that says something alone."""
    phrases: dict[Key, list[tuple[frozenset[Key], str]]] = defaultdict(list)
    for phrase, telling in worked_out("idioms", _telling).items():
        keys = frozenset(_key(word, small=small) for word in surfaces_of(phrase))
        phrases[_key(telling[0], small=small)].append((keys, phrase))
    return phrases


def _telling() -> dict[str, list[str]]:
    """The words that say something alone of each phrase of the thesaurus that has a light verb beside them."""
    light = {stem(word, "de") for word in words("light_words_de")}
    found = {}
    for phrase in shipped_thesaurus().phrases("de"):
        parts = surfaces_of(phrase)
        telling = [w for w in parts if w.lower() not in stopwords("de") and stem(w, "de") not in light]
        if telling and any(w.islower() and stem(w, "de") in light for w in parts):
            found[phrase] = telling
    return found


def _key(word: str, *, small: bool) -> Key:
    return stem(word, "de"), word[:1].isupper() and not small
