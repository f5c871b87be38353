"""Where it was, as an answer to "where": the phrases of a sentence that together name a place, or whence and whither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.models import Document
from retrieval.answering.likeness import Likeness, alike
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.relation import COMMON_WORDS, NO_RULE, OTHER_WORDS, Value
from retrieval.answering.values.things import Words, is_time
from retrieval.claims.parties import same_side
from retrieval.claims.profiles import happenings
from retrieval.explanation import Judgement, Relation, Rule
from retrieval.language.frames import Frame, frame_of, verbs_of
from retrieval.language.phrases import Phrase, phrases_of
from retrieval.language.tables import table
from retrieval.language.tokens import fold, stem, surfaces_of

DENIED = Judgement(Relation.DIFFERENT, Rule.YES_AGAINST_NO)
BEFORE = 90  # characters that are read before a place
SHORTEST = 4  # letters of a name, and of a compound's last part
FAR = 200  # characters between a place and its verb


@dataclass(frozen=True, slots=True)
class Place:
    """A place that answers; `words` are keys of what it is, `denied` those of the places that the same speech denies.

    `sure`: it stands in the clause of the verb that is asked for, or behind the preposition. `voice` is whose word it is;
    `way` is "whence" or "whither" where that is asked; `names` are the proper names in it, folded.
    """

    label: str
    start: int
    end: int
    words: Words
    sure: bool
    document: Document
    denied: Words = ()
    voice: str = ""
    way: str = ""
    names: frozenset[str] = frozenset()

    @property
    def vague(self) -> bool:
        """Whether it tells only a part of somewhere: "im Osten des Landes"."""
        return self.label.split()[0].lower() in _words("general")

    @property
    def kind(self) -> str:
        return "place"

    @property
    def terms(self) -> str:
        return self.label

    @property
    def rule(self) -> Rule:
        return Rule.PHRASE

    def bears_out(self, other: Value) -> bool:
        """Whether another report names a place of the same proper name: common nouns are alike by chance."""
        return isinstance(other, Place) and not self.names.isdisjoint(other.names)

    def judged(self, other: Value) -> Judgement:
        """Two places are one where they share a name or a noun; two where one speech denies the other.

        Whoever tells of the field and whoever tells of the village beside it mean one place, so that two that share no word
        need not contradict each other; but nothing comes from two places, where two sides each name another.
        """
        if not isinstance(other, Place) or not self.words or not other.words:
            return NO_RULE
        if _meet(self.words, other.words):
            return COMMON_WORDS
        if _meet(self.denied, other.words) or _meet(self.words, other.denied):
            return DENIED
        apart = self.way and self.voice and other.voice and self.sure and other.sure
        if apart and not same_side((self.voice, self.document), (other.voice, other.document)):
            return OTHER_WORDS
        return NO_RULE


class Places:
    """Finds places in sentences for one question, whose own words are no answer to it."""

    def __init__(self, question: str, language: str, likeness: Likeness) -> None:
        plain = question.lower()
        self._asked = likeness.words(question, language)
        self._language, self._stems = language, {stem(word, language) for word in surfaces_of(question)}
        self._likeness, self._lexicon = likeness, likeness.lexicon
        self._way = "whence" if _WHENCE.search(plain) else "whither" if _WHITHER.search(plain) else ""
        self.verbs = verbs_of(question, language)
        self._frame: Frame | None = frame_of(question, "happenings")

    def told(self, text: str) -> list[tuple[int, int]]:
        """Return where `text` says in other words what the question asks the place of."""
        return self._frame.places(text) if self._frame else []

    def of(self, document: Document, start: int, end: int, verbs: Sequence[tuple[int, int]], voice: str = "") -> Place | None:
        """Return the place that `document.text[start:end]` tells of; None of none. `verbs` are the places of what is asked."""
        text, language = document.text[start:end], document.language
        inside = [(first - start, last - start) for first, last in verbs if start <= first < end]
        found = [(self._rank(chain, text, inside), chain) for chain in self._chains(text, language)]
        found = [entry for entry in found if self._is_new(_label(text, entry[1]), language, way=entry[0][0] >= 1)]
        denied = [chain for rank, chain in found if rank[0] < 0]
        told = [entry for entry in found if entry[0][0] >= 0]
        if not told:
            return None
        rank, best = max(told, key=lambda entry: entry[0])
        label = _label(text, best)
        return Place(
            label=label,
            start=start + best[0].start,
            end=start + best[-1].end,
            words=self._words(label, language),
            sure=rank[0] >= 1,
            document=document,
            denied=tuple(word for chain in denied for word in self._words(_label(text, chain), language)),
            voice=voice,
            way=self._way,
            names=self._names(label, language),
        )

    def _rank(self, chain: Sequence[Phrase], text: str, verbs: Sequence[tuple[int, int]]) -> tuple[float, float]:
        """How sure it is that a chain answers, below 0 where it is denied; and how near to what is asked it stands."""
        first, last = chain[0].start, chain[-1].end
        before = text[max(0, first - BEFORE) : first].lower()
        near = -distance(first, last, verbs, FAR)
        if _pattern("denied").search(before):
            return -1.0, near
        if _pattern("is").search(before):
            return 2.0, near
        preposition = chain[0].preposition
        fits = preposition in _words("whence") if self._way == "whence" else self._way != "whence"
        if self._way == "whither":
            fits = preposition in _words("whither") or preposition in {"in", "auf", "an", "on", "at"}
        elif not self._way and preposition in _words("whence") | _words("whither"):
            return 0.0, near  # whence or whither, where it is asked where
        clause = _CLAUSE.split(text[first:last])[0] if first < last else ""
        beside = any(not _CLAUSE.search(text[min(b, last) : max(a, first)]) for a, b in verbs) or _where(text, last, verbs)
        return (1.0 if fits and beside and clause else 0.5 if fits else 0.0), near

    def _chains(self, text: str, language: str) -> list[list[Phrase]]:
        """The phrases of place, those that follow one another directly as one: "in a field | outside the town"."""
        local = frozenset(table("phrases")[language]["local"].split())
        none = frozenset(table("phrases")[language]["no_place"].split())
        chains: list[list[Phrase]] = []
        for phrase in phrases_of(text, language):
            between = text[chains[-1][-1].end : phrase.start] if chains and chains[-1] else ""
            follows = bool(chains and chains[-1]) and _FOLLOWS.fullmatch(between) is not None
            before = text[max(0, phrase.start - BEFORE) : phrase.start].lower()
            # "in front of the town hall" and "auf dem Hof der Werft" go on.
            if follows and phrase.preposition in {"of", ""} and _OF.fullmatch(between.lower()):
                chains[-1].append(phrase)
            elif (phrase.preposition not in local and not _pattern("is").search(before)) or self._is_none(phrase, none, language):
                chains.append([])
            elif follows and self._belongs(phrase, chains[-1][0]):
                chains[-1].append(phrase)
            else:
                chains.append([phrase])
        return [chain for chain in chains if chain]

    def _belongs(self, phrase: Phrase, first: Phrase) -> bool:
        """Whether a phrase goes on with the one before: "am Bahnhof von Norvik", but not "auf dem Weg zur Insel"."""
        if self._way == "whither":
            return first.preposition not in _words("whence") and phrase.preposition not in _words("whence")
        if phrase.preposition == "durch":
            return False  # "am Damm durch einen Bagger"
        if not self._way and phrase.preposition in {"von", "vom"}:
            # "am Bahnhof von Norvik", but not "in der Kurve von der Straße"
            return not phrase.determined and first.preposition not in _words("whence") | _words("whither")
        if not self._way and phrase.directed:
            return False  # "durch ein Fenster in den Keller"
        return not {phrase.preposition, first.preposition} & (_words("whence") | _words("whither"))

    def _is_none(self, phrase: Phrase, none: frozenset[str], language: str) -> bool:
        words = phrase.text.lower().split()
        if none & set(words) or is_time(phrase.text):
            return True
        if language == "en":
            return phrase.text.endswith("ing") or words[-1] in happenings()
        if any(words[-1].endswith(kind) for kind in happenings()):
            return True  # "bei dem Brand"
        return bool(_pattern("no_place").match(words[-1])) and not _pattern("place").match(words[-1])

    def _is_new(self, words: str, language: str, *, way: bool) -> bool:
        keys = self._likeness.words(words, language)
        if self._way and way and len(keys) > 1:
            return True  # "aus dem Block der Oberauer", though the question names the Oberauer as well
        return bool(self._others(words, language))

    def _words(self, words: str, language: str) -> Words:
        keys = self._others(words, language)
        special = [word for word in keys if not word & _words("general")]
        return (*(special or keys), *self._likeness.phrases(words, language))

    def _names(self, label: str, language: str) -> frozenset[str]:
        """The words of a place with a capital that no dictionary has, nor the question."""
        words = [word for word in surfaces_of(label) if word[:1].isupper() and len(word) >= SHORTEST]
        names = [word for word in words if stem(word, language) not in self._stems and not self._is_common(word)]
        return frozenset(fold(word) for word in names)

    def _is_common(self, word: str) -> bool:
        if _pattern("street").match(word) and not self._lexicon.knows(word, "de"):
            return False  # "Erlensteig": such a compound, if no dictionary has it, is one place's alone
        tails = (word[at:].capitalize() for at in range(len(word) - SHORTEST + 1))
        return any(self._lexicon.knows(tail, "de") for tail in tails) or self._lexicon.knows(word, "en")

    def _others(self, words: str, language: str) -> list[frozenset[str]]:
        """The words that the question does not have; a compound of one of its words answers: "Gästeblock" to "welcher Block"."""
        keys = [(word, self._likeness.words(word, language)) for word in re.findall(r"[\w-]+", words)]
        if language == self._language:
            return [key for word, found in keys for key in found if stem(word, language) not in self._stems]
        return [key for _, found in keys for key in found if not any(key & asked for asked in self._asked)]


def _label(text: str, chain: Sequence[Phrase]) -> str:
    return text[chain[0].start : chain[-1].end]


def _meet(ours: Words, theirs: Words) -> bool:
    return any(alike(one, other) for one in ours for other in theirs)


def _where(text: str, end: int, verbs: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause tells of the place what is asked: "auf dem Feld, wo … gefunden wurde"."""
    found = _RELATIVE.match(text, end)
    return found is not None and any(a >= found.end() for a, _ in verbs)


_PATTERNS = table("answers")["places"]
_WHENCE = re.compile(_PATTERNS["whence"])
_WHITHER = re.compile(_PATTERNS["whither"])
_CLAUSE = re.compile(_PATTERNS["clause"])
_FOLLOWS = re.compile(r"\s(?:\w+\s){0,3}")
_OF = re.compile(_PATTERNS["of"])
_RELATIVE = re.compile(_PATTERNS["relative"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("phrases")["places"][name], re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("phrases")["places"][name].split())
