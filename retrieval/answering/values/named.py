"""Whom a sentence names: people, bodies and countries, where their names begin and end, and the words before them."""

import re
from functools import cache

from retrieval.answering.values.things import is_time
from retrieval.claims.keys import keyed
from retrieval.claims.naming.mentions import countries_in, mentions_in, names_in
from retrieval.claims.tables import words
from retrieval.language.lexicon import installed_lexicon
from retrieval.language.tables import table
from retrieval.language.tokens import tokens_of

BEFORE = 90  # characters that are read before a name

_PATTERNS = table("answers")["named"]
_TAIL = re.compile(_PATTERNS["tail"])  # of a verb: "ging von der Reederei aus."
_DATELINE = re.compile(r"[A-ZÄÖÜ][\w ./-]{1,30}(?:\(\w{2,8}\))?\s?(?:[-–—:]|\.(?=\s[A-ZÄÖÜ]))\s")  # "Hochfeld (ltd) - "
_ARTICLE = re.compile(_PATTERNS["article"])


def named_in(text: str, language: str) -> list[tuple[tuple[int, int], str]]:
    """Return the people, bodies and countries of `text`, each with the person's name or ""."""
    found = [
        ((begin_of(text, m.start, m.end, language), m.start + len(_TAIL.sub("", text[m.start : m.end]))), m.person)
        for m in mentions_in(text)
    ]
    found = [(span, person) for span, person in found if span[0] < span[1]]
    openers = openers_of(language)
    names = {token.start for token, key in keyed(text, language) if key.name and token.surface.lower() not in openers}
    others = [_bare(text, *entry) for entry in names_in(text)]
    others = [((first, last), name) for (first, last), name in others if name and (" " in name or first in names)]
    others += [((t.start, t.end), "") for t in tokens_of(text) if countries_in(t.surface)]
    for span, name in others:
        if not any(first < span[1] and span[0] < last for (first, last), _ in found) and not is_time(text[slice(*span)]):
            found.append((span, name if " " in name else ""))
    begins = _DATELINE.match(text)
    return sorted(entry for entry in found if begins is None or entry[0][0] >= begins.end())


def begin_of(text: str, start: int, end: int, language: str) -> int:
    """Return where a name itself begins: in "auf Initiative der Regierung" the initiative is no body; `end` for nothing else."""
    found = [m.end() for p in agents(language) for m in p.finditer(text, max(0, start - BEFORE), end + 8)]
    begin = max((place for place in found if start < place), default=start)
    return min(begin + (text[begin : begin + 1] == " "), end)


@cache
def openers_of(language: str) -> frozenset[str]:
    """Return the words that begin a sentence with a capital and are no names: "Fast zwei Jahre danach"."""
    return words("speech", language, "openers") if language == "de" else frozenset()


def _bare(text: str, start: int, end: int, name: str) -> tuple[tuple[int, int], str]:
    """A name without the common nouns that German writes before it: "Ära Ida Falk"."""
    words = name.split()
    while len(words) > 1 and installed_lexicon().knows(words[0], "de") and text.startswith(words[0], start):
        start += len(words[0]) + 1
        words = words[1:]
    return (start, end), " ".join(words)


def person_of(speaker: str) -> str:
    """Return the person whom words name with their office; "" for none."""
    return next((mention.person for mention in mentions_in(speaker) if mention.person), "")


def ends_before(before: str, pattern: re.Pattern[str]) -> bool:
    """Return whether what the pattern finds stands right before a name, but for its article; `before` is in lower case."""
    bare = _ARTICLE.sub("", before)
    return any(not bare[match.end() :].strip(' „"“') for match in pattern.finditer(bare))


def preposition_of(before: str, language: str) -> bool:
    """Return whether a preposition stands right before a name, but for its article."""
    words = re.findall(r"\w+", _ARTICLE.sub("", before))
    return bool(words) and words[-1] in frozenset(table("questions")["settings"][language]["prepositions"].split())


@cache
def agents(language: str) -> list[re.Pattern[str]]:
    """Return the patterns behind which stands who did it, or at whose wish it was done."""
    return [re.compile(pattern, re.IGNORECASE) for pattern in table("phrases")["agents"][language]]
