"""How what happens reaches the bot: as an update, as far as Telegram would show it."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.formatting import Formatted
from bot.sandbox.models import TELEGRAM, Json, Message, Origin
from bot.sandbox.privacy import is_shown
from bot.sandbox.updates import Update
from bot.sandbox.world import World


def announce(world: World, kind: str, payload: Json) -> Update | None:
    """Queue an update, unless the bot does not want its kind."""
    update = world.updates.add(kind, payload)
    world.changed.ring()
    return update


def deliver(world: World, kind: str, message: Message) -> Message:
    """Keep what was said, and let the bot know if it may."""
    world.keep(message)
    status = world.status(message.chat, world.bot)
    if is_shown(message, world.bot, status, reads_all=world.reads_all_group_messages):
        announce(world, kind, payloads.message(message))
    return message


def forward_to_discussion(world: World, post: Message) -> Message | None:
    """Let Telegram copy a channel's post into the discussion group of the channel, if there is one."""
    if post.chat.discussion is None:
        return None
    copy = world.new(world.chats[post.chat.discussion], Formatted(post.text, post.entities), sender=TELEGRAM)
    origin = Origin(post.chat, post.date, post.message_id)
    shown = replace(copy, sender_chat=post.chat, automatic_forward=True, origin=origin, file=post.file)
    return deliver(world, "message", shown)
