"""The methods of the Bot API, as functions from a world and a request to a result. What they refuse, they raise."""

from collections.abc import Callable, Mapping

from bot.sandbox.methods import chats, edits, files, inline, messages, settings, webhooks
from bot.sandbox.refusals import Conflict, Refusal
from bot.sandbox.requests import Request
from bot.sandbox.updates import get_updates
from bot.sandbox.world import World

Method = Callable[[World, Request], object]

# Telegram does not care for upper and lower case in the name of a method.
_METHODS: Mapping[str, Method] = {
    "getme": settings.get_me,
    "setmycommands": settings.set_my_commands,
    "getmycommands": settings.get_my_commands,
    "deletemycommands": settings.delete_my_commands,
    "setmydescription": settings.set_my_description,
    "getmydescription": settings.get_my_description,
    "setmyshortdescription": settings.set_my_short_description,
    "getmyshortdescription": settings.get_my_short_description,
    "setwebhook": webhooks.set_webhook,
    "deletewebhook": webhooks.delete_webhook,
    "getwebhookinfo": webhooks.get_webhook_info,
    "logout": settings.leave_server,
    "close": settings.leave_server,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "sendchataction": chats.send_chat_action,
    "sendmessage": messages.send_message,
    "sendphoto": messages.send_photo,
    "senddocument": messages.send_document,
    "getfile": files.get_file,
    "editmessagetext": edits.edit_message_text,
    "editmessagecaption": edits.edit_message_caption,
    "editmessagemedia": edits.edit_message_media,
    "editmessagereplymarkup": edits.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "answercallbackquery": messages.answer_callback_query,
    "answerinlinequery": inline.answer_inline_query,
    "answerguestquery": inline.answer_guest_query,
}


async def call(world: World, request: Request) -> object:
    """Return what Telegram answers to a request; only getUpdates takes its time."""
    name = request.method.lower()
    if name == "getupdates":
        if world.webhook.address:
            raise Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
        return await get_updates(world.updates, request)
    if name not in _METHODS:
        raise Refusal(404, "Not Found")
    return _METHODS[name](world, request)
