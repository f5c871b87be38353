"""/admins: who may change the corpus. Those of ADMIN_IDS add and remove the others by their numeric ids."""

import re

from telegram import Message, Update

from bot.handlers.context import Context, reply
from bot.handlers.rights import NOBODY, is_admin, may_appoint, sender_of
from bot.menus import drop_admin_menu, set_admin_menu
from bot.rendering.telegram import lines_messages
from bot.texts import Texts

MOST = 50  # added admins; a newsroom has fewer


async def admins(update: Update, context: Context) -> None:
    """List the admins, or add or remove one."""
    message = update.effective_message
    if message is None:
        return
    texts, services = context.texts(update), context.services
    if not await is_admin(update, services):
        await reply(message, lines_messages([texts("admins.denied", id=sender_of(update) or "–")]))
        return
    match [word.casefold() for word in context.args or ()]:
        case []:
            await _list(message, context, texts)
        case ["add" | "remove", _] if not may_appoint(update, services):
            await reply(message, lines_messages([texts("admins.not_yours")]))
        case [("add" | "remove") as verb, number] if re.fullmatch(r"[1-9][0-9]{0,14}", number):
            await _change(message, context, texts, verb, int(number), by=sender_of(update) or 0)
        case _:
            await reply(message, lines_messages([texts("admins.usage")]))


async def _list(message: Message, context: Context, texts: Texts) -> None:
    services = context.services
    configured = services.settings.admin_ids
    added = await services.store.admins.ids() - configured
    lines = [texts("admins.head")]
    lines += [texts("admins.configured", id=user_id) for user_id in sorted(configured)]
    lines += [f"• {user_id}" for user_id in sorted(added)]
    await reply(message, lines_messages([*lines, texts("admins.usage")]))


async def _change(message: Message, context: Context, texts: Texts, verb: str, user_id: int, by: int) -> None:
    services = context.services
    configured, added = services.settings.admin_ids, await services.store.admins.ids()
    if user_id in configured:
        key = "admins.already" if verb == "add" else "admins.fixed"
    elif verb == "add" and user_id in NOBODY | {context.bot.id}:
        key = "admins.nobody"
    elif verb == "add" and user_id in added:
        key = "admins.already"
    elif verb == "add" and len(added) >= MOST:
        key = "admins.full"
    elif verb == "add":
        key = "admins.added"
        await services.store.admins.add(user_id, by)
        await set_admin_menu(context.bot, user_id, services.settings.bot_language)
    elif user_id in added:
        key = "admins.removed"
        await services.store.admins.remove(user_id)
        await drop_admin_menu(context.bot, user_id)
    else:
        key = "admins.unknown"
    await reply(message, lines_messages([texts(key, id=user_id)]))
