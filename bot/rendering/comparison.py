"""Two outlets side by side on one question: what each says in its own words, and on whose; or that it is silent."""

from collections.abc import Sequence
from html import escape

from bot.rendering.telegram import messages_of, quotes_blocks
from bot.rendering.wording import groups_of, shortened, verdict_line
from bot.texts import Texts
from retrieval.models import Answer, Extract, Finding

NEAREST = 2  # passages of an outlet that has no part in the answer


def comparison_messages(
    question: str, answer: Answer, outlets: Sequence[str], passages: Sequence[Extract], texts: Texts
) -> list[str]:
    """Return what each of the outlets says on the first event of the answer.

    The headings of positions stay, so that both can be seen to stand under one or under two. An outlet that has no part in
    the answer is shown with its nearest passages: that it is silent is said only where the answer found so.
    """
    finding = answer.findings[0]
    verdict = escape(texts("compare.all", verdict=verdict_line(finding, texts)))
    blocks = [f"<b>{escape(shortened(question, 200))}</b>\n{verdict}"]
    for outlet in outlets:
        name = f"<b>{escape(shortened(outlet))}</b>"
        first, *more = _said(finding, outlet, texts) or _unsaid(finding, outlet, passages, texts)
        blocks += [f"{name}\n{first}", *more]
    return messages_of(blocks)


def _said(finding: Finding, outlet: str, texts: Texts) -> list[str]:
    blocks: list[str] = []
    for heading, extracts in groups_of(finding, texts):
        own = [extract for extract in extracts if extract.source == outlet]
        if own:
            first, *more = quotes_blocks(own, texts)
            blocks += [f"{escape(heading)}\n{first}" if heading else first, *more]
    return blocks


def _unsaid(finding: Finding, outlet: str, passages: Sequence[Extract], texts: Texts) -> list[str]:
    if any(source.name == outlet for source in finding.silent):
        return [f"<i>{escape(texts('compare.silent'))}</i>"]
    near = [passage for passage in passages if passage.source == outlet][:NEAREST]
    if not near:
        return [f"<i>{escape(texts('compare.nothing'))}</i>"]
    return [f"<i>{escape(texts('compare.near'))}</i>", *quotes_blocks(near, texts)]
