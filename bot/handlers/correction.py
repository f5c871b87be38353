"""A reply to the preview of a document that corrects its outlet, title, date or address: it is shown again, corrected."""

import asyncio
import contextlib
from pathlib import PurePath

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import filters

from bot.correction import UnreadableDateError, corrected, corrections_in
from bot.handlers.context import Context, reply
from bot.handlers.rights import is_admin
from bot.handlers.uploads import most_bytes, read, show_preview, waiting_in
from bot.rendering.telegram import lines_messages


class _ToPreview(filters.MessageFilter):
    """A reply to the preview of a document that waits."""

    def filter(self, message: Message) -> bool:
        return waiting_in(message.reply_to_message) is not None


TO_PREVIEW = _ToPreview()


async def on_correction(update: Update, context: Context) -> None:
    """Show the document once more with what the reply says of it; the earlier preview loses its buttons."""
    message = update.effective_message
    if message is None or message.reply_to_message is None:
        return
    texts, services, preview = context.texts(update), context.services, message.reply_to_message
    number = waiting_in(preview)
    upload = await services.store.uploads.by_id(number) if number is not None else None
    if not await is_admin(update, services) or message.from_user is None:
        await reply(message, lines_messages([texts("upload.denied")]))
        return
    if upload is None or upload.admin_id != message.from_user.id:
        await reply(message, lines_messages([texts("upload.expired")]))
        return
    try:
        corrections = corrections_in(message.text or "")
    except UnreadableDateError as error:
        await reply(message, lines_messages([texts("upload.no_date", date=error), texts("upload.correct")]))
        return
    if not corrections:
        await reply(message, lines_messages([texts("upload.correct")]))
        return
    suffix = PurePath(upload.name).suffix
    document, _ = await asyncio.to_thread(read, upload.content, suffix, most_bytes(services))
    content = corrected(document, corrections, named=document.source != document.path)
    if await show_preview(message, message.from_user.id, content, ".txt", texts, services):
        await services.store.uploads.drop(upload.id)
        with contextlib.suppress(TelegramError):  # too old, or gone: its buttons say that it waits no longer
            await preview.edit_reply_markup(None)
