"""Entities: which part of a text is bold, a link, a command. Offsets and lengths count UTF-16 units, as in Telegram."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Which of two entities over the same stretch comes first: tdlib's priorities.
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
}
_PRIORITY_OF_FOUND = 50

# tdlib's own rules, written as expressions. A name shorter than four letters belongs to a few of Telegram's bots only.
# Telegram also finds domains without a scheme, addresses and numbers; the bot has no use for them.
_FOUND = (
    ("url", re.compile(r"(?<!\w)https?://[^\s<>\"]*[^\s<>\".,:;!?'()\]»“”…]")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32})?+(?![\w/<>@])")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#\d*[^\W\d]\w*(?![\w#])")),
)


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a text with a meaning. `url` is a link's, `language` a code block's."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def overlaps(self, other: "Entity") -> bool:
        return self.offset < other.end and other.offset < self.end

    def lies_in(self, other: "Entity") -> bool:
        return other.offset <= self.offset and self.end <= other.end


def utf16_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of `text` that an entity with this offset and length covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "surrogatepass")


def ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Sort as Telegram does: by beginning, the longer first, and then by kind."""
    return tuple(
        sorted(entities, key=lambda entity: (entity.offset, -entity.length, _PRIORITY.get(entity.type, _PRIORITY_OF_FOUND)))
    )


def found_in(text: str) -> tuple[Entity, ...]:
    """Return what Telegram finds in a text by itself: links, commands, mentions and hashtags."""
    entities: list[Entity] = []
    for entity in _candidates(text):
        if not any(entity.overlaps(earlier) for earlier in entities):
            entities.append(entity)
    return ordered(entities)


def _candidates(text: str) -> Iterator[Entity]:
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            yield Entity(kind, utf16_length(text[: match.start()]), utf16_length(match.group()))
