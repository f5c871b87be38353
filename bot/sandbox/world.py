"""The world behind the API: people, chats, who is in which, what was said.

People act in it through `people`, and the bot through `methods`.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.sandbox.attachments import File
from bot.sandbox.bell import Bell
from bot.sandbox.files import Files
from bot.sandbox.formatting import Formatted
from bot.sandbox.inline import InlineMode
from bot.sandbox.models import Chat, Keyboard, Message, Press, Quote, Status, User
from bot.sandbox.profile import Profile
from bot.sandbox.updates import UpdateQueue

BOT = User(5_000_001, "Quellenlage", "quellenlage_bot", is_bot=True)
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class World:
    """All state of the sandbox. `reads_all_group_messages` is True with privacy mode off.

    What the bot's owner can switch off: `inline_mode`, `inline_feedback` (which results are chosen) and `guest_mode`.
    """

    def __init__(self, *, bot: User = BOT, clock: Clock = system_clock, reads_all_group_messages: bool = False) -> None:
        self.bot = bot
        self.clock = clock
        self.reads_all_group_messages = reads_all_group_messages
        self.inline_mode = True
        self.inline_feedback = True
        self.guest_mode = True
        self.profile = Profile()
        self.updates = UpdateQueue()
        self.files = Files()
        self.inline = InlineMode()
        self.guest_queries: dict[str, Message] = {}
        self.changed = Bell()
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.answers: dict[str, str] = {}
        self._statuses: dict[tuple[int, int], Status] = {}
        self._messages: dict[tuple[int, int], Message] = {}
        self._user_ids = itertools.count(100_001)
        self._group_ids = itertools.count(-200_001, -1)
        self._supergroup_ids = itertools.count(-1_001_000_000_001, -1)
        # A bot counts the messages of its private chats and basic groups together; elsewhere every chat has its own.
        self._shared_message_ids = itertools.count(2)
        self._message_ids: dict[int, itertools.count[int]] = {}

    # Who there is

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
        self._message_ids[chat.id] = itertools.count(2) if chat.type in {"supergroup", "channel"} else self._shared_message_ids
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

    def chat_named(self, username: str) -> Chat | None:
        """Return the public group or channel with this name, which is written without the @."""
        for chat in self.chats.values():
            if chat.type != "private" and chat.username and chat.username.lower() == username.lower():
                return chat
        return None

    # What was said

    def message(self, chat: Chat, message_id: int) -> Message | None:
        """Return a message as it stands now, None for one that never was or is deleted."""
        return self._messages.get((chat.id, message_id))

    def inline_message(self, inline_id: str) -> Message | None:
        """Return a message that was sent via the bot, or by it as a guest."""
        return next((message for message in self._messages.values() if message.inline_id == inline_id), None)

    def messages(self, chat: Chat | User) -> list[Message]:
        """Return what stands in a chat, oldest first; a user stands for their private chat."""
        return [message for (place, _), message in self._messages.items() if place == chat.id]

    def keep(self, message: Message) -> Message:
        """Put a message, new or changed, in its place."""
        self._messages[message.chat.id, message.message_id] = message
        self.changed.ring()
        return message

    def revise(self, message: Message) -> Message:
        """Put a changed message in its place and remember what stood there."""
        before = self._messages[message.chat.id, message.message_id]
        earlier = (*before.earlier, replace(before, earlier=()))
        return self.keep(replace(message, edited=self.clock(), earlier=earlier))

    def delete(self, message: Message) -> None:
        self._messages.pop((message.chat.id, message.message_id), None)
        self.changed.ring()

    def send(
        self,
        chat: Chat,
        body: Formatted,
        *,
        html: str | None = None,
        file: File | None = None,
        thread: Message | None = None,
        reply_to: Message | None = None,
        quote: Quote | None = None,
        keyboard: Keyboard = (),
    ) -> Message:
        """Let the bot say something; in a channel it speaks as the channel."""
        message = self.new(chat, body, sender=None if chat.type == "channel" else self.bot)
        return self.keep(
            replace(
                message,
                sender_chat=chat if chat.type == "channel" else None,
                outgoing=True,
                html=html,
                file=file,
                thread=thread or thread_of(chat, reply_to),
                reply_to=reply_to,
                quote=quote,
                keyboard=keyboard,
            )
        )

    def new(self, chat: Chat, body: Formatted, *, sender: User | None) -> Message:
        """Return a message with the next number of the chat, said now and not yet kept."""
        message_id = next(self._message_ids[chat.id])
        return Message(chat, message_id, self.clock(), body.text, body.entities, sender)


def thread_of(chat: Chat, replied: Message | None) -> Message | None:
    """Return what opens the thread of a reply: its topic in a forum, the first message replied to in a supergroup."""
    if replied is None or chat.type != "supergroup":
        return None
    return replied.thread or (None if chat.is_forum else replied)
