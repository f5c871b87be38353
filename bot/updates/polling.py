"""Fetching updates: one long poll after the other, for as long as Telegram has not refused the token for good.

The library's own loop ends without a word at the first 401 or 404, and never gets past an update that it cannot read.
"""

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable, Sequence

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot import errors as own
from bot.updates.failures import seconds_to_wait
from bot.updates.journal import Journal
from bot.updates.parsing import number_of, parsed

POLL = 10  # seconds that Telegram lets a poll wait for an update
STALLED = 10  # seconds beyond, after which the connection is taken for dead
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # seconds between two tries
REFUSED = 60.0  # seconds of nothing but refusals, after which the token is taken for wrong

_log = logging.getLogger(__name__)


class Polling:
    """Fetches updates into the journal; `report` is told of each error that passes."""

    def __init__(
        self,
        bot: Bot,
        journal: Journal,
        kinds: Sequence[str],
        report: Callable[[TelegramError], None],
        patience: float = REFUSED,
    ) -> None:
        self._bot = bot
        self._journal = journal
        self._kinds = list(kinds)
        self._report = report
        self._patience = patience
        self._offset = 0
        self._webhook_is_gone = False

    async def run(self) -> None:
        """Fetch until cancelled. Raises TelegramError of this project where Telegram goes on refusing the token."""
        pause, refused_since = FIRST_PAUSE, None
        while True:
            try:
                await self._poll()
            except (InvalidToken, EndPointNotFound):
                refused_since = refused_since or _now()
                if _now() - refused_since > self._patience:
                    raise own.TelegramError("Telegram refuses the token (TELEGRAM_BOT_TOKEN)") from None
                _log.warning("Telegram refuses the token; trying again in %g s", pause)
            except RetryAfter as error:
                pause = min(seconds_to_wait(error), LONGEST_PAUSE)
            except TelegramError as error:
                refused_since = None
                self._webhook_is_gone = self._webhook_is_gone and not isinstance(error, Conflict)
                self._report(error)
            except sqlite3.Error as error:
                _log.error("updates cannot be kept, so none is taken: %s", error)
            else:
                pause, refused_since = FIRST_PAUSE, None
                continue
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _poll(self) -> None:
        if not self._webhook_is_gone:  # as long as there is one, Telegram refuses every poll
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._webhook_is_gone = True
        # In this spelling it goes past the library's own reading, which fails for all where it fails for one.
        found = await self._bot.do_api_request(
            "getupdates",
            api_kwargs={"offset": self._offset, "timeout": POLL, "allowed_updates": self._kinds},
            read_timeout=POLL + STALLED,
        )
        values = found if isinstance(found, list) else []
        updates = [parsed(value, self._bot) for value in values]
        bodies = {number: json.dumps(value) for value in values if (number := number_of(value))}
        taken = [update for update in updates if update]
        unread = bodies.keys() - {update.update_id for update in taken}
        if unread:
            await self._journal.skip(unread)
        await self._journal.take(taken, bodies)
        if bodies:
            self._offset = max(bodies) + 1
        elif values:
            await asyncio.sleep(LONGEST_PAUSE)  # nothing that could be confirmed: it would come again at once


def _now() -> float:
    return asyncio.get_running_loop().time()
