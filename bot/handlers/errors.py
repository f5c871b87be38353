"""The one place where an error in a handler ends: the log for the operators, a plain sentence for whoever asked."""

import contextlib
import logging
import sqlite3

from telegram import Update
from telegram.constants import ChatType
from telegram.error import Forbidden, NetworkError, TelegramError

from bot.handlers.context import Context, reply
from bot.rendering.telegram import lines_messages

_log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log the error; tell whoever asked in private, and nobody where Telegram itself cannot be reached."""
    error = context.error
    if isinstance(error, Forbidden):
        _log.info("not allowed to write: %s", error)
        return
    if isinstance(error, NetworkError) and not isinstance(update, Update):
        _log.warning("Telegram cannot be reached: %s", error)
        return
    _log.error("an update failed", exc_info=error)
    message = update.effective_message if isinstance(update, Update) else None
    if message is None or message.chat.type == ChatType.CHANNEL or not isinstance(update, Update):
        return
    with contextlib.suppress(sqlite3.Error):  # an error's context is a new one; the chat's language is a comfort
        await context.refresh_data()
    try:
        await reply(message, lines_messages([context.texts(update)("error.internal")]))
    except TelegramError as second:
        _log.warning("the apology failed as well: %s", second)
