"""The admins' daily digest: questions that had no answer, and contradictions that came or went with a reload."""

import asyncio
import logging
from datetime import time

from telegram import Update
from telegram.error import TelegramError

from bot.handlers.context import BotApplication, Context, reply
from bot.handlers.rights import is_admin
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened
from bot.storage.news import News, Subscriber
from bot.texts import Texts, texts

HOUR = 7  # in the morning, where the bot runs
SHOWN = 20  # questions of each kind
QUESTION = 200  # characters

_log = logging.getLogger(__name__)


async def digest(update: Update, context: Context) -> None:
    """Begin, or with "off" end, the digest in this chat."""
    message = update.effective_message
    if message is None:
        return
    words, services = context.texts(update), context.services
    if not await is_admin(update, services):
        await reply(message, lines_messages([words("news.denied")]))
    elif context.args and context.args[0].lower() in {"off", "aus"}:
        await services.store.news.unsubscribe(message.chat_id)
        await reply(message, lines_messages([words("news.off")]))
    else:
        await services.store.news.subscribe(Subscriber(message.chat_id, words.language))
        await reply(message, lines_messages([words("news.on", hour=HOUR)]))


async def send_digests(context: Context) -> None:
    """Send the digest to every chat that wants it; one that cannot be reached keeps nobody else from theirs."""
    news = context.services.store.news
    for subscriber in await news.subscribers():
        try:
            for html in lines_messages(await digest_lines(news, texts(subscriber.language))):
                await context.bot.send_message(subscriber.chat_id, html)
        except TelegramError as error:
            _log.warning("a digest could not be sent: %s", error)


async def digest_lines(news: News, words: Texts) -> list[str]:
    """Return the digest of the last day as lines of plain text."""
    turns, unanswered = await asyncio.gather(news.turns(), news.unanswered())
    lines = [
        words("news.appeared" if turn.appeared else "news.vanished", question=shortened(turn.question, QUESTION))
        for turn in turns
    ]
    shown = _cut(lines, words)
    if unanswered:
        asked = [
            words("news.times", question=shortened(question, QUESTION), count=count)
            if count > 1
            else shortened(question, QUESTION)
            for question, count in unanswered
        ]
        shown += [f"{words('news.unanswered')}:", *(f"• {line}" for line in _cut(asked, words))]
    return [words("news.head"), *(shown or [words("news.nothing")])]


def schedule(app: BotApplication) -> None:
    """Send the digest every morning."""
    zone = app.bot_data.services.clock().tzinfo
    if app.job_queue is not None:
        app.job_queue.run_daily(send_digests, time(HOUR, tzinfo=zone), name="digest")


def _cut(lines: list[str], words: Texts) -> list[str]:
    rest = len(lines) - SHOWN
    return lines[:SHOWN] + ([words("news.more", count=rest)] if rest > 0 else [])
