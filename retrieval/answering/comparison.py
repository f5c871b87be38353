"""Claims -> positions and a verdict. The one place where a verdict is decided.

Claims whose values can both be true stand together; two prints of one text are one source. What the verdict says follows from
how many positions there are, who stands behind each, and in what order of time they appeared.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Document
from retrieval.answering.claim import Claim
from retrieval.answering.progress import course_of, first_time, rule_of_time, went_on
from retrieval.answering.relevance import asking_words
from retrieval.answering.values.actor import Actor
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.times import Time, asks_past
from retrieval.claims.parties import Voice, parties_of
from retrieval.claims.prints import same_print_within
from retrieval.claims.publishers import publisher_of
from retrieval.claims.speakers import is_account
from retrieval.explanation import Relation, Rule
from retrieval.models import Kind, Query, Trend, Verdict

TOLD = 0.275  # of what is asked that the sentence of a plain number or a time has to say to contradict another
TERMS = 2  # words of substance that a question has at least whose answers may contradict one another
OPEN = {Kind.SAID, Kind.WHY, Kind.HOW}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions, each as its claims, the verdict, and the rule that decided it.

    `side`, `trend`, `course` and `prints` are as in a Finding. `parties` are whom the speakers stand for, where that was
    looked at: the party's label by a speaker and the path of a document.
    """

    verdict: Verdict
    positions: tuple[tuple[Claim, ...], ...]
    rule: Rule
    side: str = ""
    trend: Trend | None = None
    course: tuple[str, ...] = ()
    prints: tuple[tuple[Document, ...], ...] = ()
    parties: Mapping[tuple[str, str], str] = field(default_factory=dict)


def compared(claims: Sequence[Claim], query: Query, documents: Sequence[Document]) -> Comparison:
    """Return what the claims of one event say together; `documents` are all reports of it. `claims` is not empty."""
    sources = _sources(claims)
    prints = [tuple(dict.fromkeys(claim.passage.document for claim in source)) for source in sources]
    comparison = _compared(claims, query, documents, sources)
    return replace(comparison, prints=tuple(documents for documents in prints if len(documents) > 1))


def _compared(
    claims: Sequence[Claim], query: Query, documents: Sequence[Document], sources: Sequence[Sequence[Claim]]
) -> Comparison:
    if len(sources) == 1 and len({claim.passage.document.path for claim in sources[0]}) == len(sources[0]):
        if query.kind in OPEN and len(claims) == 1:
            # What somebody said, or why, has no value that other reports would have to bear out.
            return Comparison(Verdict.NOT_COMPARED, (tuple(claims),), Rule.OPEN_QUESTION)
        return Comparison(Verdict.SINGLE_SOURCE, (tuple(claims),), Rule.ONE_DOCUMENT if len(claims) == 1 else Rule.ONE_TEXT)
    if query.kind in OPEN or all(claim.value is None for claim in claims):
        each = tuple((claim,) for claim in claims)
        if query.kind not in OPEN and len({claim.passage.document.path for claim in claims}) == 1:
            return Comparison(Verdict.SINGLE_SOURCE, each, Rule.ONE_DOCUMENT)
        return Comparison(Verdict.NOT_COMPARED, each, Rule.OPEN_QUESTION if query.kind in OPEN else Rule.NO_VALUES)
    groups, unsure = _groups(claims)
    if unsure:
        return Comparison(Verdict.NOT_COMPARED, groups, Rule.UNSURE_PAIR)
    voices = _voices(claims)
    parties = parties_of(voices, documents)
    sides = {party or ("alone", at): party for at, party in enumerate(parties)}
    labels = {
        (voice.speaker, voice.document.path): party.label if party else "" for voice, party in zip(voices, parties, strict=True)
    }
    one_voice = len(sides) <= 1
    in_time, _ = _groups(claims, _says_in_time)
    if len(in_time) > len(groups) and rule_of_time(query, in_time, voices, one_voice=one_voice):
        groups = in_time
    if len(groups) > 1:
        moved = rule_of_time(query, groups, voices, one_voice=one_voice)
        if moved and asks_past(query) and any(isinstance(claim.value, Actor) for claim in claims):
            # Who did it does not move on, and outlets that name others may speak of others.
            return Comparison(Verdict.NOT_COMPARED, groups, Rule.UNSURE_PAIR, parties=labels)
        if moved is None and len(sides) == 1 and len(voices) == len(claims):
            # Nobody contradicts: one party's own word stands in two forms.
            return Comparison(Verdict.NOT_COMPARED, groups, Rule.ONE_WORD_TWICE, parties=labels)
        if moved is None:
            doubt = _doubt(query, groups)
            verdict = Verdict.NOT_COMPARED if doubt else Verdict.CONFLICT
            return Comparison(verdict, groups, doubt or Rule.CANNOT_BOTH_BE, parties=labels)
        states = tuple(sorted(groups, key=first_time))
        trend, course = course_of([state[0].value for state in states])
        return Comparison(Verdict.UPDATE, states, moved, trend=trend, course=course, parties=labels)
    if len(sources) == 1:
        return Comparison(Verdict.SINGLE_SOURCE, groups, Rule.ONE_TEXT)
    if len(sides) == 1 and len(voices) == len(claims):
        side = next((party.label for party in parties if party and party.label), voices[0].speaker)
        return Comparison(Verdict.ONE_SIDED, groups, Rule.ALL_ON_ONE_WORD, side=side, parties=labels)
    return Comparison(Verdict.AGREEMENT, groups, Rule.COMPATIBLE, parties=labels)


