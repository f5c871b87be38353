"""Text -> tokens -> stems: the forms under which words are indexed and looked up.

Text is folded for matching only: case, umlauts in every spelling (Müller, Mueller; Straße, Strasse, STRASSE), accents.
Stems are Snowball's (Porter, "Snowball: a language for stemming algorithms", 2001).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from retrieval.language.tables import rows, words
from retrieval.language.verbs import UNMARKED, infinitive_of, is_participle, root_of

# Within a word, a page may write an accent as a mark of its own (NFD), a soft hyphen, a joiner: none of them ends it.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(rf"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[{_INSIDE}]+[^\W\d_]*)*(?:['’][^\W\d_]+)?|\w+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_ACCENTED = re.compile(r"[^\x00-\x7fäöüß]")
_GENITIVE = re.compile(r"['’]\w{1,2}$")
_SNOWBALL = {"de": "german", "en": "english"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number: `text[start:end]`, in `surface` as it stands there."""

    start: int
    end: int
    surface: str


def tokens_of(text: str) -> list[Token]:
    """Return the words and numbers of `text`; a number keeps its inner dots and commas, a compound with hyphens is several."""
    return [Token(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def surfaces_of(text: str) -> list[str]:
    """Return the words and numbers of `text` as they stand there: the surfaces of its tokens, at a fraction of the cost."""
    return _WORD.findall(text)


def stopwords(language: str) -> frozenset[str]:
    return words(f"stopwords_{language}")


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the form under which `word` is indexed in a document of `language`."""
    plain = _without_accents(word.lower())
    if "'" in plain or "’" in plain:  # a genitive or a contraction is the word before it: Kap's, Whitcombe’s
        plain = _GENITIVE.sub("", plain)
    found = _stemmer(language).stemWord(plain)
    if language == "de":
        found = _stem_of_verb(plain, found, noun=not word[:1].islower())
    return fold(found) or plain


def _stem_of_verb(plain: str, found: str, *, noun: bool) -> str:
    """The stem of the infinitive where a German word is a verb's form, otherwise `found`."""
    if not noun or is_participle(plain):  # "sperrt" is a form of sperren; of the nouns only "Verletzte" is one of verletzen
        infinitive = infinitive_of(plain)
        if infinitive.endswith(("ern", "eln", "ieren")):
            return root_of(infinitive)  # Snowball makes "lief" of liefern
        if infinitive:
            return str(_stemmer("de").stemWord(infinitive))
    if noun:  # "griff" is a form of greifen, "Griff" a noun
        return found
    form, verb = _strong_forms().get(found, ("", found))
    return verb if plain.startswith(form) else found  # "fuhr" is a form of fahren, "führen" is not, of one stem as they are


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return `word` in lower case, without umlauts or accents: Müller, Mueller and MUELLER are one."""
    plain = word.lower().translate(_UMLAUTS)
    if not plain.isascii():
        marks = unicodedata.normalize("NFKD", plain).lower()
        plain = _UNSEEN.sub("", "".join(mark for mark in marks if not unicodedata.combining(mark)))
    for pair in ("ae", "oe", "ue"):
        while pair in plain:
            plain = plain.replace(pair, pair[0])
    return plain


def stems_of(text: str, language: str) -> list[str]:
    """Return the stems of the content words of `text`, in order."""
    skip = stopwords(language)
    return [stem(word, language) for word in surfaces_of(text) if word.lower() not in skip]


def _without_accents(word: str) -> str:
    """Accents other than the umlauts, which Snowball's German stemmer wants to see, go: Kovačević -> kovacevic."""
    if not _ACCENTED.search(word):
        return word
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", word))
    return "".join(mark if mark in "äöüß" else fold(mark) or mark for mark in seen)


@cache
def _strong_forms() -> dict[str, tuple[str, str]]:
    """For the stems of strong verbs' forms, with every prefix: the form, and the stem of the infinitive that it belongs to."""
    stemmed = _stemmer("de").stemWord
    pairs = [(form, verb) for verb, *forms in rows("strong_verbs") for form in forms]
    prefixed = [(prefix + form, prefix + verb) for prefix in ("", *words("verb_prefixes")) for form, verb in pairs]
    # Prefixes that are not separated take the place of "ge": gebrochen, but versprochen.
    prefixed += [(prefix + form[2:], prefix + verb) for prefix in UNMARKED for form, verb in pairs if form.startswith("ge")]
    return {stemmed(form): (form, stemmed(verb)) for form, verb in prefixed}


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(_SNOWBALL[language])
