"""The page over HTTP and a WebSocket, on 127.0.0.1 alone."""

from tornado.httpserver import HTTPServer
from tornado.web import Application

from bot.demo.handlers import Asset, File, Index, Nowhere, Socket, Upload
from bot.demo.place import HOST, Place
from bot.demo.stage import Stage
from bot.sandbox.files import MAX_UPLOAD
from bot.serving import listener_at, silent

_MAX_MESSAGE = 1 << 16


class PageServer:
    """Serves the page of a stage, at the address that its place has once it is started."""

    def __init__(self, stage: Stage, port: int = 0) -> None:
        self.place = Place(stage, port)
        below = f"/{self.place.secret}/"
        routes = [
            (below, Index),
            (below + r"([a-z]+[.](?:css|js|svg))", Asset),
            (below + r"file/([\w-]+)", File),
            (below + "upload", Upload),
            (below + "socket", Socket),
            (r".*", Nowhere),
        ]
        application = Application(
            routes,
            place=self.place,
            websocket_max_message_size=_MAX_MESSAGE,
            log_function=silent,  # the addresses hold the secret
        )
        self._http = HTTPServer(application, max_body_size=MAX_UPLOAD)

    async def start(self) -> None:
        """Listen. Raises SettingsError where the port cannot be used."""
        listener = listener_at(HOST, self.place.port, "--port")
        self.place.port = listener.getsockname()[1]
        self._http.add_socket(listener)

    async def stop(self) -> None:
        self._http.stop()
        for page in tuple(self.place.pages):
            page.close(1001)
        await self._http.close_all_connections()

    async def watch(self) -> None:
        """Tell every open page what happens, for as long as the stage stands."""
        while True:
            self.place.tell()
            await self.place.stage.sandbox.world.changed.wait()
