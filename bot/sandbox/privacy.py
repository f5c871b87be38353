"""Privacy mode: which messages of a group a bot gets to see."""

from bot.sandbox.entities import utf16_slice
from bot.sandbox.models import IN_CHARGE, PRESENT, Message, Status, User


def is_shown(message: Message, bot: User, status: Status, *, reads_all: bool) -> bool:
    """Say whether the bot gets this message, given its standing in the chat and whether privacy mode is off.

    A private chat and a channel hide nothing. In a group a bot sees everything as an administrator, or with privacy
    mode off; otherwise commands, unless they name another bot, mentions of its name, replies to what it said, and
    what was sent via it. What became of the chat it is always told.
    """
    if status not in PRESENT:
        return False
    if message.chat.type in {"private", "channel"} or reads_all or status in IN_CHARGE:
        return True
    if message.topic is not None or message.service is not None:
        return True
    answers = message.reply_to is not None and message.reply_to.outgoing
    return answers or message.via_bot == bot or _addresses(message, bot)


def _addresses(message: Message, bot: User) -> bool:
    name = f"@{bot.username}".lower()
    for entity in message.entities:
        covered = utf16_slice(message.text, entity.offset, entity.length).lower()
        if entity.type == "mention" and covered == name:
            return True
        if entity.type == "bot_command" and ("@" not in covered or covered.endswith(name)):
            return True
    return False
