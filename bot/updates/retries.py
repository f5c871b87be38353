"""Asking Telegram for the same thing over and over, for as long as it has not refused the token for good."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from typing import NoReturn

from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot import errors as own
from bot.updates.failures import seconds_to_wait

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # seconds between two tries
REFUSED = 60.0  # seconds of nothing but refusals, after which the token is taken for wrong

_log = logging.getLogger(__name__)


async def keep_asking(
    ask: Callable[[], Awaitable[float]], report: Callable[[Exception], None], patience: float = REFUSED
) -> NoReturn:
    """Ask until cancelled, again after the seconds that `ask` returns; where it fails, soon, and then less and less often.

    `report` is told of each error that passes: Telegram's, and the database's where what came cannot be kept. Raises
    TelegramError of this project where Telegram goes on refusing the token.
    """
    pause, refused_since = FIRST_PAUSE, None
    while True:
        try:
            wait = await ask()
        except (InvalidToken, EndPointNotFound):
            refused_since = refused_since or _now()
            if _now() - refused_since > patience:
                raise own.TelegramError("Telegram refuses the token (TELEGRAM_BOT_TOKEN)") from None
            _log.warning("Telegram refuses the token; trying again in %g s", pause)
        except RetryAfter as error:
            pause = min(seconds_to_wait(error), LONGEST_PAUSE)
        except (TelegramError, sqlite3.Error) as error:
            refused_since = None
            report(error)
        else:
            pause, refused_since = FIRST_PAUSE, None
            await asyncio.sleep(wait)
            continue
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


def _now() -> float:
    return asyncio.get_running_loop().time()
