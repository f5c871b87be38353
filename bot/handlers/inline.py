"""Questions from chats that the bot is not in: inline mode (`@bot question` in any chat) and guest mode.

What was asked last is remembered for the person who asked, until the bot is restarted: a button leads into the private chat,
where the whole answer stands with its buttons.
"""

import asyncio

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest
from telegram.helpers import create_deep_linked_url

from bot.handlers.addressing import question_in
from bot.handlers.asking import ask
from bot.handlers.context import Context
from bot.rendering.telegram import answer_messages, lines_messages, messages_of, quotes_blocks
from bot.rendering.wording import shortened
from bot.texts import Texts
from retrieval.engine import Engine
from retrieval.errors import EmptyQuestionError
from retrieval.models import Extract

PAGE = 10  # results a page; Telegram asks for the next when a reader scrolls there
CACHED = 60  # seconds for which Telegram may answer the same question by itself
DESCRIPTION = 120  # characters of an extract in the list
START = "inline"  # what the button says to the private chat


async def on_inline(update: Update, context: Context) -> None:
    """Offer the extracts that answer, then further passages, each as a message to send."""
    query = update.inline_query
    if query is None:
        return
    texts, question = context.texts(update), query.query.strip()
    engine = await context.engine()
    found = await asyncio.to_thread(_extracts, engine, question)
    first = int(query.offset) if query.offset.isdecimal() else 0
    shown = found[first : first + PAGE]
    if question and context.user_data is not None:
        context.user_data[START] = question
    results = [_result(first + number, extract, question, texts) for number, extract in enumerate(shown)]
    following = str(first + PAGE) if first + PAGE < len(found) else ""
    await _answer(query, results, following, _button(question, found, texts))


async def on_guest(update: Update, context: Context) -> None:
    """Answer, once, a question from a chat that the bot has not joined."""
    message = update.guest_message
    if message is None or message.guest_query_id is None:
        return
    texts = context.texts(update)
    question = question_in(message, context.bot.id, context.bot.username)
    try:
        engine = await context.engine()
        answer = await asyncio.to_thread(engine.ask, question or "")
        html = answer_messages(answer, texts)[0]
    except EmptyQuestionError:
        html = lines_messages([texts("ask.usage")])[0]
    if question and context.user_data is not None:
        context.user_data[START] = question
    whole = InlineKeyboardButton(texts("inline.whole"), url=create_deep_linked_url(context.bot.username, START))
    result = InlineQueryResultArticle(
        "1",
        shortened(question or texts("inline.ask")),
        InputTextMessageContent(html),
        reply_markup=InlineKeyboardMarkup([[whole]]),
    )
    await context.bot.answer_guest_query(message.guest_query_id, result)


async def start_with_last(update: Update, context: Context) -> bool:
    """Answer, in the private chat, what was asked last elsewhere; False where nothing was."""
    message = update.effective_message
    question = context.user_data.get(START) if context.user_data else None
    if message is None or not question:
        return False
    await ask(message, question, context, context.texts(update))
    return True


def _extracts(engine: Engine, question: str) -> list[Extract]:
    """The extracts of the answer, and behind them the passages that they do not have; nothing where nothing answers."""
    try:
        finding = engine.ask(question).findings[0]
        if not (finding.extracts or finding.closest):
            return []
        first = [*finding.extracts, *finding.closest]
        seen = {(extract.document, extract.paragraph) for extract in first}
        return first + [one for one in engine.passages(question) if (one.document, one.paragraph) not in seen]
    except EmptyQuestionError:
        return []


def _result(number: int, extract: Extract, question: str, texts: Texts) -> InlineQueryResultArticle:
    [html, *_] = messages_of([*lines_messages([question]), *quotes_blocks([extract], texts)])
    return InlineQueryResultArticle(
        id=str(number),
        title=shortened(f"{extract.source}, {texts.date(extract.published)}"),
        description=shortened(extract.text, DESCRIPTION),
        input_message_content=InputTextMessageContent(html),
    )


def _button(question: str, found: list[Extract], texts: Texts) -> InlineQueryResultsButton:
    key = "inline.whole" if found else "inline.nothing" if question else "inline.ask"
    return InlineQueryResultsButton(texts(key), start_parameter=START)


async def _answer(
    query: InlineQuery, results: list[InlineQueryResultArticle], following: str, button: InlineQueryResultsButton
) -> None:
    try:
        await query.answer(results, cache_time=CACHED, is_personal=True, next_offset=following, button=button)
    except BadRequest as error:
        if "too old" not in str(error):  # whoever typed has typed on; nobody waits for this answer
            raise
