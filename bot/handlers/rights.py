"""The one place that says whether an update comes from an admin."""

from telegram import Update

from bot.handlers.context import Services

# Telegram's own accounts, the same for everyone: the anonymous group admin, whoever speaks as a channel, Telegram itself.
NOBODY = frozenset({1087968824, 136817688, 777000})


def sender_of(update: Update) -> int | None:
    """Return the user id of whoever wrote a fresh message, or pressed a button, with their own account; None otherwise.

    An anonymous admin's id is everyone's, a channel post has no user, a forward or another bot's text is somebody else's
    words, and an edited message may be an old one: none of them is a right. A button tells the real user.
    """
    query, message = update.callback_query, update.message
    if query is not None:
        return None if query.from_user.id in NOBODY else query.from_user.id
    if message is None or message.from_user is None or message.from_user.id in NOBODY or message.from_user.is_bot:
        return None
    if message.sender_chat or message.forward_origin or message.is_automatic_forward or message.via_bot:
        return None
    return message.from_user.id


async def admins(services: Services) -> frozenset[int]:
    """Return the ids of all admins: those of ADMIN_IDS, and whom they have added."""
    return services.settings.admin_ids | await services.store.admins.ids()


async def is_admin(update: Update, services: Services) -> bool:
    """Whether the update is an admin's own doing."""
    sender = sender_of(update)
    return sender is not None and sender in await admins(services)


def may_appoint(update: Update, services: Services) -> bool:
    """Whether the update comes from somebody of ADMIN_IDS, who alone may add and remove admins."""
    return sender_of(update) in services.settings.admin_ids
