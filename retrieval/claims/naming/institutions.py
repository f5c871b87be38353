"""What a word says about who speaks: a kind of body, an office in one, a country; from tables."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from retrieval.claims.tables import lines, table
from retrieval.language.names import skeleton
from retrieval.language.tokens import fold

SHORT = 3  # letters; an abbreviation this short must be in capitals: US, SV, AG
LONGEST = 4  # words of a phrase

_GENTILE = ("ischen", "ischer", "isches", "ischem", "ische", "isch", "ians", "iens", "ien", "ian", "ias", "ia")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word or phrase says.

    `kind` of body, with its `portfolio` or the first part of a compound (`modifier`); `office`: it stands for a person;
    `owner`: the country it belongs to; `name`: a proper name before a hyphen (GHL-Chef).
    """

    kind: str = ""
    portfolio: str = ""
    modifier: str = ""
    owner: str = ""
    name: str = ""
    office: bool = False
    rank: bool = False
    former: bool = False
    country: bool = False  # it names a country, its people or capital, and nothing else
    institution: bool = False  # it names one that everybody knows


NOTHING = Meaning()


@cache
def sides_with_state(kind: str) -> bool:
    """Whether a body of this kind speaks for its state."""
    return kind == "state" or table("bodies")["kinds"].get(kind, {}).get("side") == "state"


@cache
def kinds_alike(one: str, other: str) -> bool:
    """Whether a word of one kind may mean a body of the other: the company, the railway."""
    return one == other or not one or not other or wider_kind(one) == other or wider_kind(other) == one


@cache
def wider_kind(kind: str) -> str:
    """Return the kind that a bare word for a body of `kind` may be of: the railway is a company; "" for none."""
    return str(table("bodies")["kinds"].get(kind, {}).get("like", ""))


@lru_cache(maxsize=50_000)
def root(name: str) -> str:
    """Return what the name of a country, its adjective and its people share: Tarsien, Tarsia, tarsisch -> tars."""
    plain = fold(name)
    for ending in _GENTILE:
        if plain.endswith(ending) and len(plain) - len(ending) > 2:
            plain = plain.removesuffix(ending)
            break
    else:
        plain = plain.removesuffix("s") if len(plain) > 4 else plain
        plain = plain.removesuffix("i") if len(plain) > 4 else plain
        for ending in ("ien", "ia"):
            plain = plain.removesuffix(ending) if len(plain) > 5 else plain
    return skeleton(plain) or plain


def roots_alike(one: str, other: str) -> bool:
    """Whether two owners are one: equal, or a seat that its state is named after (Osr, Osran)."""
    if one == other:
        return True
    if one[:1] == "=" or other[:1] == "=":
        return False
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short) and len(long) - len(short) <= 2


@lru_cache(maxsize=100_000)
def phrase_meaning(words: str, shout: bool = False) -> Meaning | None:  # noqa: FBT001, FBT002
    """Return what a phrase of the tables means, `words` folded; an abbreviation only where it is written in capitals."""
    if len(words) <= SHORT and not shout:
        return None
    return _phrases().get(words)


@cache
def opening_words() -> frozenset[str]:
    """Return the first words of the phrases of several words."""
    return frozenset(phrase.split()[0] for phrase in _phrases() if " " in phrase)


@lru_cache(maxsize=100_000)
def word_meaning(word: str) -> Meaning | None:
    """Return what a single word means, German compounds taken apart; None where it says nothing about a speaker."""
    plain = fold(word)
    if plain in _data()["common"]["nouns"]:
        return None
    found = phrase_meaning(plain, word.isupper())
    if found or not word[:1].isupper() or word.isupper():
        return found
    if "-" in plain:
        left, _, right = plain.rpartition("-")
        return _hyphenated(word.rpartition("-")[0], left, word_meaning(right.capitalize()))
    for form in _uninflected(plain):
        meaning = _compound(form)
        if meaning:
            return meaning
    return None


def _hyphenated(shown: str, left: str, right: Meaning | None) -> Meaning | None:
    if right is None or right.country:
        return None
    if left == "ex":
        return replace(right, former=True)
    known = phrase_meaning(left, shown.isupper())
    if known and known.owner:
        return replace(right, owner=known.owner, kind=right.kind or known.kind, portfolio=right.portfolio or known.portfolio)
    body = _body_of(left)
    if body and right.office and not right.kind:
        return replace(body, office=True)
    portfolio = _portfolio(left)
    if portfolio and right.kind == "ministry":
        return replace(right, portfolio=portfolio)
    return replace(right, name=shown)


def _compound(form: str) -> Meaning | None:
    if form in _phrases():
        return _phrases()[form]
    for length in range(len(form) - 1, 2, -1):  # the longest end decides: Ministerpräsident is no Präsident
        end, left = form[-length:], form[:-length]
        if end in _data()["common"]["nouns"]:
            return None
        kind = _ends().get(end)
        if kind:
            meaning, office = kind
            if meaning == "role":
                body = _body_of(left)
                if body is None and end in words("weak"):
                    return None
                return replace(body, office=True) if body else Meaning(office=True, modifier=left)
            portfolio = _portfolio(left) if meaning == "ministry" else ""
            return Meaning(
                kind=meaning, portfolio=portfolio, modifier="" if portfolio or office else left.removesuffix("s"), office=office
            )
    return None


