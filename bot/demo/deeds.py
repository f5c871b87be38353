"""What the page asks for, done in the sandbox: say, edit, press, send a file."""

from contextlib import suppress

from bot.demo.stage import Room, Stage
from bot.sandbox.attachments import Upload
from bot.sandbox.models import Message, User
from bot.sandbox.refusals import Refusal

_PHOTOS = frozenset({"image/jpeg", "image/png"})


def do(stage: Stage, deed: object) -> None:
    """Do what a page asks for. What no page of ours would ask, or what the chat no longer allows, is passed over."""
    with suppress(Refusal):
        match deed:
            case {"do": "say", "room": int(chat_id), "as": int(user_id), "text": str(text), **rest}:
                if (spot := _spot(stage, chat_id, user_id)) and text.strip():
                    _say(stage, *spot, _clean(text), rest.get("reply_to"))
            case {"do": "edit", "room": int(chat_id), "as": int(user_id), "message": int(number), "text": str(text)}:
                if (spot := _spot(stage, chat_id, user_id)) and text.strip():
                    _edit(stage, *spot, number, _clean(text))
            case {"do": "press", "room": int(chat_id), "as": int(user_id), "message": int(number), "data": str(data)}:
                spot = _spot(stage, chat_id, user_id)
                message = spot and stage.sandbox.world.message(spot[0].chat, number)
                if spot and message and data in _data_on(message):
                    stage.sandbox.people.presses(spot[1], message, data)


def send_file(stage: Stage, chat_id: int, user_id: int, upload: Upload, caption: str) -> bool:
    """Let somebody send a file, as a photo where it is one; False where Telegram would not take it."""
    spot = _spot(stage, chat_id, user_id)
    if spot is None or spot[0].chat.type == "channel":
        return False
    (room, user), people = spot, stage.sandbox.people
    if upload.mime_type in _PHOTOS:
        with suppress(Refusal):  # such as a picture that is too large: it goes as a document
            people.sends_photo(user, upload.content, caption=_clean(caption), chat=room.chat)
            return True
    try:
        people.sends_document(
            user, upload.name, upload.content, mime_type=upload.mime_type, caption=_clean(caption), chat=room.chat
        )
    except Refusal:
        return False
    return True


def _spot(stage: Stage, chat_id: int, user_id: int) -> tuple[Room, User] | None:
    room = stage.room(chat_id)
    user = next((user for user in room.people if user.id == user_id), None) if room else None
    return (room, user) if room and user else None


def _say(stage: Stage, room: Room, user: User, text: str, reply_to: object) -> None:
    if room.chat.type == "channel":
        stage.sandbox.people.posts(room.chat, text)
        return
    replied = stage.sandbox.world.message(room.chat, reply_to) if isinstance(reply_to, int) else None
    stage.sandbox.people.says(user, text, chat=room.chat, reply_to=replied)


def _edit(stage: Stage, room: Room, user: User, number: int, text: str) -> None:
    message = stage.sandbox.world.message(room.chat, number)
    if message is None or message.outgoing or message.file or message.text == text:
        return
    if message.sender == user or room.chat.type == "channel":
        stage.sandbox.people.edits(message, text)


def _data_on(message: Message) -> set[object]:
    return {button.get("callback_data") for row in message.keyboard for button in row}


def _clean(text: str) -> str:
    """Half a character, which JSON can carry and nothing else, would stop every later update."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
