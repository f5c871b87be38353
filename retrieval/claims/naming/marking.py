"""The words of a text, each with what it says about who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.claims.naming.institutions import LONGEST, NOTHING, Meaning, opening_words, phrase_meaning, word_meaning, words
from retrieval.language.tokens import fold, stopwords

ARTICLES = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "the",
        "a",
        "an",
        "unser",
        "unsere",
        "unserer",
        "seine",
        "seiner",
        "sein",
        "seinem",
        "ihr",
        "ihre",
        "ihrem",
        "ihren",
        "ihrer",
        "its",
        "their",
        "his",
        "her",
        "our",
    ]
)
OF = frozenset(
    [
        "der",
        "des",
        "von",
        "vom",
        "bei",
        "beim",
        "fur",
        "im",
        "in",
        "aus",
        "an",
        "of",
        "for",
        "at",
        "from",
        "with",
        "to",
        "zum",
        "zur",
        "am",
    ]
)
QUOTES = frozenset("„“”\"»«‚‘’'›‹")

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_INSIDE_NAMES = frozenset(["von", "van", "de", "del", "di", "da", "el", "al", "bin", "ibn", "zu"])
_INSIDE_TITLES = frozenset(["und", "&", "of"])  # Holz und Leim
_ARABIC = ("al-", "el-")
_MOST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a phrase of the tables, or a sign: `start` and `end` in the text, `plain` folded and without a possessive s.

    `name`: it is written with a capital, and neither the tables nor the grammar know it.
    """

    start: int
    end: int
    text: str
    plain: str
    meaning: Meaning
    possessive: bool
    name: bool

    @property
    def bare(self) -> str:
        return _POSSESSIVE.sub("", self.text)


def marked(text: str, start: int, end: int) -> list[Word]:
    """Return the words of `text[start:end]`, phrases that the tables know as one."""
    raw = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text, start, end)]
    # The mark of "the supporters' officer" belongs to the word before it.
    raw = [part for part in raw if part[2] not in {"'", "’"} or text[part[0] - 1 : part[0]] != "s"]
    read = [_lexical(surface) for _, _, surface in raw]
    found: list[Word] = []
    at = 0
    while at < len(raw):
        begin, stop, surface = raw[at]
        plain, meaning, possessive, name = read[at]
        phrase = "" if possessive else _phrase(plain, [word[0] for word in read[at + 1 : at + LONGEST]])
        length = phrase.count(" ") + 1
        if phrase:
            stop = raw[at + length - 1][1]
            plain, surface = phrase, text[begin:stop]
            meaning, name, possessive = phrase_meaning(phrase) or NOTHING, False, read[at + length - 1][2]
        found.append(Word(begin, stop, surface, plain, meaning, possessive, name))
        at += length
    return found


def run_of_names(marked_words: Sequence[Word], at: int, *, body: bool = False) -> int:
    """Return where the run of names that begins at `at` ends, titles skipped; `at` where there is none.

    `body`: the name may be one of a body, with "und" in it.
    """
    inside = _INSIDE_NAMES | _INSIDE_TITLES if body else _INSIDE_NAMES
    end, names = at, 0
    while end < len(marked_words) and names < _MOST:
        word = marked_words[end]
        following = marked_words[end + 1] if end + 1 < len(marked_words) else None
        if word.plain in words("titles") and following:
            step = 2 if following.text == "." else 1
            if end + step < len(marked_words) and _named(marked_words[end + step]):
                end += step
                continue
            break
        if not word.name and not (names and word.plain in inside and following and following.name):
            break
        end, names = end + 1, names + 1
        if word.possessive:
            break
    return end if names else at


def spelt(name: Sequence[Word]) -> str:
    """Return a run of names as it is written, without titles."""
    return " ".join(word.bare for word in name if (word.name or word.text.isalnum()) and word.plain not in words("titles"))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words of grammar, German and English, in lower case; folded, "Doe" would be "do"."""
    return stopwords("de") | stopwords("en") | ARTICLES | OF


def _named(word: Word) -> bool:
    return word.name or word.plain in words("titles")


def _phrase(first: str, following: Sequence[str]) -> str:
    """Return the longest phrase of the tables, of two words or more, that begins with `first`; "" for none."""
    if first in opening_words():
        for length in range(len(following), 0, -1):
            phrase = " ".join((first, *following[:length]))
            if phrase_meaning(phrase):
                return phrase
    return ""


@lru_cache(maxsize=100_000)
def _lexical(surface: str) -> tuple[str, Meaning, bool, bool]:
    bare = _POSSESSIVE.sub("", surface)
    plain = fold(bare)
    meaning = word_meaning(bare)
    capital = surface[:1].isupper() or surface[:3].lower() in _ARABIC
    known = bare.lower() in function_words() or any(plain in words(name) for name in ("former", "anonymous", "realm", "titles"))
    return plain, meaning or NOTHING, bare != surface, capital and meaning is None and not known and not plain.isdigit()
