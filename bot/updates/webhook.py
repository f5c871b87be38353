"""Receiving updates: a small server to which Telegram brings them, behind whatever ends the encryption."""

import hmac
import json
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram import Bot
from tornado.web import RequestHandler

from bot.serving import listener_at, serving
from bot.updates.journal import Journal
from bot.updates.parsing import decoded, number_of, parsed
from bot.updates.retries import REFUSED, keep_asking

LARGEST = 1 << 20  # bytes of an update; Telegram's are a tenth of it
WATCH = 30.0  # seconds after which it is looked at whether Telegram still knows where to bring updates

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where updates are brought: the address that Telegram is told, the secret that it shows, and where this machine listens."""

    url: str
    secret: str
    listen: str
    port: int


class Webhook:
    """Takes updates into the journal; `report` is told of each error that passes."""

    def __init__(
        self,
        bot: Bot,
        journal: Journal,
        kinds: Sequence[str],
        report: Callable[[Exception], None],
        place: Place,
        patience: float = REFUSED,
    ) -> None:
        self._bot = bot
        self._journal = journal
        self._kinds = list(kinds)
        self._report = report
        self._place = place
        self._patience = patience
        self._told = False  # by this process: an earlier one may have had another secret

    async def run(self) -> None:
        """Receive until cancelled. Raises TelegramError of this project where Telegram goes on refusing the token."""
        place = self._place
        path = (urlsplit(place.url).path or "/").replace(".", r"\.")
        shared = {"bot": self._bot, "journal": self._journal, "secret": place.secret, "report": self._report}
        listener = listener_at(place.listen, place.port, "WEBHOOK_LISTEN, WEBHOOK_PORT")
        async with serving([(path, _Handler, shared)], listener, most_bytes=LARGEST):
            await keep_asking(self._set, self._report, self._patience)

    async def _set(self) -> float:
        """Tell Telegram where to bring updates, unless it knows, and return after how long to look again."""
        if (await self._bot.get_webhook_info()).url != self._place.url or not self._told:
            await self._bot.set_webhook(
                self._place.url,
                secret_token=self._place.secret,
                allowed_updates=self._kinds,
                drop_pending_updates=False,
            )
            self._told = True
        return WATCH


class _Handler(RequestHandler):
    def initialize(self, bot: Bot, journal: Journal, secret: str, report: Callable[[Exception], None]) -> None:
        self._bot = bot
        self._journal = journal
        self._secret = secret
        self._report = report

    def prepare(self) -> None:
        shown = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(shown.encode(), self._secret.encode()):
            self.send_error(403)

    async def post(self) -> None:
        value = decoded(self.request.body)
        number = number_of(value)
        if number is None:
            self.send_error(400)
            return
        update = parsed(value, self._bot)
        try:
            await (self._journal.take([update], {number: json.dumps(value)}) if update else self._journal.skip([number]))
        except sqlite3.Error as error:
            self._report(error)  # it cannot be kept, so it is not taken
            self.send_error(503)

    def write_error(self, status_code: int, **_: object) -> None:  # noqa: ARG002
        self.finish()  # whoever asks here learns the status and no more

    def log_exception(self, *error: object) -> None:
        _log.error("the webhook failed: %s", error[0])
