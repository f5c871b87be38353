"""The questions that were answered, with what their buttons need, and who found the answers helpful."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.rendering.json import answer_value
from bot.storage.chats import seen
from bot.storage.database import Database
from bot.storage.times import stamp
from retrieval.models import Answer

Clock = Callable[[], datetime]
_COLUMNS = "id, chat_id, message_id, user_id, question, read_as, follows, corpus, messages"


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as it came: where, by whom, as which message, and what it was read as.

    `follows` is the question whose subject it took, "" where it has its own.
    """

    chat_id: int
    kind: str
    message_id: int
    user_id: int | None
    question: str
    read_as: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered. `corpus` is the version of the documents, `messages` the ids of the answer's messages."""

    id: int
    chat_id: int
    message_id: int
    user_id: int | None
    question: str
    read_as: str
    follows: str
    corpus: str
    messages: tuple[int, ...]


class Questions:
    """The questions in the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def remember(self, asking: Asking, answer: Answer, corpus: str) -> int:
        """Keep a question with its answer and return its id; one that was edited takes the place of its earlier form."""
        now = stamp(self._clock())
        value = json.dumps(answer_value(answer), ensure_ascii=False)
        values = (asking.question, asking.read_as, asking.follows, answer.language, answer.verdict, value, corpus)
        if before := await self.of_message(asking.chat_id, asking.message_id):
            await self._database.write(
                (
                    (
                        "UPDATE questions SET"
                        " question = ?, read_as = ?, follows = ?, language = ?, verdict = ?, answer = ?, corpus = ? WHERE id = ?"
                    ),
                    (*values, before.id),
                )
            )
            return before.id
        return await self._database.write(
            seen(asking.chat_id, asking.kind, now),
            (
                (
                    "INSERT INTO questions (chat_id, message_id, user_id, asked_at,"
                    " question, read_as, follows, language, verdict, answer, corpus) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                ),
                (asking.chat_id, asking.message_id, asking.user_id, now, *values),
            ),
        )

    async def remember_messages(self, question_id: int, messages: Sequence[int]) -> None:
        """Keep which messages the answer was sent in."""
        await self._database.write(("UPDATE questions SET messages = ? WHERE id = ?", (json.dumps(list(messages)), question_id)))

    async def by_id(self, question_id: int) -> Answered | None:
        return await self._one("id = ?", (question_id,))

    async def of_message(self, chat_id: int, message_id: int) -> Answered | None:
        """Return the question that a message asked."""
        return await self._one("chat_id = ? AND message_id = ?", (chat_id, message_id))

    async def answered_by(self, chat_id: int, message_id: int) -> Answered | None:
        """Return the question that a message of the bot answered."""
        return await self._one("chat_id = ? AND ? IN (SELECT value FROM json_each(messages))", (chat_id, message_id))

    async def last(self, chat_id: int, within: timedelta | None = None) -> Answered | None:
        """Return the last question of a chat, if it was asked `within` that time."""
        since = stamp(self._clock() - within) if within else ""
        return await self._one("chat_id = ? AND asked_at >= ?", (chat_id, since))

    async def vote(self, question_id: int, user_id: int, *, helpful: bool) -> None:
        """Keep what somebody thinks of an answer; whoever votes again changes their vote."""
        await self._database.write(
            (
                (
                    "INSERT INTO votes (question_id, user_id, helpful) VALUES (?, ?, ?)"
                    " ON CONFLICT (question_id, user_id) DO UPDATE SET helpful = excluded.helpful"
                ),
                (question_id, user_id, helpful),
            )
        )

    async def votes(self, question_id: int) -> tuple[int, int]:
        """Return how many found an answer helpful, and how many did not."""
        row = await self._database.row("SELECT sum(helpful), sum(NOT helpful) FROM votes WHERE question_id = ?", (question_id,))
        return (int(row[0] or 0), int(row[1] or 0)) if row else (0, 0)

    async def _one(self, condition: str, values: Sequence[object]) -> Answered | None:
        # The condition is one of those above; values never stand in it.
        sql = f"SELECT {_COLUMNS} FROM questions WHERE {condition} ORDER BY id DESC LIMIT 1"  # noqa: S608
        row = await self._database.row(sql, values)
        return _answered(row) if row else None


def _answered(row: tuple[Any, ...]) -> Answered:
    return replace(Answered(*row), messages=tuple(json.loads(row[-1])))
