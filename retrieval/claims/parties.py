"""Which speakers stand for one party to a matter: a spokeswoman, her ministry, its minister, its state's army and news agency.

Everybody and every body that the documents name is joined with what the words say they belong to (an office of a body, a
body of a state), within a document first, then across documents by name, by person, and by kind where only one body of the
kind can be meant. Two are one party when a chain of such words joins them; what is not said is not assumed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.models import Document
from retrieval.claims.inventory import inventory_of
from retrieval.claims.naming.institutions import word_meaning
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.people import same_person
from retrieval.claims.sides import Sides

LONGEST = 80  # characters of a label

# On whose word words say that somebody speaks: "Uferbahn (nach eigenen Angaben)", "Amt (Kanal Nord zufolge)".
_BASIS = re.compile(r"\s\((?:(?:nach|unter|laut|according|citing)\b[^)]*|[^)]*\bzufolge)\)")
_INDEFINITE = frozenset(["a", "an", "ein", "eine", "einer", "eines", "einem", "einen"])


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a document names it; `at`: the offset in the text where the speaker's words stand, if known."""

    speaker: str
    document: Document
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the matter. Two of the same voices and documents are one party exactly when they are equal.

    `label` is how a document names it, in its own words.
    """

    number: int
    label: str = field(compare=False)


def parties_of(voices: Sequence[Voice], documents: Iterable[Document] = ()) -> tuple[Party | None, ...]:
    """Return the party of each voice, None where the words do not say whose it is.

    `documents` are further ones on the matter, whose words may tell who belongs to whom.
    """
    everything = list(dict.fromkeys([*(voice.document for voice in voices), *documents]))
    sides = Sides([inventory_of(document) for document in everything])
    places = [sides.place(voice.speaker, everything.index(voice.document), voice.at) for voice in voices]
    sides.close()
    spoken = [None if place is None else sides.find(place) for place in places]
    found: dict[int, Party] = {}
    for side in dict.fromkeys(side for side in spoken if side is not None):
        said = [voice.speaker for voice, other in zip(voices, spoken, strict=True) if other == side]
        found[side] = Party(len(found), _label(side, sides, everything, said))
    return tuple(None if side is None else found[side] for side in spoken)


def sides_of(speakers: Sequence[tuple[str, Document]], documents: Iterable[Document] = ()) -> list[list[int]]:
    """Return the indexes of `speakers` in groups, each one party; a speaker of no known party stands alone."""
    groups: dict[object, list[int]] = {}
    for at, party in enumerate(parties_of([Voice(*speaker) for speaker in speakers], documents)):
        groups.setdefault(party or ("alone", at), []).append(at)
    return list(groups.values())


def same_side(one: tuple[str, Document], other: tuple[str, Document], documents: Iterable[Document] = ()) -> bool:
    """Whether two speakers certainly speak for one party."""
    return len(sides_of([one, other], documents)) == 1


def _label(side: int, sides: Sides, documents: Sequence[Document], said: Sequence[str]) -> str:
    members = set(sides.members(side))
    people = [member for _, member in members if isinstance(member, str)]
    spoken = [_BASIS.sub("", words) for words in said]
    kinds = {mention.body.kind for words in spoken for mention in mentions_in(words)[:1] if mention.body}
    names = [(_telling(words, people, said=True), words) for words in spoken]
    for at, document in enumerate(documents):
        mentions = [m for m in inventory_of(document).mentions if (at, m.body) in members and m.body and m.body.kind in kinds]
        shown = dict.fromkeys(document.text[mention.start : mention.end] for mention in mentions)
        names += [(_telling(words, people, said=False), words) for words in shown]
    return max(names, key=lambda name: name[0])[1] if names else ""


def _telling(words: str, people: Sequence[str], *, said: bool) -> tuple[bool, ...]:
    """How well words label a party.

    By name or place, those of a speaker, a body rather than its state's media or a person, in the nominative, not too long.
    """
    fits = len(words) <= LONGEST and "\n" not in words and words.split(maxsplit=1)[0].lower() not in _INDEFINITE
    mentions = mentions_in(words)
    if not mentions:
        return fits, True, said, True, not any(same_person(person, words) for person in people), True
    body = mentions[0].body
    told = bool(mentions[0].person) or (body is not None and bool(body.name or body.owner or body.modifier or body.portfolio))
    medium = body is not None and body.kind == "statemedia"
    return fits, told, said, not medium, not mentions[0].office, _in_nominative(words)


def _in_nominative(words: str) -> bool:
    """Whether the noun is not "Ministeriums", which without its s is a noun as well."""
    nouns = [word for word in words.split() if word_meaning(word)]
    return not (nouns and nouns[0].endswith("s") and word_meaning(nouns[0][:-1]) and nouns[0][:1].isupper())
