"""Where the page is served and who looks at it."""

import asyncio
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.demo.news import News
from bot.demo.stage import Stage

HOST = "127.0.0.1"


@dataclass(slots=True)
class Place:
    """What the handlers share. Everything stands below a path that holds a secret; `pages` are those that are open."""

    stage: Stage
    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    pages: dict[WebSocketHandler, News] = field(default_factory=dict)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({f"{HOST}:{self.port}", f"localhost:{self.port}"})

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/{self.secret}/"

    def tell(self) -> None:
        """Tell every open page what is new to it."""
        for page, news in tuple(self.pages.items()):
            for event in news.latest():
                send(page, event)


def send(page: WebSocketHandler, event: Mapping[str, object]) -> None:
    """Send an event; a page that is closed meanwhile misses nothing."""
    try:
        sending = asyncio.ensure_future(page.write_message(json.dumps(event)))
    except WebSocketClosedError:
        return
    sending.add_done_callback(lambda done: done.cancelled() or done.exception())
