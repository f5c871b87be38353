"""/compare A | B: what two outlets say on a question that was asked, side by side."""

import asyncio
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from telegram import Update

from bot.handlers.context import Context, reply
from bot.handlers.lookback import Lookback, look_back
from bot.rendering.comparison import comparison_messages
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened
from retrieval.language.tokens import fold

ALIKE = 75  # of 100, from which a name is taken for an outlet's
NAMED = 12  # outlets, where a name is none


async def compare(update: Update, context: Context) -> None:
    """Set two outlets beside each other on the last question of the chat, or on the one that the command replies to."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    names = [name.strip() for name in " ".join(context.args or []).split("|")]
    found = await look_back(message, context)
    if len(names) != 2 or not all(names):
        lines = [texts("compare.usage")]
        if isinstance(found, Lookback) and len(outlets := _outlets(found)) > 1:
            lines.append(texts("compare.example", one=outlets[0], other=outlets[1]))
        await reply(message, lines_messages(lines))
        return
    if not isinstance(found, Lookback):
        await reply(message, lines_messages([texts(found), texts("compare.usage")]))
        return
    outlets = list(dict.fromkeys(document.source for document in found.engine.corpus))
    one, other = (nearest(name, outlets) for name in names)
    for name, outlet in zip(names, (one, other), strict=True):
        if outlet is None:
            listed = ", ".join(shortened(known) for known in _by_likeness(name, outlets)[:NAMED])
            await reply(message, lines_messages([texts("compare.unknown", name=shortened(name), outlets=listed)]))
            return
    if one == other or one is None or other is None:
        await reply(message, lines_messages([texts("compare.same", outlet=shortened(one or ""))]))
        return
    passages = await asyncio.to_thread(found.engine.passages, found.asked.read_as)
    await reply(message, comparison_messages(found.asked.question, found.answer, (one, other), passages, texts))


def _outlets(found: Lookback) -> list[str]:
    """The outlets of the answer, those of different positions first, then those that are silent."""
    finding = found.answer.findings[0]
    leading = [position.extracts[0].source for position in finding.positions]
    return list(dict.fromkeys([*leading, *(e.source for e in finding.extracts), *(source.name for source in finding.silent)]))


def nearest(name: str, outlets: Sequence[str]) -> str | None:
    """Return the outlet that somebody means by `name`, however it is written; None where none is like it."""
    folded = [fold(outlet) for outlet in outlets]
    # A name said in full is meant before one that only begins with it.
    if fold(name) in folded:
        return outlets[folded.index(fold(name))]
    found = process.extractOne(fold(name), folded, scorer=fuzz.WRatio, score_cutoff=ALIKE)
    return outlets[found[2]] if found else None


def _by_likeness(name: str, outlets: Sequence[str]) -> list[str]:
    return sorted(outlets, key=lambda outlet: -fuzz.WRatio(fold(name), fold(outlet)))
