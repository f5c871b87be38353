"""/export: an answer as a text file for the editorial system."""

from html import escape

from telegram import Update

from bot.handlers.context import Context, reply
from bot.handlers.lookback import Lookback, look_back
from bot.rendering.export import export_text
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened


async def export(update: Update, context: Context) -> None:
    """Send the last answer of the chat, or the one that the command replies to, as plain text."""
    message = update.effective_message
    if message is None:
        return
    texts = context.texts(update)
    found = await look_back(message, context)
    if not isinstance(found, Lookback):
        await reply(message, lines_messages([texts(found)]))
        return
    now = context.services.clock()
    text = export_text(found.asked.question, found.answer, now, texts)
    await message.reply_document(
        text.encode(),
        filename=f"quellenlage-{now:%Y-%m-%d}-{found.asked.id}.txt",
        caption=escape(texts("export.caption", question=shortened(found.asked.question, 200))),
        do_quote=True,
        allow_sending_without_reply=True,
    )
