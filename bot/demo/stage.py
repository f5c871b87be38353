"""Who is on the page: a reader, a colleague and an administrator, each with the bot, a group and a channel."""

from dataclasses import dataclass, field
from typing import Literal

from bot.sandbox.models import Chat, User
from bot.sandbox.sandbox import Sandbox
from bot.texts import Texts

RoomName = Literal["reader", "group", "channel", "admin"]


@dataclass(frozen=True, slots=True)
class Room:
    """A chat on the page; `people` are those in whose name one can write and press there."""

    name: RoomName
    chat: Chat
    people: tuple[User, ...]


@dataclass(slots=True)
class Condition:
    """How far the bot has come up; `examples` are questions that its corpus answers, `detail` why it failed."""

    state: Literal["loading", "ready", "failed"] = "loading"
    detail: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    sandbox: Sandbox
    words: Texts
    admin: User
    rooms: tuple[Room, ...]
    condition: Condition = field(default_factory=Condition)

    def room(self, chat_id: int) -> Room | None:
        return next((room for room in self.rooms if room.chat.id == chat_id), None)

    def reached(self, condition: Condition) -> None:
        """Let everybody who watches know how far the bot is."""
        for name in ("state", "detail", "examples"):
            setattr(self.condition, name, getattr(condition, name))
        self.sandbox.world.changed.ring()


def set_stage(sandbox: Sandbox, words: Texts) -> Stage:
    """Put people and chats into an empty sandbox. The colleague has Telegram in the other language."""
    world, people = sandbox.world, sandbox.people
    other = "en" if words.language == "de" else "de"
    anna = world.user(words("demo.people.reader"), username="anna_reads", language_code=words.language)
    ben = world.user(words("demo.people.colleague"), username="ben_asks", language_code=other)
    clara = world.user(words("demo.people.admin"), username="clara_edits", language_code=words.language)
    group = world.supergroup(words("demo.rooms.group.name"), anna, ben, bot="left")
    channel = world.channel(words("demo.rooms.channel.name"), clara, bot="left")
    people.make_bot("member", group, by=anna)
    people.make_bot("administrator", channel, by=clara)
    rooms = (
        Room("reader", world.private(anna), (anna,)),
        Room("group", group, (anna, ben)),
        Room("channel", channel, (clara,)),
        Room("admin", world.private(clara), (clara,)),
    )
    return Stage(sandbox, words, clara, rooms)
