"""Claims: the sentences that answer a question, each with what it says in answer and on whose word."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Document
from retrieval.answering.claim import Claim, Reader
from retrieval.answering.doers import Doers, Offices
from retrieval.answering.durations import Durations, lasts
from retrieval.answering.figures import Figures
from retrieval.answering.grounds import Advice, Grounds
from retrieval.answering.likeness import Likeness
from retrieval.answering.locations import Locations
from retrieval.answering.matter import Matter
from retrieval.answering.measure import measure_of
from retrieval.answering.moments import Moments
from retrieval.answering.objects import Objects, Topics
from retrieval.answering.reading import asks
from retrieval.answering.relevance import PARAGRAPH, Passage, Relevance
from retrieval.answering.selection import selected
from retrieval.answering.utterances import Utterances
from retrieval.answering.values.actors import Actors
from retrieval.answering.values.identity import Identity, person_asked
from retrieval.answering.values.places import Places
from retrieval.answering.values.things import Things
from retrieval.answering.whether import Said, Whether
from retrieval.claims.background import is_background, years_in
from retrieval.claims.speech import statements_of
from retrieval.index.passages import Expanded
from retrieval.language.advice import asks_advice
from retrieval.language.frames import frame_of
from retrieval.language.lexicon import Lexicon
from retrieval.models import Kind, Query, Statement, Way

ASKED = 0.65  # weight of what is asked beside the whole question, where a sentence affirms or denies it
SPOKEN = 0.08  # gained by what somebody affirms or denies: what is asked about is mostly disputed
READ = 12  # sentences of a document whose values are read, where words have to show that they answer


class Claims:
    """Reads the claims of documents for one query."""

    def __init__(self, query: Query, terms: Sequence[Expanded], lexicon: Lexicon, matter: Matter) -> None:
        self._query = query
        self._years = years_in(query.text)
        self._matter = matter
        self._relevance = Relevance(query, terms, matter.documents)
        asks_whether = query.kind is Kind.WHETHER
        self._whether = Whether(query, terms, self._relevance.focus, self._relevance.topics) if asks_whether else None
        self._likeness = Likeness(lexicon)
        self._measure = measure_of(query, _corrected(query, terms))
        self._objects = Objects(self._relevance, Things(query.text, query.language, self._likeness))
        self._reader = self._reader_of(query)

    def _reader_of(self, query: Query) -> Reader:
        """What reads the kind of answer that is asked for."""
        relevance, likeness, matter = self._relevance, self._likeness, self._matter
        if self._measure:
            figures = Figures(query, self._measure, relevance, likeness)
            return Durations(query, figures, Moments(query, relevance)) if lasts(query, self._measure) else figures
        match query.kind:
            case Kind.WHAT | Kind.TOPIC if asks_advice(query.text, query.language):
                return Advice()
            case Kind.WHAT | Kind.TOPIC if topic := frame_of(query.text, "topics"):
                return Topics(topic, Things(query.text, query.language, likeness))
            case Kind.WHO if person := person_asked(query):
                return Offices(Identity(person, likeness))
            case Kind.WHO:
                actors = Actors(query.text, query.language, likeness, (*matter.documents, *matter.elsewhere))
                return self._objects if actors.things else Doers(relevance, actors)
            case Kind.WHERE:
                return Locations(relevance, Places(query.text, query.language, likeness))
            case Kind.WHEN:
                return Moments(query, relevance)
            case Kind.SAID:
                return Utterances(query, relevance, matter.documents)
            case Kind.WHY | Kind.HOW:
                return Grounds(query.kind)
        return self._objects

    def found(self) -> list[Claim]:
        """Return the claims that answer, best first: of each document the best one, and others that nearly reach it."""
        if self._relevance.unsaid(self._matter.documents, self._matter.elsewhere):
            return []
        read = self._read(self._reader)
        if not read and isinstance(self._reader, Utterances) and self._reader.demanding:
            # "Was verlangt das Gesetz?": what is demanded may stand in nobody's speech.
            read = self._read(self._objects)
        return selected(read, quoting=self._query.kind is Kind.SAID)

    def _read(self, reader: Reader) -> list[list[Claim]]:
        return [claims for document in self._matter.documents if (claims := self._of(document, reader))]

    def _of(self, document: Document, reader: Reader) -> list[Claim]:
        statements = statements_of(document)
        passages = self._relevance.passages_of(document, self._matter.scores.get(document.path, {}))
        passages = [passage for passage in passages if passage.chunk in self._matter.reports]  # no other story of a digest
        if self._query.kind is not Kind.SAID:
            passages = [passage for passage in passages if not asks(passage.text)]
        if not self._measure and len(passages) > READ:
            least = sorted((passage.merit for passage in passages), reverse=True)[READ - 1]
            passages = [passage for passage in passages if passage.merit >= least]
        claims = self._polarities(document, passages, self._whether) if self._whether else []
        for passage in passages if not self._whether else ():
            if not self._is_another_time(passage):
                claims += reader.of(passage, _within(statements, passage))
        return sorted(claims, key=lambda claim: -claim.merit)

    def _is_another_time(self, passage: Passage) -> bool:
        """Whether the sentence tells of an earlier event, whose doers and places are not those of this one."""
        asked = self._query.kind in {Kind.WHO, Kind.WHERE}
        return asked and is_background(passage.document, passage.start, passage.end, self._years)

    def _polarities(self, document: Document, passages: Sequence[Passage], whether: Whether) -> list[Claim]:
        """What sentences say of what is asked, and those that deny the sentence before them."""
        statements = statements_of(document)
        claims: list[Claim] = []
        last: Said | None = None
        for passage in passages:
            own = _within(statements, passage)
            found = whether.said(passage, own)
            returned = whether.returned(passage, own, last) if last else None
            if last and returned:
                found = found or [returned]
                if found[0].value.side != last.value.side and not (last.statement or found[0].statement):
                    # "Im Netz steht, der Kran sei defekt. Das weisen wir zurück.": nobody says here that it is.
                    claims = [claim for claim in claims if claim.statement or claim.passage.start != last.value.start]
            for said in found:
                merit = ASKED * said.share + (1 - ASKED) * passage.context + PARAGRAPH * passage.score
                heard = replace(passage, focus=said.share)
                claims.append(Claim(heard, said.value, said.statement, merit + SPOKEN * bool(said.statement)))
            last = found[0] if found else None
        return claims


def _corrected(query: Query, terms: Sequence[Expanded]) -> str:
    """The question with the words that the corpus has in another spelling only, in that."""
    text = query.text
    for term in terms:
        if term.forms and not term.term.name and term.forms[0].way in {Way.TYPO, Way.SPELLING}:
            text = text.replace(term.term.text, term.forms[0].surface)
    return text


def _within(statements: Sequence[Statement], passage: Passage) -> list[Statement]:
    return [s for s in statements if s.start < passage.end and passage.start < s.end]
