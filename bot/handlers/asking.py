"""One question from its text to the messages of its answer, sent or edited, and remembered."""

import asyncio
import contextlib
import logging
import sqlite3
import time
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup, Message, User
from telegram.constants import ChatAction, ChatType
from telegram.error import BadRequest, TelegramError

from bot.handlers.context import Context, reply
from bot.handlers.sending import send
from bot.rendering.keyboard import answer_keyboard
from bot.rendering.telegram import answer_messages, lines_messages
from bot.rendering.views import limited
from bot.storage.questions import Answered, Asking
from bot.texts import Texts
from retrieval.errors import EmptyQuestionError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Before:
    """The question that a new one may follow up on: what it was read as, and the one that named the subject."""

    subject: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the messages of an answer stand."""

    chat_id: int
    messages: list[int]


async def ask(
    message: Message,
    question: str,
    context: Context,
    texts: Texts,
    before: Before | None = None,
    earlier: Answered | None = None,
    asker: User | None = None,
) -> None:
    """Answer the question that `message` asks, in reply to it, or in the messages of its `earlier` answer.

    `asker` is who asks where that is not whoever wrote the message. Where the question is another message's, to which this one
    replies, the answer replies to that, so that everybody sees what was asked.
    """
    services, began = context.services, time.monotonic()
    with contextlib.suppress(TelegramError):  # a comfort only: no answer fails with it
        topic = message.message_thread_id if message.is_topic_message else None
        await message.chat.send_action(ChatAction.TYPING, message_thread_id=topic)
    engine = await context.engine()
    followed = await asyncio.to_thread(engine.with_subject, question, before.read_as) if before else None
    try:
        answer = await asyncio.to_thread(engine.ask, followed or question)
    except EmptyQuestionError:
        await reply(message, lines_messages([texts("ask.empty")]))
        return
    user = asker or (message.from_user if not message.sender_chat else None)
    asking = Asking(
        chat_id=message.chat_id,
        kind=message.chat.type,
        message_id=message.message_id,
        user_id=user.id if user else None,
        question=question,
        read_as=followed or question,
        follows=before.subject if before and followed else "",
    )
    questions = services.store.questions
    number = earlier.id if earlier else await questions.remember(asking, answer, engine.corpus.version)
    # A quotation in the answer stays what it was when it was sent.
    changed = question if earlier and message.chat.type != ChatType.PRIVATE else ""
    html = answer_messages(limited(answer, context.chat_settings.extracts), texts, follows=asking.follows, changed=changed)
    keyboard = answer_keyboard(number, answer, texts)
    shown = await _shown(_asked_by(message, question), question, html, keyboard, earlier.messages if earlier else ())
    try:
        if shown.chat_id != message.chat_id:  # the group moved while it was answered
            await services.store.chats.migrate(message.chat_id, shown.chat_id)
        if earlier:  # only now: an edit that is kept passes for answered, and is not tried again where the network failed it
            await questions.remember(replace(asking, chat_id=shown.chat_id), answer, engine.corpus.version)
        await questions.remember_messages(number, shown.messages)
    except sqlite3.Error as error:  # what is answered is not to be answered again for that
        _log.warning("where an answer stands cannot be kept: %s", error)
    services.measures.answered(time.monotonic() - began)


def _asked_by(message: Message, question: str) -> Message:
    """The message that says the question: this one, or the one that a bare command replies to."""
    replied = message.reply_to_message
    said = (replied.text or replied.caption or "").strip() if replied else ""
    return replied if replied and said == question and question not in (message.text or message.caption or "") else message


async def _shown(
    message: Message, question: str, html: list[str], keyboard: InlineKeyboardMarkup, earlier: tuple[int, ...]
) -> Shown:
    """Show an answer in the messages of an earlier one as far as they go."""
    bot, chat = message.get_bot(), message.chat_id
    shown: list[int] = []
    for place, text in enumerate(html):
        markup = keyboard if place == len(html) - 1 else None
        if place < len(earlier):
            try:
                await bot.edit_message_text(text, message.chat_id, earlier[place], reply_markup=markup)
            except BadRequest as error:
                if "not modified" not in str(error):
                    # Deleted, or too old to be edited: it is answered anew.
                    return await _shown(message, question, html, keyboard, ())
            shown.append(earlier[place])
        else:
            sent = await send(message, text, markup, question if not place else "")
            chat = sent.chat_id
            shown.append(sent.message_id)
    for surplus in earlier[len(html) :]:
        with contextlib.suppress(TelegramError):  # a part of the earlier answer that is gone already
            await bot.delete_message(message.chat_id, surplus)
    return Shown(chat, shown)
