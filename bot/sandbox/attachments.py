"""The photo or document of a message: as it is uploaded, and as Telegram keeps it."""

from dataclasses import dataclass, field
from typing import Literal

MediaKind = Literal["photo", "document"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it comes in: its bytes, the name its sender gave it, and what it says it is."""

    content: bytes = field(repr=False)
    name: str = ""
    mime_type: str | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps. `size` is what Telegram says of it; `content` may be shorter in a test of the limits."""

    id: str
    kind: MediaKind
    path: str
    content: bytes = field(repr=False)
    size: int
    name: str = ""
    mime_type: str = "application/octet-stream"
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        return f"AQAD{self.id[-8:]}"
