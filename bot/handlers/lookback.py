"""Which answered question a command is about: the one that it replies to, or the last of the chat."""

import asyncio
from dataclasses import dataclass

from telegram import Message

from bot.handlers.context import Context
from bot.storage.questions import Answered
from retrieval.engine import Engine
from retrieval.models import Answer


@dataclass(frozen=True, slots=True)
class Lookback:
    """A question that was answered, the engine that answers it the same way again, and the answer."""

    asked: Answered
    engine: Engine
    answer: Answer


async def look_back(message: Message, context: Context) -> Lookback | str:
    """Return the question that `message` is about with its answer; where there is none, the key of the sentence that says why."""
    questions, replied = context.services.store.questions, message.reply_to_message
    if replied is not None:
        asked = await questions.answered_by(message.chat_id, replied.message_id)
        asked = asked or await questions.of_message(message.chat_id, replied.message_id)
    else:
        asked = await questions.last(message.chat_id)
    if asked is None:
        return "lookback.not_asked" if replied is None else "lookback.no_answer"
    engine = await context.engine()
    if engine.corpus.version != asked.corpus:
        return "lookback.changed"
    return Lookback(asked, engine, await asyncio.to_thread(engine.ask, asked.read_as))
