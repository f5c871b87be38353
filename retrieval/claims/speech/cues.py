"""Verbs that say who says something: the tables cues_de.txt and cues_en.txt, conjugated."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from retrieval.claims.tables import rows
from retrieval.models import Act

_UNSTRESSED = ("be", "ver", "er", "ent", "emp", "zer", "ge", "unter", "wider", "über", "hinter", "miss")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech. `clausal`: it counts only with what is said, an object is not enough.

    `naming`: its object is what is spoken of, not what is said of it ("kritisierte den Plan").
    `needs`: sets of words, one of which must stand in its clause; `bars`: words that must not. `particle`: its separable prefix.
    `shape` is "finite", "final" (a finite form with its prefix, at a clause's end), "participle", "infinitive", "continuous".
    """

    act: Act
    clausal: bool
    naming: bool
    needs: tuple[frozenset[str], ...]
    bars: frozenset[str]
    particle: str
    shape: str

    def fits(self, clause: AbstractSet[str]) -> bool:
        """Whether the words of the clause, in lower case, hold what the verb needs."""
        return not self.bars & clause and (not self.needs or any(need <= clause for need in self.needs))


@cache
def cues(language: str) -> dict[str, tuple[Cue, ...]]:
    """Return, for each form of a verb of speech in lower case, what it may be."""
    found: dict[str, list[Cue]] = {}
    for act, use, with_, name, *forms in rows(f"cues_{language}"):
        words = [] if with_ == "-" else with_.split(",")
        needs = tuple(frozenset(one.split("&")) for one in words if not one.startswith("!"))
        bars = frozenset(one[1:] for one in words if one.startswith("!"))
        particle, _, verb = name.rpartition("|")
        for shape, form in _german(particle, verb, forms) if language == "de" else _english(verb, forms):
            plain = particle if shape == "finite" else ""
            found.setdefault(form, []).append(Cue(Act(act), use == "say", use == "name", needs, bars, plain, shape))
    return {form: tuple(several) for form, several in found.items()}


def acts_in(text: str, language: str) -> frozenset[Act]:
    """Return what the verbs of speech in `text` do; of "fordert", to demand."""
    known = cues(language)
    words = [word for word in re.findall(r"\w+", text) if word[:1].islower()]
    return frozenset(cue.act for word in words for cue in known.get(word, ()))


def _german(particle: str, verb: str, forms: list[str]) -> list[tuple[str, str]]:
    if forms:
        present, past, pasts, participle = forms
        finite = [present, past, pasts, verb]
    else:
        stem = verb[:-2] if verb.endswith("en") else verb[:-1]
        link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else ""
        finite = [stem + link + "t", stem + link + "te", stem + link + "ten", verb]
        bare = verb.startswith(_UNSTRESSED) or verb.endswith("ieren")
        participle = ("" if bare else "ge") + stem + link + "t"
    shapes = [("finite", form) for form in finite if form]
    shapes += [("participle", particle + participle), ("infinitive", particle + verb)]
    if particle:
        shapes += [("final", particle + form) for form in finite] + [("infinitive", particle + "zu" + verb)]
    return shapes


def _english(verb: str, forms: list[str]) -> list[tuple[str, str]]:
    if forms:
        present, past, participle = forms
    else:
        present = (
            verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + ("es" if verb.endswith("s") else "s")
        )
        past = participle = verb + ("d" if verb.endswith("e") else "ed")
    continuous = (verb[:-1] if verb.endswith("e") else verb) + "ing"
    return [("finite", present), ("finite", past), ("infinitive", verb), ("participle", participle), ("continuous", continuous)]
