"""Claims: the sentences that answer a question, each with what it says in answer and on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.models import Document
from retrieval.answering.likeness import Likeness
from retrieval.answering.measure import Measure, measure_of
from retrieval.answering.relevance import Passage, Relevance
from retrieval.answering.values.actors import Actor, Actors
from retrieval.answering.values.amounts import Amount, fitting
from retrieval.answering.values.polarity import Polarity, Side, side_of
from retrieval.answering.values.relation import Relation, Value
from retrieval.answering.values.things import Thing, Things, nearest
from retrieval.answering.values.times import Time, bound_of, times_in
from retrieval.claims.speech import statements_of
from retrieval.index.passages import Expanded
from retrieval.language.evidence import shows
from retrieval.language.lexicon import Lexicon
from retrieval.language.quantities import quantities_of
from retrieval.models import Act, Kind, Query, Statement

REASON = 0.25  # gained by a sentence that shows a reason, or speech, where that is asked for
BESIDE = 0.1  # gained by a value that stands beside what is asked
FAR = 100  # characters
NAMED = 0.6  # how far a speaker must be the one asked about
NUMBER = 0.25  # weight of how well a number fits, beside how well its sentence does
LEAST = 0.38  # merit below which no sentence answers
SHARE = 0.55  # of the best claim's merit; less is about something else
UNTYPED = 0.6  # the same, where no number or date shows that a sentence answers
COUNTED = 0.15  # of what the best claim says of what is asked, that another plain number has to say there
SAYING = 0.25  # of what is asked that a sentence has to say to affirm or deny it
PLAIN = 0.6  # merit of a sentence that answers without a value that could be compared
RANKED = 0.55  # of the best merit of all that a claim of a better rank must reach to count
LAST = 9  # the rank of such
OTHERS = 0.3  # how much worse than the best a number of another speaker in the sentence may fit
FOCUSED = 0.5  # of what the best claim says of what is asked, that another has to say there
BORNE_OUT = 0.5  # of that is enough where a better claim says the same
SECOND = 0.95  # of a document's best claim that a claim of another of its sentences must reach


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that answers: the passage, the value it gives (None where there is nothing to compare), and whose word it is.

    `rank` counts from 0: a claim of a higher rank answers only where none of a lower one does.
    """

    passage: Passage
    value: Value | None
    statement: Statement | None
    merit: float
    rank: int = 0

    @property
    def speaker(self) -> str | None:
        return self.statement.speaker if self.statement else None


