"""The values of the sandbox: who there is, what was said, what was pressed. They know nothing of HTTP."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.sandbox.attachments import File
from bot.sandbox.entities import Entity

Json: TypeAlias = dict[str, object]
Keyboard: TypeAlias = tuple[tuple[Json, ...], ...]
ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

PRESENT: frozenset[Status] = frozenset({"creator", "administrator", "member", "restricted"})
IN_CHARGE: frozenset[Status] = frozenset({"creator", "administrator"})


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False


# Telegram's own accounts, the same for everyone: who stands as sender where the real one is not shown.
ANONYMOUS_ADMIN = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
CHANNEL_AS_SENDER = User(136817688, "Channel", "Channel_Bot", is_bot=True)
TELEGRAM = User(777000, "Telegram")


@dataclass(frozen=True, slots=True)
class Chat:
    """A place to talk. A private chat has the id and the name of its user.

    `discussion` is the id of the group in which the posts of a channel appear, `migrated_to` that of the supergroup
    which a basic group has become.
    """

    id: int
    type: ChatType
    name: str
    username: str | None = None
    is_forum: bool = False
    discussion: int | None = None
    migrated_to: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The part of the message replied to that a reply quotes; `position` counts UTF-16 units."""

    text: str
    entities: tuple[Entity, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded message was first said; `message_id` is known for a channel's posts only."""

    sender: User | Chat
    date: datetime
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands; what it said before its edits is in `earlier`, oldest first.

    `file` is the photo or document that it shows, and `text` then its caption.
    `sender` and `sender_chat` are what Telegram shows, which for an anonymous administrator is not the person. `thread`
    is the message that opened its topic or thread, and `topic` the title of the topic that this message itself opens.
    `outgoing` is True for what the bot sent, and `html` the source it sent it in. What somebody sent via the bot names it
    in `via_bot`, and `inline_id` is the identifier by which the bot can edit what it did not send itself. A guest is
    called with a `guest_query_id`, and its answer names the `guest_caller`. A `service` message tells what became of the chat.
    """

    chat: Chat
    message_id: int
    date: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    sender: User | None = None
    sender_chat: Chat | None = None
    outgoing: bool = False
    html: str | None = None
    file: File | None = None
    reply_to: "Message | None" = None
    quote: Quote | None = None
    thread: "Message | None" = None
    topic: str | None = None
    keyboard: Keyboard = ()
    origin: Origin | None = None
    automatic_forward: bool = False
    via_bot: User | None = None
    inline_id: str | None = None
    guest_query_id: str | None = None
    guest_caller: User | None = None
    service: Json | None = None
    edited: datetime | None = None
    earlier: tuple["Message", ...] = ()

    @property
    def thread_id(self) -> int | None:
        return self.thread.message_id if self.thread else None

    @property
    def buttons(self) -> dict[str, str]:
        """The callback data of the inline buttons, by what stands on them."""
        return {
            str(button["text"]): str(button["callback_data"])
            for row in self.keyboard
            for button in row
            if "callback_data" in button
        }


@dataclass(frozen=True, slots=True)
class Press:
    """A button that somebody pressed. A press carries its own data, as any client can send any."""

    id: str
    user: User
    chat: Chat
    message_id: int
    data: str
    inline_id: str | None = None
