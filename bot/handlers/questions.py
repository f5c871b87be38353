"""A question, wherever it is asked: computed off the event loop, answered in reply, remembered."""

import asyncio
import contextlib

from telegram import Update
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

from bot.handlers.addressing import question_in
from bot.handlers.context import Context, reply
from bot.rendering.telegram import answer_messages, lines_messages
from retrieval.errors import EmptyQuestionError


async def on_message(update: Update, context: Context) -> None:
    """Answer what is asked; what is not meant for the bot is passed over."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    private = message.chat.type == ChatType.PRIVATE
    question = question_in(message, context.bot.id, context.bot.username)
    if question is None:
        if private:  # a command that is none; in a group it was for another bot
            await reply(message, lines_messages([texts("ask.unknown_command")]))
        return
    if not question:
        spoken = message.text or message.caption
        await reply(message, lines_messages([texts("ask.usage" if spoken or not private else "ask.not_text")]))
        return
    with contextlib.suppress(TelegramError):  # a comfort only: no answer fails with it
        topic = message.message_thread_id if message.is_topic_message else None
        await message.chat.send_action(ChatAction.TYPING, message_thread_id=topic)
    engine = context.services.library.engine
    try:
        answer = await asyncio.to_thread(engine.ask, question)
    except EmptyQuestionError:
        await reply(message, lines_messages([texts("ask.empty")]))
        return
    await reply(message, answer_messages(answer, texts))
    await context.services.store.remember_question(message.chat_id, message.chat.type, message.message_id, answer)
