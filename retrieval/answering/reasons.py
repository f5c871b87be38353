"""What a comparison did -> an Explanation that people can read."""

from collections.abc import Sequence
from itertools import combinations

from retrieval.answering.claim import Claim
from retrieval.answering.comparison import Comparison
from retrieval.answering.matter import Matter
from retrieval.claims.speakers import by_word
from retrieval.explanation import Explanation, Pair, ReadClaim, Rule, SetAside


def explanation_of(comparison: Comparison, others: Sequence[Matter]) -> Explanation:
    """Return the claims in the order of the positions, how each two of them stand to each other, and what is about `others`."""
    claims = [(number, claim) for number, position in enumerate(comparison.positions, start=1) for claim in position]
    return Explanation(
        rule=comparison.rule,
        claims=tuple(_read(claim, position, comparison) for position, claim in claims),
        pairs=tuple(
            Pair(one, other, a.judged(b))
            for (one, (_, a)), (other, (_, b)) in combinations(enumerate(claims, start=1), 2)
            if a.value and b.value
        ),
        set_aside=tuple(
            SetAside(matter.reports.event.label, tuple(document.path for document in matter.documents)) for matter in others
        ),
    )


def _read(claim: Claim, position: int, comparison: Comparison) -> ReadClaim:
    passage, value, document = claim.passage, claim.value, claim.passage.document
    return ReadClaim(
        position=position,
        document=document.path,
        source=document.source,
        paragraph=passage.chunk.paragraph,
        text=passage.text,
        value=value.label if value else "",
        terms=value.terms if value else "",
        rule=value.rule if value else Rule.WORDING,
        merit=claim.merit,
        speaker=by_word(claim.speaker, document.text, document.language) if claim.speaker else None,
        party=comparison.parties.get((claim.speaker, document.path)) if claim.speaker else None,
    )
