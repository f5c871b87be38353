"""The command menus, per language: everybody's, those of who is in charge of a chat, and the admins' in their own chats."""

import logging
from collections.abc import Iterable

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.texts import LANGUAGES, texts

MENU = ("frage", "sources", "source", "quotes", "compare", "export", "timeline", "status", "privacy", "help")
GROUP_MENU = ("frage", "sources", "quotes", "compare", "export", "timeline", "privacy", "help")  # a group asks together
SETTING_MENU = ("settings", "forget")  # of those in charge of a chat: in private everybody, in groups administrators
CHARGE_MENU = (*MENU, *SETTING_MENU)
ADMIN_MENU = ("reload", "remove", "admins", "digest")

SCOPES: dict[BotCommandScope, tuple[str, ...]] = {
    BotCommandScopeDefault(): MENU,
    BotCommandScopeAllPrivateChats(): CHARGE_MENU,
    BotCommandScopeAllGroupChats(): GROUP_MENU,
    BotCommandScopeAllChatAdministrators(): (*GROUP_MENU, *SETTING_MENU),
}
QUESTION = {"de": "frage", "en": "ask"}  # the command that asks, which bears both names in either language

_log = logging.getLogger(__name__)


async def set_menus(bot: ExtBot[None], admin_ids: Iterable[int], default_language: str) -> None:
    """Set the command menus in both languages; the admins' commands stand in their own chats only."""
    try:
        for language in (None, *LANGUAGES):
            for scope, names in SCOPES.items():
                theirs = _commands(names, language or default_language)
                await bot.set_my_commands(theirs, scope=scope, language_code=language)
    except TelegramError as error:  # menus are a comfort
        _log.info("the command menu could not be set: %s", error)
    for admin_id in sorted(admin_ids):
        await set_admin_menu(bot, admin_id, default_language)


async def set_admin_menu(bot: ExtBot[None], admin_id: int, default_language: str) -> None:
    """Set an admin's menu; one who has not opened a chat with the bot yet has none."""
    try:
        for language in (None, *LANGUAGES):
            theirs = _commands((*CHARGE_MENU, *ADMIN_MENU), language or default_language)
            await bot.set_my_commands(theirs, scope=BotCommandScopeChat(admin_id), language_code=language)
    except TelegramError as error:
        _log.info("an admin's command menu could not be set: %s", error)


async def drop_admin_menu(bot: ExtBot[None], admin_id: int) -> None:
    """Let somebody who is no admin any more have everybody's menu again."""
    try:
        for language in (None, *LANGUAGES):
            await bot.delete_my_commands(scope=BotCommandScopeChat(admin_id), language_code=language)
    except TelegramError as error:
        _log.info("an admin's command menu could not be dropped: %s", error)


def _commands(names: Iterable[str], language: str) -> list[BotCommand]:
    words = texts(language)
    shown = [QUESTION[words.language] if name == "frage" else name for name in names]
    return [BotCommand(name, words(f"commands.{name}")) for name in shown]
