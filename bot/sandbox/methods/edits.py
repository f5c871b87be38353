"""Methods that change what the bot has said: text, caption, picture, keyboard."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.methods import files
from bot.sandbox.methods.bodies import caption, source, text
from bot.sandbox.methods.chats import writable_chat
from bot.sandbox.methods.keyboards import inline_keyboard
from bot.sandbox.models import Json, Message
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World


def edit_message_text(world: World, request: Request) -> Json | bool:
    body = text(request)
    keyboard = inline_keyboard(request)
    message = _own_message(world, request)
    if message.file:
        raise BadRequest("there is no text in the message to edit")
    html = source(request, "text")
    return _edited(world, message, replace(message, text=body.text, entities=body.entities, keyboard=keyboard, html=html))


def edit_message_caption(world: World, request: Request) -> Json | bool:
    body = caption(request)
    keyboard = inline_keyboard(request)
    message = _own_message(world, request)
    if not message.file:
        raise BadRequest("there is no caption in the message to edit")
    html = source(request, "caption")
    return _edited(world, message, replace(message, text=body.text, entities=body.entities, keyboard=keyboard, html=html))


def edit_message_media(world: World, request: Request) -> Json | bool:
    """Put another picture or document in the place of a message; a text becomes one, too."""
    keyboard = inline_keyboard(request)
    file, described = files.media(world, request)
    body = caption(described)
    message = _own_message(world, request)
    html = source(described, "caption")
    changed = replace(message, file=file, text=body.text, entities=body.entities, keyboard=keyboard, html=html)
    return _edited(world, message, changed)


def edit_message_reply_markup(world: World, request: Request) -> Json | bool:
    keyboard = inline_keyboard(request)
    message = _own_message(world, request)
    return _edited(world, message, replace(message, keyboard=keyboard))


def _own_message(world: World, request: Request) -> Message:
    if inline_id := request.text("inline_message_id"):
        sent_via = world.inline_message(inline_id)
        if sent_via is None:
            raise BadRequest("MESSAGE_ID_INVALID")
        return sent_via
    chat = writable_chat(world, request)
    message = world.message(chat, request.integer("message_id") or 0)
    if message is None:
        raise BadRequest("message to edit not found")
    if not message.outgoing:
        raise BadRequest("message can't be edited")
    return message


def _edited(world: World, message: Message, changed: Message) -> Json | bool:
    """Return the message as it is now, or only True for an inline one, which the bot does not get to see."""
    if _shown(changed) == _shown(message):
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    revised = world.revise(changed)
    return True if message.inline_id else payloads.message(revised)


def _shown(message: Message) -> tuple[object, ...]:
    return message.text, message.entities, message.keyboard, message.file
