"""/privacy and /forget: what is kept of a chat, and the way out."""

import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.handlers.charge import refusal
from bot.handlers.context import Context, reply
from bot.handlers.vanishing import vanish
from bot.rendering.telegram import lines_messages, messages_of
from bot.storage.chats import ChatSettings
from bot.storage.forgetting import forget as forget_all

PATTERN = r"^g:"
YES, NO = "g:yes", "g:no"

_log = logging.getLogger(__name__)


async def privacy(update: Update, context: Context) -> None:
    """Say what is kept, for how long, who sees it, and how to delete it."""
    if update.effective_message:
        texts = context.texts(update)
        html = texts("privacy.html", days=texts.count("privacy.days", context.services.settings.retention_days))
        await reply(update.effective_message, messages_of(html.split("\n\n")))


async def forget(update: Update, context: Context) -> None:
    """Ask whether all that is kept of this chat is to be deleted."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    refused = await refusal(update, context)
    if refused:
        await reply(message, lines_messages([texts(refused), texts("forget.elsewhere")]))
        return
    kind = message.chat.type if message.chat.type in {ChatType.PRIVATE, ChatType.CHANNEL} else "group"
    choices = {"forget.yes": YES, "forget.no": NO}
    buttons = [InlineKeyboardButton(texts(key), callback_data=data) for key, data in choices.items()]
    lines = [texts(f"forget.{kind}"), *([texts("vanishing.soon")] if kind == ChatType.CHANNEL else [])]
    vanish(await reply(message, lines_messages(lines), InlineKeyboardMarkup([buttons])), context, message)


async def on_forget(update: Update, context: Context) -> None:
    """Delete it, if whoever pressed the button is in charge of the chat now."""
    query, chat = update.callback_query, update.effective_chat
    if query is None or chat is None:
        return
    refused = await refusal(update, context)
    if refused:
        await query.answer(context.texts(update)(refused), show_alert=True)
        return
    if query.data == YES:
        services = context.services
        await forget_all(services.store.database, chat.id, query.from_user.id, services.clock())
        context.chat_settings = ChatSettings()
        if context.user_data is not None:
            context.user_data.clear()
    texts = context.texts(update)
    await query.answer()
    [html] = lines_messages([texts("forget.done" if query.data == YES else "forget.kept")])
    try:
        await query.edit_message_text(html)
    except BadRequest as error:  # the message is gone; what was kept is gone all the same
        _log.info("the question cannot be edited: %s", error)
