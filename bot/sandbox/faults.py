"""Faults on demand: an answer that is an error, comes late, or does not come at all."""

from collections import defaultdict, deque
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

from bot.sandbox.refusals import Flooded, Refusal


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a request instead of, or before, its answer.

    `drop` closes the connection without an answer: "unheard" before anything is done, "unanswered" once it is done.
    """

    refusal: Refusal | None = None
    seconds: float = 0
    drop: Literal["unheard", "unanswered"] | None = None


class Faults:
    """The faults in store, by method. The oldest comes first, and one without a number of times stays until cleared."""

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[tuple[Fault, int | None]]] = defaultdict(deque)

    def plan(self, method: str, fault: Fault, times: int | None) -> None:
        self._planned[method.lower()].append((fault, times))

    def next(self, method: str) -> Fault:
        """Take the fault for a request, one that changes nothing if none is in store."""
        planned = self._planned[method.lower()]
        if not planned:
            return Fault()
        fault, times = planned[0]
        if times == 1:
            planned.popleft()
        elif times is not None:
            planned[0] = (fault, times - 1)
        return fault

    def clear(self) -> None:
        self._planned.clear()


def error_as_telegram_puts_it(code: int, description: str | None, retry_after: int) -> Refusal:
    """Return an error with Telegram's usual sentence, if no other one is given."""
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return Refusal(code, description, retry_after=retry_after) if description else Flooded(retry_after)
    return Refusal(code, description or HTTPStatus(code).phrase)
