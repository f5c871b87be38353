"""Methods about chats and who is in them, and which chats the bot may write to."""

from bot.sandbox import payloads
from bot.sandbox.models import IN_CHARGE, Chat, Json
from bot.sandbox.refusals import BadRequest, Forbidden, Migrated
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def known_chat(world: World, request: Request) -> Chat:
    """Return the chat that a request names by its id or as @channelname."""
    name = request.parameters.get("chat_id")
    if name is None or name == "":
        raise BadRequest("chat_id is empty")
    chat = world.chat_called(name)
    if chat is None:
        raise BadRequest("chat not found")
    if chat.migrated_to is not None:
        raise Migrated(chat.migrated_to)
    return chat


def readable_chat(world: World, request: Request) -> Chat:
    """Return the chat of a request, if the bot is in it."""
    chat = known_chat(world, request)
    match chat.type, world.status(chat, world.bot):
        case "private", "kicked":
            raise Forbidden("bot was blocked by the user")
        case "private", "left":
            raise Forbidden("bot can't initiate conversation with a user")
        case kind, "kicked":
            raise Forbidden(f"bot was kicked from the {kind} chat")
        case kind, "left":
            raise Forbidden(f"bot is not a member of the {kind} chat")
    return chat


def writable_chat(world: World, request: Request) -> Chat:
    """Return the chat of a request, if the bot may say something there."""
    chat = readable_chat(world, request)
    status = world.status(chat, world.bot)
    if chat.type == "channel" and status not in IN_CHARGE:
        raise BadRequest("need administrator rights in the channel chat")
    if status == "restricted":
        raise BadRequest("not enough rights to send text messages to the chat")
    return chat


def get_chat(world: World, request: Request) -> Json:
    chat = known_chat(world, request)
    if chat.type != "private":
        readable_chat(world, request)
    return payloads.chat_in_full(chat, world.linked(chat))


def get_chat_member(world: World, request: Request) -> Json:
    chat = readable_chat(world, request)
    user = world.users.get(request.integer("user_id") or 0)
    if user is None or (chat.type == "private" and user.id not in {chat.id, world.bot.id}):
        raise BadRequest("user not found")
    return payloads.member(user, world.status(chat, user), chat)


def get_chat_administrators(world: World, request: Request) -> list[Json]:
    """Return who is in charge, the bot included, but no other bots."""
    chat = readable_chat(world, request)
    if chat.type == "private":
        raise BadRequest("there are no administrators in the private chat")
    return [
        payloads.member(user, status, chat)
        for user, status in world.members(chat)
        if status in IN_CHARGE and (not user.is_bot or user == world.bot)
    ]


def send_chat_action(world: World, request: Request) -> bool:
    if request.text("action") not in _ACTIONS:
        raise BadRequest("wrong parameter action in request")
    writable_chat(world, request)
    return True
