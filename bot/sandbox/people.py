"""What people do: they say something, post, press a button, add or block the bot.

All of it reaches the bot as an update, as far as Telegram would show it.
"""

import itertools
from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.attachments import Upload
from bot.sandbox.formatting import Formatted, formatted, formatted_caption
from bot.sandbox.models import (
    ANONYMOUS_ADMIN,
    CHANNEL_AS_SENDER,
    TELEGRAM,
    Chat,
    Json,
    Message,
    Origin,
    Press,
    Status,
    User,
)
from bot.sandbox.privacy import is_shown
from bot.sandbox.updates import Update
from bot.sandbox.world import World, thread_of


class People:
    """Everybody in a world but the bot. What they say is returned as the message it became."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._press_ids = itertools.count(4_000_000_000_000_001)

    def says(
        self,
        user: User,
        text: str,
        *,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: Message | None = None,
        anonymous: bool = False,
        sender_chat: Chat | None = None,
        forwarded_from: User | None = None,
    ) -> Message:
        """Let somebody say something, to the bot if no chat is named.

        `anonymous` hides an administrator behind the group, `sender_chat` speaks as a channel.
        """
        chat = chat or self._world.private(user)
        shown = ANONYMOUS_ADMIN if anonymous else CHANNEL_AS_SENDER if sender_chat else user
        message = self._placed(chat, formatted(text), shown, reply_to, topic)
        origin = Origin(forwarded_from, message.date) if forwarded_from else None
        return self._deliver("message", replace(message, sender_chat=chat if anonymous else sender_chat, origin=origin))

    def sends_document(
        self,
        user: User,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        mime_type: str | None = None,
        size: int | None = None,
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: Message | None = None,
        forwarded_from: User | None = None,
    ) -> Message:
        """Let somebody send a file, to the bot if no chat is named. `size` is what Telegram says, whatever the content."""
        file = self._world.files.add("document", Upload(content, name, mime_type), size=size)
        chat = chat or self._world.private(user)
        message = self._placed(chat, formatted_caption(caption), user, reply_to, topic)
        origin = Origin(forwarded_from, message.date) if forwarded_from else None
        return self._deliver("message", replace(message, file=file, origin=origin))

    def sends_photo(
        self,
        user: User,
        content: bytes,
        *,
        caption: str = "",
        chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: Message | None = None,
    ) -> Message:
        """Let somebody send a picture, to the bot if no chat is named."""
        file = self._world.files.add("photo", Upload(content))
        message = self._placed(chat or self._world.private(user), formatted_caption(caption), user, reply_to, topic)
        return self._deliver("message", replace(message, file=file))

    def posts(self, channel: Chat, text: str) -> Message:
        """Let a channel publish something; the same appears in its discussion group by itself."""
        world = self._world
        post = replace(world.new(channel, formatted(text), sender=None), sender_chat=channel)
        self._deliver("channel_post", post)
        if channel.discussion is not None:
            copy = world.new(world.chats[channel.discussion], Formatted(post.text, post.entities), sender=TELEGRAM)
            origin = Origin(channel, post.date, post.message_id)
            self._deliver("message", replace(copy, sender_chat=channel, automatic_forward=True, origin=origin))
        return post

    def opens_topic(self, user: User, forum: Chat, title: str) -> Message:
        """Let somebody open a topic; the message that says so stands for it from then on."""
        opening = replace(self._world.new(forum, Formatted(""), sender=user), topic=title)
        return self._deliver("message", replace(opening, thread=opening))

    def edits(self, message: Message, text: str) -> Message:
        """Let whoever wrote a message change it."""
        body = formatted(text)
        changed = self._world.revise(replace(message, text=body.text, entities=body.entities))
        kind = "edited_channel_post" if message.chat.type == "channel" else "edited_message"
        return self._deliver(kind, changed)

    def presses(self, user: User, message: Message, data: str) -> Press:
        """Let somebody press a button under a message of the bot, which may have lost it or be deleted by now."""
        press = Press(str(next(self._press_ids)), user, message.chat, message.message_id, data)
        self._world.presses[press.id] = press
        self._add("callback_query", payloads.press(press, self._world.message(press.chat, press.message_id)))
        return press

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
