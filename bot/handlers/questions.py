"""A question, wherever it is asked: what is meant for the bot, and on which question it follows up."""

from datetime import timedelta

from telegram import Message, Update
from telegram.constants import ChatType

from bot.handlers.addressing import question_in
from bot.handlers.asking import Before, ask
from bot.handlers.context import Context, reply
from bot.rendering.telegram import lines_messages

RECENT = timedelta(minutes=5)  # in a private chat, within which a question may follow up on the one before it


async def on_message(update: Update, context: Context) -> None:
    """Answer what is asked; what is not meant for the bot is passed over."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    private = message.chat.type == ChatType.PRIVATE
    question = _question_in(message, context)
    if question is None:
        if private:  # a command that is none; in a group it was for another bot
            await reply(message, lines_messages([texts("ask.unknown_command")]))
    elif question:
        await ask(message, question, context, texts, before=await _before(message, context))
    else:
        spoken = message.text or message.caption
        await reply(message, lines_messages([texts("ask.usage" if spoken or not private else "ask.not_text")]))


async def on_edit(update: Update, context: Context) -> None:
    """Answer a question that was edited: in the messages of its answer, or anew where it was none before."""
    message = update.effective_message
    question = _question_in(message, context) if message else None
    if message is None or not question:
        return
    earlier = await context.services.store.questions.of_message(message.chat_id, message.message_id)
    if earlier is None or earlier.question == question:
        return  # what Telegram calls an edit may be a preview that was added; and what was no question may be long past
    before = Before(earlier.follows, earlier.follows) if earlier.follows else None
    await ask(message, question, context, context.texts(update), before, earlier)


def _question_in(message: Message, context: Context) -> str | None:
    commands_only = context.chat_settings.commands_only
    return question_in(message, context.bot.id, context.bot.username, commands_only=commands_only)


async def _before(message: Message, context: Context) -> Before | None:
    """The question that this one may follow up on: what is replied to, or in a private chat the last one, if it is recent."""
    questions = context.services.store.questions
    replied = message.reply_to_message
    if replied is not None:
        found = await questions.answered_by(message.chat_id, replied.message_id)
        found = found or await questions.of_message(message.chat_id, replied.message_id)
    elif message.chat.type == ChatType.PRIVATE:
        found = await questions.last(message.chat_id, within=RECENT)
    else:
        found = None
    # Of a chain of follow-ups the first one names the subject.
    return Before(found.follows or found.question, found.read_as) if found else None
