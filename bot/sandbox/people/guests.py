"""People who call the bot as a guest: by its name, in a chat that it has not joined."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.formatting import formatted
from bot.sandbox.models import Chat, Message, User
from bot.sandbox.people.someone import Someone


class Guests(Someone):
    """Those who mention the bot where it is no member."""

    def asks_guest(self, user: User, text: str, *, chat: Chat, reply_to: Message | None = None) -> Message:
        """Let somebody call the bot as a guest. Nothing arrives with `world.guest_mode` off."""
        world = self._world
        message = replace(
            self._placed(chat, formatted(text), user, reply_to, None),
            guest_query_id=world.inline.next_id(),
        )
        world.keep(message)
        if world.guest_mode:
            world.guest_queries[message.guest_query_id or ""] = message
            self._add("guest_message", payloads.message(message))
        return message
