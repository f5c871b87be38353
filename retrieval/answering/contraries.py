"""Phrases that answer as a word of the question does, and those that say its contrary: einstimmig, ohne Gegenstimme, dagegen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from retrieval.answering.values.polarity import denies
from retrieval.index.expansion import SYNONYM
from retrieval.index.passages import Expanded
from retrieval.language.antonyms import alike, opposites
from retrieval.language.separable import parted_verbs
from retrieval.language.tables import table
from retrieval.language.tokens import stem, stems_of, stopwords, surfaces_of
from retrieval.models import Form, Query, Term, Way

SHORTEST = 5  # letters of a word that un- may deny: "unter" is none
ALIKE = 0.5  # weight of a word that answers as the question's own does


@dataclass(frozen=True, slots=True)
class Key:
    """A phrase as the stems of all its words, its language, and whether it denies by itself."""

    stems: frozenset[str]
    language: str
    denies: bool


NONE = Key(frozenset(), "", denies=False)


@dataclass(frozen=True, slots=True)
class Contraries:
    """The phrases that answer as one does, it among them, and those that say the contrary."""

    same: tuple[Key, ...] = ()
    other: tuple[Key, ...] = ()

    @classmethod
    def of(cls, phrase: str, language: str) -> "Contraries":
        """Read what the shipped table has for `phrase`."""
        other = [*opposites(phrase, language), *((word, language) for word in _negated(phrase))]
        return cls(_keys([*alike(phrase, language), (phrase, language)]), _keys(other))

    def denying(self) -> "Contraries":
        """Return those alone that deny by themselves: that some survived says of the dead neither yes nor no."""
        return Contraries(self.same, tuple(key for key in self.other if key.denies))

    def found(self, clause: str, language: str) -> tuple[Key, Key]:
        """Return the longest phrase of each side that stands in the clause, or one without a word.

        A function word alone stands there only as the last word: "Die Tür war zu".
        """
        words = [*surfaces_of(clause), *parted_verbs(clause, language)] if language == "de" else surfaces_of(clause)
        # What begins a sentence has a capital: "Abgerissen werde sie nicht".
        stems = frozenset(stem(word, language) for word in [*words, *(word.lower() for word in words[:1])])
        last = frozenset(stem(word, language) for word in surfaces_of(clause)[-1:])
        small = _small(language)

        def longest(keys: Sequence[Key]) -> Key:
            here = (k for k in keys if k.language == language and k.stems <= stems and (not k.stems <= small or k.stems <= last))
            return max(here, key=lambda key: len(key.stems), default=NONE)

        return longest(self.same), longest(self.other)

    def without(self, term: Expanded, language: str) -> Expanded:
        """Return the term without forms that say its contrary: a thesaurus has them, as newspapers speak of both together."""
        wrong = {key.stems for key in self.other}
        said = {words.lower() for words, _ in opposites(term.term.text, language)}
        near = (form for form in term.forms if form.way is not Way.SYNONYM or form.weight > SYNONYM)
        forms = (form for form in near if frozenset(form.stems) not in wrong and form.surface.lower() not in said)
        return replace(term, forms=tuple(forms))


def _negated(word: str) -> tuple[str, ...]:
    """The adjective that denies a word by the prefix un-, as both languages have it, or the one that it denies so."""
    if not word.islower() or " " in word or len(word) < SHORTEST:
        return ()
    return (word[2:],) if word.startswith("un") else (f"un{word}",)


def phrase_of(word: str, query: Query) -> str:
    """Return the word with the one before it in the question, where the two together are known to have a contrary."""
    before = re.search(rf"\b(\w{{1,40}}) {re.escape(word)}", query.text)
    still = before and before[1].lower() in {"noch", "schon", "still", "already"}
    phrase = f"{before[1]} {word}" if before and not still else word
    return phrase if opposites(phrase, query.language) else word


def asks_existence(query: Query) -> bool:
    """Whether it is asked if there is such a thing, beside which its contrary may be as well: "Gibt es Tote?"."""
    return _EXISTENCE.match(query.text) is not None


def widened(query: Query, terms: Sequence[Expanded]) -> tuple[Expanded, ...]:
    """Return the terms with what answers or denies them as further forms, so that sentences with those are found."""
    state = _STATE.match(query.text)
    if state and state["state"].lower() not in {term.term.text.lower() for term in terms}:
        # "War die Tür zu?": a function word that is all that is asked.
        terms = [*terms, Expanded(Term(state["state"]), (), max((term.weight for term in terms), default=1.0))]
    return tuple(_widened(term, phrase_of(term.term.text, query), query.language) for term in terms)


def _widened(term: Expanded, phrase: str, language: str) -> Expanded:
    further = [*alike(phrase, language), *opposites(phrase, language)]
    forms = {form.stems: form for form in term.forms}
    for words, tongue in further:
        stems = tuple(stems_of(words, tongue))
        if stems:
            forms.setdefault(stems, Form(stems, ALIKE, Way.SYNONYM, words))
    return replace(term, forms=tuple(forms.values()))


def _keys(phrases: Sequence[tuple[str, str]]) -> tuple[Key, ...]:
    return tuple(
        Key(frozenset(stem(word, language) for word in surfaces_of(words)), language, denies(words, language))
        for words, language in phrases
    )


@lru_cache
def _small(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in stopwords(language))


_PATTERNS = table("answers")["contraries"]
_EXISTENCE = re.compile(_PATTERNS["existence"])
_STATE = re.compile(_PATTERNS["state"])
