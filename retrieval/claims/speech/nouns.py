"""What a noun stands for: an office, a body, a text, a thing; by its ending, from tables/speech.toml."""

from functools import cache

from retrieval.claims.tables import words


@cache
def _offices() -> tuple[frozenset[str], tuple[str, ...]]:
    names = words("speech", "de", "persons", "roles") | words("speech", "en", "roles")
    return names, (*(name for name in names if len(name) > 5), "chef", "vize", "boss")


@cache
def is_office(low: str) -> bool:
    """Whether a word names what a person is: Minister, Verteidigungsministerin, Halvorn-Chef."""
    names, endings = _offices()
    return low in names or low.endswith(endings)


@cache
def is_body(low: str) -> bool:
    """Whether a word names a body of people: a ministry, an office, a company, a union."""
    return low.endswith(_endings("de", "bodies"))


def is_common(low: str) -> bool:
    """Whether a word is a common noun by its ending, and no name."""
    return low.endswith(
        ("ung", "heit", "keit", "schaft", "tion", "tät", "kreise", "kreisen", "medien", "experten", "leute", "kräfte", "ismus")
    )


@cache
def is_text(low: str) -> bool:
    """Whether a word names a text that speaks: Mitteilung, Abschlussbericht, statement."""
    return low.endswith(_endings("de", "texts") + _endings("en", "texts"))


@cache
def is_thing(low: str) -> bool:
    """Whether a word names what never speaks: Hoffnung, Rücktritt, Millionen."""
    return low.endswith(_endings("de", "things")) and not is_body(low) and not is_text(low)


@cache
def is_medium(low: str) -> bool:
    """Whether a word names a paper, an agency, a station: somebody whom others speak to."""
    return low.endswith(_endings("de", "media"))


@cache
def _endings(*path: str) -> tuple[str, ...]:
    return tuple(words("speech", *path))