def _body_of(left: str) -> Meaning | None:
    """The body that the first part of a compound names: Amts-, Bahn-, Gerichts-, Ministeriums-."""
    for form in (left, left.removesuffix("s"), left.removesuffix("n"), left.removesuffix("en"), left.removesuffix("es")):
        known = _phrases().get(form) or (Meaning(kind=_begins()[form]) if form in _begins() else None)
        if known and (known.kind or known.owner) and not known.office:
            return known
        if form in _ends() and not _ends()[form][1] and _ends()[form][0] != "role":
            return Meaning(kind=_ends()[form][0])
    for form in (left, left.removesuffix("s"), left.removesuffix("n")):
        deeper = _compound(form) if len(form) > 5 else None
        if deeper and deeper.kind and not deeper.office:
            return deeper
    return None


def _portfolio(left: str) -> str:
    for name, stems in _data()["portfolios"].items():
        if any(left.removeprefix("bundes").removeprefix("landes").startswith(fold(stem)) for stem in stems):
            return str(name)
    return ""


def portfolio_of(word: str) -> str:
    """Return the portfolio that an English word before "ministry" names, or ""."""
    return next((name for name, stems in _data()["portfolios"].items() if word in stems), "")


def portfolio_begun(word: str) -> str:
    """Return the portfolio whose stem a noun begins with, Finanzen, Innern, Bildung, or ""; a short stem begins other words."""
    stems = [(stem, name) for name, all_stems in _data()["portfolios"].items() for stem in all_stems if len(stem) > 4]
    return next((name for stem, name in stems if word.startswith(stem)), "")


def _uninflected(plain: str) -> list[str]:
    forms = [plain]
    for ending in ("ses", "es", "s", "en", "n", "e", "innen"):
        base = plain.removesuffix(ending)
        if base != plain and len(base) > 3:
            forms.append(base)
    return forms


@cache
def _data() -> dict[str, Any]:
    data = table("bodies")
    return {**data, "common": {name: frozenset(map(fold, words)) for name, words in data["common"].items()}}


@cache
def words(name: str) -> frozenset[str]:
    """Return the folded words of a list under [roles] or [common]."""
    data = table("bodies")
    return frozenset(map(fold, data["roles"].get(name) or data["common"][name]))


@cache
def _begins() -> dict[str, str]:
    return {fold(begin): kind for kind, entry in _data()["kinds"].items() for begin in entry.get("begins", ())}


@cache
def _ends() -> dict[str, tuple[str, bool]]:
    """German nouns that end a compound: the kind ("role" for a bare office), and whether it is a person's."""
    roles = (*_data()["roles"]["ends"], *_data()["roles"]["weak"])
    ends = {fold(end): ("role", True) for end in roles}
    for kind, entry in _data()["kinds"].items():
        ends |= {fold(end): (kind, False) for end in entry.get("ends", ())}
        ends |= {fold(end): (kind, True) for end in entry.get("persons", ()) if " " not in end}
    return ends


@cache
def _phrases() -> dict[str, Meaning]:
    """Everything that is matched whole, folded."""
    found: dict[str, Meaning] = {}
    data = _data()
    for rank in data["roles"]["ranks"]:
        found[fold(rank)] = Meaning(office=True, rank=True)
    for role in (*data["roles"]["words"], *data["roles"]["ends"]):
        found[fold(role)] = Meaning(office=True)
    for kind, entry in data["kinds"].items():
        for noun in (*entry.get("words", ()), *entry.get("ends", ())):
            found[fold(noun)] = Meaning(kind=kind)
        for person in entry.get("persons", ()):
            portfolio = next((portfolio_of(word) for word in person.split() if portfolio_of(word)), "")
            found[fold(person)] = Meaning(kind=kind, portfolio=portfolio, office=True)
    for name in data["portfolios"]:
        for stem in data["portfolios"][name]:
            for noun, office in (("ministry", False), ("minister", True), ("secretary", True), ("department", False)):
                found[f"{fold(stem)} {noun}"] = Meaning(kind="ministry", portfolio=name, office=office)
                found[f"{noun} of {fold(stem)}"] = Meaning(kind="ministry", portfolio=name, office=office)
    found |= _countries()
    for names, owner, kind in lines("institutions"):
        what, _, portfolio = kind[0].partition(" ")
        country = found.get(fold(owner[0]))
        key = country.owner if country and country.country else f"={fold(owner[0])}"
        for name in names:
            for form in (name,) if name.isupper() else (name, f"{name}s"):
                found.setdefault(fold(form), Meaning(kind=what, portfolio=portfolio, owner=key, institution=True))
    return found


@cache
def _countries() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for names, adjectives, people, seats in lines("countries"):
        meaning = Meaning(owner=f"={fold(names[0])}", country=True)
        forms = [form for name in (*names, *seats) for form in (name, f"{name}s")]
        forms += [f"{seat}{ending}" for seat in seats for ending in ("er", "r")]
        for adjective in adjectives:
            forms += [adjective, *(adjective + ending for ending in ("e", "er", "en", "es", "em", "s"))]
        for person in people:
            stem = person.removesuffix("e")
            forms += [person, *(person + ending for ending in ("n", "s", "in", "innen")), stem + "in", stem + "innen"]
        for form in forms:
            found.setdefault(fold(form), meaning)
    return found
