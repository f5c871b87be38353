"""Claims -> positions and a verdict. The one place where a verdict is decided.

Claims whose values can both be true stand together; two prints of one text are one source. What the verdict says follows from
how many positions there are, who stands behind each, and in what order of time they appeared.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cache
from itertools import pairwise

from corpus.models import Document
from retrieval.answering.claim import Claim
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.polarity import Polarity, Side
from retrieval.answering.values.relation import Value
from retrieval.answering.values.times import Time, asks_past
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.parties import Voice, parties_of
from retrieval.claims.prints import same_print_within
from retrieval.claims.publishers import publisher_of
from retrieval.claims.speakers import is_account
from retrieval.explanation import Relation, Rule
from retrieval.language.tables import table
from retrieval.models import Kind, Query, Trend, Verdict

TOLD = 0.275  # of what is asked that the sentence of a plain number or a time has to say to contradict another
NEXT = 160  # characters behind a figure in which others may be called wrong
_RESCUERS = frozenset(["police", "fire", "rescue", "coastguard", "hospital", "health", "municipality", "district"])
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
    if len(groups) > 1:
        # When something was does not move on, as what is planned does.
        over = asks_past(query) is True and all(isinstance(claim.value, Time) and claim.value.past for claim in claims)
        over = over or _settled(claims, query)
        moved = None if over else _moved_on(groups, one_voice=len(sides) <= 1, alone=len(voices) in {0, len(claims)})
        if moved is None and not over and _is_toll(query, groups, voices):
            moved = Rule.TOLL_ROSE
        if moved is None and len(sides) == 1 and len(voices) == len(claims):
            # Nobody contradicts: one party's own word stands in two forms.
            return Comparison(Verdict.NOT_COMPARED, groups, Rule.ONE_WORD_TWICE, parties=labels)
        if moved is None and not all(_is_told(group) for group in groups):
            # A number or a time beside what is asked may be of something else.
            return Comparison(Verdict.NOT_COMPARED, groups, Rule.HARDLY_TOLD, parties=labels)
        if moved is None:
            return Comparison(Verdict.CONFLICT, groups, Rule.CANNOT_BOTH_BE, parties=labels)
        states = tuple(sorted(groups, key=_first_time))
        trend, course = _course([state[0].value for state in states])
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


def _groups(claims: Sequence[Claim]) -> tuple[tuple[tuple[Claim, ...], ...], bool]:
    """Claims that say the same, together; and whether two of the groups may not differ at all."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if all(claim.says(other) is Relation.SAME for other in group)), None)
        if home is None:
            home = next((group for group in groups if _joins(claim, group)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    different = [
        any(a.says(b) is Relation.DIFFERENT for a in one for b in other)
        for at, one in enumerate(groups)
        for other in groups[at + 1 :]
    ]
    return tuple(tuple(group) for group in groups), not all(different)


def _joins(claim: Claim, group: Sequence[Claim]) -> bool:
    """Whether a claim says what some of a group say, and nothing that any of them excludes."""
    relations = [claim.says(other) for other in group]
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


def _moved_on(groups: Sequence[Sequence[Claim]], *, one_voice: bool, alone: bool) -> Rule | None:
    """The rule by which later reports carry a later state, None where one party holds against another.

    The positions follow one another in time, no document holds two of them, and nobody disputes another's; where several
    parties speak, words have to say that the matter moved. Where an outlet's own voice follows a party's, or a party's an
    outlet's (not `alone`), words have to say so of what cannot have been undone: a figure that fell, a yes that became a no.
    """
    claims = [claim for group in groups for claim in group]
    if not _in_order(groups) or any(_says(claim, "disputed") for claim in claims):
        return None
    if any(_refutes(claim) for group in sorted(groups, key=_first_time)[1:] for claim in group):
        return None
    if one_voice and (alone or not _undone([group[0].value for group in sorted(groups, key=_first_time)])):
        return Rule.ONE_VOICE_IN_TIME
    moved = isinstance(groups[0][0].value, Amount) and any(_says(claim, "moved") for claim in claims)
    return Rule.MOVED_IN_WORDS if moved else None


def _is_toll(query: Query, groups: Sequence[Sequence[Claim]], voices: Sequence[Voice]) -> bool:
    """Whether the dead, the hurt, the rescued are counted, police, doctors and the like tell how many, and later ones more.

    Nobody holds against the other there: a toll rises.
    """
    if not _movement("toll").search(query.text) or not _in_order(groups):
        return False
    claims = [claim for group in groups for claim in group]
    if any(_says(claim, "disputed") or _refutes(claim) for claim in claims):
        return False
    states = sorted(groups, key=_first_time)
    if (
        not all(isinstance(group[0].value, Amount) for group in groups)
        or _course([g[0].value for g in states])[0] is not Trend.ROSE
    ):
        return False
    kinds = [mention.body.kind if mention.body else "" for voice in voices for mention in mentions_in(voice.speaker)[:1]]
    return len(kinds) == len(voices) and set(kinds) <= _RESCUERS


def _settled(claims: Sequence[Claim], query: Query) -> bool:
    """Whether it is asked and said how something was at one time, which no later day changes: "War die Tür zu?"."""
    if not all(isinstance(claim.value, Polarity) for claim in claims) or not _movement("settled").match(query.text):
        return False
    return all(_says(claim, "past") and not _says(claim, "again") for claim in claims)


def _undone(states: Sequence[Value | None]) -> bool:
    """Whether values in order of time take back what was: a number that falls, a yes that becomes a no."""
    if all(isinstance(state, Polarity) for state in states):
        return states[-1] is not None and states[-1].label == Side.NO
    return all(isinstance(state, Amount) for state in states) and _course(states)[0] is Trend.FELL


def _in_order(groups: Sequence[Sequence[Claim]]) -> bool:
    spans = []
    seen: set[str] = set()
    for group in groups:
        documents = {claim.passage.document.path: claim.passage.document for claim in group}
        times = _times(group)
        if len(times) < len(documents) or seen & set(documents):
            return False
        seen |= set(documents)
        spans.append((min(first for first, _ in times), max(last for _, last in times)))
    spans.sort()
    return all(first[1] < second[0] for first, second in pairwise(spans))


def _times(group: Sequence[Claim]) -> list[tuple[datetime, datetime]]:
    """When the documents of a position were published, as far as that is known: a minute, or a day from its begin to its end."""
    documents = {claim.passage.document.path: claim.passage.document for claim in group}
    return [_moment(document.published) for document in documents.values() if document.published]


def _moment(published: date) -> tuple[datetime, datetime]:
    if isinstance(published, datetime):
        return published.replace(tzinfo=None), published.replace(tzinfo=None)
    return datetime.combine(published, time.min), datetime.combine(published, time.max)


def _first_time(group: Sequence[Claim]) -> datetime:
    return min(first for first, _ in _times(group))


def _course(states: Sequence[Value | None]) -> tuple[Trend, tuple[str, ...]]:
    """Where an update in order of time went, and the figures it went through; no figures where its values are others."""
    amounts = [state for state in states if isinstance(state, Amount)]
    if len(amounts) < len(states):
        return Trend.CHANGED, ()
    figures = tuple(amount.figure for amount in amounts)
    if all(one.quantity.value < other.quantity.value for one, other in pairwise(amounts)):
        return Trend.ROSE, figures
    if all(one.quantity.value > other.quantity.value for one, other in pairwise(amounts)):
        return Trend.FELL, figures
    return Trend.CHANGED, figures


def _says(claim: Claim, what: str) -> bool:
    return _movement(what).search(claim.passage.text) is not None


def _refutes(claim: Claim) -> bool:
    """Whether the sentence of a claim, or what follows it in the paragraph, calls what others say wrong."""
    passage = claim.passage
    return (
        _movement("refuted").search(passage.document.text, passage.start, min(passage.chunk.end, passage.end + NEXT)) is not None
    )


@cache
def _movement(what: str) -> re.Pattern[str]:
    return re.compile(table("movement")[what])
