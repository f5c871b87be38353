"""Methods that say, change and delete something, and that answer a pressed button."""

from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.entities import utf16_length
from bot.sandbox.formatting import Formatted, formatted
from bot.sandbox.methods import replies
from bot.sandbox.methods.chats import readable_chat, writable_chat
from bot.sandbox.methods.keyboards import inline_keyboard
from bot.sandbox.models import IN_CHARGE, Json, Message
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_MAX_ANSWER = 200


def send_message(world: World, request: Request) -> Json:
    # Telegram looks at the text first, then at the keyboard, and at the chat last.
    body = _body(request)
    keyboard = inline_keyboard(request)
    chat = writable_chat(world, request)
    thread = replies.thread(world, chat, request)
    reply_to, quote = replies.reply(world, chat, request)
    message = world.send(
        chat,
        body,
        html=_html(request),
        thread=thread,
        reply_to=reply_to,
        quote=quote,
        keyboard=keyboard,
    )
    return payloads.message(message)


def edit_message_text(world: World, request: Request) -> Json:
    body = _body(request)
    keyboard = inline_keyboard(request)
    message = _own_message(world, request)
    changed = replace(message, text=body.text, entities=body.entities, keyboard=keyboard, html=_html(request))
    return _edited(world, message, changed)


def edit_message_reply_markup(world: World, request: Request) -> Json:
    keyboard = inline_keyboard(request)
    message = _own_message(world, request)
    return _edited(world, message, replace(message, keyboard=keyboard))


def delete_message(world: World, request: Request) -> bool:
    """Delete what the bot said; of others, in a private chat or as an administrator."""
    chat = readable_chat(world, request)
    message = world.message(chat, request.integer("message_id") or 0)
    if message is None:
        raise BadRequest("message to delete not found")
    if not message.outgoing and chat.type != "private" and world.status(chat, world.bot) not in IN_CHARGE:
        raise BadRequest("message can't be deleted")
    world.delete(message)
    return True


def answer_callback_query(world: World, request: Request) -> bool:
    press = world.presses.get(request.text("callback_query_id"))
    if press is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    text = request.text("text")
    if utf16_length(text) > _MAX_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    world.answers[press.id] = text
    return True


def _body(request: Request) -> Formatted:
    return formatted(request.text("text"), request.text("parse_mode"), request.entities("entities"))


def _html(request: Request) -> str | None:
    return request.text("text") if request.text("parse_mode").lower() == "html" else None


def _own_message(world: World, request: Request) -> Message:
    chat = writable_chat(world, request)
    message = world.message(chat, request.integer("message_id") or 0)
    if message is None:
        raise BadRequest("message to edit not found")
    if not message.outgoing:
        raise BadRequest("message can't be edited")
    return message


def _edited(world: World, message: Message, changed: Message) -> Json:
    if (changed.text, changed.entities, changed.keyboard) == (message.text, message.entities, message.keyboard):
        raise BadRequest(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    return payloads.message(world.revise(changed))
