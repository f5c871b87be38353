"""Claims: the sentences that answer a question, each with what it says in answer and on whose word."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Document
from retrieval.answering.claim import LAST, Claim
from retrieval.answering.figures import Figures
from retrieval.answering.likeness import Likeness
from retrieval.answering.matter import Matter
from retrieval.answering.measure import measure_of
from retrieval.answering.relevance import PARAGRAPH, Passage, Relevance
from retrieval.answering.selection import selected
from retrieval.answering.speech import Span, asked_voice, is_of_another_state, on_side_of, speaking, spoken
from retrieval.answering.values.actors import Actors
from retrieval.answering.values.identity import Identity, person_asked
from retrieval.answering.values.named import named_in
from retrieval.answering.values.nearness import distance
from retrieval.answering.values.places import Places
from retrieval.answering.values.relation import Value
from retrieval.answering.values.things import Thing, Things, nearest
from retrieval.answering.values.times import Time, answers, asks_past, times_in
from retrieval.answering.whether import Said, Whether
from retrieval.claims.background import is_background, years_in
from retrieval.claims.speech import statements_of
from retrieval.claims.speech.cues import acts_in
from retrieval.index.passages import Expanded
from retrieval.language.advice import asks_advice, gives_advice
from retrieval.language.evidence import shows
from retrieval.language.frames import frame_of
from retrieval.language.lexicon import Lexicon
from retrieval.language.tables import table
from retrieval.models import Act, Kind, Query, Statement, Way
from retrieval.presence import ANSWERING

REASON = 0.25  # gained by a sentence that shows a reason, or speech, where that is asked for
STATED = 0.2  # gained by a sentence that gives a reason as one
DOER = 0.1  # gained by who is said to have done it, lost by who only bears the title
BESIDE = 0.1  # gained by a value that stands beside what is asked
FAR = 100  # characters
ASKED = 0.65  # weight of what is asked beside the whole question, where a sentence affirms or denies it
SPOKEN = 0.08  # gained by what somebody affirms or denies: what is asked about is mostly disputed
ACT = 0.1  # gained by what does what is asked for: a demand, a denial
NAMED = 0.6  # how far a speaker must be the one asked about
PLAIN = 0.6  # merit of a sentence that answers without a value that could be compared, and shows the kind of thing asked for
UNSHOWN = 0.8  # the same, of one that does not show it
TIME = 0.12  # gained by a sentence that names a time where one is asked for
FARTHER = 0.04  # lost by each time that stands farther from what is asked than another
TODAY = 0.06  # lost by a time about the day of the report, which every report names
OPEN = re.compile(r"(?:\A|, )\W{0,3}(?:was|what|worum|worüber)\b[^,.;:]*\Z", re.IGNORECASE)
READ = 12  # sentences of a document whose values are read, where words have to show that they answer


_LEFT = re.compile(table("answers")["times"]["left"], re.IGNORECASE)
_STATED = re.compile(table("answers")["reasons"]["stated"], re.IGNORECASE)


class Claims:
    """Reads the claims of documents for one query."""

    def __init__(self, query: Query, terms: Sequence[Expanded], lexicon: Lexicon, matter: Matter) -> None:
        self._query = query
        self._years = years_in(query.text)
        self._matter = matter
        self._relevance = Relevance(query, terms, matter.documents)
        asks_whether = query.kind is Kind.WHETHER
        self._whether = Whether(query, terms, self._relevance.focus, self._relevance.topics) if asks_whether else None
        likeness = Likeness(lexicon)
        measure = measure_of(query, _corrected(query, terms))
        # How long it lasts is also said by when it ends, as long as it does.
        self._ends = query.kind is Kind.DURATION and measure is not None and measure.units == ("second",) and not asks_past(query)
        self._left = _LEFT.search(query.text) is not None  # "Wie lange gilt er noch?" is rather asked for the end
        self._figures = Figures(query, measure, self._relevance, likeness) if measure else None
        acts = acts_in(query.text, query.language) if query.kind is Kind.SAID else frozenset()
        self._voice = asked_voice(query) if query.kind is Kind.SAID else ""
        self._acts = acts if Act.SAID not in acts else frozenset()
        self._sides: dict[str, frozenset[str]] = {}
        self._advised = asks_advice(query.text, query.language)
        self._things = Things(query.text, query.language, likeness)
        asked = person_asked(query)
        self._identity = Identity(asked, likeness) if asked else None
        self._topic = frame_of(query.text, "topics")
        self._places = Places(query.text, query.language, likeness)
        self._actors = Actors(query.text, query.language, likeness, (*matter.documents, *matter.elsewhere))

    def found(self) -> list[Claim]:
        """Return the claims that answer, best first: of each document the best one, and others that nearly reach it."""
        if self._relevance.unsaid(self._matter.documents, self._matter.elsewhere):
            return []
        read = [claims for document in self._matter.documents if (claims := self._of(document))]
        if not read and self._acts:
            # "Was verlangt das Gesetz?": what is demanded may stand in nobody's speech.
            read = [claims for document in self._matter.documents if (claims := self._of(document, spoken=False))]
        return selected(read, quoting=self._query.kind is Kind.SAID)

    def _of(self, document: Document, *, spoken: bool = True) -> list[Claim]:
        ANSWERING.breathe()
        statements = statements_of(document)
        passages = self._relevance.passages_of(document, self._matter.scores.get(document.path, {}))
        passages = [passage for passage in passages if passage.chunk in self._matter.reports]  # no other story of a digest
        if not self._figures and len(passages) > READ:
            least = sorted((passage.merit for passage in passages), reverse=True)[READ - 1]
            passages = [passage for passage in passages if passage.merit >= least]
        claims = self._polarities(document, passages, self._whether) if self._whether else []
        for passage in passages if not self._whether else ():
            own = _within(statements, passage)
            claims += self._read(passage, own) if spoken else self._thing(passage, own)
        return sorted(claims, key=lambda claim: -claim.merit)

    def _read(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        kind = self._query.kind
        if kind in {Kind.WHO, Kind.WHERE} and is_background(passage.document, passage.start, passage.end, self._years):
            return []
        if self._figures:
            ends = [c for c in self._times(passage, statements) if _is_end(c)] if self._ends else []
            return [*self._figures.of(passage, statements), *(replace(claim, rank=int(not self._left)) for claim in ends)]
        if kind in {Kind.WHAT, Kind.TOPIC}:
            if self._advised:
                return self._advice(passage, statements)
            return self._matter_of_talk(passage, statements) if self._topic else self._thing(passage, statements)
        if kind is Kind.WHO:
            if self._identity:
                return self._offices(passage, statements, self._identity)
            return self._thing(passage, statements) if self._actors.things else self._doers(passage, statements)
        if kind in {Kind.WHEN, Kind.WHERE}:
            return self._valued(passage, statements) or self._plain(passage, statements)
        if kind is Kind.SAID:
            return self._speech(passage, statements)
        shown = shows(passage.text, kind)
        merit = passage.merit + REASON * shown + STATED * (kind is Kind.WHY and _STATED.search(passage.text) is not None)
        return [Claim(passage, None, statements[0] if statements else None, merit, int(not shown))]

    def _advice(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        if not gives_advice(passage.text, passage.document.language):
            return []
        # Advice seldom repeats the words of the question: that it is given in the matter is enough.
        merit = REASON + (1 - REASON) * passage.context + PARAGRAPH * passage.score
        return [Claim(passage, None, statements[0] if statements else None, merit)]

    def _matter_of_talk(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """What was spoken about, in a sentence that says so in whatever words."""
        text = passage.text
        told = self._topic.places(text) if self._topic else []
        # "Was sie beredeten, blieb offen" only asks.
        places = _at(passage, [place for place in told if not OPEN.search(text[: place[0]])])
        if not places:
            return []
        merit = REASON + (1 - REASON) * passage.context + PARAGRAPH * passage.score
        statement = statements[0] if statements else None
        people = [span for span, person in named_in(text, passage.document.language) if person]
        things = self._things.of(passage.document, passage.start, passage.end)
        taken = [*_at(passage, people), *places]
        things = [thing for thing in things if not any(a <= thing.start and thing.end <= b for a, b in taken)]
        return [Claim(replace(passage, focus=1.0), nearest(things, places), statement, merit)]

    def _valued(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        if self._query.kind is Kind.WHEN:
            return self._times(passage, statements)
        return self._where(passage, statements)

    def _where(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Where it was, by each speaker of the sentence and by the rest of it."""
        anchors = _at(passage, self._relevance.anchors(passage, self._places.verbs))
        told = _at(passage, self._places.told(passage.text))
        if told:
            passage = self._relevance.saying(passage, self._places.verbs)
        places = anchors + told
        whole = (passage.start, passage.end)
        claims = []
        for statement, span, _ in spoken(passage, statements, places):
            voice = statement.speaker if statement else ""
            read = [self._places.of(passage.document, *part, places, voice) for part in (span, whole)]
            # "Die Rakete kam nach Angaben der Polizei aus dem Gästeblock": what follows the speaker is of the speech as well.
            place = next((one for one in read if one and one.sure), read[0] or read[1])
            if place:
                merit = passage.merit + BESIDE * _beside(place, places) + DOER * (place.sure + bool(told)) - DOER * place.vague
                claims.append(Claim(passage, place, statement, merit, 0 if place.sure else 1))
        claims.sort(key=lambda claim: -claim.merit)
        return claims

    def _doers(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """Who did it, by each speaker of the sentence and by the rest of it.

        Where the sentence says nothing of what they did, it answers only if it says all else, and if none other does.
        """
        anchors = _at(passage, self._relevance.anchors(passage, self._actors.verbs))
        places = anchors + _at(passage, self._actors.places(passage.text))
        if self._actors.speech:  # "told this newspaper" is no telling of what is asked
            spans = [span for statement in statements for span in statement.spans]
            places = [place for place in places if not spans or any(a <= place[0] < b for a, b in spans)]
        if places and not anchors:
            passage = self._relevance.saying(passage, self._actors.verbs)
        if not places and (self._actors.framed or passage.merit < PLAIN):
            return []
        claims: list[Claim] = []
        for statement, (start, end), aside in spoken(passage, statements, places):
            speaker, denied = (statement.speaker, statement.act is Act.DENIED) if statement else ("", False)
            actor = self._actors.of(passage.document, start, end, anchors, speaker, aside=aside, denied=denied)
            if actor:
                # "Cheftrainer Falk": no more than that.
                title = all(place[0] < actor.end and actor.start <= place[1] + 1 for place in places)
                merit = (
                    passage.merit
                    + BESIDE * _beside(actor, places)
                    + (DOER * actor.sure if not title or self._actors.role else -DOER)
                )
                claims.append(Claim(passage, actor, statement, merit, int(not actor.sure) if places else LAST))
        claims.sort(key=lambda claim: -claim.merit)
        return claims or self._plain(passage, statements)

    def _offices(self, passage: Passage, statements: Sequence[Statement], identity: Identity) -> list[Claim]:
        """What the sentence calls the person who is asked about; the fuller, the better."""
        return [
            Claim(passage, office, speaking(statements, office.start), passage.merit + BESIDE * len(office.words))
            for office in identity.of(passage.document, passage.start, passage.end)
        ]

    def _plain(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """A sentence that says what is asked, although no value can be read from it."""
        if passage.merit < (PLAIN if shows(passage.text, self._query.kind) else UNSHOWN):
            return []
        return [Claim(passage, None, statements[0] if statements else None, passage.merit, rank=LAST)]

    def _speech(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """What the person asked about says, with its topic in the sentence or not."""
        claims = []
        for statement in statements:
            named = self._relevance.names(statement.speaker, passage.document.language)
            if named < NAMED and statement.speaker in self._on_side(passage.document):
                named = NAMED  # "Was sagt Moskau?": the ministry there
            if named >= NAMED and not is_of_another_state(statement.speaker, self._voice):
                merit = 0.5 * named + 0.3 * passage.merit + 0.1 * statement.quoted + ACT * (statement.act in self._acts)
                claims.append(Claim(passage, None, statement, merit))
        return claims

    def _on_side(self, document: Document) -> frozenset[str]:
        """The speakers of a document who speak for the body or state that is asked."""
        if not self._voice:
            return frozenset()
        if document.path not in self._sides:
            speakers = {statement.speaker for statement in statements_of(document)}
            self._sides[document.path] = on_side_of(self._voice, document, speakers, self._matter.documents)
        return self._sides[document.path]

    def _times(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        claims = []
        for place, value in enumerate(times_in(passage, self._relevance.anchors(passage), self._query)):
            statement = speaking(statements, value.start)
            if statements and not statement:
                continue  # "said on Thursday" tells when it was said
            merit = passage.merit + TIME - FARTHER * place - TODAY * value.recent
            claims.append(Claim(passage, value, statement, merit, int(not answers(value, self._query))))
        return claims

    def _polarities(self, document: Document, passages: Sequence[Passage], whether: Whether) -> list[Claim]:
        """What sentences say of what is asked, and those that deny the sentence before them."""
        statements = statements_of(document)
        claims: list[Claim] = []
        last: Said | None = None
        for passage in passages:
            own = _within(statements, passage)
            found = whether.said(passage, own)
            if not found and last and (returned := whether.returned(passage, own, last)):
                found = [returned]
            for said in found:
                merit = ASKED * said.share + (1 - ASKED) * passage.context + PARAGRAPH * passage.score
                heard = replace(passage, focus=said.share)
                claims.append(Claim(heard, said.value, said.statement, merit + SPOKEN * bool(said.statement)))
            last = found[0] if found else None
        return claims

    def _thing(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        parts: list[tuple[Statement | None, tuple[int, int]]] = [(s, span) for s in statements for span in s.spans]
        parts = parts or [(None, (passage.start, passage.end))]
        found: list[tuple[Thing, Statement | None]] = []
        anchors = _at(passage, self._relevance.anchors(passage))
        for statement, (start, end) in parts:
            thing = nearest(self._things.of(passage.document, start, end), anchors)
            found += [(thing, statement)] if thing else []
        if not found:
            return [Claim(passage, None, parts[0][0], passage.merit)]
        value, statement = found[0]
        return [Claim(passage, value, statement, passage.merit + BESIDE * _beside(value, anchors))]


def _corrected(query: Query, terms: Sequence[Expanded]) -> str:
    """The question with the words that the corpus has in another spelling only, in that."""
    text = query.text
    for term in terms:
        if term.forms and not term.term.name and term.forms[0].way in {Way.TYPO, Way.SPELLING}:
            text = text.replace(term.term.text, term.forms[0].surface)
    return text


def _is_end(claim: Claim) -> bool:
    return isinstance(claim.value, Time) and claim.value.period.bound == "until"


def _at(passage: Passage, places: Sequence[Span]) -> list[Span]:
    """Places of the sentence as places of the document."""
    return [(passage.start + start, passage.start + end) for start, end in places]


def _beside(value: Value, anchors: Sequence[tuple[int, int]]) -> float:
    """How near the value stands to what is asked, 0 to 1."""
    return 1 - min(distance(value.start, value.end, anchors, FAR), FAR) / FAR


def _within(statements: Sequence[Statement], passage: Passage) -> list[Statement]:
    return [s for s in statements if s.start < passage.end and passage.start < s.end]
