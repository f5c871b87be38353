"""/reload: for admins, one at a time, with progress in one message."""

import asyncio
import contextlib
import logging
import sqlite3
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.disk import is_full
from bot.handlers.context import Context, Services, reply
from bot.handlers.rights import is_admin, sender_of
from bot.library import Reload
from bot.rendering.telegram import lines_messages, problems_block
from bot.rendering.wording import shortened
from bot.texts import Texts

PACE = 3.0  # seconds between two edits of the progress message
ASKED_AGAIN = 30  # questions, of which a reload says whether the sources turned on them
NAMES = 10  # files named in the closing message; further ones are counted
QUESTION = 200  # characters of a question in it

_log = logging.getLogger(__name__)


async def reload(update: Update, context: Context) -> None:
    """Read the documents again and say what changed; the old ones answer until the new ones stand."""
    message, sender = update.effective_message, sender_of(update)
    if message is None:
        return
    texts, services = context.texts(update), context.services
    if sender is None or not await is_admin(update, services):
        await reply(message, lines_messages([texts("reload.denied")]))
    elif services.library.reloading:
        await reply(message, lines_messages([texts("reload.running")]))
    else:
        await reload_for(sender, message, texts, services)


async def reload_for(admin_id: int, message: Message, texts: Texts, services: Services) -> None:
    """Read the documents again, once a reload that is under way is done, and say in reply to `message` what changed."""
    shown = _Progress(texts)
    asked = await services.store.news.asked(ASKED_AGAIN)
    while (work := services.library.start_reload(shown.report, asked, shown.index)) is None:
        await services.library.settled()
    started_at = services.clock()
    notice = await reply(message, lines_messages([texts("reload.started")]))
    while not (await asyncio.wait({work}, timeout=PACE))[0]:
        await _edit(notice, shown.line())
    outcome = work.result()
    services.measures.reloads[outcome.error is None] += 1
    try:
        await services.store.remember_reload(admin_id, started_at, outcome)
    except sqlite3.Error as error:  # what came of it is told all the same
        _log.warning("a reload cannot be kept: %s", error)
        outcome = replace(outcome, full=outcome.full or is_full(error))
    if message.chat.type != ChatType.PRIVATE:
        outcome = replace(outcome, turns=())  # what others asked elsewhere is the admin's to know, not the group's
    first, *more = lines_messages(closing_lines(outcome, texts))
    await _edit(notice, first, say_otherwise=message)
    await reply(message, more)


def closing_lines(outcome: Reload, texts: Texts) -> list[str]:
    """Return what a reload brought: counts, what was added, changed, removed and refused, and why."""
    if outcome.error:
        return texts("reload.failed", reason=texts("error.full") if outcome.full else outcome.error).splitlines()
    lines = [
        texts(
            "reload.done",
            documents=texts.count("status.documents", outcome.documents),
            paragraphs=texts.count("status.paragraphs", outcome.paragraphs),
        )
    ]
    if outcome.full:
        lines.append(texts("reload.unsaved"))
    changes = {"reload.added": outcome.added, "reload.changed": outcome.changed, "reload.removed": outcome.removed}
    lines += [texts(key, names=_names(paths, texts)) for key, paths in changes.items() if paths]
    if not any(changes.values()):
        lines.append(texts("reload.unchanged"))
    lines += [
        texts("news.appeared" if turn.appeared else "news.vanished", question=shortened(turn.question, QUESTION))
        for turn in outcome.turns
    ]
    for key, refused in (("reload.refused", True), ("reload.noted", False)):
        problems = [problem for problem in outcome.problems if problem.kind.refused is refused]
        if problems:
            lines += [texts(key), *problems_block(problems, texts)]
    return lines


class _Progress:
    """How far a reload is; written by the thread that reads, read by the loop."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._state = ("reload.progress", 0, 0)

    def report(self, done: int, total: int) -> None:
        self._state = ("reload.progress", done, total)

    def index(self, done: int, total: int) -> None:
        self._state = ("reload.indexing", done, total)

    def line(self) -> str:
        key, done, total = self._state
        if done == total and total:
            return self._texts("reload.finishing")
        return self._texts(key, done=done, total=total)


async def _edit(notice: Message | None, html: str, say_otherwise: Message | None = None) -> None:
    """Change the progress message; where that is not possible any more, `say_otherwise` is replied to instead."""
    try:
        if notice is not None:
            await notice.edit_text(html)
            return
    except TelegramError as error:
        if "not modified" in str(error):
            return
        _log.info("the progress message cannot be edited: %s", error)
    if say_otherwise is not None:
        with contextlib.suppress(TelegramError):
            await reply(say_otherwise, [html])


def _names(paths: tuple[str, ...], texts: Texts) -> str:
    names = ", ".join(paths[:NAMES])
    return texts("reload.more", names=names, count=len(paths) - NAMES) if len(paths) > NAMES else names
