"""An actor: who did it, as a document names them, and when two of them are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Document
from retrieval.answering.likeness import alike
from retrieval.answering.values.relation import COMMON_WORDS, NO_RULE, OTHER_WORDS, Value
from retrieval.answering.values.things import Words
from retrieval.claims.parties import same_side
from retrieval.claims.people import same_person
from retrieval.explanation import Judgement, Relation, Rule

SAME_PERSON = Judgement(Relation.SAME, Rule.SAME_PERSON)
OTHER_PERSON = Judgement(Relation.DIFFERENT, Rule.OTHER_PERSON)
ONE_PARTY = Judgement(Relation.SAME, Rule.ONE_PARTY)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who answers, as `document` names them; `person`: their name, where it is one; `words`: keys of the words.

    `sure`: the grammar of the sentence says that they did it. `denied`: it says that they did not. `party`: it is asked
    which side did it, so that two people of one side are one answer. `common`: only a noun that no table knows for
    somebody's, or one of several who may have done it, which contradicts nobody. `documents`: all on the matter; from them
    it shows who is of one side.
    """

    label: str
    start: int
    end: int
    document: Document
    person: str
    words: Words
    sure: bool
    denied: bool = False
    party: bool = False
    common: bool = False
    documents: tuple[Document, ...] = ()

    @property
    def kind(self) -> str:
        return "actor"

    @property
    def terms(self) -> str:
        return self.person or self.label

    @property
    def rule(self) -> Rule:
        if self.denied:
            return Rule.DENIED
        return Rule.DOER if self.sure else Rule.MENTIONED

    def judged(self, other: Value) -> Judgement:
        """Two names are one person or two; a body is one with whoever speaks for it. Who denies it contradicts who says it."""
        if not isinstance(other, Actor):
            return NO_RULE
        same = self._same(other)
        if self.denied == other.denied or same.relation is Relation.UNSURE:
            return same
        if same.relation is Relation.SAME:
            return Judgement(Relation.DIFFERENT, Rule.YES_AGAINST_NO)
        return Judgement(Relation.SAME, Rule.DENIED)

    def _same(self, other: "Actor") -> Judgement:
        sure = self.sure and other.sure and not self.common and not other.common
        if self.person and other.person:
            if same_person(self.person, other.person):
                return SAME_PERSON
            if self.party and self._sides_with(other):
                return ONE_PARTY
            return OTHER_PERSON if sure else NO_RULE
        if not self.common and not other.common and self._sides_with(other):
            return ONE_PARTY
        if self.sure and other.sure and self._is_foreign_to(other):
            return OTHER_WORDS
        if any(alike(one, another) for one in self.words for another in other.words):
            return COMMON_WORDS
        return OTHER_WORDS if sure else NO_RULE

    def _sides_with(self, other: "Actor") -> bool:
        return same_side((self.label, self.document), (other.label, other.document), self.documents)

    def _is_foreign_to(self, other: "Actor") -> bool:
        """Whether the words call the one and the other by two countries, which makes two of them."""
        one, another = (countries_of(actor.label, actor.documents) for actor in (self, other))
        return self.party and bool(one) and bool(another) and not one & another


def countries_of(label: str, documents: Sequence[Document]) -> frozenset[str]:
    """Return the roots of the adjectives on -isch that come of a name in the documents: "ostisch", Ostien."""
    roots = {found[1] for found in _OF_COUNTRY.finditer(label.lower())}
    return frozenset(root for root in roots if any(_names(document.text, root) for document in documents))


def _names(text: str, root: str) -> bool:
    return re.search(rf"\b{root[:1].upper()}{root[1:]}(?:a|e|ei|en|ia|ien|land|o|s)?\b", text) is not None


_OF_COUNTRY = re.compile(r"\b(\w{3,30})ische[mnrs]?\b")
