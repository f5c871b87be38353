"""Who is in charge of a chat: in private its user, in a group its administrators, in a channel whoever may post there."""

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from bot.handlers.context import Context

IN_CHARGE = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


async def refusal(update: Update, context: Context) -> str | None:
    """Return the key of the sentence that refuses what only those in charge may do; None where this one may.

    An anonymous administrator's id is everyone's, so it is no right; a button tells the real user.
    """
    if update.channel_post:
        return None  # it tells no user, and who may post there is in charge; the buttons tell who presses
    chat, user, message = update.effective_chat, update.effective_user, update.message
    if chat is None or user is None:
        return "charge.denied"
    if chat.type == ChatType.PRIVATE:
        return None
    if isinstance(message, Message) and message.sender_chat:
        return "charge.anonymous"
    try:
        member = await context.bot.get_chat_member(chat.id, user.id)
    except (BadRequest, Forbidden):  # nobody whom Telegram does not know here is in charge
        return "charge.denied"
    return None if member.status in IN_CHARGE else "charge.denied"
