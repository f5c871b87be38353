"""A request as it came in: the method and its parameters, read as what each method expects."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.attachments import Upload
from bot.sandbox.entities import Entity
from bot.sandbox.models import Json
from bot.sandbox.refusals import BadRequest

# The parameters that Telegram documents as String. A form carries everything as text, so all others are JSON.
_TEXTS = frozenset(
    {
        "action",
        "business_connection_id",
        "callback_query_id",
        "caption",
        "description",
        "file_id",
        "guest_query_id",
        "inline_message_id",
        "inline_query_id",
        "language_code",
        "name",
        "next_offset",
        "parse_mode",
        "secret_token",
        "short_description",
        "text",
        "url",
    }
)


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the Bot API. `parameters` are decoded: numbers are numbers, and objects are objects.

    `files` are the uploads of a multipart body, by the name of their part.
    """

    method: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    at: datetime | None = None
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a string, empty if it is missing."""
        value = self.parameters.get(name)
        if value is None:
            return ""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise BadRequest("strings must be encoded in UTF-8") from error
        return text

    def integer(self, name: str) -> int | None:
        value = self.parameters.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, name: str, default: float) -> float:
        value = self.parameters.get(name)
        return float(value) if isinstance(value, int | float) else default

    def flag(self, name: str) -> bool:
        return self.parameters.get(name) in (True, "True", 1)

    def mapping(self, name: str) -> Json | None:
        value = self.parameters.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, dict):
            raise BadRequest(f"object expected as {name.replace('_', ' ')}")
        return value

    def items(self, name: str) -> list[object]:
        """Return a list, empty if it is missing."""
        value = self.parameters.get(name)
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            raise BadRequest(f"can't parse {name.replace('_', ' ')} JSON object")
        return value

    def entities(self, name: str) -> list[Entity]:
        return [_entity(item) for item in self.items(name)]

    def inner(self, name: str) -> "Request":
        """Return the parameters inside an object as a request of their own; no parameters if it is missing."""
        return Request(self.method, self.mapping(name) or {}, self.at, self.files)

    def inner_items(self, name: str) -> list["Request"]:
        """Return the objects of a list, each as a request of its own."""
        items = self.items(name)
        if not all(isinstance(item, dict) for item in items):
            raise BadRequest(f"object expected in {name.replace('_', ' ')}")
        return [Request(self.method, item, self.at, self.files) for item in items if isinstance(item, dict)]


def decoded(name: str, value: object) -> object:
    """Return the value of a parameter: a text stays a text, every other one that is JSON becomes what it says."""
    if name in _TEXTS or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _entity(item: object) -> Entity:
    match item:
        case {"type": "text_link", "offset": int(offset), "length": int(length), "url": str(url)}:
            return Entity("text_link", offset, length, url=url)
        case {"type": "pre", "offset": int(offset), "length": int(length), "language": str(language)}:
            return Entity("pre", offset, length, language=language)
        case {"type": str(kind), "offset": int(offset), "length": int(length)}:
            return Entity(kind, offset, length)
        case _:
            raise BadRequest("can't parse MessageEntity: expected an object with type, offset and length")
