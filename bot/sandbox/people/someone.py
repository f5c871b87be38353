"""What all people have in common: a world in which they say something."""

from dataclasses import replace

from bot.sandbox.delivery import announce, deliver
from bot.sandbox.formatting import Formatted
from bot.sandbox.models import Chat, Json, Message, User
from bot.sandbox.updates import Update
from bot.sandbox.world import World, thread_of


class Someone:
    """Somebody in a world."""

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
        return deliver(self._world, kind, message)

    def _add(self, kind: str, payload: Json) -> Update | None:
        return announce(self._world, kind, payload)
