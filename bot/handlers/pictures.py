"""Pictures: /timeline, and the overview of an answer. Drawn off the event loop; where no photo may be sent, the caption is."""

import asyncio
import contextlib
import logging

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.handlers.context import Context, reply
from bot.pictures.captions import overview_caption, timeline_caption
from bot.pictures.overview import overview_picture
from bot.pictures.timeline import timeline_picture
from bot.texts import Texts, texts_for
from corpus.models import Corpus
from retrieval.models import Answer
from retrieval.timeline import events_of_corpus

_log = logging.getLogger(__name__)


async def timeline(update: Update, context: Context) -> None:
    """Send the events of the corpus on a line of time."""
    message = update.effective_message
    if message is None:
        return
    await _show_work(message)
    corpus, texts, dark = (await context.engine()).corpus, context.texts(update), context.chat_settings.dark
    picture, caption = await asyncio.to_thread(_timeline, corpus, texts, dark=dark)
    await _send(message, picture, caption, "timeline.png")


async def send_overview(message: Message, answer: Answer, context: Context, texts: Texts | None = None) -> None:
    """Send the overview of `answer` in reply to `message`, in the words of `texts`, or else of the bot's own language."""
    words = texts or texts_for(None, context.services.settings.bot_language)
    await _show_work(message)
    picture = await asyncio.to_thread(overview_picture, answer, words, dark=context.chat_settings.dark)
    await _send(message, picture, overview_caption(answer, words), "overview.png")


def _timeline(corpus: Corpus, texts: Texts, *, dark: bool) -> tuple[bytes, str]:
    events = events_of_corpus(corpus, texts.language)
    read = {document.path for event in events for document in event.documents}
    unread = len(corpus) - len(read)
    return timeline_picture(events, texts, unread=unread, dark=dark), timeline_caption(events, texts, unread=unread)


async def _show_work(message: Message) -> None:
    with contextlib.suppress(TelegramError):  # a comfort only
        topic = message.message_thread_id if message.is_topic_message else None
        await message.chat.send_action(ChatAction.UPLOAD_PHOTO, message_thread_id=topic)


async def _send(message: Message, picture: bytes, caption: str, name: str) -> None:
    try:
        await message.reply_photo(picture, caption=caption, filename=name, do_quote=True, allow_sending_without_reply=True)
    except Forbidden:
        raise
    except BadRequest as error:  # a group that takes no photos takes the words
        _log.info("a picture cannot be sent: %s", error)
        await reply(message, [caption])
