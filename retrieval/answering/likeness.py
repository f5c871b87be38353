"""Whether words of two texts, in one language or two, mean the same: by stem, spelling, translation or as parts of a compound."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from retrieval.claims.keys import name_key
from retrieval.claims.speech.nouns import is_office
from retrieval.language.lexicon import Lexicon
from retrieval.language.names import aliases, skeleton
from retrieval.language.thesaurus import shipped_thesaurus
from retrieval.language.tokens import fold, stem, stopwords, surfaces_of

_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:isch|ian|ish|ese)(?:e[mnrs]?)?")  # of a place's name
_PERSON_DE = re.compile(
    r"\w{3,}(?:erin|istin|entin|antin|orin|eurin|ärztin|ältin|chefin)(?:nen)?|\w*(?:kapitän|arzt|anwalt|wirt|held|star|vater|mutter|sohn|tochter|bruder|schwester|kind|mädchen|opfer|frau|mann|männer|frauen|leute|kollegen|chef|coach)"
)
_PERSON_EN = re.compile(r"\w{4,}ist|\w+ician|\w*(?:wo)?m[ae]n|people")
PART, LONG = 4, 5  # letters of a compound's part that another text has as a word of its own, and of one that may be a stem
GERMAN = "+"  # before a key: German puts words together, and a state is no part of a statement


class Likeness:
    """Compares words; `lexicon` translates between documents of two languages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._keys = lru_cache(maxsize=20_000)(self._found)

    def words(self, text: str, language: str) -> list[frozenset[str]]:
        """Return the content words of `text`, each as the keys under which it can be met."""
        skip = stopwords(language)
        return [self._keys(word, language) for word in surfaces_of(text) if word.lower() not in skip]

    def phrases(self, text: str, language: str) -> list[frozenset[str]]:
        """Return the words of the other language for two of `text` that stand together: "town hall", Rathaus."""
        if language != "en":
            return []
        tokens, other = [word.lower() for word in surfaces_of(text)], "de"
        pairs = [f"{one} {two}" for one, two in pairwise(tokens) if self.lexicon.knows_phrase(f"{one} {two}", "en")]
        found = [[stem(word, other) for word in self.lexicon.translations(pair, "en")[:4] if " " not in word] for pair in pairs]
        return [frozenset(keys) | {GERMAN + key for key in keys if len(key) >= PART} for keys in found if keys]

    def shared(self, ours: Iterable[frozenset[str]], theirs: Iterable[frozenset[str]]) -> int:
        """Return how many of our words have a counterpart among theirs."""
        theirs = list(theirs)
        return sum(any(alike(one, other) for other in theirs) for one in ours)

    def is_person(self, noun: str, language: str) -> bool:
        """Whether a noun names people by what they are or do, as a German noun shows by having another for a woman beside it."""
        plain = noun.lower()
        if language == "en" and (noun[:1].isupper() or _PERSON_EN.fullmatch(plain)):
            return noun[:1].islower()
        if language == "en":
            return any(self.is_person(word, "de") for word in self.lexicon.translations(noun, "en")[:3])
        return _PERSON_DE.fullmatch(plain) is not None or self.lexicon.is_person(plain)

    def is_role(self, noun: str, language: str) -> bool:
        """Whether a noun names an office or a part that somebody has: Verwalter, referee, Kronzeuge."""
        if noun[:1].isupper() != (language == "de"):
            return False
        return is_office(noun.lower()) or self.is_person(noun, language)

    def _found(self, word: str, language: str) -> frozenset[str]:
        keys = {stem(word, language), fold(word)}
        if word[:1].isupper() or _ADJECTIVE.fullmatch(word):
            keys |= {skeleton(word), name_key(word)}
        other = "de" if language == "en" else "en"
        german = {stem(word, language), fold(word)} if language == "de" else set()
        keys |= {fold(name) for name in aliases().get(fold(word), ())}
        for translation in self.lexicon.translations(word, language)[:8]:
            if " " not in translation:
                forms = {stem(translation, other), fold(translation)}
                keys |= forms
                german |= forms if other == "de" else set()
        for member, tongue in shipped_thesaurus().related(word, language)[:40]:
            if " " not in member and tongue != language:
                keys.add(stem(member, tongue))
        return frozenset(key for key in keys if key) | {GERMAN + key for key in german if len(key) >= PART}


@lru_cache(maxsize=200_000)
def alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two words, as their keys, are one: they share a key, or one is a part of the other, a compound."""
    if ours & theirs:
        return True
    # Rathausplatz, Rathaus; Fertigspritzen, Spritzen: a German compound begins or ends with the other's word.
    mine, others = _german(ours), _german(theirs)
    return any(
        # "Zeit" is no part of "Zeitung": of a short one, another word has to follow.
        long.endswith(short) or (long.startswith(short) and (len(short) >= LONG or len(long) >= len(short) + PART))
        for a in mine
        for b in others
        for short, long in ((a, b), (b, a))
        if len(short) < len(long)
    )


def _german(keys: frozenset[str]) -> list[str]:
    return [key.removeprefix(GERMAN) for key in keys if key.startswith(GERMAN)]
