"""Candidates -> an Answer: the documents on the matter, what they claim, and how their claims stand to each other."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.dates import MONTHS
from corpus.models import Corpus, Document
from retrieval.answering.claim import Claim
from retrieval.answering.claims import Claims
from retrieval.answering.comparison import Comparison, compared
from retrieval.answering.confidence import State, state_of
from retrieval.answering.contraries import widened
from retrieval.answering.extracts import extract
from retrieval.answering.matter import Matter, likeliest, matters_of
from retrieval.answering.ranking import Candidate, candidates
from retrieval.answering.reasons import explanation_of
from retrieval.answering.relevance import asking_words
from retrieval.answering.selection import is_sure
from retrieval.answering.values.actor import Actor
from retrieval.answering.values.identity import person_asked
from retrieval.answering.values.polarity import Polarity, Side
from retrieval.answering.windows import Windows
from retrieval.claims.events import with_names
from retrieval.claims.speech.cues import cues
from retrieval.explanation import Explanation, Rule
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.language.advice import asks_advice
from retrieval.language.declension import nominative
from retrieval.language.lexicon import Lexicon
from retrieval.language.tables import table
from retrieval.models import Answer, Extract, Finding, Kind, Position, Query, Source, Verdict

EXTRACTS = 8  # of a finding
FURTHER = 2  # other events that may have findings of their own
AS_WELL = 0.75  # of the first finding's best merit that another event's must reach
CLOSEST = 2  # documents shown as the closest passages where none answers
SHORTEST = 4  # letters of a name that can be told from a mistyped one
NAME_FOUND = 0.5  # a form of this weight is the name, in another spelling or language or mistyped


def answer(corpus: Corpus, index: PassageIndex, query: Query, lexicon: Lexicon) -> Answer:
    """Return the findings, the event that is asked about first; the closest passages, or nothing, where none answers."""
    terms = index.expand(query)
    if query.kind is Kind.WHETHER:
        terms = widened(query, terms)
    elif query.kind is Kind.SAID:
        terms = heard(query, terms)
    elif asks_advice(query.text, query.language):
        # What to do is not said with "tun".
        terms = tuple(term for term in terms if term.term.text.lower() not in asking_words(query.language)) or terms
    terms = _telling(terms, corpus)
    found = candidates(corpus, index, query, terms)
    unknown = unknown_names(terms)
    state = state_of(found[0], query) if found and not unknown else State.NOTHING
    if state is State.NOTHING:
        why = Explanation(Rule.UNKNOWN_NAME if unknown else Rule.NOTHING_FOUND)
        return _answer(query, Finding(Verdict.NO_ANSWER, (), unknown=tuple(unknown), explanation=why))
    terms = with_names(query, terms, [candidate.document for candidate in found])
    matters = matters_of(query, terms, corpus, index, found)
    # Who somebody is does not depend on the event; and what the asked one leaves open, the best candidate may tell.
    best, anybody = likeliest(matters, query, found), person_asked(query)
    matter, claims = matters[0], []
    for matter in [one for one in matters if anybody or one is matters[0] or one is best]:
        claims = Claims(query, terms, lexicon, matter).found()
        if claims:
            break
    if not claims or (state is State.CLOSEST and not is_sure(claims)):
        closest = tuple(extract(c.document, c.chunk, c.window) for c in found[:CLOSEST])
        why = Explanation(Rule.NOTHING_READ)
        return _answer(query, Finding(Verdict.NO_ANSWER, (), closest=closest, explanation=why))
    windows = Windows(query, terms)
    findings = [_finding(compared(claims, query, matter.documents), matter, matters, windows, found)]
    for other in [other for other in matters if other is not matter][:FURTHER]:
        # Another event answers too only where it has all that the question names, and answers nearly as well.
        if _unnamed(other, found) <= _unnamed(matter, found):
            its = Claims(query, terms, lexicon, other).found()
            if its and its[0].merit >= AS_WELL * claims[0].merit:
                findings.append(_finding(compared(its, query, other.documents), other, matters, windows, found))
    return Answer(query.text, query.language, tuple(findings))


def _telling(terms: tuple[Expanded, ...], corpus: Corpus) -> tuple[Expanded, ...]:
    """The terms without "Menschen", "wie hoch", and a month in which reports appeared, where no document says the word.

    Such a word is not what the question turns on, and a report of February need not name it.
    """
    words = table("confidence")["measured"]["words"].split()
    months = {document.published.month for document in corpus if document.published}

    def is_told(word: str) -> bool:
        return word in words or MONTHS.get(word) in months

    kept = tuple(term for term in terms if term.forms or not is_told(term.term.text.lower()))
    return kept if any(not term.term.setting for term in kept) else terms


def _unnamed(matter: Matter, found: Sequence[Candidate]) -> float:
    """How much of what the question names the best report of the matter lacks, as a share of the question's weight."""
    return min((c.names for c in found if c.document in matter.documents), default=1.0)


