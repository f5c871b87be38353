"""Translations between English and German, from tables/lexicon.txt and, where it is installed, from Debian's trans-de-en.

The Debian dictionary (Ding, by Frank Richter, GPL) is read where it lies and never shipped: a word is looked up in it only
when a question asks for it, without an index in memory.
"""

import mmap
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from retrieval.language.tokens import stem, stopwords, surfaces_of
from retrieval.readings import WorkedOut, at_once, worked_out

DING = Path("/usr/share/trans/de-en")
MOST = 12  # translations of a word; further ones are other senses
LONGEST_PHRASE = 3  # words
SHORTEST_PERSON = 6  # letters of a noun for a woman
MOST_PLACES = 20_000  # of a word in the dictionary that are looked at
LATER_SENSE = 2  # ranks that a translation loses where the word is not the first of an entry's synonyms
COMMA = ", "  # between the phrases of an entry
LEFT = 12  # bytes before a place that show whether a sense begins there

_CLOSES = {b" ", b";", b"\n", b"\r", b""}  # what follows a sense
_REMARK = re.compile(r"\{[^}]*\}|\([^)]*\)|\[[^\]]*\]|<[^>]*>|(?<!\S)/[^/|]*/(?![^\s;])")
_SOMEBODY = re.compile(r"\bsth?\.|\bsb\.|\betw\.|\bjdn?\.|\bjdm\.")

_PARTICIPLE = re.compile(
    r"(ab|an|auf|aus|bei|ein|fest|frei|her|hin|los|mit|nach|statt|teil|um|vor|weg|weiter|wieder|zu|zurück|zusammen|)ge(\w{4,})"
)


class Lexicon:
    """What a word or phrase of one language is in the other, best first."""

    def __init__(self, entries: Iterable[tuple[str, str]], ding: "Ding | None" = None, worked_out: WorkedOut = at_once) -> None:
        self._ding = ding
        self._worked_out = worked_out
        # Per phrase the translations of every line that has it, as they stand there: they are parted when asked for.
        self._exact: dict[str, dict[str, str]] = {"en": {}, "de": {}}
        self._stems: dict[str, dict[str, list[str]]] = {}  # the phrases of each key, read when a language is first asked about
        self._people: tuple[str, ...] = ()
        for english, german in entries:
            for known, phrases, translations in ((self._exact["en"], english, german), (self._exact["de"], german, english)):
                for phrase in phrases.lower().split(COMMA):
                    known[phrase] = f"{known[phrase]}{COMMA}{translations}" if phrase in known else translations

    def translations(self, phrase: str, language: str) -> tuple[str, ...]:
        """Return the translations of `phrase`, a word or words of `language`; () where none is known."""
        found = self._found(phrase, language)
        if self._ding and len(found) < MOST:
            found = [*found, *self._ding.translations(phrase.lower(), language)]
        return tuple(dict.fromkeys(found))[:MOST]

    def listed(self, phrase: str, language: str) -> tuple[str, ...]:
        """Return the translations of `phrase` that the shipped lexicon has: the same on every machine, and quick."""
        return tuple(self._found(phrase, language))

    def knows(self, phrase: str, language: str) -> bool:
        """Whether the shipped lexicon has `phrase`."""
        return bool(self._found(phrase, language))

    def is_person(self, noun: str) -> bool:
        """Whether a German noun, in lower case, ends in one that has another for a woman beside it: Lehrer, Lehrerin."""
        if not self._people:
            nouns = self._exact["de"]
            women = [noun.removesuffix("in") for noun in nouns if noun.endswith("in") and len(noun) > SHORTEST_PERSON]
            self._people = tuple(man for plain in women for man in (plain, plain + "e") if man in nouns)
        return noun.removesuffix("s").endswith(self._people)

    def knows_phrase(self, phrase: str, language: str) -> bool:
        """Whether the shipped lexicon has these words as one phrase, the last of them inflected or not."""
        *first, last = phrase.lower().split()
        return any(" ".join([*first, form]) in self._exact[language] for form in _lemmas(last))

    def synonyms(self, word: str, language: str) -> Mapping[str, int]:
        """Return words of the same language that share a translation with `word`, and how many they share."""
        other = "de" if language == "en" else "en"
        shared: dict[str, int] = defaultdict(int)
        for translation in self._found(word, language)[:6]:
            for back in _parted(self._exact[other].get(translation.lower(), ""))[:6]:
                if back.lower() != word.lower():
                    shared[back] += 1
        return shared

    def _found(self, phrase: str, language: str) -> list[str]:
        exact = self._exact[language]
        for form in _lemmas(phrase.lower()) if language == "en" else _infinitives(phrase):
            if form in exact:
                return _parted(exact[form])
        alike = self._by_stem(language).get(_key(phrase, language), ())
        return _parted(COMMA.join(exact[other] for other in alike))

    def _by_stem(self, language: str) -> dict[str, list[str]]:
        if language not in self._stems:
            self._stems[language] = self._worked_out(f"lexicon {language}", lambda: self._stemmed(language))
        return self._stems[language]

    def _stemmed(self, language: str) -> dict[str, list[str]]:
        stems: dict[str, list[str]] = defaultdict(list)
        for phrase in self._exact[language]:
            stems[_key(phrase, language)].append(phrase)
        return stems


