"""Who there is: people, chats, and who is in which."""

import itertools
from dataclasses import replace

from bot.sandbox.models import Chat, Status, User


class Roster:
    """All users and chats by their ids, and the standing of each user in each chat."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self._statuses: dict[tuple[int, int], Status] = {}
        self._user_ids = itertools.count(100_001)
        self._group_ids = itertools.count(-200_001, -1)
        self._supergroup_ids = itertools.count(-1_001_000_000_001, -1)

    def user(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = None,
        user_id: int | None = None,
        started: bool = True,
    ) -> User:
        """Add a person, and their private chat with the bot, which they have started unless told otherwise."""
        person = User(user_id or next(self._user_ids), first_name, username, language_code)
        self.users[person.id] = person
        self._add_chat(Chat(person.id, "private", first_name, username), "member" if started else "left", person)
        return person

    def group(self, title: str, *members: User, bot: Status = "member") -> Chat:
        """Add a basic group; its first member created it."""
        return self._add_chat(Chat(next(self._group_ids), "group", title), bot, *members)

    def supergroup(
        self, title: str, *members: User, username: str | None = None, forum: bool = False, bot: Status = "member"
    ) -> Chat:
        """Add a supergroup, with topics if it is a forum; its first member created it."""
        return self._add_chat(Chat(next(self._supergroup_ids), "supergroup", title, username, forum), bot, *members)

    def channel(
        self,
        title: str,
        *members: User,
        username: str | None = None,
        discussion: Chat | None = None,
        bot: Status = "administrator",
    ) -> Chat:
        """Add a channel, whose posts also appear in its discussion group, if it has one."""
        group = discussion.id if discussion else None
        chat = Chat(next(self._supergroup_ids), "channel", title, username, discussion=group)
        return self._add_chat(chat, bot, *members)

    def _add_chat(self, chat: Chat, bot: Status, *members: User) -> Chat:
        self.chats[chat.id] = chat
        self._statuses[chat.id, self.bot.id] = bot
        for rank, member in enumerate(members):
            self._statuses[chat.id, member.id] = "member" if rank or chat.type == "private" else "creator"
        return chat

    def status(self, chat: Chat, user: User) -> Status:
        return self._statuses.get((chat.id, user.id), "left")

    def set_status(self, chat: Chat, user: User, status: Status) -> None:
        """Give somebody a standing in a chat; the bot is not told."""
        self._statuses[chat.id, user.id] = status

    def members(self, chat: Chat) -> list[tuple[User, Status]]:
        """Return everybody who has or had a standing in the chat, the bot included."""
        return [(self.users[user], status) for (place, user), status in self._statuses.items() if place == chat.id]

    def private(self, user: User) -> Chat:
        """Return the private chat of a user with the bot."""
        return self.chats[user.id]

    def chat_called(self, name: object) -> Chat | None:
        """Return the chat with this id, or the public group or channel with this @name."""
        if isinstance(name, int):
            return self.chats.get(name)
        for chat in self.chats.values():
            if chat.type != "private" and chat.username and f"@{chat.username}".lower() == str(name).lower():
                return chat
        return None

    def linked(self, chat: Chat) -> int | None:
        """Return the id of a channel's discussion group, or of the channel whose discussion group this is."""
        return chat.discussion or next((channel.id for channel in self.chats.values() if channel.discussion == chat.id), None)

    def upgrade(self, group: Chat) -> Chat:
        """Turn a basic group into a supergroup with another id; everybody is in it as before."""
        upgraded = replace(group, id=next(self._supergroup_ids), type="supergroup")
        self.chats[group.id] = replace(group, migrated_to=upgraded.id)
        self.chats[upgraded.id] = upgraded
        self._statuses |= {(upgraded.id, user.id): status for user, status in self.members(group)}
        return upgraded
