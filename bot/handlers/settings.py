"""/settings: what a chat has set, changed by buttons by those in charge of it."""

import logging
from dataclasses import replace
from hashlib import sha256

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.handlers.charge import refusal
from bot.handlers.context import Context, reply
from bot.handlers.vanishing import vanish
from bot.library import ROOT
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened
from bot.storage.chats import ChatSettings
from bot.texts import LANGUAGES, Texts

PATTERN = r"^e:"
GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}  # where some messages are not for the bot, and commands alone may be
EXTRACTS = (2, 4)  # a finding, beside all of them
GROUNDS = {"light": False, "dark": True}  # of pictures
FOLDERS = 60  # of at most 100 buttons
LABEL = 30  # characters of a folder's name

_log = logging.getLogger(__name__)


async def settings(update: Update, context: Context) -> None:
    """Show what this chat has set, with a button for each other choice."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    refused = await refusal(update, context)
    if refused:
        await reply(message, lines_messages([texts(refused)]))
        return
    lines = _lines(texts, context.services.library.folders, message.chat.type)
    shown = await reply(message, lines_messages(lines), _keyboard(context, texts, group=message.chat.type in GROUPS))
    vanish(shown, context, message)


async def on_setting(update: Update, context: Context) -> None:
    """Change what the button says, if whoever pressed it is in charge now."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    message, refused = query.message, await refusal(update, context)
    if refused or not isinstance(message, Message):
        await query.answer(context.texts(update)(refused or "settings.gone"), show_alert=True)
        return
    folders = context.services.library.folders
    changed = _changed(context.chat_settings, query.data, folders)
    if changed is None:
        await query.answer(context.texts(update)("settings.gone"), show_alert=True)
        return
    await context.services.store.chats.change(message.chat_id, message.chat.type, changed)
    context.chat_settings = changed
    texts, group = context.texts(update), message.chat.type in GROUPS
    await query.answer(texts("settings.kept"))
    vanish(message, context)
    [html] = lines_messages(_lines(texts, folders, message.chat.type))
    try:
        await query.edit_message_text(html, reply_markup=_keyboard(context, texts, group=group))
    except BadRequest as error:
        if "not modified" not in str(error):  # it was set so already
            _log.info("the settings' message cannot be edited: %s", error)


def _changed(now: ChatSettings, data: str, folders: list[str]) -> ChatSettings | None:
    """What the chat has set behind a button; None for a button that says nothing here, or not any more."""
    match data.split(":"):
        case ["e", "l", language] if language in {"", *LANGUAGES}:
            return replace(now, language=language or None)
        case ["e", "n", number] if number in {"", *map(str, EXTRACTS)}:
            return replace(now, extracts=int(number) if number else None)
        case ["e", "d", "0" | "1" as flag]:
            return replace(now, dark=flag == "1")
        case ["e", "c", "0" | "1" as flag]:
            return replace(now, commands_only=flag == "1")
        case ["e", "f", ""]:
            return replace(now, folders=())
        case ["e", "f", mark]:
            pressed = next((folder for folder in folders if _mark(folder) == mark), None)
            if pressed is None:
                return None
            # A folder that is gone from the corpus goes from the choice with the next one.
            chosen = {folder for folder in now.folders if folder in folders} ^ {pressed}
            return replace(now, folders=tuple(sorted(chosen)))
    return None


def _lines(texts: Texts, folders: list[str], kind: str) -> list[str]:
    """What each row of buttons is about, numbered as the rows are; the folders take the last ones."""
    rows = ["language", "extracts", "pictures", *(["commands"] if kind in GROUPS else []), *(["folders"] if folders else [])]
    about = [f"{number}. {texts(f'settings.{key}')}" for number, key in enumerate(rows, start=1)]
    return [texts("settings.head"), *about, *([texts("vanishing.soon")] if kind == ChatType.CHANNEL else [])]


def _keyboard(context: Context, texts: Texts, *, group: bool) -> InlineKeyboardMarkup:
    now = context.chat_settings
    languages = {None: texts("settings.as_telegram"), "de": "Deutsch", "en": "English"}
    automatic, *named = (_button(label, f"l:{code or ''}", chosen=now.language == code) for code, label in languages.items())
    rows = [
        [automatic],
        named,
        [
            *(_button(texts("settings.most", number=most), f"n:{most}", chosen=now.extracts == most) for most in EXTRACTS),
            _button(texts("settings.all"), "n:", chosen=now.extracts is None),
        ],
        [_button(texts(f"settings.{key}"), f"d:{int(flag)}", chosen=now.dark is flag) for key, flag in GROUNDS.items()],
    ]
    if group:
        rows.append(
            [
                _button(texts(f"settings.{key}"), f"c:{int(flag)}", chosen=now.commands_only is flag)
                for key, flag in (("addressed", False), ("commands_only", True))
            ]
        )
    folders = context.services.library.folders
    if folders:
        chosen = set(now.folders) & set(folders)
        rows.append([_button(texts("settings.whole"), "f:", chosen=not chosen)])
        names = {folder: texts("settings.root") if folder == ROOT else shortened(folder, LABEL) for folder in folders[:FOLDERS]}
        buttons = [_button(name, f"f:{_mark(folder)}", chosen=folder in chosen) for folder, name in names.items()]
        rows += [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return InlineKeyboardMarkup(rows)


def _button(label: str, data: str, *, chosen: bool) -> InlineKeyboardButton:
    return InlineKeyboardButton(f"✓ {label}" if chosen else label, callback_data=f"e:{data}")


def _mark(folder: str) -> str:
    # A folder's name may be longer than what a button holds.
    return sha256(folder.encode()).hexdigest()[:12]
