"""What every handler is given, typed: the library, the store, the settings, the bot's words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.config import Settings
from bot.library import Library
from bot.storage import Store
from bot.texts import Texts, texts_for


@dataclass
class Services:
    """The parts that handlers use; made once, by bot.app."""

    settings: Settings
    library: Library
    store: Store
    clock: Callable[[], datetime]


@dataclass
class BotData:
    """python-telegram-bot makes this without arguments; bot.app fills it before the first update."""

    services: Services = field(init=False)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    @property
    def services(self) -> Services:
        return self.bot_data.services

    def texts(self, update: Update) -> Texts:
        """Return the bot's words in the language of whoever wrote."""
        user = update.effective_user
        code = user.language_code if user and not user.is_bot else None
        return texts_for(code, self.services.settings.bot_language)


BotApplication = Application[Any, Context, dict[Any, Any], dict[Any, Any], BotData, Any]
CONTEXT_TYPES = ContextTypes(context=Context, bot_data=BotData)


async def reply(message: Message, html: list[str], buttons: InlineKeyboardMarkup | None = None) -> Message | None:
    """Send messages as replies to `message`, in its topic; a message that is gone by then is answered all the same.

    The buttons stand under the last. Return the first.
    """
    first: Message | None = None
    for place, text in enumerate(html, start=1):
        markup = buttons if place == len(html) else None
        sent = await message.reply_html(text, do_quote=True, allow_sending_without_reply=True, reply_markup=markup)
        first = first or sent
    return first
