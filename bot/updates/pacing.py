"""How answers go out: no faster than Telegram takes them, and again where they did not arrive.

A chat has a pace, and so has the bot in all. A 429 pauses the chat that it was for, no other. That the bot is typing is never
waited for and never said at an answer's expense.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.updates.failures import passes, seconds_to_wait
from bot.updates.turns import is_crowded, one_speaks
from bot.updates.windows import CHAT, GROUP, PER_SECOND, Pace, Window

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 15.0)  # seconds between the tries of a request that fails by the network
LONGEST_WAIT = 60.0  # seconds for which a request waits for a chat that Telegram has paused; beyond, it fails
PATIENT = frozenset({"getme", "getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"})  # who calls them tries again
KEPT = 1000  # chats whose pace is remembered, before those are dropped that have been idle

Result = bool | dict[str, Any] | list[dict[str, Any]]

_log = logging.getLogger(__name__)


class _Chat:
    """The pace of a chat; a group or channel has a second window."""

    def __init__(self, chat_id: int | str) -> None:
        crowd = isinstance(chat_id, str) or chat_id < 0
        self.windows = [Window(pace) for pace in ((CHAT, GROUP) if crowd else (CHAT,))]
        self.paused_until = 0.0

    @property
    def idle(self) -> bool:
        return self.paused_until < _now() and all(window.idle for window in self.windows)


class Pacing(BaseRateLimiter[None]):
    """The rate limiter of the bot; `per_second` 0 for a server that minds no pace."""

    def __init__(self, per_second: int = PER_SECOND) -> None:
        self._paced = per_second > 0
        self._all = Window(Pace(max(per_second, 1), 1.05))
        self._chats: dict[int | str, _Chat] = {}

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,  # noqa: ANN401  # as the library has it
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002
    ) -> Result:
        name, chat = endpoint.lower(), self._chat(data.get("chat_id"))
        if name in PATIENT:
            return await callback(*args, **kwargs)
        if name == "sendchataction":
            return await callback(*args, **kwargs) if self._typing_is_free(chat) else True
        for pause in (*PAUSES, None):
            if chat and name.startswith(("send", "edit", "forward", "copy")):
                await self._turn(chat)
            if name.startswith("send"):
                await one_speaks()
            try:
                return await callback(*args, **kwargs)
            except TelegramError as error:
                if pause is None or not passes(error):
                    raise
                await self._wait(error, pause, chat)
        raise AssertionError  # the last try returns or raises

    async def _wait(self, error: TelegramError, pause: float, chat: _Chat | None) -> None:
        if not isinstance(error, RetryAfter):
            _log.info("a request failed and is tried again in %g s: %s", pause, type(error).__name__)
            await asyncio.sleep(pause)
            return
        seconds = seconds_to_wait(error) + 0.1
        if chat:
            chat.paused_until = max(chat.paused_until, _now() + seconds)
        if seconds > LONGEST_WAIT:
            raise error
        _log.info("Telegram wants %g s of quiet", seconds)
        await asyncio.sleep(seconds)

    async def _turn(self, chat: _Chat) -> None:
        """Wait until the chat, and the bot in all, may say something."""
        while (paused := chat.paused_until - _now()) > 0:
            if paused > LONGEST_WAIT:
                raise RetryAfter(int(paused) + 1)
            await asyncio.sleep(paused)
        if self._paced:
            for window in (*chat.windows, self._all):
                if delay := window.take():
                    await asyncio.sleep(delay)

    def _typing_is_free(self, chat: _Chat | None) -> bool:
        """Take a moment for typing, as long as more than half of what may be said is left for answers."""
        if is_crowded():
            return False
        if chat is None or not self._paced:
            return True
        windows = (*chat.windows, self._all)
        if chat.paused_until > _now() or any(window.room <= window.pace.count // 2 for window in windows):
            return False
        for window in windows:
            window.take()
        return True

    def _chat(self, chat_id: object) -> _Chat | None:
        if not isinstance(chat_id, int | str):
            return None
        key = int(chat_id) if isinstance(chat_id, int) or chat_id.lstrip("-").isdecimal() else chat_id
        if len(self._chats) >= KEPT:
            self._chats = {other: chat for other, chat in self._chats.items() if not chat.idle}
        return self._chats.setdefault(key, _Chat(key))


def _now() -> float:
    return asyncio.get_running_loop().time()
