"""Three questions that the documents answer, as buttons under the greeting."""

import asyncio

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.handlers.asking import ask
from bot.handlers.context import Context
from bot.library import Library
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import shortened
from bot.texts import Texts
from retrieval.engine import Engine
from retrieval.models import Verdict
from retrieval.presence import ANSWERING

SHOWN = 3
PATTERN = r"^x:\d+$"


async def example_buttons(library: Library, texts: Texts, engine: Engine | None = None) -> InlineKeyboardMarkup | None:
    """Return a button for each example; None where the documents answer none."""
    questions = await example_questions(library, texts, engine)
    rows = [[InlineKeyboardButton(question, callback_data=f"x:{number}")] for number, question in enumerate(questions)]
    return InlineKeyboardMarkup(rows) if rows else None


async def on_example(update: Update, context: Context) -> None:
    """Ask what stands on the button, whatever documents there are by now, for whoever pressed it."""
    query = update.callback_query
    if query is None:
        return
    texts, message, asker = context.texts(update), query.message, query.from_user
    question = _label(message, query.data) if isinstance(message, Message) else None
    if question is None or not isinstance(message, Message):
        await query.answer(texts("buttons.gone"), show_alert=True)
        return
    await query.answer()
    [html] = lines_messages([texts("start.asks", name=shortened(asker.first_name), question=question)])
    asked = await message.chat.send_message(html, message_thread_id=message.message_thread_id)
    await ask(asked, question, context, texts, asker=asker)


def _label(message: Message, data: str | None) -> str | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), None)


async def example_questions(library: Library, texts: Texts, engine: Engine | None = None) -> tuple[str, ...]:
    """Return questions that the documents of `engine`, or all, answer, in the language of `texts`."""
    asked = engine or library.engine
    key = f"{texts.language} {asked.corpus.version}"
    if key not in library.examples:
        library.examples[key] = await asyncio.to_thread(_answered, asked, texts)
    return library.examples[key]


@ANSWERING  # as one, however many questions it tries
def _answered(engine: Engine, texts: Texts) -> tuple[str, ...]:
    candidates = [texts("start.example"), *(texts("start.said", name=name) for name in engine.quoted_people())]
    answered = [one for one in candidates if engine.answer_or_nothing(one).verdict is not Verdict.NO_ANSWER]
    return tuple(answered[:SHOWN])
