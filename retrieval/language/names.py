"""One name in many spellings: a transliteration skeleton, and a table of names that no rule joins.

The skeleton folds what transliterations of Russian, Ukrainian, Georgian and Arabic names into German, English and French
differ in: Gerassimow, Gerasimov and Gerassimov share one, so do Schoigu and Shoigu, Chamenei and Khamenei.
"""

import re
from functools import cache, lru_cache

from retrieval.language.tables import rows
from retrieval.language.tokens import fold

_DOUBLED = re.compile(r"(.)\1+")
_GERMAN = re.compile("w|sch")  # letters of a German transliteration, where English has v, sh and ch
_OV, _ENDING = re.compile(r"o(?=va?$)"), re.compile(r"(?<=in)e$|[hi]+$")
SHORTEST = 4  # letters; shorter words share their skeleton with too many


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the form that the transliterations of one name share; "" for a word too short to tell."""
    plain = fold(word)
    if len(plain) < SHORTEST or not plain.isalpha():
        return ""
    plain = _DOUBLED.sub(r"\1", plain)
    for spelling, sound, begins in _sounds(german=_GERMAN.search(plain) is not None):
        if spelling not in plain:
            continue
        if not begins:
            plain = plain.replace(spelling, sound)
        elif plain.startswith(spelling):
            plain = sound + plain[len(spelling) :]
    plain = _DOUBLED.sub(r"\1", plain)
    # Endings vary most: Gorbatschow, Gorbachev; -ski, -skij, -sky; French -ine is a Russian -in, Arabic -a an -ah.
    plain = _OV.sub("e", plain)
    return _ENDING.sub("", plain) or plain


@cache
def aliases() -> dict[str, frozenset[str]]:
    """Return, for each folded name of tables/aliases.txt, the other names of what it names, as written there."""
    groups = [[name.replace("_", " ") for name in row] for row in rows("aliases")]
    return {fold(name): frozenset(group) - {name} for group in groups for name in group}


@cache
def _sounds(*, german: bool) -> list[tuple[str, str, bool]]:
    """Spellings, the sound of each, and whether it counts at the beginning of a name only."""
    found = []
    for spelling, read in rows("transliteration"):
        sound = "h" if german and spelling == "ch" else read  # Achundow is Akhundov, while Kovachev is Kowatschew
        found.append((spelling.removeprefix("^"), sound, spelling.startswith("^")))
    return found
