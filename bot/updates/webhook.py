"""Receiving updates: a small server to which Telegram brings them, behind whatever ends the encryption."""

import asyncio
import hmac
import json
import logging
import socket
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot import errors as own
from bot.updates.journal import Journal
from bot.updates.parsing import decoded, number_of, parsed

LARGEST = 1 << 20  # bytes of an update; Telegram's are a tenth of it
WATCH = 30.0  # seconds after which it is looked at whether Telegram still knows where to bring updates
PAUSE = 5.0  # seconds after which that is tried again
REFUSED = 60.0  # seconds of nothing but refusals, after which the token is taken for wrong

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
        self, bot: Bot, journal: Journal, kinds: Sequence[str], report: Callable[[TelegramError], None], place: Place
    ) -> None:
        self._bot = bot
        self._journal = journal
        self._kinds = list(kinds)
        self._report = report
        self._place = place
        self._told = False  # by this process: an earlier one may have had another secret

    async def run(self) -> None:
        """Receive until cancelled. Raises TelegramError of this project where Telegram goes on refusing the token."""
        async with self._listening():
            refused_since: float | None = None
            while True:
                pause = WATCH
                try:
                    await self._set()
                    refused_since = None
                except InvalidToken:
                    refused_since = refused_since or _now()
                    if _now() - refused_since > REFUSED:
                        raise own.TelegramError("Telegram refuses the token (TELEGRAM_BOT_TOKEN)") from None
                    pause = PAUSE
                except TelegramError as error:
                    self._report(error)
                    pause = PAUSE
                await asyncio.sleep(pause)

    async def _set(self) -> None:
        """Tell Telegram where to bring updates, unless it knows."""
        if (await self._bot.get_webhook_info()).url != self._place.url or not self._told:
            await self._bot.set_webhook(
                self._place.url,
                secret_token=self._place.secret,
                allowed_updates=self._kinds,
                drop_pending_updates=False,
            )
            self._told = True

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        path = urlsplit(self._place.url).path or "/"
        routes = [
            (path.replace(".", r"\."), _Handler, {"bot": self._bot, "journal": self._journal, "secret": self._place.secret})
        ]
        server = HTTPServer(Application(routes, log_function=lambda _: None), max_body_size=LARGEST, max_buffer_size=2 * LARGEST)
        try:
            family = socket.AF_INET6 if ":" in self._place.listen else socket.AF_INET
            listener = socket.create_server((self._place.listen, self._place.port), family=family)
        except OSError as error:
            raise own.SettingsError(
                f"cannot listen on {self._place.listen}:{self._place.port} (WEBHOOK_LISTEN, WEBHOOK_PORT): {error.strerror}"
            ) from error
        listener.settimeout(0)
        server.add_sockets([listener])
        try:
            yield
        finally:
            server.stop()
            await server.close_all_connections()


class _Handler(RequestHandler):
    def initialize(self, bot: Bot, journal: Journal, secret: str) -> None:
        self._bot = bot
        self._journal = journal
        self._secret = secret

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
            _log.error("an update cannot be kept, so it is not taken: %s", error)
            self.send_error(503)

    def write_error(self, status_code: int, **_: object) -> None:  # noqa: ARG002
        self.finish()  # whoever asks here learns the status and no more

    def log_exception(self, *error: object) -> None:
        _log.error("the webhook failed: %s", error[0])


def _now() -> float:
    return asyncio.get_running_loop().time()
