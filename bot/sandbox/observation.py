"""What a test sees of the bot: what it asked for, what it said, and when."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from bot.sandbox.inline import InlineAnswer, InlineQuery
from bot.sandbox.models import Chat, Message, User
from bot.sandbox.refusals import Refusal
from bot.sandbox.requests import Request
from bot.sandbox.world import World

# How often a condition is looked at that depends on something outside the sandbox.
_GLANCE = 0.05


class Observation:
    """`requests` is everything that the bot asked for, oldest first, and `refusals` what it did not get."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[Request] = []
        self.refusals: list[tuple[Request, Refusal]] = []

    def calls(self, method: str) -> list[Request]:
        """Return the requests for one method."""
        return [request for request in self.requests if request.method.lower() == method.lower()]

    def messages(self, chat: Chat | User) -> list[Message]:
        """Return what the bot has said in a chat and not deleted; a user stands for their private chat."""
        return [message for message in self.world.messages(chat) if message.outgoing]

    async def sent(self, chat: Chat | User, count: int = 1, timeout: float = 10) -> list[Message]:  # noqa: ASYNC109  # reads better in a test
        """Return what the bot has said in a chat as soon as there are `count` messages of it."""
        try:
            await self.until(lambda: len(self.messages(chat)) >= count, timeout)
        except TimeoutError as error:
            said = "".join(f"\n  {message.text!r}" for message in self.messages(chat))
            raise TimeoutError(f"{len(self.messages(chat))} of {count} messages in chat {chat.id}{said}\n{error}") from None
        return self.messages(chat)

    async def answered(self, query: InlineQuery, timeout: float = 10) -> InlineAnswer:  # noqa: ASYNC109  # the same
        """Return what the bot offers to somebody who asked inline, as soon as it does."""
        await self.until(lambda: query.id in self.world.inline.answers, timeout)
        return self.world.inline.answers[query.id]

    async def until(self, predicate: Callable[[], bool], timeout: float = 10) -> None:  # noqa: ASYNC109  # the same
        """Return as soon as `predicate` holds; it is looked at whenever something happens here, and now and then."""
        deadline = time.monotonic() + timeout
        while not predicate():
            if time.monotonic() > deadline:
                raise TimeoutError(f"not within {timeout:g} s. {self._summary()}")
            with suppress(TimeoutError):
                await asyncio.wait_for(self.world.changed.wait(), _GLANCE)

    def _summary(self) -> str:
        counts = Counter(request.method for request in self.requests)
        asked = ", ".join(f"{method} {count}" for method, count in counts.items()) or "nothing"
        refused = "".join(f"\n  {request.method}: {refusal.description}" for request, refusal in self.refusals[-5:])
        pending = len(self.world.updates.pending)
        return f"The bot asked for: {asked}. Updates not confirmed: {pending}. Refused last:{refused or ' nothing'}"
