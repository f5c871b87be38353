"""Who is one person: full name, surname, office, in several spellings; two people with one surname are two."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from corpus.models import Document
from retrieval.claims.naming.institutions import words
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.naming.named import Mention
from retrieval.language.names import aliases, skeleton
from retrieval.language.tokens import fold

_PARTICLES = frozenset(["von", "van", "de", "der", "den", "del", "di", "da", "zu", "zur", "el", "al", "bin", "ibn"])
_FEMALE = ("a", "e", "s", "ia", "ina", "ine")  # Paul and Paula, Andrea and Andreas are two
_SLAVIC = re.compile(r"vi(?:tsch|tch|ch|cz|c|k)$")  # Petrović, Petrovich, Petrowitsch
SURE = 7  # letters of a surname from which one slip of the pen is forgiven without a first name


@lru_cache(maxsize=2_000)
def mentions_of(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of the paragraphs of `document`, in order."""
    return tuple(mention for chunk in document.chunks for mention in mentions_in(document.text, chunk.start, chunk.end))


def people_in(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the people among `mentions`, each once, by the fullest spelling of the name."""
    found: list[str] = []
    for mention in mentions:
        if not mention.person:
            continue
        at = next((at for at, name in enumerate(found) if same_person(name, mention.person)), None)
        if at is None:
            found.append(mention.person)
        else:
            found[at] = max(found[at], mention.person, key=lambda spelt: len(spelt.split()))
    return tuple(found)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: surnames that sound alike, and first names that do not contradict it."""
    (given, surname), (other_given, other_surname) = _parts(one), _parts(other)
    if not surname or not other_surname:
        return False
    agree = _givens_agree(given, other_given)
    if agree is False:
        return False
    if 1 in {len(surname), len(other_surname)}:
        return agree is True and surname[0] == other_surname[0]  # "Jan O.", as the press hides a name
    return surnames_alike(surname, other_surname, sure=agree is True)


@lru_cache(maxsize=50_000)
def surnames_alike(one: str, other: str, *, sure: bool = False) -> bool:
    """Whether two surnames are spellings of one; `sure`: the first names agree, so that a slip is forgiven in a short one."""
    if _sound(one) == _sound(other) or other in _others(one):
        return True
    shortest = min(len(one), len(other))
    return shortest >= (4 if sure else SURE) and OSA.distance(_sound(one), _sound(other), score_cutoff=1) <= 1


def surname(name: str) -> str:
    """Return the folded surname: the last word of a name, without an article of Arabic."""
    return _parts(name)[1]


@lru_cache(maxsize=50_000)
def _parts(name: str) -> tuple[tuple[str, ...], str]:
    plain = [fold(word) for word in name.replace(".", " ").split()]
    plain = [word for word in plain if word not in words("titles") and word not in _PARTICLES]
    if not plain:
        return (), ""
    return tuple(plain[:-1]), plain[-1].removeprefix("al-").removeprefix("el-").replace("’", "").replace("'", "")


def _givens_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool | None:
    """True where first names agree, False where they contradict, None where one is not told."""
    if not one or not other:
        return None
    return any(_given_alike(first, second) for first in one for second in other)


@lru_cache(maxsize=50_000)
def _given_alike(one: str, other: str) -> bool:
    if one == other or _sound(one) == _sound(other) or other in _others(one):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if any(short + ending == long for ending in _FEMALE):
        return False
    length = min(len(_sound(one)), len(_sound(other)))
    return length >= 4 and OSA.distance(_sound(one), _sound(other)) <= (2 if length >= 6 else 1)


def _sound(name: str) -> str:
    plain = _SLAVIC.sub("vitsch", name.replace("-", "").replace("w", "v"))
    return skeleton(plain) or plain


@cache
def _others(name: str) -> frozenset[str]:
    return frozenset(fold(other) for other in aliases().get(name, frozenset()))
