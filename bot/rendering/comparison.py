"""Two outlets side by side on one question: what each says in its own words, and on whose; or that it is silent."""

from collections.abc import Sequence
from html import escape

from bot.rendering.telegram import messages_of, quotes_blocks
from bot.rendering.wording import event_line, groups_of, shortened, verdict_line
from bot.texts import Texts
from retrieval.models import Answer, Extract, Finding

NEAREST = 2  # passages of an outlet that has no part in the answer


def comparison_messages(
    question: str, answer: Answer, outlets: Sequence[str], passages: Sequence[Extract], texts: Texts
) -> list[str]:
    """Return what each of the outlets says, event by event, on every event on which one of them says something.

    The headings of positions stay, so that both can be seen to stand under one or under two. An outlet that has no part in
    the answer is shown with its nearest passages: that it is silent is said only where the answer found so.
    """
    blocks = [f"<b>{escape(shortened(question, 200))}</b>"]
    heard: set[str] = set()
    for number, finding in enumerate(answer.findings):
        said = {outlet: _said(finding, outlet, texts) for outlet in outlets}
        if not any(said.values()):
            continue
        event, verdict = event_line(answer, number, texts), texts("compare.all", verdict=verdict_line(finding, texts))
        blocks.append("\n".join(escape(line) for line in (event, verdict) if line))
        for outlet in outlets:
            if said[outlet]:
                blocks += _named(outlet, said[outlet])
            elif any(source.name == outlet for source in finding.silent):
                blocks += _named(outlet, [f"<i>{escape(texts('compare.silent'))}</i>"])
            else:
                continue
            heard.add(outlet)
    if not heard:
        blocks[0] += f"\n{escape(texts('compare.all', verdict=verdict_line(answer.findings[0], texts)))}"
    for outlet in outlets:
        if outlet not in heard:
            blocks += _named(outlet, _near(outlet, passages, texts))
    return messages_of(blocks)


def _said(finding: Finding, outlet: str, texts: Texts) -> list[str]:
    blocks: list[str] = []
    for heading, extracts in groups_of(finding, texts):
        own = [extract for extract in extracts if extract.source == outlet]
        if own:
            first, *more = quotes_blocks(own, texts)
            blocks += [f"{escape(heading)}\n{first}" if heading else first, *more]
    return blocks


def _near(outlet: str, passages: Sequence[Extract], texts: Texts) -> list[str]:
    near = [passage for passage in passages if passage.source == outlet][:NEAREST]
    if not near:
        return [f"<i>{escape(texts('compare.nothing'))}</i>"]
    first, *more = quotes_blocks(near, texts)
    return [f"<i>{escape(texts('compare.near'))}</i>\n{first}", *more]


def _named(outlet: str, blocks: list[str]) -> list[str]:
    return [f"<b>{escape(shortened(outlet))}</b>\n{blocks[0]}", *blocks[1:]]
