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
SHORTEST = 4  # letters; shorter words share their skeleton with too many


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the form that the transliterations of one name share; "" for a word too short to tell."""
    plain = fold(word)
    if len(plain) < SHORTEST or not plain.isalpha():
        return ""
    plain = _DOUBLED.sub(r"\1", plain)
    german = _GERMAN.search(plain) is not None
    for spelling, read in _sounds():
        sound = "h" if german and spelling == "ch" else read  # Achundow is Akhundov, while Kovachev is Kowatschew
        if spelling[0] != "^":
            plain = plain.replace(spelling, sound)
        elif plain.startswith(spelling[1:]):
            plain = sound + plain[len(spelling) - 1 :]
    plain = _DOUBLED.sub(r"\1", plain)
    # Endings vary most: Gorbatschow, Gorbachev; -ski, -skij, -sky; French -ine is a Russian -in, Arabic -a an -ah.
    plain = re.sub(r"o(?=va?$)", "e", plain)
    return re.sub(r"(?<=in)e$|[hi]+$", "", plain) or plain


@cache
def aliases() -> dict[str, frozenset[str]]:
    """Return, for each folded name of tables/aliases.txt, the other names of what it names, as written there."""
    groups = [[name.replace("_", " ") for name in row] for row in rows("aliases")]
    return {fold(name): frozenset(group) - {name} for group in groups for name in group}


@cache
def _sounds() -> list[tuple[str, str]]:
    return [(spelling, sound) for spelling, sound in rows("transliteration")]
