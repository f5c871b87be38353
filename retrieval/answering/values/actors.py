"""Who did it, as an answer to "who": the person or body that a sentence names as the doer, or the one meant."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.models import Document
from retrieval.answering.likeness import Likeness, alike
from retrieval.answering.values.relation import COMMON_WORDS, NO_RULE, OTHER_WORDS, Value
from retrieval.answering.values.things import Words, is_time
from retrieval.claims.keys import keyed
from retrieval.claims.naming.mentions import countries_in, mentions_in, names_in
from retrieval.claims.parties import same_side
from retrieval.claims.people import same_person
from retrieval.explanation import Judgement, Relation, Rule
from retrieval.language.tables import table
from retrieval.language.tokens import tokens_of

SAME_PERSON = Judgement(Relation.SAME, Rule.SAME_PERSON)
OTHER_PERSON = Judgement(Relation.DIFFERENT, Rule.OTHER_PERSON)
ONE_PARTY = Judgement(Relation.SAME, Rule.ONE_PARTY)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who answers, as `document` names them; `person`: their name, where it is one; `words`: keys of the words."""

    label: str
    start: int
    end: int
    document: Document
    person: str
    words: Words
    sure: bool

    def bears_out(self, other: Value) -> bool:  # noqa: ARG002  # of words there are too many alike
        return False

    @property
    def kind(self) -> str:
        return "actor"

    @property
    def terms(self) -> str:
        return self.person or self.label

    @property
    def rule(self) -> Rule:
        return Rule.DOER if self.sure else Rule.MENTIONED

    def judged(self, other: Value) -> Judgement:
        """Two names are one person or two; a body is one with whoever speaks for it."""
        if not isinstance(other, Actor):
            return NO_RULE
        if self.person and other.person:
            return SAME_PERSON if same_person(self.person, other.person) else OTHER_PERSON
        if same_side((self.label, self.document), (other.label, other.document)):
            return ONE_PARTY
        if any(alike(one, another) for one in self.words for another in other.words):
            return COMMON_WORDS
        return OTHER_WORDS if self.sure and other.sure else NO_RULE


class Actors:
    """Finds actors in sentences for one question, whose own words are no answer to it."""

    def __init__(self, question: str, language: str, likeness: Likeness) -> None:
        self._asked = likeness.words(question, language)
        self._named_only = _NAME.search(question.lower()) is not None
        self._likeness = likeness

    def of(self, document: Document, start: int, end: int, speaker: str = "") -> list[Actor]:
        """Return who did it by `document.text[start:end]`: those named as doers if there are any, else its people and bodies.

        Whose speech begins with a pronoun speaks of themselves ("it had mediated", "wir haben angerufen").
        """
        text, language = document.text[start:end], document.language
        if speaker and _SELF.match(text) and self._is_new(speaker, language):
            return [Actor(speaker, start, end, document, "", self._words(speaker, language), sure=True)]
        found = {span: person for span, person in self._named(text, language) if self._is_new(text[span[0] : span[1]], language)}
        if self._named_only:
            found = {span: person for span, person in found.items() if person}
        doers = [span for span in found if any(_ends_before(text, span[0], p) for p in _agents(language))]
        subjects = [span for span in found if not _preposition(text, span[0], language)]
        chosen = doers or subjects[:1] or list(found)[:1]
        return [
            Actor(
                label=text[first:last],
                start=start + first,
                end=start + last,
                document=document,
                person=found[first, last],
                words=self._words(text[first:last], language),
                sure=bool(doers or subjects),
            )
            for first, last in chosen
        ]

    def _named(self, text: str, language: str) -> list[tuple[tuple[int, int], str]]:
        """The people, bodies and countries of `text`, each with the person's name or ""."""
        found = [((mention.start, mention.end), mention.person) for mention in mentions_in(text)]
        names = {token.start for token, key in keyed(text, language) if key.name}
        others = [((first, last), name) for first, last, name in names_in(text) if " " in name or first in names]
        others += [((t.start, t.end), "") for t in tokens_of(text) if countries_in(t.surface)]
        for span, name in others:
            if not any(first < span[1] and span[0] < last for (first, last), _ in found) and not is_time(text[slice(*span)]):
                found.append((span, name if " " in name else ""))
        begins = _DATELINE.match(text)
        return sorted(entry for entry in found if begins is None or entry[0][0] >= begins.end())

    def _is_new(self, words: str, language: str) -> bool:
        keys = self._likeness.words(words, language)
        return any(not any(alike(word, asked) for asked in self._asked) for word in keys)

    def _words(self, words: str, language: str) -> Words:
        keys = [word for word in self._likeness.words(words, language) if not any(alike(word, asked) for asked in self._asked)]
        special = [word for word in keys if not word & _general()]
        return tuple(special or keys)


def _ends_before(text: str, start: int, pattern: re.Pattern[str]) -> bool:
    before = _ARTICLE.sub("", text[max(0, start - 90) : start].lower())
    return any(not before[match.end() :].strip(' „"“') for match in pattern.finditer(before))


def _preposition(text: str, start: int, language: str) -> bool:
    before = re.findall(r"\w+", _ARTICLE.sub("", text[max(0, start - 60) : start].lower()))
    return bool(before) and before[-1] in frozenset(table("questions")["settings"][language]["prepositions"].split())


_DATELINE = re.compile(r"[A-ZÄÖÜ][\w ./-]{1,30}(?:\(\w{2,8}\))?\s?(?:[-–—:]|\.(?=\s[A-ZÄÖÜ]))\s")  # "Hochfeld (ltd) - "
_NAME = re.compile(r"\b(?:heißt|heißen|hieß|hießen|name[ns]?|named|called)\b")  # asks for no office
_SELF = re.compile(r"[\s„“”»«\"'‚‘]*(?:it|he|she|they|we|i|er|sie|wir|ich|man)\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:der|die|das|dem|den|des|ein|eine|einer|einem|einen|eines|the|a|an|seine[mnrs]?|ihre[mnrs]?|his|her|their)\s+$"
)


@cache
def _agents(language: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in table("phrases")["agents"][language]]


@cache
def _general() -> frozenset[str]:
    return frozenset(table("phrases")["somebody"]["general"].split())
