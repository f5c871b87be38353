"""The one place where an error ends: the log and the operators' chat for the details, a plain sentence for whoever asked."""

import contextlib
import logging
import sqlite3
from datetime import timedelta

from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, TelegramError

from bot.disk import is_full
from bot.handlers.context import Context, reply
from bot.incidents import Incident, incident_of
from bot.rendering.telegram import lines_messages
from bot.texts import texts
from bot.updates.failures import passes
from bot.updates.turns import set_back

TOLD_AGAIN = timedelta(hours=1)  # the same error in the operators' chat
LOGGED_AGAIN = timedelta(minutes=5)  # polling that fails, which it may do every second
GONE = ("chat not found", "query is too old")  # the chat, or whoever waited for the answer to a button

_log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log the error and tell the operators and whoever asked; who blocked the bot is no error, a group that moved is followed."""
    error = context.error
    if error is None:
        return
    context.services.measures.errors += 1
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(words in str(error).lower() for words in GONE)):
        _log.info("nobody is there to hear the answer: %s", error)
    elif isinstance(error, ChatMigrated) and isinstance(update, Update):
        await _follow(update, error, context)
    elif isinstance(update, Update) and passes(error):
        _log.warning("update %d failed by the network and is tried again: %s", update.update_id, type(error).__name__)
        set_back()
    elif is_full(error):
        if isinstance(update, Update):
            set_back()
        await _ask_for_room(error, context)
    elif isinstance(update, Update):
        _log.error("an update failed", exc_info=error)
        await _tell_operators(error, context)
        await _apologize(update, context)
    elif passes(error):
        if context.services.incidents.add(incident_of(error, context.services.clock()), LOGGED_AGAIN):
            what = "another process polls with this token" if isinstance(error, Conflict) else "Telegram cannot be reached"
            _log.warning("%s: %s", what, error)
    else:
        _log.error("work in the background failed", exc_info=error)
        await _tell_operators(error, context)


async def _follow(update: Update, error: ChatMigrated, context: Context) -> None:
    """Give the group its new id, and ask there for the question again."""
    chat = update.effective_chat
    if chat is None:
        return
    await context.services.store.chats.migrate(chat.id, error.new_chat_id)
    with contextlib.suppress(TelegramError):
        await context.bot.send_message(error.new_chat_id, context.texts(update)("error.moved"))


async def _apologize(update: Update, context: Context) -> None:
    message = update.effective_message
    if message is None or message.chat.type == ChatType.CHANNEL:
        return
    with contextlib.suppress(sqlite3.Error):  # an error's context is a new one; the chat's language is a comfort
        await context.refresh_data()
    try:
        await reply(message, lines_messages([context.texts(update)("error.internal")]))
    except TelegramError as second:
        _log.warning("the apology failed as well: %s", second)


async def _ask_for_room(error: Exception, context: Context) -> None:
    """Tell those who can make room, once an hour; whatever waits for it is in the journal, or still with Telegram."""
    services = context.services
    # One and the same, whatever met it first: a small write fails elsewhere than a large one.
    if not services.incidents.add(Incident(services.clock(), "full disk", ""), TOLD_AGAIN):
        return
    _log.error("the disk is full: %s", error)
    [html] = lines_messages([texts(services.settings.bot_language)("error.waiting_for_room")])
    operators = services.settings.operators_chat
    for chat_id in [operators] if operators is not None else sorted(services.settings.admin_ids):
        with contextlib.suppress(TelegramError):  # an admin who has never written to the bot
            await context.bot.send_message(chat_id, html)


async def _tell_operators(error: Exception, context: Context) -> None:
    services = context.services
    incident = incident_of(error, services.clock())
    chat_id = services.settings.operators_chat
    if not services.incidents.add(incident, TOLD_AGAIN) or chat_id is None:
        return
    [html] = lines_messages([details(incident, services.settings.bot_language)])
    try:
        told = await context.bot.send_message(chat_id, html)
        if told.chat_id != chat_id:
            _log.warning("the operators' chat is a supergroup now: set OPERATORS_CHAT to %d", told.chat_id)
    except TelegramError as second:
        _log.warning("the operators' chat cannot be written to: %s", second)


def details(incident: Incident, language: str) -> str:
    """Return an incident as a line: when, what, where."""
    words = texts(language)
    return words("error.details", moment=words.date(incident.moment), kind=incident.kind, place=incident.place or "–")
