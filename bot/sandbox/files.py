"""The files that Telegram keeps: what was uploaded, under the identifiers and paths by which the API knows it."""

import itertools
import mimetypes
import re
from pathlib import PurePath

from bot.sandbox.attachments import File, MediaKind, Upload
from bot.sandbox.images import dimensions
from bot.sandbox.refusals import BadRequest

MAX_UPLOAD = 50 << 20
MAX_DOWNLOAD = 20 << 20
MAX_PHOTO = 10 << 20
_MAX_SIDES = 10_000  # of a photo, both together
_MAX_RATIO = 20


class Files:
    """Every file ever uploaded, by people or by the bot."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._numbers = itertools.count(1)

    def add(self, kind: MediaKind, upload: Upload, *, size: int | None = None) -> File:
        """Keep an upload as a photo or a document, or refuse it in Telegram's words."""
        size = len(upload.content) if size is None else size
        if size == 0:
            raise BadRequest("file must be non-empty")
        width, height = _photo_sides(upload.content, size) if kind == "photo" else (0, 0)
        number = next(self._numbers)
        suffix = PurePath(upload.name).suffix if kind == "document" else ".jpg"
        path = f"{kind}s/file_{number}{suffix if re.fullmatch(r'[.][A-Za-z0-9]+', suffix) else ''}"
        guessed = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        name = upload.name if kind == "document" else ""
        mime_type = upload.mime_type or guessed
        file = File(f"{kind}-{number:08d}", kind, path, upload.content, size, name, mime_type, width, height)
        self._by_id[file.id] = file
        return file

    def get(self, file_id: str) -> File | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """Return the file that can be downloaded from a path."""
        return next((file for file in self._by_id.values() if file.path == path), None)


def _photo_sides(content: bytes, size: int) -> tuple[int, int]:
    if size > MAX_PHOTO:
        raise BadRequest(f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes")
    sides = dimensions(content)
    if sides is None:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    if min(sides) < 1 or sum(sides) > _MAX_SIDES or max(sides) > _MAX_RATIO * min(sides):
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")
    return sides
