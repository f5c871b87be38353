"""The world behind the API: people and chats, what was said there, and what the bot knows of it.

People act in it through `people`, and the bot through `methods`.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bot.sandbox.attachments import File
from bot.sandbox.bell import Bell
from bot.sandbox.files import Files
from bot.sandbox.formatting import Formatted
from bot.sandbox.inline import InlineMode
from bot.sandbox.models import Chat, Keyboard, Message, Press, Quote, User
from bot.sandbox.profile import Profile
from bot.sandbox.roster import Roster
from bot.sandbox.updates import UpdateQueue
from bot.sandbox.webhooks import Webhook

BOT = User(5_000_001, "Quellenlage", "quellenlage_bot", is_bot=True)
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(UTC)


class World(Roster):
    """All state of the sandbox. `reads_all_group_messages` is True with privacy mode off.

    What the bot's owner can switch off: `inline_mode`, `inline_feedback` (which results are chosen) and `guest_mode`.
    """

    def __init__(self, *, bot: User = BOT, clock: Clock = system_clock, reads_all_group_messages: bool = False) -> None:
        super().__init__(bot)
        self.clock = clock
        self.reads_all_group_messages = reads_all_group_messages
        self.inline_mode = True
        self.inline_feedback = True
        self.guest_mode = True
        self.profile = Profile()
        self.updates = UpdateQueue()
        self.webhook = Webhook(self.updates, clock)
        self.files = Files()
        self.inline = InlineMode()
        self.guest_queries: dict[str, Message] = {}
        self.changed = Bell()
        self.presses: dict[str, Press] = {}
        self.answers: dict[str, str] = {}
        self._messages: dict[tuple[int, int], Message] = {}
        # A bot counts the messages of its private chats and basic groups together; elsewhere every chat has its own.
        self._shared_message_ids = itertools.count(2)
        self._message_ids: defaultdict[int, itertools.count[int]] = defaultdict(lambda: itertools.count(2))

    def message(self, chat: Chat, message_id: int) -> Message | None:
        """Return a message as it stands now, None for one that never was or is deleted."""
        return self._messages.get((chat.id, message_id))

    def inline_message(self, inline_id: str) -> Message | None:
        """Return a message that was sent via the bot, or by it as a guest."""
        return next((message for message in self._messages.values() if message.inline_id == inline_id), None)

    def discussion_copy(self, post: Message) -> Message | None:
        """Return the message as which a channel's post appeared in its discussion group, under which people comment."""
        for message in self._messages.values():
            origin = message.origin if message.automatic_forward else None
            if origin and (origin.sender, origin.message_id) == (post.chat, post.message_id):
                return message
        return None

    def messages(self, chat: Chat | User) -> list[Message]:
        """Return what stands in a chat, oldest first; a user stands for their private chat."""
        return [message for (place, _), message in self._messages.items() if place == chat.id]

    def everything(self) -> Iterable[Message]:
        """Return what stands in all chats, oldest first."""
        return self._messages.values()

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
        own_count = chat.type in {"supergroup", "channel"}
        message_id = next(self._message_ids[chat.id] if own_count else self._shared_message_ids)
        return Message(chat, message_id, self.clock(), body.text, body.entities, sender)


def thread_of(chat: Chat, replied: Message | None) -> Message | None:
    """Return what opens the thread of a reply: its topic in a forum, the first message replied to in a supergroup."""
    if replied is None or chat.type != "supergroup":
        return None
    return replied.thread or (None if chat.is_forum else replied)
