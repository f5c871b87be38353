"""A button under an answer: shows another view of it in its place, or takes a vote. Anybody in the chat may press it."""

import asyncio
import logging

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.handlers.context import Context
from bot.handlers.pictures import send_overview
from bot.rendering.keyboard import Button, View, answer_keyboard, pages_keyboard
from bot.rendering.telegram import answer_messages
from bot.rendering.views import PASSAGES, context_view, extracts_of, limited, passages_view, speakers_view
from bot.storage.questions import Answered
from bot.texts import Texts
from retrieval.engine import Engine
from retrieval.models import Answer

_log = logging.getLogger(__name__)


async def on_button(update: Update, context: Context) -> None:
    """Do what the button says; where the documents have changed since, say so."""
    query = update.callback_query
    if query is None:
        return
    texts, services = context.texts(update), context.services
    button = Button.read(query.data or "")
    asked = await services.store.questions.by_id(button.question) if button else None
    message = query.message
    if button is None or asked is None or not isinstance(message, Message) or asked.chat_id != message.chat_id:
        await query.answer(texts("buttons.gone"), show_alert=True)
        return
    if button.view is View.VOTE:
        await services.store.questions.vote(asked.id, query.from_user.id, helpful=bool(button.page))
        await query.answer(texts("buttons.thanks"))
        return
    engine = await context.engine()
    if engine.corpus.version != asked.corpus:
        await query.answer(texts("buttons.changed"), show_alert=True)
        return
    if button.view is View.OVERVIEW:
        await query.answer()
        await send_overview(message, await asyncio.to_thread(engine.ask, asked.read_as), context, texts)
        return
    html, keyboard = await asyncio.to_thread(_view, engine, button, asked, texts, context.chat_settings.extracts)
    await query.answer()
    await _show(query, html, keyboard)


def _view(engine: Engine, button: Button, asked: Answered, texts: Texts, most: int | None) -> tuple[str, InlineKeyboardMarkup]:
    """The message and the buttons that a button leads to; what is asked for again is the same as long as the documents are."""
    answer = engine.ask(asked.read_as)
    page = button.page
    match button.view:
        case View.CONTEXT if extracts := extracts_of(answer):
            page = min(page, len(extracts) - 1)
            keyboard = pages_keyboard(asked.id, View.CONTEXT, page, len(extracts), texts)
            return context_view(extracts[page], engine.corpus, texts), keyboard
        case View.PASSAGES if passages := engine.passages(asked.read_as):
            pages = -(-len(passages) // PASSAGES)
            page = min(page, pages - 1)
            return passages_view(passages, page, texts), pages_keyboard(asked.id, View.PASSAGES, page, pages, texts)
        case View.SPEAKERS:
            return speakers_view(answer.findings[0], texts), pages_keyboard(asked.id, View.SPEAKERS, 0, 1, texts)
        case View.EVENT if page < len(answer.findings):
            return _finding(answer, page, asked, texts, most)
    return _finding(answer, 0, asked, texts, most)


def _finding(answer: Answer, number: int, asked: Answered, texts: Texts, most: int | None) -> tuple[str, InlineKeyboardMarkup]:
    *_, last = answer_messages(limited(answer, most), texts, number, "" if number else asked.follows)
    return last, answer_keyboard(asked.id, answer, texts, shown=number)


async def _show(query: CallbackQuery, html: str, keyboard: InlineKeyboardMarkup) -> None:
    try:
        await query.edit_message_text(html, reply_markup=keyboard)
    except BadRequest as error:
        if "not modified" not in str(error):  # pressed twice
            _log.info("a button's message cannot be edited: %s", error)
