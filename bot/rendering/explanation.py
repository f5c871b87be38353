"""Why an answer is what it is, as lines of plain text."""

from bot.rendering.wording import VALUE_LENGTH, shortened
from bot.texts import Texts
from retrieval.explanation import Explanation, Pair, ReadClaim, Rule
from retrieval.models import Finding

SENTENCE_LENGTH = 160  # characters of a sentence that are shown again


def explanation_lines(finding: Finding, texts: Texts) -> list[str]:
    """Return the rule that decided, the claims as they were read, how each two of them stand, and what was set aside."""
    explanation = finding.explanation
    if explanation is None:
        return []
    lines = [texts("explain.why", rule=texts(f"rule.{explanation.rule}", names=", ".join(finding.unknown)))]
    for number, claim in enumerate(explanation.claims, start=1):
        lines += _claim(number, claim, texts)
    lines += [_pair(pair, explanation, texts) for pair in explanation.pairs]
    for aside in explanation.set_aside:
        lines.append(texts("explain.set_aside", event=shortened(aside.event), documents=", ".join(aside.documents)))
    return lines


def _claim(number: int, claim: ReadClaim, texts: Texts) -> list[str]:
    where = f"{shortened(claim.source, VALUE_LENGTH)}, {texts('extract.paragraph', number=claim.paragraph)}"
    read = texts(f"rule.{claim.rule}")
    polar = claim.value in {"yes", "no"} and claim.rule in {Rule.AFFIRMED, Rule.DENIED}
    value = texts("explain.value", value=shortened(claim.value, VALUE_LENGTH)) if claim.value and not polar else ""
    said = [texts("explain.terms", terms=claim.terms)] if claim.terms != claim.value else []
    said += [texts("extract.speaker", speaker=shortened(claim.speaker))] if claim.speaker else []
    said += [texts("explain.party", party=shortened(claim.party))] if claim.party else []
    told = ", ".join([f"{read}{value}", *said, texts("explain.merit", merit=f"{claim.merit:.2f}")])
    return [f"({number}) {where}: {told}", f"    {shortened(claim.text, SENTENCE_LENGTH)}"]


def _pair(pair: Pair, explanation: Explanation, texts: Texts) -> str:
    one, other = (shortened(explanation.claims[n - 1].terms, VALUE_LENGTH) for n in (pair.one, pair.other))
    rule = texts(f"rule.{pair.judgement.rule}", one=one, other=other)
    return texts("explain.pair", one=pair.one, other=pair.other, relation=texts(f"relation.{pair.judgement.relation}"), rule=rule)
