"""Methods that say and delete something, and that answer a pressed button."""

from bot.sandbox import payloads
from bot.sandbox.attachments import File, MediaKind
from bot.sandbox.delivery import forward_to_discussion
from bot.sandbox.entities import utf16_length
from bot.sandbox.formatting import Formatted
from bot.sandbox.methods import replies
from bot.sandbox.methods.bodies import caption, source, text
from bot.sandbox.methods.chats import readable_chat, writable_chat
from bot.sandbox.methods.files import attached
from bot.sandbox.methods.keyboards import inline_keyboard
from bot.sandbox.models import IN_CHARGE, Json
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_MAX_ANSWER = 200


def send_message(world: World, request: Request) -> Json:
    # Telegram looks at the text first, then at the keyboard, and at the chat last.
    return _send(world, request, text(request), source(request, "text"))


def send_photo(world: World, request: Request) -> Json:
    return _send_file(world, request, "photo")


def send_document(world: World, request: Request) -> Json:
    return _send_file(world, request, "document")


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
    words = request.text("text")
    if utf16_length(words) > _MAX_ANSWER:
        raise BadRequest("MESSAGE_TOO_LONG")
    world.answers[press.id] = words
    return True


def _send_file(world: World, request: Request, kind: MediaKind) -> Json:
    file = attached(world, request, kind)
    return _send(world, request, caption(request), source(request, "caption"), file)


def _send(world: World, request: Request, body: Formatted, html: str | None, file: File | None = None) -> Json:
    keyboard = inline_keyboard(request)
    chat = writable_chat(world, request)
    thread = replies.thread(world, chat, request)
    reply_to, quote = replies.reply(world, chat, request)
    message = world.send(
        chat,
        body,
        html=html,
        file=file,
        thread=thread,
        reply_to=reply_to,
        quote=quote,
        keyboard=keyboard,
    )
    # A channel's post appears in its discussion group by itself, and comes back to the bot from there.
    forward_to_discussion(world, message)
    return payloads.message(message)
