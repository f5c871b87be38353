"""The bot in its chats: added to a group, and a group that becomes a supergroup."""

import logging

from telegram import Chat, ChatMember, Update
from telegram.constants import ChatType

from bot.handlers.context import Context
from bot.rendering.telegram import lines_messages

PRESENT = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}

_log = logging.getLogger(__name__)


async def on_membership(update: Update, context: Context) -> None:
    """Say in a group what one hears there; being removed or blocked is only noted."""
    change = update.my_chat_member
    if change is None:
        return
    before, now = change.old_chat_member.status in PRESENT, change.new_chat_member.status in PRESENT
    if before == now or change.chat.type == ChatType.PRIVATE:
        return
    if not now:
        _log.info("removed from a %s", change.chat.type)
        return
    if change.chat.type != ChatType.CHANNEL:
        await _greet(update, change.chat, context)


async def on_migration(update: Update, context: Context) -> None:
    """Give a group that became a supergroup its new id. Both chats say so; the first to come does it."""
    message = update.effective_message
    if message is None:
        return
    if message.migrate_to_chat_id:
        await context.services.store.chats.migrate(message.chat_id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await context.services.store.chats.migrate(message.migrate_from_chat_id, message.chat_id)


async def _greet(update: Update, chat: Chat, context: Context) -> None:
    texts = context.texts(update)
    # An administrator hears all that is said, whatever the mode.
    change = update.my_chat_member
    in_charge = change is not None and change.new_chat_member.status == ChatMember.ADMINISTRATOR
    hears = "open" if context.bot.can_read_all_group_messages or in_charge else "private"
    lines = [texts("start.group", mention=f"@{context.bot.username}"), texts(f"joined.{hears}")]
    for html in lines_messages(lines):
        await chat.send_message(html)
