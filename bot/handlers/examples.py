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

SHOWN = 3
PATTERN = r"^x:\d+$"


async def example_buttons(library: Library, texts: Texts, engine: Engine | None = None) -> InlineKeyboardMarkup | None:
    """Return a button for each example; None where the documents answer none."""
    questions = await example_questions(library, texts, engine)
    rows = [[InlineKeyboardButton(question, callback_data=f"x:{number}")] for number, question in enumerate(questions)]
    return InlineKeyboardMarkup(rows) if rows else None


async def on_example(update: Update, context: Context) -> None:
    """Ask the example for whoever pressed it."""
    query = update.callback_query
    if query is None or query.data is None or not isinstance(query.message, Message):
        return
    texts = context.texts(update)
    questions = await example_questions(context.services.library, texts, await context.engine())
    number = int(query.data.removeprefix("x:"))
    if number >= len(questions):  # the documents are others by now
        await query.answer(texts("buttons.changed"), show_alert=True)
        return
    await query.answer()
    asker = query.from_user
    [html] = lines_messages([texts("start.asks", name=shortened(asker.first_name), question=questions[number])])
    asked = await query.message.chat.send_message(html, message_thread_id=query.message.message_thread_id)
    await ask(asked, questions[number], context, texts, asker=asker)


async def example_questions(library: Library, texts: Texts, engine: Engine | None = None) -> tuple[str, ...]:
    """Return questions that the documents of `engine`, or all, answer, in the language of `texts`."""
    asked = engine or library.engine
    key = f"{texts.language} {asked.corpus.version}"
    if key not in library.examples:
        library.examples[key] = await asyncio.to_thread(_answered, asked, texts)
    return library.examples[key]


def _answered(engine: Engine, texts: Texts) -> tuple[str, ...]:
    candidates = [texts("start.example"), *(texts("start.said", name=name) for name in engine.quoted_people())]
    answered = [one for one in candidates if engine.answer_or_nothing(one).verdict is not Verdict.NO_ANSWER]
    return tuple(answered[:SHOWN])
