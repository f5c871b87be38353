"""Fetching updates: one long poll after the other, for as long as Telegram has not refused the token for good.

The library's own loop ends without a word at the first 401 or 404, and never gets past an update that it cannot read.
"""

import json
from collections.abc import Callable, Sequence

from telegram import Bot
from telegram.error import Conflict

from bot.updates.journal import Journal
from bot.updates.parsing import number_of, parsed
from bot.updates.retries import LONGEST_PAUSE, REFUSED, keep_asking

POLL = 10  # seconds that Telegram lets a poll wait for an update
STALLED = 10  # seconds beyond, after which the connection is taken for dead


class Polling:
    """Fetches updates into the journal; `report` is told of each error that passes."""

    def __init__(
        self,
        bot: Bot,
        journal: Journal,
        kinds: Sequence[str],
        report: Callable[[Exception], None],
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
        await keep_asking(self._poll, self._report, self._patience)

    async def _poll(self) -> float:
        """Take what there is, and return for how long to wait before the next poll."""
        if not self._webhook_is_gone:  # as long as there is one, Telegram refuses every poll
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._webhook_is_gone = True
        # In this spelling it goes past the library's own reading, which fails for all where it fails for one.
        try:
            found = await self._bot.do_api_request(
                "getupdates",
                api_kwargs={"offset": self._offset, "timeout": POLL, "allowed_updates": self._kinds},
                read_timeout=POLL + STALLED,
            )
        except Conflict:
            self._webhook_is_gone = False  # somebody may have set one
            raise
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
        # What cannot be confirmed would come again at once.
        return LONGEST_PAUSE if values and not bodies else 0.0
