"""Flood windows: how many messages Telegram takes from a bot, per chat, per group and in all.

The numbers are those of Telegram's FAQ; how large the burst is that a chat allows, Telegram does not say.
"""

from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.sandbox.models import Chat
from bot.sandbox.refusals import Flooded


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` requests within any `seconds`."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Windows:
    """One a second to each chat, three at once; twenty a minute to each group or channel; thirty a second in all."""

    chat: Window = Window(3, 3)
    group: Window = Window(20, 60)
    overall: Window = Window(30, 1)


class Floods:
    """Remembers when something was taken. What is refused does not count."""

    def __init__(self, windows: Windows | None) -> None:
        self._windows = windows
        self._taken: defaultdict[tuple[Window, int | None], deque[datetime]] = defaultdict(deque)

    def check(self, method: str, chat: Chat | None, now: datetime) -> None:
        """Count a request, or refuse it with 429 and the seconds to wait. Typing counts, what says nothing does not."""
        if self._windows is None or chat is None or not method.lower().startswith(("send", "edit", "forward", "copy")):
            return
        concerned = [(self._windows.overall, None), (self._windows.chat, chat.id)]
        if chat.type != "private":
            concerned.append((self._windows.group, chat.id))
        waits = [wait for window, chat_id in concerned if (wait := self._wait(window, chat_id, now)) > 0]
        if waits:
            raise Flooded(ceil(max(waits)))
        for key in concerned:
            self._taken[key].append(now)

    def _wait(self, window: Window, chat_id: int | None, now: datetime) -> float:
        taken = self._taken[window, chat_id]
        while taken and taken[0] + timedelta(seconds=window.seconds) <= now:
            taken.popleft()
        if len(taken) < window.count:
            return 0
        return (taken[0] + timedelta(seconds=window.seconds) - now).total_seconds()
