"""How what people do reaches the bot."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.formatting import Formatted
from bot.sandbox.models import Chat, Json, Message, User
from bot.sandbox.privacy import is_shown
from bot.sandbox.updates import Update
from bot.sandbox.world import World, thread_of


class Delivery:
    """Keeps what was said, and queues what Telegram would show the bot of it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _placed(self, chat: Chat, body: Formatted, sender: User, reply_to: Message | None, topic: Message | None) -> Message:
        """Return a new message where it belongs in its chat, not yet kept."""
        world = self._world
        if chat.type == "private" and world.status(chat, world.bot) == "left":
            world.set_status(chat, world.bot, "member")  # the first word starts the bot
        replied = world.message(chat, reply_to.message_id) if reply_to else None
        return replace(world.new(chat, body, sender=sender), reply_to=replied, thread=topic or thread_of(chat, replied))

    def _deliver(self, kind: str, message: Message) -> Message:
        world = self._world
        world.keep(message)
        status = world.status(message.chat, world.bot)
        if is_shown(message, world.bot, status, reads_all=world.reads_all_group_messages):
            self._add(kind, payloads.message(message))
        return message

    def _add(self, kind: str, payload: Json) -> Update | None:
        update = self._world.updates.add(kind, payload)
        self._world.changed.ring()
        return update