class Claims:
    """Reads the claims of documents for one query."""

    def __init__(
        self,
        query: Query,
        terms: Sequence[Expanded],
        lexicon: Lexicon,
        documents: Sequence[Document],
        elsewhere: Sequence[Document] = (),
        scores: Mapping[str, Mapping[int, float]] | None = None,
    ) -> None:
        self._query = query
        self._documents = documents
        self._elsewhere = elsewhere
        self._scores = scores or {}
        self._relevance = Relevance(query, terms, documents)
        self._measure = measure_of(query)
        self._likeness = Likeness(lexicon)
        self._things = Things(query.text, query.language, self._likeness)
        self._actors = Actors(query.text, query.language, self._likeness)
        self._counted = self._likeness.words(" ".join(self._measure.counted), query.language) if self._measure else []

    def found(self) -> list[Claim]:
        """Return the claims of the documents, best first: of each document the best one, and others that nearly reach it."""
        per_document = [claims for document in self._documents if (claims := self._of(document))]
        good = [claim for claims in per_document for claim in claims if claim.merit >= LEAST]
        most = max((claim.merit for claim in good), default=0.0)
        best = min(good, key=lambda claim: (claim.rank if claim.merit >= RANKED * most else LAST, -claim.merit), default=None)
        if best is None or (isinstance(best.value, Polarity) and best.passage.focus < SAYING):
            return []
        if self._relevance.unsaid(self._documents, self._elsewhere):
            return []
        typed = isinstance(best.value, Amount | Time)
        compared = _by_words(best)
        least = max(LEAST, (UNTYPED if compared else SHARE) * best.merit)
        focus = (FOCUSED if compared else COUNTED if best.value and not best.value.kind else 0.0) * best.passage.focus
        kept: list[Claim] = []
        for claims in sorted(per_document, key=lambda claims: -claims[0].merit):
            alike = [claim for claim in claims if _comparable(claim, best) and claim.passage.focus >= focus]
            sure = [claim for claim in alike if claim.merit >= least]
            kept += (
                _apart(sure)
                or [c for c in alike if typed and c.merit >= BORNE_OUT * least and any(_same(c, k) for k in kept)][:1]
            )
        return kept

    def _of(self, document: Document) -> list[Claim]:
        statements = _statements(document)
        claims = []
        for passage in self._relevance.passages_of(document, self._scores.get(document.path, {})):
            own = [s for s in statements if s.start < passage.end and passage.start < s.end]
            claims += self._read(passage, own)
        return sorted(claims, key=lambda claim: -claim.merit)

    def _read(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        kind = self._query.kind
        if kind is Kind.WHETHER:
            return self._polarity(passage, statements)
        if kind in {Kind.WHAT, Kind.TOPIC} and not self._measure:
            return self._thing(passage, statements)
        if self._measure or kind in {Kind.WHEN, Kind.WHO, Kind.WHERE}:
            return self._valued(passage, statements) or self._plain(passage, statements)
        if kind is Kind.SAID:
            return self._speech(passage, statements)
        shown = shows(passage.text, kind)
        return [Claim(passage, None, statements[0] if statements else None, passage.merit + REASON * shown, int(not shown))]

    def _valued(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        if self._measure:
            return self._amounts(passage, statements, self._measure)
        if self._query.kind is Kind.WHEN:
            return self._times(passage, statements)
        return self._thing(passage, statements)

    def _plain(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """A sentence that says what is asked and shows the kind of thing, although no value can be read from it."""
        if passage.merit < PLAIN or not shows(passage.text, self._query.kind):
            return []
        return [Claim(passage, None, statements[0] if statements else None, passage.merit, rank=LAST)]

    def _speech(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        """What the person asked about says, with its topic in the sentence or not."""
        claims = []
        for statement in statements:
            named = self._relevance.names(statement.speaker, passage.document.language)
            if named >= NAMED:
                merit = 0.5 * named + 0.3 * passage.merit + 0.1 * statement.quoted
                claims.append(Claim(passage, None, statement, merit))
        return claims

    def _amounts(self, passage: Passage, statements: Sequence[Statement], measure: Measure) -> list[Claim]:
        text, language = passage.text, passage.document.language
        quantities = quantities_of(text, language)
        if not quantities:
            return []
        fits = fitting(text, quantities, measure, self._relevance.anchors(passage), lambda words: self._likes(words, language))
        claims: list[Claim] = []
        for quantity, fit in fits:
            if claims and fit < fits[0][1] - OTHERS:
                break
            start = passage.start + quantity.start
            statement = _speaking(statements, start)
            if any(claim.statement is statement for claim in claims):
                continue  # one speaker gives one number in a sentence
            value = Amount(quantity, text[quantity.start : quantity.end], start, passage.start + quantity.end)
            rank = measure.rank(quantity.unit) or 0
            claims.append(Claim(passage, value, statement, passage.merit + NUMBER * fit, rank))
        return claims

    def _likes(self, words: str, language: str) -> float:
        theirs = self._likeness.words(words, language)
        return self._likeness.shared(self._counted, theirs) / len(self._counted) if self._counted else 0.5

    def _times(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        value = times_in(passage, self._relevance.anchors(passage), self._query)
        if value is None:
            return []
        rank = int(value.period.bound != bound_of(self._query) and bool(bound_of(self._query)))
        return [Claim(passage, value, _speaking(statements, value.start), passage.merit + 0.12, rank)]

    def _polarity(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        statement = statements[0] if statements else None
        spans = statement.spans if statement else ()
        text = " ".join(passage.document.text[start:end] for start, end in spans) or passage.text
        if statement and statement.act is Act.DECLINED:
            return []
        side = side_of(text, passage.document.language, self._query.text, denied=bool(statement and statement.act is Act.DENIED))
        if side is Side.OPEN:
            return []
        return [Claim(passage, Polarity(side, passage.start, passage.end), statement, passage.merit)]

    def _thing(self, passage: Passage, statements: Sequence[Statement]) -> list[Claim]:
        language, kind = passage.document.language, self._query.kind
        parts: list[tuple[Statement | None, tuple[int, int]]] = [(s, span) for s in statements for span in s.spans]
        parts = parts or [(None, (passage.start, passage.end))]
        found: list[tuple[Thing | Actor, Statement | None]] = []
        anchors = [(passage.start + start, passage.start + end) for start, end in self._relevance.anchors(passage)]
        for statement, (start, end) in parts:
            if kind is Kind.WHO:
                actors = self._actors.of(passage.document, start, end, statement.speaker if statement else "")
                found += [(actors[0], statement)] if actors else []
                continue
            text = passage.document.text[start:end]
            things = self._things.places(text, language) if kind is Kind.WHERE else self._things.things(text, language)
            if kind is Kind.WHERE:  # two sentences name one place in more or fewer words
                things = [replace(thing, words=tuple(w for t in things for w in t.words)) for thing in things]
            thing = nearest([replace(t, start=t.start + start, end=t.end + start) for t in things], anchors)
            found += [(thing, statement)] if thing else []
        if not found:
            return [] if kind in {Kind.WHO, Kind.WHERE} else [Claim(passage, None, parts[0][0], passage.merit)]
        value, statement = found[0]
        return [Claim(passage, value, statement, passage.merit + BESIDE * _beside(value, anchors))]


def _beside(value: Value, anchors: Sequence[tuple[int, int]]) -> float:
    """How near the value stands to what is asked, 0 to 1."""
    distance = min((max(0, start - value.end, value.start - end) for start, end in anchors), default=FAR)
    return 1 - min(distance, FAR) / FAR


def _by_words(claim: Claim) -> bool:
    """Whether nothing but its words shows that a claim answers: no number, no date, and nobody's speech was asked for."""
    return claim.value is not None and not isinstance(claim.value, Amount | Time)


def _comparable(claim: Claim, best: Claim) -> bool:
    """Whether a claim answers in the same terms as the best one: euros are no answer where others count people."""
    return claim.rank == best.rank and (claim.value is None or best.value is None or claim.value.kind == best.value.kind)


def _same(one: Claim, other: Claim) -> bool:
    return one.value is not None and other.value is not None and one.value.relation(other.value) is Relation.SAME


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """The best claim of a document, and those that give another value on another's word."""
    kept = list(claims[:1])
    for claim in claims[1:]:
        beside = claim.passage.start == kept[0].passage.start or claim.merit >= SECOND * kept[0].merit
        if (
            beside
            and (claim.statement or kept[0].statement)
            and all(k.speaker != claim.speaker and not _same(k, claim) for k in kept)
        ):
            kept.append(claim)
    return kept


def _speaking(statements: Sequence[Statement], place: int) -> Statement | None:
    """The statement that speaks at `place` of the document."""
    inside = [s for s in statements if any(start <= place < end for start, end in s.spans)]
    return inside[0] if inside else None


@lru_cache(maxsize=512)
def _statements(document: Document) -> tuple[Statement, ...]:
    return statements_of(document)
