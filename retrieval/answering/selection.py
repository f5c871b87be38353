"""Which claims answer: of each document the best one, measured by the best of all, and by what other documents say as well."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.claim import LAST, Claim
from retrieval.answering.measure import is_money
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.places import Place
from retrieval.answering.values.polarity import Polarity
from retrieval.answering.values.times import Time
from retrieval.explanation import Relation

SURE = 0.7  # merit of a claim that answers although little of the question is covered
LEAST = 0.38  # merit below which no sentence answers
SHARE = 0.55  # of the best claim's merit; less is about something else
UNITED = 0.45  # the same, where a number has the unit that is asked for
UNTYPED = 0.6  # the same, where no number or date shows that a sentence answers
AFFIRMED = 0.55  # the same, where it affirms or denies what is asked
COUNTED = 0.15  # of what the best claim says of what is asked, that another plain number has to say there
SAYING = 0.25  # of what is asked that a sentence has to say to affirm or deny it
RANKED = 0.55  # of the best merit of all that a claim of a better rank must reach to count
FOCUSED = 0.5  # of what the best claim says of what is asked, that another has to say there
NEARLY = 0.4  # of a document's best claim that one must reach which others bear out
BORNE_OUT = 0.3  # of that is enough where a better claim says the same
DISSENT = 0.25  # of what the best claim says of what is asked, that one which says otherwise has to say there
DISPUTED = 0.8  # of a document's best claim that one must reach by which somebody else says the contrary
FOUNDED = 0.15  # of what is asked that the sentence of a number has to say which no other document gives
SECOND = 0.95  # of a document's best claim that a claim of another of its sentences must reach
FURTHER = 0.75  # of a document's best quotation that a second one must reach
AGREEING = 0.08  # gained for each other document that gives the same number or time
CORE = 0.7  # of what is asked beside the matter; a sentence that says it answers, however little else it has
TELLING = frozenset({"km/h", "grade", "degree"})  # units that hardly measure anything but what is asked for
MOST = 3  # such documents that count
HEARD = 0.15  # merit of a claim that can bear out another


def selected(per_document: Sequence[Sequence[Claim]], *, quoting: bool = False) -> list[Claim]:
    """Return the claims that answer, best first; [] where none does. `per_document`: every claim of each document.

    A document has one, or several where it gives other values on others' word. Where somebody's words are asked for
    (`quoting`), it has a second one as well that nearly reaches the first; those stand behind the first ones of all.
    """
    read = [_borne_out(claims, [other for other in per_document if other is not claims]) for claims in per_document]
    best = _best([claim for claims in read for claim in claims if claim.merit >= LEAST and _is_founded(claim)])
    if best is None or (isinstance(best.value, Polarity) and best.passage.focus < SAYING):
        return []
    by_words = _by_words(best)
    least = max(LEAST, _share(best) * best.merit)
    focus = (FOCUSED if by_words else COUNTED if best.value and not best.value.kind else 0.0) * best.passage.focus
    kept: list[Claim] = []
    further: list[Claim] = []
    for claims in sorted(read, key=lambda claims: -claims[0].merit):
        alike = [claim for claim in claims if _comparable(claim, best) and claim.passage.focus >= focus]
        sure = [c for c in alike if c.merit >= (LEAST if c.value and c.passage.core >= CORE else least)]
        same = [c for c in claims if c.merit >= BORNE_OUT * least and any(_bears_out(c, k) for k in kept)]
        if same and sure and same[0] is not sure[0] and same[0].merit >= NEARLY * sure[0].merit:
            # Of two numbers in a document, that which others give as well is the one.
            start = same[0].passage.start
            sure = [same[0], *(claim for claim in sure if claim.passage.start == start or same[0].instead)]
        kept += _apart(sure) or same[:1]
        further += [claim for claim in sure[1:2] if quoting and claim.merit >= FURTHER * sure[0].merit]
    kept += [claim for claim in further if claim not in kept]
    return [c for c in kept if c.says(best) is not Relation.DIFFERENT or _dissents(c, best)]


def is_sure(claims: Sequence[Claim]) -> bool:
    """Whether claims answer although little of the question is covered: by merit, or as two documents give one number or time."""
    best = claims[0]
    others = [claim for claim in claims if claim.passage.document != best.passage.document]
    return best.merit >= SURE or any(_bears_out(best, other) for other in others)


def _borne_out(claims: Sequence[Claim], others: Sequence[Sequence[Claim]]) -> list[Claim]:
    """The claims of a document, best first, with what they gain by other documents that give the same number or time."""
    read = []
    for claim in claims:
        agreeing = sum(any(other.merit >= HEARD and _bears_out(claim, other) for other in document) for document in others)
        read.append(replace(claim, merit=claim.merit + AGREEING * min(agreeing, MOST), borne_out=agreeing))
    return sorted(read, key=lambda claim: -claim.merit)


def _best(claims: Sequence[Claim]) -> Claim | None:
    most = max((claim.merit for claim in claims), default=0.0)
    return min(claims, key=lambda claim: (claim.rank if claim.merit >= RANKED * most else LAST, -claim.merit), default=None)


def _share(best: Claim) -> float:
    """The share of the best claim's merit that another one must reach."""
    if isinstance(best.value, Polarity):
        return AFFIRMED
    if _by_words(best):
        return UNTYPED
    return UNITED if isinstance(best.value, Amount) and best.value.kind else SHARE


