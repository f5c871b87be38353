"""What people do with the bot itself: add it, promote it, remove it, block it."""

from bot.sandbox import payloads
from bot.sandbox.models import Chat, Json, Status, User
from bot.sandbox.people.delivery import Delivery
from bot.sandbox.updates import Update


class Membership(Delivery):
    """Those who decide on the standing of the bot in a chat."""

    def make_bot(self, status: Status, chat: Chat, by: User) -> Update | None:
        """Let somebody add, promote, restrict or remove the bot. In a private chat "kicked" means blocked."""
        world = self._world
        before = world.status(chat, world.bot)
        world.set_status(chat, world.bot, status)
        change: Json = {
            "chat": payloads.chat(chat),
            "from": payloads.user(by),
            "date": payloads.seconds(world.clock()),
            "old_chat_member": payloads.member(world.bot, before, chat),
            "new_chat_member": payloads.member(world.bot, status, chat),
        }
        return self._add("my_chat_member", change)

    def block(self, user: User) -> Update | None:
        """Let somebody block the bot."""
        return self.make_bot("kicked", self._world.private(user), by=user)

    def unblock(self, user: User) -> Update | None:
        """Let somebody take the bot back."""
        return self.make_bot("member", self._world.private(user), by=user)
