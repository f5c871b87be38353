"""One message in reply to another: what it asks is quoted, it stays in its topic, and it follows a group that has moved."""

from telegram import InlineKeyboardMarkup, Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated

LONGEST_QUOTE = 1024  # UTF-16 units that Telegram takes


async def send(message: Message, html: str, buttons: InlineKeyboardMarkup | None = None, question: str = "") -> Message:
    """Send `html` in reply to `message`, with `question` quoted where the message says more than that.

    A message that is gone is answered all the same; the answer to a group that has become a supergroup meanwhile goes there.
    """
    quote = _quote(message, question)
    try:
        return await message.reply_html(html, reply_parameters=quote or _plain(message), reply_markup=buttons)
    except ChatMigrated as moved:
        return await message.get_bot().send_message(moved.new_chat_id, html, reply_markup=buttons)
    except BadRequest as error:
        if quote is None or "quote_text_invalid" not in str(error).lower():
            raise
        # It was edited while it was being answered.
        return await send(message, html, buttons)


def _plain(message: Message) -> ReplyParameters:
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


def _quote(message: Message, question: str) -> ReplyParameters | None:
    said = message.text or message.caption or ""
    units = len(question.encode("utf-16-le")) // 2
    if not question or question == said or question not in said or units > LONGEST_QUOTE:
        return None
    place, entities = message.compute_quote_position_and_entities(question)
    return ReplyParameters(
        message.message_id,
        allow_sending_without_reply=True,
        quote=question,
        quote_parse_mode=None,  # it is what somebody wrote, and no markup of ours
        quote_entities=entities,
        quote_position=place,
    )
