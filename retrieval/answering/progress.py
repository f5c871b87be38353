"""How accounts that differ follow one another in time: a figure or a state that moved on is nobody's contradiction."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from itertools import pairwise

from retrieval.answering.claim import Claim
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.polarity import Polarity, Side
from retrieval.answering.values.relation import Value
from retrieval.answering.values.times import Time, asks_past
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.parties import Voice
from retrieval.explanation import Relation, Rule
from retrieval.language.tables import table
from retrieval.models import Query, Trend

NEXT = 160  # characters behind a figure in which others may be called wrong
RESCUERS = frozenset(["police", "fire", "rescue", "coastguard", "hospital", "health", "municipality", "district"])

Groups = Sequence[Sequence[Claim]]


def rule_of_time(query: Query, groups: Groups, voices: Sequence[Voice], *, one_voice: bool) -> Rule | None:
    """Return the rule by which the later of several positions carry a later state, None where one party holds against another.

    `voices` are those who speak, `one_voice`: for one party. What was over at the time asked about does not move on.
    """
    claims = [claim for group in groups for claim in group]
    # When something was does not move on, as what is planned does.
    over = asks_past(query) is True and all(isinstance(claim.value, Time) and claim.value.past for claim in claims)
    if over or _settled(claims, query):
        return None
    moved = _moved_on(groups, one_voice=one_voice, alone=len(voices) in {0, len(claims)})
    return Rule.TOLL_ROSE if moved is None and _is_toll(query, groups, voices) else moved


def went_on(one: Claim, other: Claim) -> bool:
    """Whether two figures that can both be true are two states: "mindestens 40", and the day after "auf 112 gestiegen"."""
    mine, theirs = one.value, other.value
    if not isinstance(mine, Amount) or not isinstance(theirs, Amount) or mine.quantity.value == theirs.quantity.value:
        return False
    if one.says(other) is not Relation.SAME or not _in_order([[one], [other]]):
        return False
    return _has(max(one, other, key=lambda claim: first_time([claim])), "went")


def course_of(states: Sequence[Value | None]) -> tuple[Trend, tuple[str, ...]]:
    """Return where an update in order of time went, and the figures it went through; no figures where its values are others."""
    amounts = [state for state in states if isinstance(state, Amount)]
    if len(amounts) < len(states):
        return Trend.CHANGED, ()
    figures = tuple(amount.figure for amount in amounts)
    if all(one.quantity.value < other.quantity.value for one, other in pairwise(amounts)):
        return Trend.ROSE, figures
    if all(one.quantity.value > other.quantity.value for one, other in pairwise(amounts)):
        return Trend.FELL, figures
    return Trend.CHANGED, figures


def first_time(group: Sequence[Claim]) -> datetime:
    """Return when the first document of a position was published; that of each one has to be known."""
    return min(first for first, _ in _times(group))


def _moved_on(groups: Groups, *, one_voice: bool, alone: bool) -> Rule | None:
    """The rule by which later reports carry a later state, None where one party holds against another.

    The positions follow one another in time, no document holds two of them, and nobody disputes another's; where several
    parties speak, words have to say that the matter moved. Where an outlet's own voice follows a party's, or a party's an
    outlet's (not `alone`), words have to say so of what cannot have been undone: a figure that fell, a yes that became a no,
    a no on a party's word.
    """
    claims = [claim for group in groups for claim in group]
    if not _in_order(groups) or any(_has(claim, "disputed") for claim in claims):
        return None
    if any(_refutes(claim) for group in sorted(groups, key=first_time)[1:] for claim in group):
        return None
    if one_voice and (alone or not _undone([group[0] for group in sorted(groups, key=first_time)])):
        return Rule.ONE_VOICE_IN_TIME
    moved = isinstance(groups[0][0].value, Amount) and any(_has(claim, "moved") for claim in claims)
    return Rule.MOVED_IN_WORDS if moved else None


def _is_toll(query: Query, groups: Groups, voices: Sequence[Voice]) -> bool:
    """Whether the dead, the hurt, the rescued are counted, police, doctors and the like tell how many, and later ones more.

    Nobody holds against the other there: a toll rises.
    """
    if not _movement("toll").search(query.text) or not _in_order(groups):
        return False
    claims = [claim for group in groups for claim in group]
    if any(_has(claim, "disputed") or _refutes(claim) for claim in claims):
        return False
    states = sorted(groups, key=first_time)
    if (
        not all(isinstance(group[0].value, Amount) for group in groups)
        or course_of([g[0].value for g in states])[0] is not Trend.ROSE
    ):
        return False
    kinds = [mention.body.kind if mention.body else "" for voice in voices for mention in mentions_in(voice.speaker)[:1]]
    return len(kinds) == len(voices) and set(kinds) <= RESCUERS


def _settled(claims: Sequence[Claim], query: Query) -> bool:
    """Whether it is asked and said how something was at one time, which no later day changes: "War die Tür zu?"."""
    if not all(isinstance(claim.value, Polarity) for claim in claims) or not _movement("settled").match(query.text):
        return False
    return all(_has(claim, "past") and not _has(claim, "again") for claim in claims)


def _undone(states: Sequence[Claim]) -> bool:
    """Whether claims in order of time take back what was: a number that falls, a yes that becomes a no, a party's no."""
    values = [state.value for state in states]
    last = values[-1]
    if isinstance(last, Polarity) and all(isinstance(value, Polarity) for value in values):
        return last.side == Side.NO or states[0].speaker is not None
    return all(isinstance(value, Amount) for value in values) and course_of(values)[0] is Trend.FELL


def _in_order(groups: Groups) -> bool:
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


def _has(claim: Claim, what: str) -> bool:
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
