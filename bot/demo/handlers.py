"""The page's parts, the files in its chats, and the WebSocket by which it hears and acts."""

import json
from importlib.resources import files

from tornado.web import HTTPError
from tornado.websocket import WebSocketHandler

from bot.demo import deeds
from bot.demo.guard import Guarded
from bot.demo.index import index_page, page_value
from bot.demo.news import News
from bot.demo.place import send
from bot.sandbox.attachments import Upload as Sent

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_BEGINNINGS = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8"}


class Index(Guarded):
    def get(self) -> None:
        self.finish(index_page(self.place.stage))


class Asset(Guarded):
    def get(self, name: str) -> None:
        asset = files("bot.demo").joinpath("page", name)
        if not asset.is_file():
            raise HTTPError(404)
        self.set_header("Content-Type", f"{_TYPES[name[name.rindex('.') :]]}; charset=utf-8")
        self.finish(asset.read_bytes())


class File(Guarded):
    """What was sent into a chat. Only pictures are shown; a document is somebody's and never opened as a page of ours."""

    def get(self, file_id: str) -> None:
        file = self.place.stage.sandbox.world.files.get(file_id)
        if file is None:
            raise HTTPError(404)
        kind = next((kind for kind in _BEGINNINGS if file.kind == "photo" and file.content.startswith(_BEGINNINGS[kind])), None)
        self.set_header("Content-Type", kind or "application/octet-stream")
        if kind is None:
            self.set_header("Content-Disposition", "attachment")
        self.finish(file.content)


class Upload(Guarded):
    def post(self) -> None:
        try:
            chat_id, user_id = int(self.get_query_argument("room")), int(self.get_query_argument("as"))
        except ValueError:
            raise HTTPError(400) from None
        kind = self.request.headers.get("Content-Type") or None
        sent = Sent(self.request.body, self.get_query_argument("name", ""), kind)
        if not deeds.send_file(self.place.stage, chat_id, user_id, sent, self.get_query_argument("caption", "")):
            raise HTTPError(400)
        self.set_status(204)


class Socket(Guarded, WebSocketHandler):
    """Tells a page what happens and does what it asks for."""

    def open(self, *_: str) -> None:
        send(self, {"kind": "hello", **page_value(self.place.stage)})
        self.place.pages[self] = News(self.place.stage)
        self.place.tell()

    def on_message(self, message: str | bytes) -> None:
        try:
            deed = json.loads(message)
        except ValueError:
            self.close(1003)
            return
        deeds.do(self.place.stage, deed)

    def on_close(self) -> None:
        self.place.pages.pop(self, None)

    def check_origin(self, origin: str) -> bool:
        return origin == f"http://{self.request.host}"


class Nowhere(Guarded):
    def get(self) -> None:
        raise HTTPError(404)

    post = put = delete = head = options = patch = get
