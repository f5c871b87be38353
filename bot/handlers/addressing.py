"""What in a message is meant for the bot: the question in it, by the conventions of private chats, groups and channels."""

import re

from telegram import Message, MessageEntity
from telegram.constants import ChatType

COMMANDS = ("ask", "frage")
_COMMAND = re.compile(r"/(?P<name>\w+)(?:@(?P<bot>\w+))?(?:\s+|$)")


def question_in(message: Message, bot_id: int, username: str, *, commands_only: bool = False) -> str | None:
    """Return the question that `message` asks the bot, "" where it asks none yet addresses it, or None.

    In private every text is a question; in a group a command, a mention or a reply to the bot; in a channel a command or a
    mention. A bare command or mention in reply to a message asks what that message says. A group may have set that the bot
    answers commands only.
    """
    if message.is_automatic_forward:
        return None  # a channel's post in its discussion group: it is answered in the channel
    if message.from_user and message.from_user.is_bot and not message.sender_chat:
        return None  # two bots would never stop; anonymous admins are a bot too, but speak for a chat
    text = message.text or message.caption or ""
    command = _COMMAND.match(text)
    if command:
        if command["name"].lower() not in COMMANDS or (command["bot"] or username).lower() != username.lower():
            return None
        return text[command.end() :].strip() or _replied(message, bot_id)
    if message.chat.type == ChatType.PRIVATE:
        return text.strip()
    if commands_only and message.chat.type != ChatType.CHANNEL:
        return None
    mentions = _mentions(message, username)
    if mentions:
        for mention in mentions:
            text = text.replace(mention, " ")
        return re.sub(r"^[\s,:;–-]+|\s+", " ", text).strip() or _replied(message, bot_id)
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == bot_id and message.chat.type != ChatType.CHANNEL:
        return text.strip()
    return None


def _mentions(message: Message, username: str) -> list[str]:
    try:
        found = message.parse_entities([MessageEntity.MENTION]) | message.parse_caption_entities([MessageEntity.MENTION])
    except UnicodeDecodeError:  # an entity that ends within a character: no app of Telegram's sends that
        return []
    return [text for text in found.values() if text.lower() == f"@{username}".lower()]


def _replied(message: Message, bot_id: int) -> str:
    replied = message.reply_to_message
    if replied is None or (replied.from_user and replied.from_user.id == bot_id):
        return ""
    return (replied.text or replied.caption or "").strip()
