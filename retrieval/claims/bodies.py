"""When two bodies are one: by name, spelt in whatever way, by kind, by what tells bodies of one kind apart."""

from rapidfuzz.distance import OSA

from retrieval.claims.naming.institutions import kinds_alike, roots_alike
from retrieval.claims.naming.named import Body
from retrieval.language.names import skeleton

# A place tells one body of these kinds from another, and is part of the name.
PLACED = frozenset(
    [
        "centralbank",
        "coastguard",
        "police",
        "fire",
        "court",
        "prosecution",
        "municipality",
        "district",
        "rescue",
        "parliament",
        "opposition",
        "authority",
    ]
)
LONG = 7  # letters of a name's sound from which one slip of the pen is forgiven


def is_bare(body: Body) -> bool:
    """Whether nothing but its kind is told of a body, and perhaps a place: "die Gewerkschaft", "das Gericht in Moorburg"."""
    return not (body.name or body.modifier or body.famous)


def is_named(body: Body) -> bool:
    """Whether a body is told from others of its kind by a name, a place, or a compound that is one: Uferbahn, not Möbelfabrik."""
    return bool(body.name or body.owner or (body.modifier and body.kind != "company"))


def same_body(one: Body, other: Body) -> bool:
    """Whether two bodies are one by what is told of them; of bare ones that cannot be said."""
    if not kinds_alike(one.kind, other.kind):
        return False
    if one.name and other.name:
        return names_alike(one.name, other.name)
    if one.owner and other.owner and not roots_alike(one.owner, other.owner):
        return False
    if one.modifier and other.modifier:
        return (one.kind, one.modifier) == (other.kind, other.modifier)
    if one.name or other.name:
        # "Uferbahn", a railway, is what a page in another language calls by that name alone.
        named, compound = (one, other) if one.name else (other, one)
        return bool(compound.modifier) and not named.kind and named.name[0].startswith(compound.modifier)
    if one.famous and other.famous:
        return one.owner == other.owner
    return bool(one.owner and other.owner) and (one.kind, one.modifier) == (other.kind, other.modifier) and one.kind in PLACED


def may_be_one(one: Body, other: Body) -> bool:
    """Whether two bodies may be one: they are, or one of them is bare and of a kind with the other."""
    if one.owner and other.owner and not roots_alike(one.owner, other.owner):
        return False
    return same_body(one, other) or (kinds_alike(one.kind, other.kind) and (is_bare(one) or is_bare(other)))


def names_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of bodies are one: equal but for spelling, shortened to the first word, or to the initials."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return False
    if any(_abbreviates(theirs[0], mine) for mine, theirs in ((one, second), (other, first)) if len(theirs) == 1):
        return True
    return all(_word_alike(mine, theirs) for mine, theirs in zip(first, second, strict=False))


def _plain(name: tuple[str, ...]) -> tuple[str, ...]:
    plain = tuple(word for word in name if not word.startswith("("))
    return plain or tuple(word.removeprefix("(") for word in name)


def _abbreviates(short: str, name: tuple[str, ...]) -> bool:
    """Whether `short` stands in brackets after the name, or is its initials, with that of "Gewerkschaft" before it or not."""
    if f"({short}" in name:
        return True
    initials = "".join(word[0] for word in _plain(name))
    return len(initials) > 1 and short in {initials, short[:1] + initials}


def _word_alike(one: str, other: str) -> bool:
    if one.removesuffix("s") == other.removesuffix("s"):
        return True
    sounds = skeleton(one), skeleton(other)
    if not all(sounds):
        return False
    return sounds[0] == sounds[1] or (min(map(len, sounds)) >= LONG and OSA.distance(*sounds, score_cutoff=1) <= 1)
