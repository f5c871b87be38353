"""Webhooks: the updates are sent to the bot, one after the other, until it has taken each.

The sandbox sends to this machine only; for any other address it keeps the updates.
"""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from bot.sandbox.refusals import BadRequest
from bot.sandbox.updates import Update, UpdateQueue

_LOCAL = frozenset({"127.0.0.1", "localhost"})
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PATIENCE = 60.0
_LONG = 50.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where the updates go. `secret` comes along as a header."""

    url: str
    secret: str = ""
    max_connections: int = 40
    has_certificate: bool = False

    def __post_init__(self) -> None:
        if not self.is_local and not self.url.startswith("https://"):
            raise BadRequest("bad webhook: An HTTPS URL must be provided for webhook")
        if self.secret and not _SECRET.fullmatch(self.secret):
            raise BadRequest("bad webhook: secret token contains unallowed characters")

    @property
    def is_local(self) -> bool:
        return urlsplit(self.url).hostname in _LOCAL


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an update was not taken, in Telegram's words, and when."""

    at: datetime
    reason: str


class Webhook:
    """Delivers to the address that the bot has set. `retry_seconds` lie between two attempts."""

    def __init__(self, updates: UpdateQueue, clock: Callable[[], datetime]) -> None:
        self.address: Address | None = None
        self.last_failure: Failure | None = None
        self.retry_seconds = 0.5
        self._updates = updates
        self._clock = clock
        self._delivery: asyncio.Task[None] | None = None

    def set(self, address: Address | None) -> None:
        """Deliver to this address from now on, to none without one."""
        if self._delivery:
            self._delivery.cancel()
            self._delivery = None
        self.address = address
        self.last_failure = None
        if address and address.is_local:
            self._delivery = asyncio.create_task(self._deliver(address))

    async def stop(self) -> None:
        """Deliver nothing more."""
        delivery, self._delivery = self._delivery, None
        if delivery:
            delivery.cancel()
            await asyncio.gather(delivery, return_exceptions=True)

    async def _deliver(self, address: Address) -> None:
        client = AsyncHTTPClient(force_instance=True)
        taken = 0
        try:
            while True:
                for update in await self._updates.fetch(taken + 1, 1, _LONG):
                    if await self._is_taken(client, address, update):
                        taken = update.update_id
                    else:
                        await asyncio.sleep(self.retry_seconds)
        finally:
            client.close()

    async def _is_taken(self, client: AsyncHTTPClient, address: Address, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if address.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = address.secret
        try:
            response = await client.fetch(
                address.url,
                method="POST",
                headers=headers,
                body=json.dumps(update.json()),
                request_timeout=_PATIENCE,
                follow_redirects=False,
                raise_error=False,
            )
        except (OSError, HTTPClientError) as error:
            self._fails(error.strerror or str(error) if isinstance(error, OSError) else error.message)
            return False
        if response.code >= 300:
            self._fails(f"Wrong response from the webhook: {response.code} {response.reason}")
            return False
        return True

    def _fails(self, reason: str) -> None:
        self.last_failure = Failure(self._clock(), reason)
