"""One message in reply to another: what it asks is quoted, and it stays in its topic."""

from telegram import InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ChatType
from telegram.error import BadRequest

LONGEST_QUOTE = 1024  # UTF-16 units that Telegram takes


async def send(message: Message, html: str, buttons: InlineKeyboardMarkup | None = None, question: str = "") -> Message:
    """Send `html` in reply to `message`, with `question` quoted where the message says more than that.

    A message that is gone is answered all the same. In a channel, what quotes no question rings on nobody's phone.
    """
    quote, silent = _quote(message, question), not question and message.chat.type == ChatType.CHANNEL
    to = quote or ReplyParameters(message.message_id, allow_sending_without_reply=True)
    try:
        return await message.reply_html(html, reply_parameters=to, reply_markup=buttons, disable_notification=silent or None)
    except BadRequest as error:
        if quote is None or "quote_text_invalid" not in str(error).lower():
            raise
        # It was edited while it was being answered.
        return await send(message, html, buttons)


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
