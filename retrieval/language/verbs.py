"""Forms of German weak verbs -> the infinitive: sperrt, absperrte, abgesperrt, abzusperren. Strong ones stand in a table by form.

The rule is any grammar's: root and -t or -et, with "ge" or "zu" between a prefix and the root. The roots are those of
tables/weak_verbs.txt, so no noun or adjective that only looks like a verb is taken for one.
"""

import re
from functools import cache

from retrieval.language.tables import rows, words

LONGEST_ENDING = 5  # letters: arbeit-etest, streik-enden
_ENDING = re.compile(r"(e?)(?:t(?:e(?:st|[nrsm])?)?|nd(?:e[nrsm]?)?|n)\Z")  # at most one place of a word has one
_DECLINED = re.compile(r"t(?:e[nrsm]?)?\Z")
UNMARKED = ("be", "ent", "er", "ver", "zer", "miss", "über", "unter", "wider")  # prefixes with which a participle has no "ge"


def infinitive_of(word: str) -> str:
    """Return the infinitive, with its prefix, of a weak verb's form in lower case; "" for any other word."""
    ending = _ENDING.search(word, max(0, len(word) - LONGEST_ENDING))
    roots, beginnings, openings = _roots(), _beginnings(), _openings()
    for at in (ending.start(), ending.end(1)) if ending else ():  # rett-ete, and feier-te
        core = word[:at]
        for start in range(len(core) - 1):
            beginning = core[:start]
            if beginning not in openings:
                break
            if beginning in beginnings and core[start:] in roots:
                return beginnings[beginning] + roots[core[start:]]
    return ""


def is_finite(word: str) -> bool:
    """Whether a word in lower case is a finite form of a verb that the tables know: "übernimmt", "streikten", no participle.

    A prefix that a main clause puts at its end does not begin one: "Abriss" is no form of "abreißen".
    """
    if infinitive_of(word):
        return word.endswith(("t", "te", "ten")) and not is_participle(word)
    endings = (word, word.removesuffix("en"), word.removesuffix("t"))
    starts = (len(prefix) for prefix in ("", *UNMARKED) if word.startswith(prefix))
    return any(form[at:] in _strong() for at in starts for form in endings)


def root_of(infinitive: str) -> str:
    """Return the form that a verb shares with its noun: liefern, Lieferung; verhandeln, Verhandlung."""
    if infinitive.endswith("eln"):
        return infinitive.removesuffix("eln") + "l"
    return infinitive.removesuffix("n").removesuffix("e")


def is_participle(word: str) -> bool:
    """Whether a word in lower case has the shape of a weak participle, as the noun made of one has: Verletzte, Geflüchteten."""
    return bool(_DECLINED.search(word)) and (word.startswith(UNMARKED) or "ge" in word)


@cache
def _roots() -> dict[str, str]:
    return {infinitive.removesuffix("n").removesuffix("e"): infinitive for infinitive in words("weak_verbs")}


@cache
def _strong() -> frozenset[str]:
    """The finite forms of strong verbs that their table has, past and present."""
    return frozenset(form for _, *forms in rows("strong_verbs") for form in forms if not form.startswith("ge"))


@cache
def _beginnings() -> dict[str, str]:
    """What may stand before a root, and the prefix that it holds: "abge", "abzu" and "ab" hold "ab"."""
    prefixes = sorted(words("verb_prefixes"))
    marked = {prefix + mark: prefix for prefix in prefixes for mark in ("ge", "zu")}
    return marked | {prefix: prefix for prefix in prefixes} | {"": "", "ge": ""}


@cache
def _openings() -> frozenset[str]:
    """All that what may stand before a root begins with: a word that goes on otherwise needs no further look."""
    return frozenset(beginning[:end] for beginning in _beginnings() for end in range(len(beginning) + 1))
