"""One question from its text to the messages of its answer, sent or edited, and remembered."""

import asyncio
import contextlib
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.handlers.context import Context, reply
from bot.rendering.keyboard import answer_keyboard
from bot.rendering.telegram import answer_messages, lines_messages
from bot.rendering.views import limited
from bot.storage.questions import Answered, Asking
from bot.texts import Texts
from retrieval.errors import EmptyQuestionError


@dataclass(frozen=True, slots=True)
class Before:
    """The question that a new one may follow up on."""

    question: str
    read_as: str


async def ask(
    message: Message, question: str, context: Context, texts: Texts, before: Before | None = None, earlier: Answered | None = None
) -> None:
    """Answer the question that `message` asks, in reply to it, or in the messages of its `earlier` answer."""
    services = context.services
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
    asking = Asking(
        chat_id=message.chat_id,
        kind=message.chat.type,
        message_id=message.message_id,
        user_id=message.from_user.id if message.from_user and not message.sender_chat else None,
        question=question,
        read_as=followed or question,
        follows=before.question if before and followed else "",
    )
    number = await services.store.questions.remember(asking, answer, engine.corpus.version)
    html = answer_messages(limited(answer, context.chat_settings.extracts), texts, follows=asking.follows)
    keyboard = answer_keyboard(number, answer, texts)
    messages = await _shown(message, html, keyboard, earlier.messages if earlier else ())
    await services.store.questions.remember_messages(number, messages)


async def _shown(message: Message, html: list[str], keyboard: InlineKeyboardMarkup, earlier: tuple[int, ...]) -> list[int]:
    """Show an answer in the messages of an earlier one as far as they go; return the ids of its messages."""
    bot, chat = message.get_bot(), message.chat_id
    shown = []
    for place, text in enumerate(html):
        markup = keyboard if place == len(html) - 1 else None
        if place < len(earlier):
            try:
                await bot.edit_message_text(text, chat, earlier[place], reply_markup=markup)
            except BadRequest as error:
                if "not modified" not in str(error):
                    # Deleted, or too old to be edited: it is answered anew.
                    return await _shown(message, html, keyboard, ())
            shown.append(earlier[place])
        else:
            sent = await message.reply_html(text, do_quote=True, allow_sending_without_reply=True, reply_markup=markup)
            shown.append(sent.message_id)
    for surplus in earlier[len(html) :]:
        with contextlib.suppress(TelegramError):  # a part of the earlier answer that is gone already
            await bot.delete_message(chat, surplus)
    return shown
