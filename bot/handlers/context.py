"""What every handler is given, typed: the library, the store, the settings, the bot's words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.config import Settings
from bot.handlers.sending import send
from bot.incidents import Incidents
from bot.library import Library
from bot.measures import Measures
from bot.shelf import Shelf
from bot.storage import Store
from bot.storage.chats import ChatSettings
from bot.texts import Texts, texts, texts_for
from retrieval.engine import Engine


@dataclass
class Services:
    """The parts that handlers use; made once, by bot.app."""

    settings: Settings
    library: Library
    store: Store
    clock: Callable[[], datetime]
    incidents: Incidents = field(default_factory=Incidents)
    measures: Measures = field(default_factory=Measures)


@dataclass
class BotData:
    """python-telegram-bot makes this without arguments; bot.app fills it before the first update."""

    services: Services = field(init=False)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The context of one update."""

    chat_settings = ChatSettings()

    @property
    def services(self) -> Services:
        return self.bot_data.services

    async def refresh_data(self) -> None:
        """Read what the chat of the update has set; an inline query has none, and goes by the private chat of who asks."""
        await super().refresh_data()
        place = self._chat_id or self._user_id
        self.chat_settings = await self.services.store.chats.settings(place) if place else ChatSettings()

    async def engine(self) -> Engine:
        """Return the engine for the folders that the chat asks."""
        return await self.services.library.engine_for(self.chat_settings.folders)

    async def shelf(self) -> Shelf:
        """Return the documents that the chat asks."""
        return Shelf.of((await self.engine()).corpus, self.services.library.corpus)

    def texts(self, update: Update) -> Texts:
        """Return the bot's words in the language that the chat has set, or that of whoever wrote."""
        if self.chat_settings.language:
            return texts(self.chat_settings.language)
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
        sent = await send(message, text, markup)
        first = first or sent
    return first
