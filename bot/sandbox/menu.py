"""Which of the bot's command lists somebody sees in a chat."""

from collections.abc import Iterator

from bot.sandbox.models import IN_CHARGE, Chat, Json, User
from bot.sandbox.profile import Scope
from bot.sandbox.world import World


def commands_for(world: World, chat: Chat, user: User) -> list[Json]:
    """Return the first list that is set, from the narrowest scope to the widest, in the user's language or for all."""
    for scope in _scopes(world, chat, user):
        for language in (user.language_code or "", ""):
            if commands := world.profile.commands.get((scope, language)):
                return commands
    return []


def _scopes(world: World, chat: Chat, user: User) -> Iterator[Scope]:
    if chat.type == "channel":
        return  # Telegram shows no menu there
    if chat.type == "private":
        yield from (Scope("chat", chat.id), Scope("all_private_chats"))
    else:
        in_charge = world.status(chat, user) in IN_CHARGE
        yield Scope("chat_member", chat.id, user.id)
        if in_charge:
            yield Scope("chat_administrators", chat.id)
        yield Scope("chat", chat.id)
        if in_charge:
            yield Scope("all_chat_administrators")
        yield Scope("all_group_chats")
    yield Scope()
