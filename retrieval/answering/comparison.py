"""Claims -> positions and a verdict. The one place where a verdict is decided.

Claims whose values can both be true stand together; two prints of one text are one source. What the verdict says follows from
how many positions there are, who stands behind each, and in what order of time they appeared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.models import Document
from retrieval.answering.claim import Claim
from retrieval.answering.values.amounts import Amount
from retrieval.answering.values.relation import Relation
from retrieval.claims.parties import sides_of
from retrieval.claims.prints import same_print
from retrieval.claims.publishers import publisher_of
from retrieval.language.tables import table
from retrieval.models import Kind, Query, Verdict

OPEN = {Kind.SAID, Kind.WHY, Kind.HOW}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions, each as its claims, and the verdict."""

    verdict: Verdict
    positions: tuple[tuple[Claim, ...], ...]


def compared(claims: Sequence[Claim], query: Query, documents: Sequence[Document]) -> Comparison:
    """Return what the claims of one event say together; `documents` are all reports of it. `claims` is not empty."""
    sources = _sources(claims)
    if len(sources) == 1 and len({claim.passage.document.path for claim in sources[0]}) == len(sources[0]):
        return Comparison(Verdict.SINGLE_SOURCE, (tuple(claims),))
    if query.kind in OPEN or all(claim.value is None for claim in claims):
        single = len({claim.passage.document.path for claim in claims}) == 1
        return Comparison(Verdict.SINGLE_SOURCE if single else Verdict.NOT_COMPARED, tuple((claim,) for claim in claims))
    groups, unsure = _groups(claims)
    if len(groups) > 1:
        if unsure:
            return Comparison(Verdict.NOT_COMPARED, groups)
        return Comparison(Verdict.UPDATE if _moved_on(groups, documents) else Verdict.CONFLICT, groups)
    if len(sources) == 1:
        return Comparison(Verdict.SINGLE_SOURCE, groups)
    return Comparison(Verdict.ONE_SIDED if _one_side(claims, documents) else Verdict.AGREEMENT, groups)


def _groups(claims: Sequence[Claim]) -> tuple[tuple[tuple[Claim, ...], ...], bool]:
    """Claims that say the same, together; and whether two of the groups may not differ at all."""
    groups: list[list[Claim]] = []
    for claim in claims:
        home = next((group for group in groups if all(claim.says(other) is Relation.SAME for other in group)), None)
        if home is None:
            home = next((group for group in groups if any(claim.says(other) is Relation.SAME for other in group)), None)
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


def _sources(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims that are prints of one text, together."""
    sources: list[list[Claim]] = []
    for claim in claims:
        same = next((s for s in sources if any(same_print(claim.passage.text, other.passage.text) for other in s)), None)
        if same is None:
            sources.append([claim])
        else:
            same.append(claim)
    return sources


def _one_side(claims: Sequence[Claim], documents: Sequence[Document]) -> bool:
    """Whether all rest on one party's word; a page that is a party's own speaks for it."""
    voices = [(claim, _voice(claim)) for claim in claims]
    return all(voice for _, voice in voices) and len(_sides(claims, documents)) == 1


def _voice(claim: Claim) -> str | None:
    return claim.speaker or publisher_of(claim.passage.document)


def _sides(claims: Sequence[Claim], documents: Sequence[Document]) -> list[list[int]]:
    return sides_of([(voice, claim.passage.document) for claim in claims if (voice := _voice(claim))], documents)


def _moved_on(groups: Sequence[Sequence[Claim]], documents: Sequence[Document]) -> bool:
    """Whether later reports carry a later state, rather than one party holding against another.

    The positions follow one another in time, no document holds two of them, and nobody disputes another's; where several
    parties speak, words have to say that the matter moved.
    """
    claims = [claim for group in groups for claim in group]
    if not _in_order(groups) or any(_says(claim, "disputed") for claim in claims):
        return False
    if len(_sides(claims, documents)) <= 1:
        return True
    return isinstance(groups[0][0].value, Amount) and any(_says(claim, "moved") for claim in claims)


def _in_order(groups: Sequence[Sequence[Claim]]) -> bool:
    spans = []
    seen: set[str] = set()
    for group in groups:
        documents = {claim.passage.document.path: claim.passage.document for claim in group}
        days = [document.published.isoformat()[:10] for document in documents.values() if document.published]
        if len(days) < len(documents) or seen & set(documents):
            return False
        seen |= set(documents)
        spans.append((min(days), max(days)))
    spans.sort()
    return all(first[1] < second[0] for first, second in pairwise(spans))


def _says(claim: Claim, what: str) -> bool:
    return _movement(what).search(claim.passage.text) is not None


@cache
def _movement(what: str) -> re.Pattern[str]:
    return re.compile(table("movement")[what])
