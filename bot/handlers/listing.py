"""The commands that list: /sources, /source N, /quotes NAME."""

import asyncio
from contextlib import suppress

from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.handlers.context import Context, reply
from bot.handlers.pages import Kind, people_keyboard, send_list, subject_of
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened
from retrieval.quotations import near_speakers

PEOPLE = 6  # who is offered where no name is given, or one that nobody bears


async def sources(update: Update, context: Context) -> None:
    """List the documents that this chat asks, with their numbers."""
    if update.effective_message:
        await send_list(update.effective_message, context, context.texts(update), Kind.SOURCES)


async def source(update: Update, context: Context) -> None:
    """Show a document: what is known of it, and its paragraphs."""
    message = update.effective_message
    if message is None:
        return
    texts, number = context.texts(update), " ".join(context.args or [])
    # int() reads digits of any script, and a number of thousands of digits is none of a document.
    subject = str(int(number)) if number.isdecimal() and len(number) < 10 else ""
    if not await send_list(message, context, texts, Kind.DOCUMENT, subject):
        key = "source.unknown" if number.isdecimal() else "source.usage"
        await reply(message, lines_messages([texts(key, number=shortened(number))]))


async def quotes(update: Update, context: Context) -> None:
    """List what somebody says in all documents; of nobody by that name, name those whose names are near."""
    message = update.effective_message
    if message is None:
        return
    texts, name = context.texts(update), subject_of(" ".join(context.args or []))
    with suppress(TelegramError):  # a comfort only
        topic = message.message_thread_id if message.is_topic_message else None
        await message.chat.send_action(ChatAction.TYPING, message_thread_id=topic)
    if name and await send_list(message, context, texts, Kind.QUOTES, name):
        return
    shelf, engine = await context.shelf(), await context.engine()
    near = await asyncio.to_thread(near_speakers, shelf.numbered.values(), name) if name else []
    people = near or await asyncio.to_thread(engine.quoted_people, PEOPLE)
    lines = [texts("terminal.nobody", name=name) if name else texts("quotes.usage")]
    if people:
        lines.append(texts("quotes.near" if near else "quotes.people"))
    await reply(message, lines_messages(lines), people_keyboard(people, shelf, texts))
