"""Words under keys that documents of both languages share.

A name's key is its skeleton without the endings that a language adds to it: Morvanien, Morvania's and morvanisch are one.
A word that the lexicon has stands under the English stems that it may be translated to, any other word under its own stem.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.dates import MONTHS
from retrieval.claims.tables import table
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.names import aliases, skeleton
from retrieval.language.tables import table as language_table
from retrieval.language.tokens import Token, fold, stem, stopwords, tokens_of

NAME, COMPOUND, NUMBER, WORD = 1.0, 0.5, 0.3, 0.25  # what a name, an unlisted compound, a number, a listed word tell
TAIL = 4  # letters of a listed noun that ends a compound
SENSES = 3  # translations of a word that are looked at
NUMBER_SIGN = "#"  # begins the key of a number
SHORTEST = 6  # letters of a name that may have an ending

_ENDING = re.compile(r"(?:isch(?:e[mnrs]?)?|iens?|ia[ns]?|ians|ier\w{0,3}|ern?|ese|s)$")
_INFLECTED = ("n", "en", "e", "er", "s", "es", "in", "innen")
_LINKS = ("s", "es", "n", "en", "er", "e")
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}isch(?:e[mnrs]?)?")
_VOWELS = re.compile(r"(?<=\w{5})(?:an|en|[nae])$")
GENITIVE = re.compile(r"['’]\w{0,2}$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENS = re.compile(r"[.!?:„“»\"—–]\s*$")
_WEEK = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
_WEEKDAYS = tuple(f"{_WEEK} monday tuesday wednesday thursday friday saturday sunday".split())


@dataclass(frozen=True, slots=True)
class Key:
    """What a word stands under, how much that tells of a document, and whether it looks like a proper name."""

    key: str
    worth: float
    name: bool = False

    @property
    def specific(self) -> bool:
        """Whether it is a name or a word so rare that the lexicon has it not."""
        return self.worth >= COMPOUND


def keyed(text: str, language: str, *, headline: bool = False) -> Iterator[tuple[Token, Key]]:
    """Yield the words and numbers of `text` with their keys, in order; function words and the calendar's have none.

    A word may have several. An English `headline` may write every word with a capital.
    """
    skip, counted = stopwords(language), False
    for token in tokens_of(text):
        begins = token.start == 0 or _OPENS.search(text, max(0, token.start - 3), token.start) is not None
        lower = token.surface.lower()
        noun, counted = counted and language == "de", lower in _counting() or lower.isdigit()
        if lower in skip or lower in MONTHS or lower.startswith(_WEEKDAYS) or lower in _unnamed() or len(lower) < 2:
            continue
        if lower[0].isdigit():
            if not _YEAR.fullmatch(lower):
                yield token, Key(f"{NUMBER_SIGN}{lower.replace(',', '.')}", NUMBER)
            continue
        for key in _keys(token.surface, language, begins=begins or (headline and language == "en")):
            yield token, Key(key.key, COMPOUND) if noun and key.name else key


@cache
def _counting() -> frozenset[str]:
    return frozenset(table("events")["counting"].split())


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(table("events")["unnamed"].lower().split())


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key of a name in one of its spellings and forms: Orlowskij and Orlovsky's have one."""
    plain = fold(GENITIVE.sub("", name))
    plain = min([plain, *(fold(other) for other in aliases().get(plain, ()))])
    root = _VOWELS.sub("", _ENDING.sub("", plain) if len(plain) >= SHORTEST else plain)
    return skeleton(root) or root


@lru_cache(maxsize=100_000)
def _keys(word: str, language: str, *, begins: bool) -> tuple[Key, ...]:
    lexicon = installed_lexicon()
    senses = lexicon.listed(word, language)
    if not senses and begins:
        senses = lexicon.listed(word.lower(), language)
    if not senses and language == "de" and word[0].isupper():  # a plural or a woman's form: Nachbarn, Direktorin
        bases = (word.removesuffix(ending) for ending in _INFLECTED if word.endswith(ending) and len(word) - len(ending) >= TAIL)
        senses = next((found for base in bases if (found := lexicon.listed(base, "de"))), ())
    if not senses and (word[0].isupper() or (_ADJECTIVE.fullmatch(word) and not lexicon.listed(word.capitalize(), language))):
        compound = language == "de" and (_is_compound(word) or word.lower().endswith(_noun_endings()))
        return (Key(name_key(word), COMPOUND if compound else NAME, not compound),)
    if not senses:
        return (Key(f"~{stem(word, language)}", WORD),)
    stems = dict.fromkeys(stem(sense, "en") for sense in ([word] if language == "en" else senses[:SENSES]))
    return tuple(Key(f"={one}", WORD / len(stems)) for one in stems)


@cache
def _noun_endings() -> tuple[str, ...]:
    endings = language_table("questions")["noun_endings"].split()
    return tuple(ending + plural for ending in endings for plural in ("", "n", "en", "e", "s"))


def _is_compound(word: str) -> bool:
    """Whether a German word is made of two that the lexicon has: Warnstreik, Tarifgespräche; so are some names (Grauburg)."""
    lexicon = installed_lexicon()
    for at in range(3, len(word) - TAIL + 1):
        if lexicon.knows(word[at:].capitalize(), "de"):
            heads = {word[:at]} | {word[:at].removesuffix(link) for link in _LINKS}
            if any(len(head) >= 3 and (lexicon.knows(head, "de") or lexicon.knows(head.lower(), "de")) for head in heads):
                return True
    return False
