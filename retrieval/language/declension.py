"""A German noun phrase with its adjective, outside the sentence that gave it its ending.

"auf Ersuchen der amerikanischen Seite" was the wish of the amerikanische Seite; what "das russische Verteidigungsministerium"
says is so laut russischem Verteidigungsministerium. The gender shows in the determiner before the phrase, in the adjective's own
ending, or in the noun's last part (tables/declension.toml); where nothing shows it, the phrase stays as it is.
"""

import re
from functools import cache

from retrieval.language.tables import table

_PHRASE = re.compile(r"(?P<adjectives>(?:[a-zäöüß][\w-]*(?:e|e[mnrs]) )+)(?P<rest>[A-ZÄÖÜ].*)", re.DOTALL)
_ENDING = re.compile(r"e[mnrs]?(?= )")
_GENITIVE = re.compile(r"(?:(?<=nis)ses|(?<=[^e\W])es|(?<=[^s])s)\Z")
NOMINATIVE = {"m": "er", "f": "e", "n": "es", "p": "e"}
DATIVE = {"m": "em", "f": "er", "n": "em", "p": "en"}


def nominative(phrase: str, text: str, language: str) -> str:
    """Return `phrase`, words of `text`, as it stands alone: "amerikanische Seite"; in other languages than German as it is."""
    return _declined(phrase, text, NOMINATIVE) if language == "de" else phrase


def dative(phrase: str, text: str, language: str) -> str:
    """Return `phrase`, words of `text`, as it stands behind "laut": "russischem Verteidigungsministerium"."""
    return _declined(phrase, text, DATIVE) if language == "de" else phrase


def without_genitive(noun: str) -> str:
    """Return a noun without the ending of a genitive: Bündnisses, Amtes and Ausschusses, Klinikums and Komitees."""
    return _GENITIVE.sub("", noun)


def _declined(phrase: str, text: str, endings: dict[str, str]) -> str:
    found = _PHRASE.fullmatch(phrase)
    if not found or not _determiners().isdisjoint(found["adjectives"].split()):
        return phrase
    adjectives, (noun, *rest) = found["adjectives"], found["rest"].split(" ")
    before = re.search(rf"(\w+) {re.escape(adjectives + noun)}\b", text)
    determiner = before[1].lower() if before else ""
    if determiner in {"des", "eines"}:
        noun = without_genitive(noun)
    gender = _gender(determiner, adjectives.split()[-1], noun.lower())
    return " ".join([_ENDING.sub(endings[gender], adjectives) + noun, *rest]) if gender else phrase


def _gender(determiner: str, adjective: str, noun: str) -> str:
    """The gender of a noun with an adjective behind a determiner, "p" in the plural, or ""."""
    several = noun.endswith(_nouns("plural"))
    if determiner == "das" or adjective.endswith("es"):
        return "n"
    if determiner == "die":
        return "p" if adjective.endswith("en") or several else "f"
    if determiner in {"der", "zur", "einer", "dieser"}:
        return "m" if determiner == "der" and adjective.endswith("e") else "p" if several else "f"
    if determiner in {"des", "dem", "vom", "zum", "beim", "im", "einem", "eines"} or adjective.endswith("em"):
        return "n" if noun.endswith(_nouns("neuter")) else "m"
    if adjective.endswith("er"):  # von amerikanischer Seite; ein türkischer Offizier
        return "f" if determiner in {"von", "aus", "nach", "mit", "seitens", "laut", "zu", "bei"} else ""
    return "p" if several and adjective.endswith(("e", "en")) else ""


@cache
def _determiners() -> frozenset[str]:
    """Words that are no adjectives, though they end like one: "der Polizei", "seiner Partei"."""
    return frozenset(table("declension")["determiners"].split())


@cache
def _nouns(kind: str) -> tuple[str, ...]:
    return tuple(table("declension")[kind].split())
