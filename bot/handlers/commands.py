"""The commands that everybody has: /start, /help, /status."""

import os
import resource
import sys
from html import escape

from telegram import Update
from telegram.constants import ChatType

from bot.handlers import inline
from bot.handlers.context import Context, reply
from bot.handlers.errors import details
from bot.handlers.examples import example_buttons
from bot.handlers.rights import is_admin
from bot.rendering.telegram import lines_messages, messages_of, problems_block
from bot.texts import Texts


async def start(update: Update, context: Context) -> None:
    """Say what the bot does, with a question to try; behind a button elsewhere, answer what was asked there."""
    message = update.effective_message
    if message is None or (context.args == [inline.START] and await inline.start_with_last(update, context)):
        return
    texts = context.texts(update)
    mention = f"@{context.bot.username}"
    text = texts("start.private") if message.chat.type == ChatType.PRIVATE else texts("start.group", mention=mention)
    [html] = lines_messages(text.splitlines())
    await reply(message, [html], await example_buttons(context.services.library, texts, await context.engine()))


async def show_help(update: Update, context: Context) -> None:
    """List the ways to ask and the commands; the admins' only to them."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    blocks = [texts("help.html", mention=f"@{context.bot.username}")]
    if await is_admin(update, context.services):
        blocks.append(texts("help.admin.html"))
    await reply(message, messages_of([*blocks, escape(texts("help.closing"))]))


async def status(update: Update, context: Context) -> None:
    """Say what is loaded, since when, and which files need a look; to admins also how the machine is and what went wrong."""
    message = update.effective_message
    if message is None:
        return
    texts, library = context.texts(update), context.services.library
    lines = [
        f"{texts.count('status.documents', len(library.corpus))}, {texts.count('status.paragraphs', len(library.corpus.chunks))}",
        texts("status.line.loaded", moment=texts.date(library.loaded_at)),
    ]
    if library.reloading:
        lines.append(texts("status.line.reloading"))
    if library.problems:
        lines += [texts.count("status.problems", len(library.problems)), *problems_block(library.problems, texts)]
    else:
        lines.append(texts("status.line.no_problems"))
    if await is_admin(update, context.services):
        lines += _machine(context, texts)
    await reply(message, lines_messages(lines))


def _machine(context: Context, texts: Texts) -> list[str]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    lines = [
        texts("machine.load", load=" · ".join(f"{load:.2f}" for load in os.getloadavg())),
        texts("machine.memory", megabytes=peak // 1_000_000),
        texts("machine.waiting", count=context.application.update_queue.qsize()),
    ]
    incidents = context.services.incidents.last
    lines.append(texts("machine.errors" if incidents else "machine.no_errors"))
    return lines + [f"• {details(incident, texts.language)}" for incident in reversed(incidents)]
