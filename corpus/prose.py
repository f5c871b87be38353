"""What tells running text from labels, headlines and menus: finished sentences, and how sentences open."""

import re
from functools import cache, lru_cache

from corpus.tables import table

# A full stop after two letters and before a capital, or at the very end: "18. Juni" and "K. Thelen" finish nothing.
_SENTENCE_END = re.compile(
    r"""(?<=[^\W\d_]{2})[.!?](?!\.)["“”»«'’‘)\]]*\s+[^\w\s]*[A-ZÄÖÜ]
      | (?<=[^\s.])[.!?]["“”»«'’‘)\]]*$
      | [.!?]["“”»«'’‘)]+\s""",
    re.VERBOSE,
)
_QUOTATION = re.compile(r"""[„“»"‚‘'].{15,}[“”«"‘’']""")
_ITEM = re.compile(r"(?:[-–*•·‣◦]|\d{1,2}[.)]|[a-z]\))\s+\S")
_STATISTIC = re.compile(r"[^\W\d][^:]{1,30}: .*\d.*")
# A German verb in the third person: "fordert", "kündigte"; an English one in the past: "called".
_VERB = re.compile(r"\b(?:[a-zäöüß]{4,}[^\Waeiouäöüs\d_]t|[a-zäöüß]{4,}et|[a-zäöüß]{3,}[^\Ws\d_]te|[a-z]{3,}ed)\b")
_COMPANY = re.compile(r"\b(?:e\. ?V|Inc|Ltd|Co|Corp)\.$")
NAME_WORDS = 8  # no company's or club's name is longer
LONGEST_WORD = 100  # characters; a longer one is no abbreviation
QUOTED_WORDS = 6  # a paragraph may be a quotation of so many words, a shorter one is a subheading


@lru_cache(maxsize=1024)  # asked of each line of a page again and again, from several sides
def is_sentence(text: str) -> bool:
    """Whether `text` holds a finished sentence of four words or more, or announces a quotation or a list with a colon.

    An ellipsis ends none: sites cut headlines with it.
    """
    words = len(text.split())
    return (words >= 4 and _finishes(text)) or (words >= 3 and text.rstrip().endswith(":"))


def is_finished(text: str) -> bool:
    """Whether `text` ends as a sentence ends."""
    return bool(re.search(r"""[.!?]["“”»«'’‘)\]]*$""", text)) and not text.endswith("...")


def is_quotation(text: str) -> bool:
    """Whether all of `text` stands in quotation marks."""
    return bool(_QUOTATION.fullmatch(text))


def is_prose(text: str) -> bool:
    """Whether `text` holds a sentence, or is a quotation that is more than a subheading."""
    return is_sentence(text) or (is_quotation(text) and (is_finished(text) or len(text.split()) >= QUOTED_WORDS))


def is_item(text: str) -> bool:
    """Whether `text` opens as an item of a list."""
    return bool(_ITEM.match(text))


def is_statistic(text: str) -> bool:
    """Whether `text` is a name with a value that has a number in it: "Zuschauer: 4.312"."""
    return bool(_STATISTIC.fullmatch(text))


def is_entry(text: str) -> bool:
    """Whether `text` may be a row of a table that lost its lines: words with a number, and no sentence."""
    return bool(re.search(r"[^\W\d_]{2}.*\d", text)) and not is_finished(text)


def opens_sentence(text: str) -> bool:
    """Whether `text` opens with an article or the like, which headlines and links leave out."""
    return text.split(maxsplit=1)[0] in _capitalised()


def has_known_verb(text: str) -> bool:
    """Whether `text` holds one of the commonest verbs behind its first word."""
    return bool(set(re.findall(r"\w+", text)[1:]) & _verbs())


def has_verb(text: str) -> bool:
    """Whether `text` holds what looks like a finite verb behind its first word."""
    rest = " ".join(text.split()[1:])
    return has_known_verb(text) or any(verb not in table("language")["no_verbs"] for verb in _VERB.findall(rest))


def stems(text: str) -> set[str]:
    """The first five letters of every longer word: enough to see that two texts are about one thing."""
    return {word[:5] for word in re.findall(r"\w{4,}", text.casefold())}


def folded(text: str) -> str:
    """`text` without case, punctuation and white space, to be compared."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _finishes(text: str) -> bool:
    abbreviations = table("language")["abbreviations"]
    for end in _SENTENCE_END.finditer(text):
        word = re.search(r"[\w.]*$", text[max(0, end.start() - LONGEST_WORD) : end.start()])
        name = end.end() == len(text) and len(text.split()) <= NAME_WORDS and _COMPANY.search(text)
        if not name and (end.end() == len(text) or not word or word[0].casefold() not in abbreviations):
            return True
    return False


@cache
def _capitalised() -> frozenset[str]:
    return frozenset(word.capitalize() for word in table("language")["openers"])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table("language")["verbs"])
