"""The page over HTTP and a WebSocket, on 127.0.0.1 alone, below a path that only whoever was told it knows.

Any page in a browser can send requests to any port of this machine. So the host and the origin must be ours, and the path
holds a secret.
"""

import asyncio
import json
import secrets
from collections.abc import Mapping
from importlib.resources import files

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.demo import deeds
from bot.demo.index import index_page, page_value
from bot.demo.news import News
from bot.demo.stage import Stage
from bot.errors import BotError
from bot.sandbox.attachments import Upload
from bot.sandbox.files import MAX_UPLOAD

HOST = "127.0.0.1"
_MAX_MESSAGE = 1 << 16
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PICTURES = frozenset({"image/png", "image/jpeg"})


class PageServer:
    """Serves the page of a stage; `url` is its address, once it is started."""

    def __init__(self, stage: Stage, port: int = 0) -> None:
        self.stage = stage
        self.port = port
        self._secret = secrets.token_urlsafe(16)
        self._sockets: set[_Socket] = set()
        below = f"/{self._secret}/"
        routes = [
            (below, _Index),
            (below + r"([a-z]+[.](?:css|js|svg))", _Asset),
            (below + r"file/([\w-]+)", _File),
            (below + "upload", _Upload),
            (below + "socket", _Socket),
            (r".*", _Nowhere),
        ]
        # Tornado's access log would write down every address, and with it the secret.
        application = Application(routes, log_function=lambda _: None, websocket_max_message_size=_MAX_MESSAGE, page_server=self)
        self._http = HTTPServer(application, max_body_size=MAX_UPLOAD)

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({f"{HOST}:{self.port}", f"localhost:{self.port}"})

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/{self._secret}/"

    async def start(self) -> None:
        try:
            sockets = bind_sockets(self.port, HOST)
        except OSError as error:
            raise BotError(f"port {self.port} cannot be used: {error.strerror}") from error
        self.port = sockets[0].getsockname()[1]
        self._http.add_sockets(sockets)

    async def stop(self) -> None:
        self._http.stop()
        for socket in tuple(self._sockets):
            socket.close(1001)
        await self._http.close_all_connections()

    async def watch(self) -> None:
        """Tell every open page what happens, for as long as the stage stands."""
        while True:
            for socket in tuple(self._sockets):
                socket.tell()
            await self.stage.sandbox.world.changed.wait()

    def enter(self, socket: "_Socket") -> None:
        self._sockets.add(socket)

    def leave(self, socket: "_Socket") -> None:
        self._sockets.discard(socket)


class _Guarded(RequestHandler):
    """What all handlers share: the checks before an answer and the headers on it."""

    @property
    def server(self) -> PageServer:
        server: PageServer = self.settings["page_server"]
        return server

    def prepare(self) -> None:
        # A web page elsewhere may point a name of its own at 127.0.0.1, but cannot hide that name.
        if self.request.host not in self.server.hosts:
            raise HTTPError(403)
        origin = self.request.headers.get("Origin")
        asked_to_act = self.request.method != "GET" or isinstance(self, WebSocketHandler)
        if (origin or asked_to_act) and origin != f"http://{self.request.host}":
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        own = self.request.host
        self.set_header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"connect-src 'self' ws://{own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            if own in self.server.hosts
            else "default-src 'none'",
        )
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class _Index(_Guarded):
    def get(self) -> None:
        self.finish(index_page(self.server.stage))


class _Asset(_Guarded):
    def get(self, name: str) -> None:
        asset = files("bot.demo").joinpath("page", name)
        if not asset.is_file():
            raise HTTPError(404)
        self.set_header("Content-Type", f"{_TYPES[name[name.rindex('.') :]]}; charset=utf-8")
        self.finish(asset.read_bytes())


class _File(_Guarded):
    """What was sent into a chat. Only pictures are shown; a document is somebody's and never opened as a page of ours."""

    def get(self, file_id: str) -> None:
        file = self.server.stage.sandbox.world.files.get(file_id)
        if file is None:
            raise HTTPError(404)
        kind = next((kind for kind in _PICTURES if file.kind == "photo" and file.content.startswith(_BEGINNINGS[kind])), None)
        self.set_header("Content-Type", kind or "application/octet-stream")
        if kind is None:
            self.set_header("Content-Disposition", "attachment")
        self.finish(file.content)


_BEGINNINGS = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8"}


class _Upload(_Guarded):
    def post(self) -> None:
        try:
            chat_id, user_id = int(self.get_query_argument("room")), int(self.get_query_argument("as"))
        except ValueError:
            raise HTTPError(400) from None
        kind = self.request.headers.get("Content-Type") or None
        upload = Upload(self.request.body, self.get_query_argument("name", ""), kind)
        if not deeds.send_file(self.server.stage, chat_id, user_id, upload, self.get_query_argument("caption", "")):
            raise HTTPError(400)
        self.set_status(204)


class _Socket(_Guarded, WebSocketHandler):
    """Tells a page what happens and does what it asks for."""

    def open(self, *_: str) -> None:
        self._news = News(self.server.stage)
        self._send({"kind": "hello", **page_value(self.server.stage)})
        self.server.enter(self)
        self.tell()

    def on_message(self, message: str | bytes) -> None:
        try:
            deed = json.loads(message)
        except ValueError:
            self.close(1003)
            return
        deeds.do(self.server.stage, deed)

    def on_close(self) -> None:
        self.server.leave(self)

    def check_origin(self, origin: str) -> bool:
        return origin == f"http://{self.request.host}"

    def tell(self) -> None:
        """Send what is new."""
        for event in self._news.latest():
            self._send(event)

    def _send(self, event: Mapping[str, object]) -> None:
        try:
            sending = asyncio.ensure_future(self.write_message(json.dumps(event)))
        except WebSocketClosedError:
            return
        # A page that is closed while it is told something misses nothing.
        sending.add_done_callback(lambda done: done.cancelled() or done.exception())


class _Nowhere(_Guarded):
    def get(self) -> None:
        raise HTTPError(404)

    post = put = delete = head = options = patch = get
