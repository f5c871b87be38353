"""What people say: messages, files, posts, edits, pressed buttons."""

import itertools
from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.attachments import Upload
from bot.sandbox.delivery import forward_to_discussion
from bot.sandbox.formatting import Formatted, formatted, formatted_caption
from bot.sandbox.models import (
    ANONYMOUS_ADMIN,
    CHANNEL_AS_SENDER,
    Chat,
    Message,
    Origin,
    Press,
    User,
)
from bot.sandbox.people.someone import Someone
from bot.sandbox.world import World


class Speaking(Someone):
    """Those who say something, and press what the bot puts under its answers."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
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
        forward_to_discussion(world, post)
        return post

    def opens_topic(self, user: User, forum: Chat, title: str) -> Message:
        """Let somebody open a topic; the message that says so stands for it from then on."""
        opening = replace(self._world.new(forum, Formatted(""), sender=user), topic=title)
        return self._deliver("message", replace(opening, thread=opening))

    def edits(self, message: Message, text: str) -> Message:
        """Let whoever wrote a message change it."""
        body = formatted_caption(text) if message.file else formatted(text)
        changed = self._world.revise(replace(message, text=body.text, entities=body.entities))
        kind = "edited_channel_post" if message.chat.type == "channel" else "edited_message"
        return self._deliver(kind, changed)

    def presses(self, user: User, message: Message, data: str) -> Press:
        """Let somebody press a button under a message of the bot, which may have lost it or be deleted by now."""
        press = Press(str(next(self._press_ids)), user, message.chat, message.message_id, data, message.inline_id)
        self._world.presses[press.id] = press
        self._add("callback_query", payloads.press(press, self._world.message(press.chat, press.message_id)))
        return press