def _dissents(claim: Claim, best: Claim) -> bool:
    """Whether a claim of another number answers the same question, and not another one."""
    if isinstance(claim.value, Amount) and best.value is not None and claim.value.is_far_from(best.value):
        return False
    return claim.passage.focus >= DISSENT * best.passage.focus or _is_telling(claim)


def _is_founded(claim: Claim) -> bool:
    """Whether a number or time is more than the only one at hand: its sentence says what is asked, or others give it too."""
    if _by_words(claim) or claim.value is None or _is_telling(claim):
        return True
    # Two reports of one loss are no evidence of what somebody was paid.
    enough = 2 if isinstance(claim.value, Amount) and is_money(claim.value.kind) else 1
    return claim.borne_out >= enough or claim.passage.focus >= FOUNDED


def _is_telling(claim: Claim) -> bool:
    """Whether the unit of a number says what it is of: a speed is hardly ever that of something else."""
    return isinstance(claim.value, Amount) and claim.value.kind in TELLING


def _by_words(claim: Claim) -> bool:
    """Whether nothing but its words shows that a claim answers: no number, no time, and nobody's speech was asked for."""
    return claim.value is not None and not isinstance(claim.value, Amount | Time)


def _bears_out(one: Claim, other: Claim) -> bool:
    # Of words too many are alike by chance, but for the names of places.
    return isinstance(one.value, Amount | Time | Place) and other.value is not None and one.value.bears_out(other.value)


def _comparable(claim: Claim, best: Claim) -> bool:
    """Whether a claim answers in the same terms as the best one: euros are no answer where others count people."""
    return claim.rank == best.rank and (claim.value is None or best.value is None or claim.value.kind == best.value.kind)


def _same(one: Claim, other: Claim) -> bool:
    return one.says(other) is Relation.SAME


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """The best claim of a document, and those that give another value on another's word."""
    kept = list(claims[:1])
    for claim in claims[1:]:
        first = kept[0].passage
        beside = (
            claim.instead
            or claim.passage.start == first.start
            or (claim.merit >= SECOND * kept[0].merit and claim.passage.focus >= first.focus)
        )
        if isinstance(claim.value, Polarity) and claim.statement and kept[0].statement:
            beside = beside or claim.merit >= DISPUTED * kept[0].merit
        spoken = claim.statement or kept[0].statement
        if beside and spoken and all(k.speaker != claim.speaker and not _same(k, claim) for k in kept):
            kept.append(claim)
    return kept