def _is_told(group: Sequence[Claim]) -> bool:
    """Whether a sentence of a position says enough of what is asked to contradict; a unit that is asked for says so as well."""
    typed = [isinstance(claim.value, Time) or (isinstance(claim.value, Amount) and not claim.value.kind) for claim in group]
    return not all(typed) or any(claim.passage.focus >= TOLD for claim in group)


def _doubt(query: Query, groups: Sequence[Sequence[Claim]]) -> Rule | None:
    """Why accounts that differ may be of several things; None where nothing says so."""
    if query.kind is not Kind.WHETHER and _is_bare(query):
        return Rule.HARDLY_ASKED
    # A number or a time beside what is asked may be of something else.
    return None if all(_is_told(group) for group in groups) else Rule.HARDLY_TOLD


def _is_bare(query: Query) -> bool:
    """Whether a question has one word of substance, which may be said of several things: "Wer ist verantwortlich?"."""
    telling = [term for term in query.terms if term.text.lower() not in asking_words(query.language)]
    return len(telling) < TERMS and not any(term.name for term in telling)


def _says(one: Claim, other: Claim) -> Relation:
    return one.says(other)


def _says_in_time(one: Claim, other: Claim) -> Relation:
    return Relation.DIFFERENT if went_on(one, other) else one.says(other)


def _groups(
    claims: Sequence[Claim], says: Callable[[Claim, Claim], Relation] = _says
) -> tuple[tuple[tuple[Claim, ...], ...], bool]:
    """Claims that say the same, together; and whether two of the groups may not differ at all."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=_is_rough):
        homes = [group for group in groups if all(says(claim, other) is Relation.SAME for other in group)]
        home = min(homes, key=lambda group: _distance(claim, group[0]), default=None)
        if home is None:
            home = next((group for group in groups if _joins(claim, group, says)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    different = [
        any(says(a, b) is Relation.DIFFERENT for a in one for b in other)
        for at, one in enumerate(groups)
        for other in groups[at + 1 :]
    ]
    return tuple(tuple(group) for group in groups), not all(different)


def _is_rough(claim: Claim) -> bool:
    """Whether a number is rough or a bound, which may fit several exact ones: it goes to the nearest of them."""
    return isinstance(claim.value, Amount) and not claim.value.quantity.exact


def _distance(one: Claim, other: Claim) -> float:
    if not isinstance(one.value, Amount) or not isinstance(other.value, Amount):
        return 0.0
    return abs(one.value.quantity.value - other.value.quantity.value)


def _joins(claim: Claim, group: Sequence[Claim], says: Callable[[Claim, Claim], Relation]) -> bool:
    """Whether a claim says what some of a group say, and nothing that any of them excludes."""
    relations = [says(claim, other) for other in group]
    return Relation.SAME in relations and Relation.DIFFERENT not in relations


def _sources(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that are prints of one text, together."""
    sources: list[list[Claim]] = []
    for claim in claims:
        same = next((s for s in sources if any(_is_print(claim, other) for other in s)), None)
        if same is None:
            sources.append([claim])
        else:
            same.append(claim)
    return sources


def _is_print(one: Claim, other: Claim) -> bool:
    """Whether two claims are prints of one text: "sprach von drei Toten" is none of "sprach von neun Toten"."""
    if not same_print_within(*_printed(one), *_printed(other)):
        return False
    # One text printed on two days has one label, "am Montag", for two days.
    labels = {claim.value.label.lower() for claim in (one, other) if claim.value}
    return len(labels) < 2 or one.says(other) is not Relation.DIFFERENT


def _printed(claim: Claim) -> tuple[str, str]:
    """The words of a claim and of its paragraph."""
    return claim.passage.text, claim.passage.document.text_of(claim.passage.chunk)


def _voices(claims: Sequence[Claim]) -> list[Voice]:
    """Who speaks, for every claim that is not an outlet's own; a page that is a party's own speaks for it."""
    return [Voice(voice, claim.passage.document, _place(claim)) for claim in claims if (voice := _voice(claim))]


def _place(claim: Claim) -> int | None:
    """Where the speaker is named in the sentence of the claim, None where they are named elsewhere."""
    if not claim.statement or not claim.speaker:
        return None
    name = claim.speaker.partition(" (")[0]
    at = claim.passage.document.text.find(name, claim.statement.start, claim.statement.end)
    return at if at >= 0 else None


def _voice(claim: Claim) -> str | None:
    """Who speaks; on a party's own page "nach internen Berechnungen" are its own."""
    publisher = publisher_of(claim.passage.document)
    return publisher if not claim.speaker or (publisher and is_account(claim.speaker)) else claim.speaker
