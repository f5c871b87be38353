"""What people do with the bot itself: add it, promote it, remove it, block it, move its group."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.formatting import Formatted
from bot.sandbox.models import ANONYMOUS_ADMIN, Chat, Json, Status, User
from bot.sandbox.people.someone import Someone
from bot.sandbox.updates import Update


class Membership(Someone):
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

    def adds_bot(self, user: User, chat: Chat) -> Update | None:
        """Let somebody add the bot to a group; the group is told, too."""
        update = self.make_bot("member", chat, by=user)
        self._tells(user, chat, {"new_chat_members": [payloads.user(self._world.bot)]})
        return update

    def removes_bot(self, user: User, chat: Chat) -> Update | None:
        """Let somebody throw the bot out of a group or channel."""
        return self.make_bot("kicked", chat, by=user)

    def upgrades(self, user: User, group: Chat) -> Chat:
        """Let somebody turn a basic group into a supergroup, which is returned; the old id is of no use from then on."""
        supergroup = self._world.upgrade(group)
        self._tells(user, group, {"migrate_to_chat_id": supergroup.id})
        self._tells(ANONYMOUS_ADMIN, supergroup, {"migrate_from_chat_id": group.id}, sender_chat=supergroup)
        return supergroup

    def _tells(self, user: User, chat: Chat, service: Json, sender_chat: Chat | None = None) -> None:
        message = self._world.new(chat, Formatted(""), sender=user)
        self._deliver("message", replace(message, service=service, sender_chat=sender_chat))