class Ding:
    """Debian's dictionary file, `German :: English` a line, searched where it lies."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @lru_cache(maxsize=20_000)  # noqa: B019  # one dictionary lives as long as the process
    def translations(self, phrase: str, language: str) -> tuple[str, ...]:
        """Return the translations of `phrase`, those of the shortest entries first."""
        found: list[tuple[int, int, str]] = []
        for line in self._lines(phrase):
            found += self._pairs(line, phrase, language)
        return tuple(dict.fromkeys(word for _, _, word in sorted(found)))[:MOST]

    def _lines(self, phrase: str) -> Iterator[str]:
        """Yield the lines in which `phrase` may be a sense of its own, with a capital or without."""
        # One search finds "Haus" and "haus"; the bytes around a place tell whether it is worth reading the line.
        first, rest = phrase[:1], phrase[1:].encode()
        opens = re.compile(rb"(?:\A|\n|[;|:)}\]] (?:to )?)(?:%b|%b)\Z" % (_literal(first), _literal(first.upper())))
        at = self._bytes.find(rest) if rest else -1
        for _ in range(MOST_PLACES):
            if at < 0:
                return
            stop = at + len(rest)
            if self._bytes[stop : stop + 1] in _CLOSES and opens.search(self._bytes[max(0, at - LEFT) : at]):
                start, end = self._bytes.rfind(b"\n", 0, at) + 1, self._bytes.find(b"\n", stop)
                stop = end if end >= 0 else len(self._bytes)
                yield self._bytes[start:stop].decode("utf-8", "replace")
            at = self._bytes.find(rest, stop)

    @staticmethod
    def _pairs(line: str, phrase: str, language: str) -> list[tuple[int, int, str]]:
        german, _, english = _bare(line).partition(" :: ")
        source, target = (german, english) if language == "de" else (english, german)
        pairs = []
        for mine, theirs in zip(source.split(" | "), target.split(" | "), strict=False):
            senses = [_sense(sense).lower() for sense in mine.split(";")]
            if phrase in senses:
                # The first sense names the entry; to the others its translations fit less well.
                for rank, other in enumerate(theirs.split(";"), 0 if phrase == senses[0] else LATER_SENSE):
                    word = _sense(other)
                    if word and len(word.split()) <= LONGEST_PHRASE:
                        pairs.append((rank, len(line), word))
        return pairs


@cache
def installed_lexicon(ding: Path = DING) -> Lexicon:
    """Return the shipped lexicon, with Debian's dictionary behind it where that is installed."""
    text = files("retrieval.language.tables").joinpath("lexicon.txt").read_text(encoding="utf-8")
    return Lexicon(read_entries(text), Ding(ding) if ding.is_file() else None, worked_out)


def read_entries(text: str) -> Iterable[tuple[str, str]]:
    """Yield the entries of a lexicon, both sides of `english, forms = german, words`; # begins a comment line."""
    for line in text.splitlines():
        english, equals, german = line.partition(" = ")
        if equals and not line.startswith("#"):
            yield english, german


def _lemmas(word: str) -> list[str]:
    """The word and what it may be a regular inflection of: initiated -> initiate, stopped -> stop, parties -> party.

    Snowball would join "initiated" and "initial"; the lexicon's own forms tell them apart.
    """
    forms = [word]
    for suffix, endings in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("ly", ("",)),
    ):
        if word.endswith(suffix) and len(word) > len(suffix) + 2:
            base = word.removesuffix(suffix)
            forms += [base + ending for ending in endings]
            if base[-1] == base[-2]:
                forms.append(base[:-1])
    return forms


def _infinitives(word: str) -> list[str]:
    """The word, in lower case, and what it may be a verb's form of: sperrt, sperrte, gesperrt -> sperren; abgesagt -> absagen.

    Snowball keeps "sperrt" and "sperren" apart.
    """
    forms = [word.lower()]
    if word != forms[0]:
        return forms  # with a capital it is a noun, or a name
    participle = _PARTICIPLE.fullmatch(word)
    for base in [participle[1] + participle[2], word] if participle else [word]:
        for ending in ("test", "tet", "ten", "te", "t"):
            if base.endswith(ending) and len(base) > len(ending) + 2:
                forms += [base.removesuffix(ending) + "en", base.removesuffix(ending) + "n"]
        if base != word and base.endswith("en"):
            forms.append(base)  # angerufen -> anrufen
    return forms


def _key(phrase: str, language: str) -> str:
    if phrase.isalpha():
        return stem(phrase, language)
    content = surfaces_of(phrase)
    words = [word for word in content if word.lower() not in stopwords(language)] or content
    return " ".join(stem(word, language) for word in words)


def _bare(line: str) -> str:
    """A line without gender, field, abbreviations and explanations: "Abholung {f} (von etw.) [transp.]" -> "Abholung"."""
    return _REMARK.sub(" ", line)


def _sense(words: str) -> str:
    return " ".join(_SOMEBODY.sub(" ", words).split()).removeprefix("to ")


def _literal(text: str) -> bytes:
    return re.escape(text.encode())


def _parted(translations: str) -> list[str]:
    return list(dict.fromkeys(translations.split(COMMA))) if translations else []
