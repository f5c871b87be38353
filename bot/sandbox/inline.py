"""Inline mode: what somebody typed behind the bot's name, and the results that the bot offered for it."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.attachments import File
from bot.sandbox.formatting import Formatted
from bot.sandbox.models import Json, Keyboard, User


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """A query; `chat_type` says where it was typed, "sender" being the private chat with the bot."""

    id: str
    user: User
    text: str
    offset: str
    chat_type: str


@dataclass(frozen=True, slots=True)
class InlineResult:
    """A result: what the list shows of it, and the message that it becomes. `shown` is all that the bot said of it."""

    id: str
    title: str
    description: str
    body: Formatted
    html: str | None
    file: File | None
    keyboard: Keyboard
    shown: Json


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot answered. `button` stands above the results; `cache_time` counts seconds."""

    query: InlineQuery
    results: tuple[InlineResult, ...]
    at: datetime
    cache_time: int
    is_personal: bool
    next_offset: str
    button: Json | None

    def result(self, result_id: str) -> InlineResult:
        return next(result for result in self.results if result.id == result_id)

    def serves(self, query: InlineQuery, now: datetime) -> bool:
        """Say whether Telegram would answer a query with this, instead of asking the bot."""
        return (
            (query.text, query.offset) == (self.query.text, self.query.offset)
            and (not self.is_personal or query.user == self.query.user)
            and now < self.at + timedelta(seconds=self.cache_time)
        )


class InlineMode:
    """All queries and answers, by the number of the query."""

    def __init__(self) -> None:
        self.queries: dict[str, InlineQuery] = {}
        self.answers: dict[str, InlineAnswer] = {}
        self._ids = itertools.count(6_000_000_000_000_001)

    def next_id(self) -> str:
        return str(next(self._ids))

    def ask(self, user: User, text: str, offset: str, chat_type: str) -> InlineQuery:
        query = InlineQuery(self.next_id(), user, text, offset, chat_type)
        self.queries[query.id] = query
        return query

    def answer_from_cache(self, query: InlineQuery, now: datetime) -> bool:
        """Give a query the latest answer that still serves, if there is one."""
        for answer in reversed(self.answers.values()):
            if answer.serves(query, now):
                self.answers[query.id] = answer
                return True
        return False
