"""How the bot is, over HTTP on 127.0.0.1: /healthz for a supervisor, /metrics for Prometheus. No texts, and no way to act."""

import asyncio
import json
import sqlite3
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from tornado.web import HTTPError, RequestHandler

from bot.errors import BotError
from bot.handlers.context import Services
from bot.measures import exposition
from bot.serving import listener_at, serving

HOST = "127.0.0.1"
PATIENCE = 5.0  # seconds for the database, and for whoever asks


class _Health(RequestHandler):
    """What both pages have in common; `settings` hold the services and how many updates wait."""

    @property
    def services(self) -> Services:
        services: Services = self.settings["services"]
        return services

    @property
    def waiting(self) -> int:
        waiting: Callable[[], int] = self.settings["waiting"]
        return waiting()

    def prepare(self) -> None:
        # A web page may point a name of its own at 127.0.0.1, but cannot hide that name.
        if self.request.host_name not in {HOST, "localhost"} or self.request.headers.get("Origin"):
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")


class _State(_Health):
    async def get(self) -> None:
        """Say whether the database answers; that this is answered at all says that the loop runs."""
        state = "ok"
        try:
            await asyncio.wait_for(self.services.store.database.row("SELECT 1"), PATIENCE)
        except (sqlite3.Error, ValueError, TimeoutError):
            state = "the database does not answer"
            self.set_status(503)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"state": state, "documents": len(self.services.library.corpus), "waiting": self.waiting}) + "\n")


class _Metrics(_Health):
    def get(self) -> None:
        library = self.services.library
        self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.finish(
            exposition(
                self.services.measures,
                waiting=self.waiting,
                documents=len(library.corpus),
                paragraphs=len(library.corpus.chunks),
                loaded_at=library.loaded_at.timestamp(),
            )
        )


class _Nowhere(_Health):
    def get(self) -> None:
        raise HTTPError(404)


@asynccontextmanager
async def health(services: Services, waiting: Callable[[], int]) -> AsyncIterator[int | None]:
    """Serve both pages while the context is open, where HEALTH_PORT is set; yield the port.

    Raises SettingsError where the port cannot be used.
    """
    port = services.settings.health_port
    if port is None:
        yield None
        return
    routes = [("/healthz", _State), ("/metrics", _Metrics), (".*", _Nowhere)]
    async with serving(routes, listener_at(HOST, port, "HEALTH_PORT"), services=services, waiting=waiting) as bound:
        yield bound


def state_at(port: int) -> str:
    """Ask the bot that runs on this machine how it is. Raises BotError where it does not answer, or is not well."""
    try:
        # Never through a proxy: it is this machine that is asked.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{HOST}:{port}/healthz", timeout=PATIENCE) as answer:
            return str(json.loads(answer.read())["state"])
    except urllib.error.HTTPError as error:
        raise BotError(f"the bot is not well: {error.code}") from error
    except (OSError, ValueError, KeyError) as error:
        raise BotError(f"the bot does not answer at port {port} (HEALTH_PORT)") from error
