"""What Telegram brings: updates, the data of buttons, and the names of files."""

import json
from typing import Any

from telegram import Bot

from bot.filing import filename
from bot.handlers.addressing import question_in
from bot.handlers.pages import Leaf
from bot.handlers.rights import sender_of
from bot.redaction import redacted
from bot.rendering.keyboard import Button
from bot.updates.parsing import parsed
from fuzzing.generator import Generator


def press(make: Generator) -> None:
    data = make.text("q:1:context:0:0:de", "p:s:0", "u:1:yes")
    data = data.encode("utf-8", "replace")[:64].decode("utf-8", "ignore")
    for read in (Button.read, Leaf.read):
        if (button := read(data)) is not None and len(button.data.encode()) > 64:
            raise AssertionError(f"a button of more than 64 bytes: {data!r}")


def name_file(make: Generator) -> None:
    name = filename(make.text(), "0123456789abcdef", ".md")
    if "/" in name or ".." in name or name.startswith((".", "-")) or len(name.encode()) > 200 or not name.isascii():
        raise AssertionError(f"a file's name: {name!r}")
    redacted(make.text(), "1:x")


class Updates:
    """Takes in updates as the journal and the handlers read them."""

    def __init__(self) -> None:
        self.bot = Bot("1:sandbox")
        user = {"id": 5, "is_bot": False, "first_name": "Anna", "language_code": "de", "username": "anna"}
        chat = {"id": -100, "type": "supergroup", "title": "Redaktion", "is_forum": True}
        entities = [{"type": "mention", "offset": 0, "length": 5}, {"type": "bot_command", "offset": 6, "length": 4}]
        message = {
            "message_id": 1,
            "date": 1_700_000_000,
            "chat": chat,
            "from": user,
            "text": "@bot /ask Wer?",
            "entities": entities,
        }
        message["reply_to_message"] = {**message, "message_id": 2, "text": "Wer?"}
        document = {"file_id": "a", "file_unique_id": "b", "file_name": "a.md", "file_size": 10, "mime_type": "text/markdown"}
        self.updates: list[dict[str, Any]] = [
            {"update_id": 1, "message": message},
            {"update_id": 2, "edited_message": message},
            {"update_id": 3, "channel_post": {**message, "sender_chat": chat}},
            {
                "update_id": 4,
                "callback_query": {
                    "id": "1",
                    "from": user,
                    "chat_instance": "1",
                    "message": message,
                    "data": "q:1:context:0:0:de",
                },
            },
            {"update_id": 5, "inline_query": {"id": "1", "from": user, "query": "Wer?", "offset": ""}},
            {"update_id": 6, "message": {**message, "document": document, "caption": "Neu", "caption_entities": entities}},
        ]

    def take(self, make: Generator) -> None:
        typed = make.random.random() < 0.5
        update = parsed(json.loads(json.dumps(make.value(make.random.choice(self.updates), typed=typed))), self.bot)
        if update is None:
            return
        parsed(json.loads(update.to_json()), self.bot)  # as the journal keeps it
        if typed:
            sender_of(update)
            if update.effective_message is not None:
                question_in(update.effective_message, 1, "bot")
