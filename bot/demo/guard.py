"""What all handlers of the page share: the checks before an answer and the headers on it.

Any page in a browser can send requests to any port of this machine. So the host and the origin must be ours, and the path
holds a secret.
"""

from collections.abc import Mapping

from tornado.web import HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from bot.demo.place import Place

_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guarded(RequestHandler):
    """Answers whoever names this machine, and acts only for the page itself."""

    @property
    def place(self) -> Place:
        place: Place = self.settings["place"]
        return place

    def prepare(self) -> None:
        # A web page elsewhere may point a name of its own at 127.0.0.1, but cannot hide that name.
        if self.request.host not in self.place.hosts:
            raise HTTPError(403)
        origin = self.request.headers.get("Origin")
        acts = self.request.method != "GET" or isinstance(self, WebSocketHandler)
        if (origin or acts) and origin != f"http://{self.request.host}":
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        # Not every browser counts a WebSocket to the page's own port as its own.
        own = f" ws://{self.request.host}" if self.request.host in self.place.hosts else ""
        self.set_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'{own}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")
