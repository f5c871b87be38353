"""The API over HTTP: a server on 127.0.0.1, on the event loop of whoever starts it."""

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.sandbox.attachments import Upload
from bot.sandbox.files import MAX_UPLOAD
from bot.sandbox.models import Json
from bot.sandbox.requests import decoded

_HOST = "127.0.0.1"
_MAX_BODY = MAX_UPLOAD + (8 << 20)  # what is larger still loses its connection


@dataclass(frozen=True, slots=True)
class Response:
    """What goes back: a status and a JSON object or a file, or a closed connection where there is neither."""

    status: int
    payload: Json | bytes | None


DROPPED = Response(0, None)

Answer = Callable[[str, Json, Mapping[str, Upload]], Awaitable[Response]]
Download = Callable[[str], Awaitable[Response]]


class Server:
    """Passes `/bot<token>/<method>` with parameters and files on to `answer`, `/file/bot<token>/<path>` to `download`."""

    def __init__(self, token: str, answer: Answer, download: Download, port: int = 0) -> None:
        self._port = port
        routes = [
            (r"/bot([^/]+)/([A-Za-z]+)", _MethodHandler, {"server": self, "token": token, "answer": answer}),
            (r"/file/bot([^/]+)/(.+)", _FileHandler, {"server": self, "token": token, "download": download}),
            (r".*", _NowhereHandler, {"server": self}),
        ]
        # Tornado's access log would write down every address, and with it the token.
        application = Application(routes, log_function=lambda _: None)  # type: ignore[arg-type]
        self._http = HTTPServer(application, max_body_size=_MAX_BODY)

    @property
    def port(self) -> int:
        return self._port

    async def start(self) -> None:
        sockets = bind_sockets(self._port, _HOST)
        self._port = sockets[0].getsockname()[1]
        self._http.add_sockets(sockets)

    async def stop(self) -> None:
        self._http.stop()
        await self._http.close_all_connections()


class _Handler(RequestHandler):
    """What all handlers share: the Host header is checked, and errors are JSON."""

    server: Server

    def prepare(self) -> None:
        # A web page elsewhere may point a name of its own at 127.0.0.1, but cannot hide that name.
        if self.request.host not in {f"{_HOST}:{self.server.port}", f"localhost:{self.server.port}"}:
            self.send_error(403)

    def write_error(self, status_code: int, **_: object) -> None:
        self.reply(Response(status_code, {"ok": False, "error_code": status_code, "description": self._reason}))

    def reply(self, response: Response) -> None:
        if response.payload is None:
            self.detach().close()
            return
        self.set_status(response.status)
        self.finish(response.payload)


class _MethodHandler(_Handler):
    def initialize(self, server: Server, token: str, answer: Answer) -> None:
        self.server = server
        self._token = token
        self._answer = answer

    async def get(self, token: str, method: str) -> None:
        if token != self._token:
            self.send_error(401)
            return
        try:
            parameters = dict(self._parameters())
        except ValueError:
            self.reply(Response(400, {"ok": False, "error_code": 400, "description": _UNREADABLE}))
            return
        if len(self.request.body) > MAX_UPLOAD:
            self.send_error(413, reason="Request Entity Too Large")
            return
        self.reply(await self._answer(method, parameters, self._files()))

    post = get

    def _parameters(self) -> Iterator[tuple[str, object]]:
        """Yield the parameters of the address and the body; of one that comes twice the last counts."""
        for name, values in self.request.arguments.items():
            yield name, decoded(name, values[-1].decode())
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            body = json.loads(self.request.body)
            if not isinstance(body, dict):
                raise ValueError("not an object")
            for name, value in body.items():
                yield name, decoded(name, value)

    def _files(self) -> dict[str, Upload]:
        return {
            name: Upload(parts[-1].body, parts[-1].filename, parts[-1].content_type) for name, parts in self.request.files.items()
        }


class _FileHandler(_Handler):
    def initialize(self, server: Server, token: str, download: Download) -> None:
        self.server = server
        self._token = token
        self._download = download

    async def get(self, token: str, path: str) -> None:
        if token != self._token:
            self.send_error(401)
            return
        self.reply(await self._download(path))

    post = get


class _NowhereHandler(_Handler):
    def initialize(self, server: Server) -> None:
        self.server = server

    def get(self) -> None:
        self.send_error(404)

    post = get


_UNREADABLE = "Bad Request: strings must be encoded in UTF-8, and objects in JSON"
