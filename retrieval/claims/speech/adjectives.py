"""What stands between a German article and its noun: adjectives, numbers, participles with what belongs to them."""

import re
from collections.abc import Sequence

from retrieval.claims.speech.wording import Word
from retrieval.claims.tables import words as listed

ADJECTIVE = re.compile(r"(?:[^\W\d_]|-)+(?:e|en|er|es|em)|\d+-?(?:jährige|köpfige|malige)[nrs]?")
_INDEPENDENT = re.compile(
    r".*(?:ische|liche|ige|nahe|weite|interne|eigene|erste|jährige|amtliche|mehrere|gewisse|informierte|vertraute|deutsche|hohe|führende|andere|viele|einige|weitere|neue|neueste|jüngste|vorläufige|bisherige|unbestätigte|übereinstimmende|zwei|drei)[nrsm]?"
)
ARTICLES = listed("speech", "de", "articles")
COUNTS = listed("speech", "de", "counts")
NEVER_ADJECTIVES = listed("speech", "de", "never_adjectives") | listed("speech", "de", "subordinators")
PLACED = listed("speech", "de", "placed")
BELONGING = frozenset({"von", "vom", "für"})
_WITHIN = frozenset({"seit", "mit", "durch", "nach", "noch", "am", "an", "auf", "unter", "erst", "bereits", "schon"})


def participle(words: Sequence[Word], at: int) -> int:
    """Where the adjectives begin in "einer am Dienstag veröffentlichten Mitteilung", "der seit 2001 amtierende Chef"."""
    if at >= len(words) or words[at].low not in PLACED | BELONGING | _WITHIN:
        return at
    for here in range(at + 1, min(len(words) - 1, at + 8)):
        if words[here].text in ",;:.()":
            return at
        if (
            words[here].text[0].islower()
            and len(words[here].text) > 5
            and ADJECTIVE.fullmatch(words[here].low)
            and words[here + 1].capital
        ):
            return here
    return at


def is_adjective(words: Sequence[Word], at: int, *, article: bool) -> bool:
    word = words[at]
    if word.quotation or word.capital:
        return False
    if word.text[0].isdigit():
        return article and at + 1 < len(words)
    if not word.text[0].isalpha() or word.low in NEVER_ADJECTIVES:
        return (
            article
            and word.text == ","
            and at > 0
            and ADJECTIVE.fullmatch(words[at - 1].low) is not None
            and at + 1 < len(words)
            and bool(ADJECTIVE.fullmatch(words[at + 1].low))
        )
    if article and word.low in COUNTS:
        return True
    if article:
        return ADJECTIVE.fullmatch(word.low) is not None or (
            word.low in {"und", "für", "sehr", "nicht", "so", "us"}
            and at + 1 < len(words)
            and bool(ADJECTIVE.fullmatch(words[at + 1].low))
            and not words[at + 1].capital
        )
    opening = at == 0 or (at == 1 and words[0].low in {"auch", "selbst"})
    return _INDEPENDENT.fullmatch(word.low) is not None or (opening and ADJECTIVE.fullmatch(word.low) is not None)
