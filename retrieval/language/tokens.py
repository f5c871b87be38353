"""Text -> tokens -> stems: the forms under which words are indexed and looked up.

Text is folded for matching only: case, umlauts in every spelling (Müller, Mueller; Straße, Strasse, STRASSE), accents.
Stems are Snowball's (Porter, "Snowball: a language for stemming algorithms", 2001).
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from retrieval.language.tables import rows, words
from retrieval.language.verbs import UNMARKED, infinitive_of, is_participle, root_of
from retrieval.presence import ANSWERING

# Within a word, a page may write an accent as a mark of its own (NFD), a soft hyphen, a joiner: none of them ends it.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
# Nobody writes a longer word or number; what goes on without end is parted, so that no rule has to turn all of it over.
_WORD = re.compile(
    rf"\d{{1,40}}(?:[.,:]\d{{1,40}}){{0,20}}"
    rf"|[^\W\d_]{{1,80}}(?:[{_INSIDE}]{{1,8}}[^\W\d_]{{0,40}}){{0,20}}(?:['’][^\W\d_]{{1,40}})?|\w{{1,80}}"
)
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
    ANSWERING.breathe()  # whatever takes long reads texts
    return [Token(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def surfaces_of(text: str) -> list[str]:
    """Return the words and numbers of `text` as they stand there: the surfaces of its tokens, at a fraction of the cost."""
    ANSWERING.breathe()
    return _WORD.findall(text)


def stopwords(language: str) -> frozenset[str]:
    return words(f"stopwords_{language}")


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the form under which `word` is indexed in a document of `language`."""
    ANSWERING.breathe()
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
    form, verb = _strong_form(found)
    return verb if plain.startswith(form) else found  # "fuhr" is a form of fahren, "führen" is not, of one stem as they are


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return `word` in lower case, without umlauts or accents: Müller, Mueller and MUELLER are one."""
    plain = word.lower()
    if not plain.isascii():
        plain = plain.translate(_UMLAUTS)
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


def _strong_form(found: str) -> tuple[str, str]:
    """The strong verb's form, with any prefix, that has the stem `found`, and the stem of its infinitive; ("", `found`) if none.

    There are fifteen thousand of them: only those are stemmed that begin as the stem does; of several the last counts.
    """
    stemmed = _stemmer("de").stemWord
    prefixes, openings = _strong_prefixes()
    last, form, verb = -1, "", found
    for cut in range(len(found) + 1):
        if found[:cut] not in openings:
            break
        for number, prefix, marked in prefixes.get(found[:cut], ()):
            candidates = _strong_beginnings(marked).get(found[cut:], ()) if number > last else ()
            for one, infinitive in candidates:
                if stemmed(prefix + one) == found:
                    last, form, verb = number, prefix + one, stemmed(prefix + infinitive)
                    break
    return form, verb


@cache
def _strong_prefixes() -> tuple[dict[str, list[tuple[int, str, bool]]], frozenset[str]]:
    """Prefixes of strong verbs by how a stem begins: number, prefix, whether it takes the place of "ge"; and how these begin."""
    prefixes = [(prefix, False) for prefix in ("", *sorted(words("verb_prefixes")))] + [(prefix, True) for prefix in UNMARKED]
    found: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for number, (prefix, marked) in enumerate(prefixes):
        found[prefix.translate(_UMLAUTS)].append((number, prefix, marked))
    return dict(found), frozenset(beginning[:end] for beginning in found for end in range(len(beginning) + 1))


@cache
def _strong_beginnings(marked: bool) -> dict[str, tuple[tuple[str, str], ...]]:  # noqa: FBT001  # a key of the cache
    """The forms of strong verbs, each with its infinitive, by everything that their stems may be: what they begin with.

    Without their "ge" where a prefix takes its place: gebrochen, but versprochen.
    """
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for verb, *forms in rows("strong_verbs"):
        for form in (form[2:] if marked else form for form in forms if not marked or form.startswith("ge")):
            plain = form.translate(_UMLAUTS)
            for end in range(len(plain) + 1):
                found[plain[:end]].append((form, verb))
    return {beginning: tuple(reversed(pairs)) for beginning, pairs in found.items()}


@cache
def _stemmer(language: str) -> "Stemmer.Stemmer":
    return Stemmer.Stemmer(_SNOWBALL[language])
