"""Speakers as people name them: whether one is who somebody asks for, and how one is called outside the sentence."""

import re
from functools import cache

from retrieval.claims.speech.nouns import is_body, is_office
from retrieval.claims.tables import table
from retrieval.language.declension import dative, without_genitive
from retrieval.language.names import aliases, skeleton
from retrieval.language.tokens import fold, stopwords, surfaces_of


def is_speaker(named: str, wanted: str) -> bool:
    """Return whether `named` bears the name `wanted`, in any spelling or transliteration.

    The last word of the name decides, without offices: "Minister Rolf Kern" is asked for by "Kern" and by "Rolf Kern", not by
    "Minister Anna Berg". An office or a body alone ("Innenministerium") is a name where nothing else is given.
    """
    words = [word for word in surfaces_of(wanted) if fold(word) not in _unnaming()]
    proper = [word for word in words if not is_office(word.lower()) and not is_body(word.lower())]
    here = {form for word in surfaces_of(named) for form in _forms(word)}
    if proper:
        return bool(here & _forms(proper[-1]))
    return bool(words) and all(here & _forms(word) for word in words)


def by_name(speaker: str, text: str) -> str:
    """Return `speaker`, words of the German or English `text`, without a genitive that only the sentence asked for.

    "nach Angaben des Klinikums Hohenrade" names the Klinikum Hohenrade; what no article shows to be a genitive stays as it is.
    Accounts in the plural stand in the nominative: "ersten Erkenntnissen zufolge" rests on erste Erkenntnisse.
    """
    accounts = _ACCOUNTS.fullmatch(speaker)
    if accounts:
        plural = accounts["noun"]
        return accounts["adjectives"].replace("en ", "e ") + (plural[:-1] if plural.lower().endswith(_DATIVES) else plural)
    noun, _, rest = speaker.partition(" ")
    if not _GENITIVE.fullmatch(noun) or not re.search(rf"\b(?:des|eines) {re.escape(speaker)}", text):
        return speaker
    return f"{without_genitive(noun)} {rest}".strip()


def by_word(speaker: str, text: str, language: str) -> str:
    """Return `speaker`, words of `text`, as they stand behind "laut": nordischem Ministerium, ersten Erkenntnissen."""
    return speaker if _ACCOUNTS.fullmatch(speaker) else dative(by_name(speaker, text), text, language)


def is_account(speaker: str) -> bool:
    """Whether `speaker` names an account and nobody whose it is: "internen Berechnungen", "ersten Erkenntnissen", "Bericht"."""
    noun = speaker.lower().rsplit(maxsplit=1)[-1] if speaker.strip() else ""
    return noun in table("speech")["de"]["word_nouns"].split() and not any(word[0].isupper() for word in speaker.split()[:-1])


_DATIVES = ("nissen", "berichten", "kreisen")
_ACCOUNTS = re.compile(
    r"(?P<adjectives>(?:[A-ZÄÖÜa-zäöüß]+en )*)"
    r"(?P<noun>[\w-]*(?:nissen|berichten|kreisen|angaben|informationen|medien|schätzungen|untersuchungen|meldungen|aussagen))",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"[A-ZÄÖÜ][\w-]{2,}s")


@cache
def _forms(word: str) -> frozenset[str]:
    plain = fold(word)
    bare = plain[:-1] if plain.endswith("s") and len(plain) > 4 else plain  # "Kerns", the genitive
    names = {plain, bare} | {fold(name) for name in aliases().get(plain, ())}
    return frozenset(names | {f"~{sound}" for name in names if (sound := skeleton(name))})


@cache
def _unnaming() -> frozenset[str]:
    articles = {fold(word) for language in ("de", "en") for word in stopwords(language)}
    return frozenset(articles | set(table("speech")["en"]["titles"].split()))
