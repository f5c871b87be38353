"""Whether a verb has its subject in a clause, without a parser: what says that something was done, and whether as a passive."""

import re
from collections.abc import Sequence
from functools import cache

from retrieval.language.tables import table
from retrieval.language.tokens import stem

FAR = 160  # characters of a clause that are read

_CLAUSES = re.compile(r"[,;:()–—„“”»«\"]|\b(?:und|aber|sondern|oder|doch|and|but|or|after|before|while|because|that|who|which)\b")
_RELATIVE = re.compile(r",? (?:die|der|das|welche|who|which|that)\b")
_PASSIVE_DE = re.compile(r"\b(?:wurden?|worden|werden?|wird|würden?)\b")
_IS_DE = re.compile(r"\b(?:ist|sind|war|waren|sei|seien|wäre|wären)\b")
_PASSIVE_EN = re.compile(r"\b(?:is|are|was|were|be|been|being|got)(?: \w+ly)?(?: \w+)?\s+\Z")
_PARTICIPLE = re.compile(r"\w*ge\w+(?:t|en)|\w+iert|(?:be|ver|er|ent|zer|über|unter)\w+(?:t|en)")
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|its|their|his|her|of)\s+\Z")


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of `text` around a place that no comma and no conjunction divides."""
    first = max((m.end() for m in _CLAUSES.finditer(text, max(0, start - FAR), start)), default=max(0, start - FAR))
    after = _CLAUSES.search(text, end, end + FAR)
    return first, after.start() if after else min(len(text), end + FAR)


def is_passive(text: str, clause: tuple[int, int], verb: tuple[int, int], language: str) -> bool:
    """Return whether the verb is the participle of a passive: "wurde gebeten", "was requested"."""
    if language == "en":
        beside = text[max(clause[0], verb[0] - 30) : verb[0]].lower()
        return _PASSIVE_EN.search(beside) is not None and not text[slice(*verb)].endswith("ing")
    return bool(_PASSIVE_DE.search(text[slice(*clause)].lower())) and bool(_PARTICIPLE.fullmatch(text[slice(*verb)].lower()))


def is_state(text: str, clause: tuple[int, int], verb: tuple[int, int]) -> bool:
    """Return whether a German verb says how a thing is ("Zustandspassiv"): "ist zerstört", but not "ist gegangen"."""
    word = text[slice(*verb)].lower()
    is_so = _IS_DE.search(text[slice(*clause)].lower()) and _PARTICIPLE.fullmatch(word)
    return bool(is_so) and not stem(word, "de").endswith(_moving())


def is_verb(text: str, clause: tuple[int, int], place: tuple[int, int], language: str) -> bool:
    """Return whether a word says in its clause that it was done: a verb, a noun with a verb that makes it one."""
    word = text[slice(*place)]
    noun = word[0].isupper() if language == "de" else bool(_DETERMINED.search(text[max(0, place[0] - 12) : place[0]].lower()))
    participle = noun and _PARTICIPLE.fullmatch(word.lower()) is not None  # "Vermittelt hatte …"
    return not noun or participle or bool(_support(language).search(text[slice(*clause)]))


def relates(text: str, clause: tuple[int, int], verbs: Sequence[tuple[int, int]]) -> bool:
    """Return whether a relative clause says the verb: "waren es die Amerikaner, die …"."""
    found = _RELATIVE.match(text, clause[1])
    if not found:
        return False
    following = clause_of(text, found.end(), found.end())
    return any(following[0] <= verb[0] < following[1] for verb in verbs)


@cache
def _moving() -> tuple[str, ...]:
    """The stems of verbs whose perfect has "sein": gehen, kommen, sterben."""
    return tuple(stem(verb, "de") for verb in table("phrases")["perfect"]["sein"].split())


@cache
def _support(language: str) -> re.Pattern[str]:
    return re.compile(table("phrases")["support"][language], re.IGNORECASE)
