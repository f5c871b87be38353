"""Methods about the bot itself: who it is, its menus and descriptions."""

import re

from bot.sandbox import payloads
from bot.sandbox.models import Json
from bot.sandbox.profile import Scope
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_MAX_COMMANDS = 100
_MAX_DESCRIPTION = 512
_MAX_SHORT_DESCRIPTION = 120

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_SCOPES = _CHAT_SCOPES | {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}


def get_me(world: World, _: Request) -> Json:
    return payloads.user(world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_group_messages,
        "supports_inline_queries": world.inline_mode,
        "supports_guest_queries": world.guest_mode,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, request: Request) -> bool:
    commands = [_command(item) for item in request.items("commands")]
    if len(commands) > _MAX_COMMANDS:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    world.profile.commands[_scope(world, request), _language(request)] = commands
    return True


def get_my_commands(world: World, request: Request) -> list[Json]:
    return world.profile.commands.get((_scope(world, request), _language(request)), [])


def delete_my_commands(world: World, request: Request) -> bool:
    world.profile.commands.pop((_scope(world, request), _language(request)), None)
    return True


def set_my_description(world: World, request: Request) -> bool:
    description = _description(request, "description", _MAX_DESCRIPTION)
    world.profile.descriptions[_language(request)] = description
    return True


def get_my_description(world: World, request: Request) -> Json:
    return {"description": _for_language(world.profile.descriptions, request)}


def set_my_short_description(world: World, request: Request) -> bool:
    description = _description(request, "short_description", _MAX_SHORT_DESCRIPTION)
    world.profile.short_descriptions[_language(request)] = description
    return True


def get_my_short_description(world: World, request: Request) -> Json:
    return {"short_description": _for_language(world.profile.short_descriptions, request)}


def leave_server(_: World, __: Request) -> bool:
    """Answer logOut and close, which mean nothing to a sandbox."""
    return True


def _command(item: object) -> Json:
    match item:
        case {"command": str(command), "description": str(description)}:
            if not _COMMAND.fullmatch(command):
                raise BadRequest("BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise BadRequest("BOT_COMMAND_DESCRIPTION_INVALID")
            return {"command": command, "description": description}
        case _:
            raise BadRequest("can't parse BotCommand: expected an object with command and description")


def _scope(world: World, request: Request) -> Scope:
    scope = request.inner("scope")
    kind = scope.text("type") or "default"
    if kind not in _SCOPES:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    if kind not in _CHAT_SCOPES:
        return Scope(kind)
    chat_id = scope.integer("chat_id")
    if chat_id not in world.chats:
        raise BadRequest("chat not found")
    return Scope(kind, chat_id, scope.integer("user_id"))


def _language(request: Request) -> str:
    code = request.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise BadRequest("invalid language code specified")
    return code


def _description(request: Request, name: str, limit: int) -> str:
    description = request.text(name)
    if len(description) > limit:
        # The limit is Telegram's, the sentence is not known.
        raise BadRequest(f"{name.replace('_', ' ')} is too long")
    return description


def _for_language(texts: dict[str, str], request: Request) -> str:
    return texts.get(_language(request)) or texts.get("", "")
