"""The file of a request: uploaded with it, or named by the identifier of an earlier one; and where to download it."""

from bot.sandbox import payloads
from bot.sandbox.attachments import File, MediaKind
from bot.sandbox.files import MAX_DOWNLOAD
from bot.sandbox.models import Json
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World


def attached(world: World, request: Request, kind: MediaKind) -> File:
    """Return the photo or document that a request sends."""
    return _file(world, request, kind, kind)


def media(world: World, request: Request) -> tuple[File, Request]:
    """Return the file of an InputMedia object, and the object with its caption."""
    described = request.inner("media")
    kind = described.text("type")
    if kind not in {"photo", "document"}:
        raise BadRequest(f"can't parse InputMedia: media type {kind!r} is not known here")
    return _file(world, described, "photo" if kind == "photo" else "document", "media"), described


def cached(world: World, item: Request, kind: MediaKind) -> File:
    """Return the file of an inline result, which names one that Telegram has."""
    return _file(world, item, kind, f"{kind}_file_id")


def get_file(world: World, request: Request) -> Json:
    file = world.files.get(request.text("file_id"))
    if file is None:
        raise BadRequest("invalid file_id")
    if file.size > MAX_DOWNLOAD:
        raise BadRequest("file is too big")
    return payloads.file(file) | {"file_path": file.path}


def _file(world: World, request: Request, kind: MediaKind, name: str) -> File:
    given = request.text(name)
    upload = request.files.get(given.removeprefix("attach://") if given.startswith("attach://") else name)
    if upload is not None:
        return world.files.add(kind, upload)
    if not given:
        raise BadRequest(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise BadRequest("failed to get HTTP URL content")  # the sandbox goes nowhere
    file = world.files.get(given)
    if file is None:
        raise BadRequest("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise BadRequest(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file
