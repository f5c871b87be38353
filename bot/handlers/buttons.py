"""A button under an answer: shows another view of it in its place, or takes a vote. Anybody in the chat may press it."""

import asyncio
import logging
from dataclasses import replace

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.handlers.context import Context
from bot.handlers.pictures import send_overview
from bot.rendering.keyboard import Button, View, answer_keyboard, pages_keyboard
from bot.rendering.telegram import answer_messages, finding_blocks, one_message
from bot.rendering.views import about, context_view, extracts_of, limited, passages_pages, speakers_view
from bot.storage.questions import Answered
from bot.texts import Texts
from bot.texts import texts as texts_in
from retrieval.engine import Engine
from retrieval.models import Answer, Extract, Finding

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
    # What everybody in the chat reads stays in the language of the message, whoever presses.
    words = texts_in(button.language)
    if button.view is View.OVERVIEW:
        await query.answer()
        answer = await asyncio.to_thread(engine.ask, asked.read_as)
        await send_overview(message, about(answer, _event(button, answer)), context, words)
        return
    quoted = message.quote.text if message.quote else asked.question
    changed = asked.question if quoted != asked.question else ""
    html, keyboard = await asyncio.to_thread(_view, engine, button, asked, words, context.chat_settings.extracts, changed)
    await query.answer()
    await _show(query, html, keyboard)


def _view(
    engine: Engine, button: Button, asked: Answered, texts: Texts, most: int | None, changed: str
) -> tuple[str, InlineKeyboardMarkup]:
    """The message and the buttons that a button leads to; what is asked for again is the same as long as the documents are."""
    answer = engine.ask(asked.read_as)
    event = _event(button, answer)
    finding = answer.findings[event]
    match button.view:
        case View.CONTEXT if extracts := extracts_of(finding):
            shown = replace(button, event=event, page=min(button.page, len(extracts) - 1))
            keyboard = pages_keyboard(shown, len(extracts), texts)
            return context_view(extracts[shown.page], engine.corpus, texts), keyboard
        case View.PASSAGES if pages := passages_pages(_further(engine, asked, finding), texts):
            shown = replace(button, event=event, page=min(button.page, len(pages) - 1))
            return pages[shown.page], pages_keyboard(shown, len(pages), texts)
        case View.SPEAKERS if finding.positions:
            return speakers_view(answer, event, texts), pages_keyboard(replace(button, event=event, page=0), 1, texts)
    return _finding(answer, event, asked, texts, most, changed)


def _event(button: Button, answer: Answer) -> int:
    """The event that a button is about; the answer's first where somebody made up a number that it does not have."""
    return button.event if button.event < len(answer.findings) else 0


def _further(engine: Engine, asked: Answered, finding: Finding) -> list[Extract]:
    """The passages of paragraphs that do not stand in the answer; all of them where there is no other."""
    passages = engine.passages(asked.read_as)
    shown = {(extract.document, extract.paragraph) for extract in extracts_of(finding)}
    return [passage for passage in passages if (passage.document, passage.paragraph) not in shown] or list(passages)


def _finding(
    answer: Answer, event: int, asked: Answered, texts: Texts, most: int | None, changed: str
) -> tuple[str, InlineKeyboardMarkup]:
    keyboard = answer_keyboard(asked.id, answer, texts, shown=event)
    if event:
        return one_message(finding_blocks(limited(answer, most), texts, event), texts), keyboard
    # The parts before the last stand in the messages above.
    *_, last = answer_messages(limited(answer, most), texts, follows=asked.follows, changed=changed)
    return last, keyboard


async def _show(query: CallbackQuery, html: str, keyboard: InlineKeyboardMarkup) -> None:
    try:
        await query.edit_message_text(html, reply_markup=keyboard)
    except BadRequest as error:
        if "not modified" not in str(error):  # pressed twice
            _log.info("a button's message cannot be edited: %s", error)
