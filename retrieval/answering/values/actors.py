"""Who did it, as an answer to "who": the person or body that a sentence names as the doer, or the one meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.models import Document
from retrieval.answering.likeness import Likeness, alike
from retrieval.answering.reading import read
from retrieval.answering.values.actor import Actor
from retrieval.answering.values.named import (
    BEFORE,
    agents,
    begin_of,
    ends_before,
    named_in,
    openers_of,
    person_of,
    preposition_of,
)
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.things import Words, is_time
from retrieval.claims.naming.mentions import mentions_in, names_in
from retrieval.claims.tables import words as texts
from retrieval.language.frames import Frame, frame_of, verbs_of
from retrieval.language.phrases import phrases_of
from retrieval.language.quantities import quantities_of
from retrieval.language.subjects import clause_of, is_passive, is_state, is_verb, relates
from retrieval.language.tables import table
from retrieval.language.tokens import surfaces_of

NAMED, SUBJECT, OTHER = 3, 2, 0  # how sure it is who did it: named as the doer, subject of the verb, only in the sentence
PHRASE = 1.5  # the same, of one who is named by a common noun that no table knows for a person's
BESIDE = 16  # characters between a verb and its "by"
PERSON = 0.5  # gained by a person where only one can do it
FAR = 160  # characters between a verb and its subject


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    person: str
    named: bool = True  # a person, a body or a country; else only a phrase


class Actors:
    """Finds actors in sentences for one question, whose own words are no answer to it, unless it offers them to choose from."""

    def __init__(self, question: str, language: str, likeness: Likeness, documents: tuple[Document, ...] = ()) -> None:
        plain = question.lower()
        self._asked = likeness.words(question, language)
        self._offered = _offered(question, language, likeness)
        self._closed = bool(self._offered) and _OR.search(question) is not None
        self._named_only = _NAME.search(plain) is not None
        self._object = _OBJECT.search(plain) is not None
        self._negated = _NEGATED.search(plain) is not None
        self._of_person = any(m.office or m.person for m in mentions_in(question)) or any(
            likeness.is_person(word, language) for word in surfaces_of(question)
        )
        self._likeness = likeness
        self._documents = documents
        self._frame: Frame | None = frame_of(question)
        role = _ROLE.match(question)
        self.role = role is not None and likeness.is_role(role["role"], language)
        self.verbs = (role["role"],) if role and self.role else () if self._named_only else verbs_of(question, language)

    @property
    def post(self) -> bool:
        """Whether one person is asked for, whose title may say all."""
        return bool(self._frame and self._frame.post) or self._named_only or self.role

    @property
    def things(self) -> bool:
        """Whether the name of a thing is asked for ("Wie heißt das Verfahren?"), which no person answers."""
        return self._named_only and not self._of_person

    @property
    def _party(self) -> bool:
        return bool(self._frame and self._frame.party)

    @property
    def _several(self) -> bool:
        return bool(self._frame and self._frame.several)

    @property
    def framed(self) -> bool:
        """Whether the tables know what else says that it was done; else only the question's own words can tell."""
        return self._frame is not None

    def _excludes(self, sure: float) -> bool:
        """Whether one who did it shows that another did not; of a deed that no table knows only who is named as its doer."""
        return not self._several and sure != PHRASE and (self.post or self.framed or sure == NAMED)

    @property
    def speech(self) -> bool:
        """Whether it is asked who said something."""
        return bool(self._frame and self._frame.speech)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where `text` says in other words what the question asks the doer of."""
        return self._frame.places(text) if self._frame else []

    def of(
        self,
        document: Document,
        start: int,
        end: int,
        anchors: Sequence[tuple[int, int]] = (),
        speaker: str = "",
        *,
        aside: Sequence[tuple[int, int]] = (),
        denied: bool = False,
    ) -> Actor | None:
        """Return who did it by `document.text[start:end]`, None where it names nobody; `anchors` are the places of the verb.

        Who is named only `aside`, in the words that say whose word it is, is no answer.

        Whose speech begins with a pronoun speaks of themselves ("it had mediated", "wir haben angerufen").
        """
        text, language = document.text[start:end], document.language
        verbs = [(first - start, last - start) for first, last in anchors if start <= first < end]
        if self._frame:
            verbs += self._frame.places(text)
        if speaker and self._speaks_of_self(text, verbs) and self._is_new(speaker, language):
            words = self._words(speaker, language)
            own = Actor(speaker, start, end, document, person_of(speaker), words, bool(verbs), denied, self._party)
            return replace(own, documents=self._documents)
        ranked = [
            (self._rank(candidate, text, document, verbs), candidate)
            for candidate in self._candidates(text, language, verbs)
            if not any(first < start + candidate.end and start + candidate.start < last for first, last in aside)
        ]
        ranked = [entry for entry in ranked if entry[0][0] > -1]
        if (self.role or not any(entry[0][0] >= SUBJECT for entry in ranked)) and (
            meant := self._meant(document, start, text, verbs)
        ):
            return replace(meant, denied=denied)
        if not ranked:
            return None
        (sure, _), best = max(ranked, key=lambda entry: entry[0])
        if self._several:
            best = _joined(best, [candidate for _, candidate in ranked], text)
        first, last = clause_of(text, best.start, best.end)
        negated = not self._negated and any(first <= verb[0] < last for verb in verbs) and _NEGATED.search(text, first, last)
        return Actor(
            label=text[best.start : best.end],
            start=start + best.start,
            end=start + best.end,
            document=document,
            person=best.person,
            words=self._words(text[best.start : best.end], language),
            sure=sure >= PHRASE,
            common=not self._excludes(sure),
            denied=denied != bool(negated),
            party=self._party,
            documents=self._documents,
        )

    def _meant(self, document: Document, start: int, text: str, verbs: Sequence[tuple[int, int]]) -> Actor | None:
        """The one person named in the sentence before, where the clause of a verb has a pronoun for them instead of a name.

        Of an office its holder is also who is put into it: "Das Gericht hatte sie als Verwalterin eingesetzt".
        """
        pattern = _PUT_IN if self.role else _HE_OR_SHE
        if not any(pattern.search(text[slice(*clause_of(text, *verb))]) for verb in verbs):
            return None
        before = _sentence_before(document, start)
        people = {m.person: m for m in mentions_in(document.text[slice(*before)]) if m.person}
        if len(people) != 1:
            return None
        person, mention = next(iter(people.items()))
        first, last = before[0] + mention.start, before[0] + mention.end
        label = document.text[first:last]
        if not self._is_new(person, document.language):
            return None
        words = self._words(label, document.language)
        return Actor(label, first, last, document, person, words, sure=True, party=self._party, documents=self._documents)

    def _speaks_of_self(self, text: str, verbs: Sequence[tuple[int, int]]) -> bool:
        if _SELF.match(text):
            return True
        return any(_FIRST.search(text[slice(*clause_of(text, *verb))]) for verb in verbs)

    def _rank(
        self, candidate: _Candidate, text: str, document: Document, verbs: Sequence[tuple[int, int]]
    ) -> tuple[float, float]:
        """How sure it is that the candidate is the doer, and how near to the verb it stands; below 0 for one who is not."""
        language = document.language
        near = -distance(candidate.start, candidate.end, verbs, FAR)
        before = text[max(0, candidate.start - BEFORE) : candidate.start].lower()
        after = text[candidate.end : candidate.end + 40].lower()
        if _NOT.search(before) and candidate.named:
            return -1.0, near
        wished = any(ends_before(before, pattern) for pattern in agents(language)) or _pattern("wishes", language).match(after)
        if wished:  # at whose wish others spoke is not asked where it is asked who spoke
            return (-1.0 if self._several else NAMED), near
        if language == "de" and _is_genitive(candidate, text, document.text):
            return -1.0, near
        clause = clause_of(text, candidate.start, candidate.end)
        if _RECIPROCAL.search(text, *clause) and not self._several:
            return OTHER, near
        inside = [
            verb for verb in verbs if clause[0] <= verb[0] < clause[1] and (self.post or is_verb(text, clause, verb, language))
        ]
        if _pattern("passive", language).search(before):
            done = any(is_passive(text, clause, verb, language) for verb in inside)
            beside = done or any(0 <= candidate.start - verb[1] <= BESIDE for verb in inside)
            if self._object:
                return OTHER, near
            return (NAMED if beside else OTHER if candidate.named else -1.0), near
        if not candidate.named:  # a phrase answers as an agent, or as the subject right in the clause of a verb
            first = _NOMINATIVE.search(text[clause[0] : candidate.start].lower()) is not None
            subject = first and bool(inside) and language == "de" and not _PRONOUN.search(text[slice(*clause)].lower())
            passive = any(is_passive(text, clause, verb, language) for verb in inside)
            passive = passive or any(is_state(text, clause, verb) for verb in inside)
            return (PHRASE if subject and not passive and not _ABSTRACT.search(text[: candidate.end]) else -1.0), near
        if preposition_of(before, language) or _OBLIQUE.search(before) or _FEMININE.search(text[: candidate.end]):
            return (SUBJECT if self._object and _OBLIQUE.search(before) else OTHER), near
        if any(is_passive(text, clause, verb, language) for verb in inside) and not self.post and not self._object:
            return OTHER, near
        if inside or relates(text, clause, verbs) or (self.post and candidate.person):
            return SUBJECT + PERSON * bool(self.post and candidate.person), near
        return SUBJECT / 2, near

    def _candidates(self, text: str, language: str, verbs: Sequence[tuple[int, int]]) -> list[_Candidate]:
        found = [_Candidate(*span, person) for span, person in named_in(text, language) if person or not self._named_only]
        for first, last, name in names_in(text):  # a name that a dictionary has as a word, and the question as a name
            if not any(one.start < last and first < one.end for one in found) and self._is_offered(name, language):
                found.append(_Candidate(first, last, ""))
        if verbs and not self._named_only:
            for phrase in phrases_of(text, language):
                start = begin_of(text, phrase.start, phrase.end, language)
                words = text[start : phrase.end]
                none = not words or words.endswith("ing") or words.lower() in openers_of(language)
                if none or is_time(words) or quantities_of(words, language):
                    continue
                if not any(one.start < phrase.end and start < one.end for one in found):
                    found.append(_Candidate(start, phrase.end, "", named=self._is_person(words, language)))
        found = [c for c in found if not any(first <= c.start and c.end <= last for first, last in verbs)]
        found = [c for c in found if text[c.start : c.end].lower() not in texts("speech", language, "texts")]  # "der Bericht"
        return [c for c in found if self._is_new(c.person.split()[-1] if c.person else text[c.start : c.end], language)]

    def _is_person(self, words: str, language: str) -> bool:
        """Whether a phrase names somebody by what they are, as German shows by a noun for a woman: Apothekerin, Apotheker."""
        nouns = re.findall(r"\w+", words) if language == "en" else re.findall(r"[A-ZÄÖÜ]\w+", words)
        return any(self._likeness.is_person(noun, language) for noun in nouns[:3])

    def _is_offered(self, words: str, language: str) -> bool:
        keys = self._likeness.words(words, language) if self._offered else []
        return any(alike(word, offered) for word in keys for offered in self._offered)

    def _is_new(self, words: str, language: str) -> bool:
        keys = self._likeness.words(words, language)
        if self._is_offered(words, language):
            return True
        if self._closed:
            return False
        return any(not any(alike(word, asked) for asked in self._asked) for word in keys)

    def _words(self, words: str, language: str) -> Words:
        keys = self._likeness.words(words, language)
        asked = [one for one in self._asked if one not in self._offered]
        keys = [word for word in keys if not any(alike(word, one) for one in asked)]
        special = [word for word in keys if not word & _general()]
        return tuple(special or keys)


def _is_genitive(candidate: _Candidate, text: str, document: str) -> bool:
    """Whether a name belongs to the noun right before it: "die Offensive Norlands", where the document writes Norland too."""
    name = text[candidate.start : candidate.end]
    noun = name.endswith("s") and " " not in name and _NOUN_BEFORE.search(text, max(0, candidate.start - 40), candidate.start)
    return bool(noun) and re.search(rf"\b{re.escape(name[:-1])}\b", document) is not None


def _joined(one: _Candidate, others: Sequence[_Candidate], text: str) -> _Candidate:
    """The candidate with those whom "und" joins to it: "Sergej Ott und Lars Falk"."""
    before = next((o for o in others if o.end <= one.start and _AND.fullmatch(text, o.end, one.start)), one)
    after = next((o for o in others if one.end <= o.start and _AND.fullmatch(text, one.end, o.start)), one)
    return replace(one, start=before.start, end=after.end) if before != after else one


def _sentence_before(document: Document, place: int) -> tuple[int, int]:
    """The last sentence of the same paragraph that ends before `place`, as a span of the document; an empty one for none."""
    chunk = next((one for one in document.chunks if one.start <= place < one.end), None)
    spans = [sentence.span for sentence in read(document.text_of(chunk), document.language)] if chunk else []
    ended = [(chunk.start + span.start, chunk.start + span.end) for span in spans if chunk and chunk.start + span.end <= place]
    return ended[-1] if ended else (place, place)


def _offered(question: str, language: str, likeness: Likeness) -> list[frozenset[str]]:
    """The words of the names that a question offers to choose from: "A auf B oder umgekehrt", "zwischen A und B", "A or B"."""
    chosen = _CHOICE.search(question)
    if not chosen:
        return []
    words = re.findall(r"[A-ZÄÖÜ]\w+", chosen[0])
    return [key for word in words for key in likeness.words(word, language)]


_PATTERNS = table("answers")["actors"]
_OR = re.compile(_PATTERNS["or"])
# These ask for a name, and for no office.
_NAME = re.compile(_PATTERNS["name"])
_ROLE = re.compile(_PATTERNS["role"], re.IGNORECASE)
_OBJECT = re.compile(_PATTERNS["object"])
_SELF = re.compile(_PATTERNS["self"], re.IGNORECASE)
_HE_OR_SHE = re.compile(_PATTERNS["he_or_she"], re.IGNORECASE)
_PUT_IN = re.compile(_PATTERNS["put_in"], re.IGNORECASE)
_FIRST = re.compile(_PATTERNS["first"])
_NEGATED = re.compile(_PATTERNS["negated"])
_NOT = re.compile(_PATTERNS["not"])
# "der Polizei" is no subject: a feminine noun, as its ending shows, has "die" there.
_FEMININE = re.compile(_PATTERNS["feminine"])
_NOMINATIVE = re.compile(_PATTERNS["nominative"])
_PRONOUN = re.compile(_PATTERNS["pronoun"])
_ABSTRACT = re.compile(_PATTERNS["abstract"])
_RECIPROCAL = re.compile(_PATTERNS["reciprocal"])  # who did it with one another did it both
_AND = re.compile(_PATTERNS["and"])
_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\w-]{2,40} $")
_OBLIQUE = re.compile(_PATTERNS["oblique"])
_CHOICE = re.compile(_PATTERNS["choice"])


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    return re.compile(table("phrases")[name][language], re.IGNORECASE)


@cache
def _general() -> frozenset[str]:
    return frozenset(table("phrases")["somebody"]["general"].split())