def heard(query: Query, terms: Sequence[Expanded]) -> tuple[Expanded, ...]:
    """Return the terms without the verb that only asks what somebody said, where no document has it: "Wie reagierte …?"."""
    verbs = cues(query.language).keys() | asking_words(query.language)
    return tuple(t for t in terms if t.forms or t.term.name or t.term.text.lower() not in verbs) or tuple(terms)


def unknown_names(terms: Sequence[Expanded]) -> list[str]:
    """Return the names in a question that no document mentions in any spelling: whatever else matches is about others."""
    names = [term for term in terms if term.term.name and len(term.term.text) >= SHORTEST]
    return [term.term.text for term in names if not any(form.weight >= NAME_FOUND for form in term.forms)]


def _finding(
    comparison: Comparison, matter: Matter, matters: Sequence[Matter], windows: Windows, found: Sequence[Candidate]
) -> Finding:
    positions = _apart(_positions(comparison, windows))
    speaking = {claim.passage.document.path for position in comparison.positions for claim in position}
    if comparison.verdict is Verdict.SINGLE_SOURCE or (len(positions) == 1 and len(speaking) == 1):
        first = positions[0]
        shown = {one.document for one in first.extracts}
        best = [extract(c.document, c.chunk, c.window) for c in found if c.document.path in shown]
        further = tuple(one for one in best if not any(_overlap(one, other) for other in first.extracts))
        positions = (replace(first, extracts=first.extracts + further[:1]), *positions[1:])
    return Finding(
        comparison.verdict,
        positions,
        matter.reports.event,
        silent=tuple(_source(document) for document in matter.documents if document.path not in speaking),
        side=_side(comparison),
        trend=comparison.trend,
        course=comparison.course,
        prints=tuple(tuple(_source(document) for document in prints) for prints in comparison.prints),
        explanation=explanation_of(comparison, [other for other in matters if other is not matter]),
    )


def _side(comparison: Comparison) -> str:
    """The one party that all rests on, in the nominative as the document has it whose speaker it is."""
    side = comparison.side
    claims = [claim for position in comparison.positions for claim in position]
    document = next((claim for claim in claims if side in (claim.speaker or "")), claims[0]).passage.document
    return nominative(side, document.text, document.language) if side else ""


def _source(document: Document) -> Source:
    return Source(document.path, document.source)


def _positions(comparison: Comparison, windows: Windows) -> tuple[Position, ...]:
    """The positions with their extracts, `EXTRACTS` at most, of every position one at least."""
    drawn = [_position(claims, windows) for claims in comparison.positions[:EXTRACTS]]
    spare = EXTRACTS - len(drawn)
    positions = []
    for position in drawn:
        positions.append(replace(position, extracts=position.extracts[: 1 + spare]))
        spare -= min(spare, len(position.extracts) - 1)
    return tuple(positions)


def _apart(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The positions without those that have no value and show nothing but what one before them shows."""
    kept: list[Position] = []
    for position in positions:
        shown = [extract for other in kept for extract in other.extracts]
        news = [one for one in position.extracts if not any(_overlap(one, other) for other in shown)]
        if position.value or news or not kept:
            kept.append(position)
    return tuple(kept)


def _position(claims: Sequence[Claim], windows: Windows) -> Position:
    first = next((claim for claim in claims if claim.value), claims[0])
    value = first.value
    denied = isinstance(value, Actor) and value.denied
    polar = isinstance(value, Polarity) and value.side in {Side.YES, Side.NO}
    document = first.passage.document
    label = nominative(value.label, document.text, document.language) if value else ""
    return Position(label, _extracts(claims, windows), polar, denied)


def _overlap(one: Extract, other: Extract) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _extracts(claims: Sequence[Claim], windows: Windows) -> tuple[Extract, ...]:
    extracts: dict[tuple[str, int], Extract] = {}
    for claim in claims:
        passage = claim.passage
        window = windows.around(passage.document, passage.chunk, passage.start)
        one = extract(passage.document, passage.chunk, window, claim.speaker)
        extracts.setdefault((one.document, one.start), one)
    return tuple(extracts.values())


def _answer(query: Query, finding: Finding) -> Answer:
    return Answer(query.text, query.language, (finding,))
