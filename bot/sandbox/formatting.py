"""What a bot sends -> the text and the entities that arrive: parsed, cleaned, trimmed and measured as Telegram does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.sandbox import markup
from bot.sandbox.entities import Entity, found_in, ordered, utf16_length
from bot.sandbox.refusals import BadRequest

MAX_LENGTH = 4096
MAX_CAPTION_LENGTH = 1024
MAX_SOURCE_BYTES = 1 << 15
MAX_ENTITIES = 100

_QUOTATIONS = frozenset({"blockquote", "expandable_blockquote"})
_SOLID = frozenset({"pre", "code"})  # nothing may be formatted within
_CONTINUOUS = _SOLID | {"text_link"}
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")

# Line and paragraph separators, marks that force a direction, and three combining lines: Telegram takes them out.
_DROPPED = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()


def formatted(source: str, parse_mode: str = "", entities: Sequence[Entity] = ()) -> Formatted:
    """Return what arrives of a message text, or refuse it in Telegram's words.

    `entities` are those that the bot gave beside a text without a parse mode.
    """
    if not source:
        raise BadRequest("message text is empty")
    result = _arriving(source, parse_mode, entities)
    if not result.text:
        raise BadRequest("text must be non-empty")
    if utf16_length(result.text) > MAX_LENGTH:
        raise BadRequest("message is too long")
    return result


def formatted_caption(source: str, parse_mode: str = "", entities: Sequence[Entity] = ()) -> Formatted:
    """Return what arrives of the caption of a picture or document, which may be empty."""
    result = _arriving(source, parse_mode, entities)
    if utf16_length(result.text) > MAX_CAPTION_LENGTH:
        raise BadRequest("message caption is too long")
    return result


def _arriving(source: str, parse_mode: str, entities: Sequence[Entity]) -> Formatted:
    if len(source.encode()) > MAX_SOURCE_BYTES:
        raise BadRequest("text is too long")
    result = _trimmed(_cleaned(parsed(source, parse_mode, entities)))
    return Formatted(result.text, _with_found(result))


def parsed(source: str, parse_mode: str = "", entities: Sequence[Entity] = ()) -> Formatted:
    """Return the text with the entities that the bot asked for, as far as they may stand together."""
    text = source
    if parse_mode.lower() == "html":
        try:
            text, entities = markup.parse(source)
        except markup.MarkupError as error:
            raise BadRequest(f"can't parse entities: {error}") from error
    elif parse_mode:
        # Telegram knows two kinds of Markdown as well; the bot writes HTML only.
        raise BadRequest("unsupported parse_mode")
    return Formatted(text, _settled(entities))


def _settled(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities that can stand together, at most a hundred.

    Links and code do not overlap, styles end where code begins, and touching stretches of one style are one. Over the
    hundred the styles go first.
    """
    given = [entity for entity in ordered(entities) if entity.length > 0]
    quotations = _apart(entity for entity in given if entity.type in _QUOTATIONS)
    continuous = _apart(
        entity
        for entity in given
        if entity.type in _CONTINUOUS
        and all(entity.lies_in(quotation) or not entity.overlaps(quotation) for quotation in quotations)
    )
    solid = [entity for entity in continuous if entity.type in _SOLID]
    styles = (piece for style in _STYLES for piece in _without(_merged(given, style), solid))
    kept = [*ordered([*quotations, *continuous]), *ordered(styles)]
    return ordered(kept[:MAX_ENTITIES])


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _merged(entities: Iterable[Entity], style: str) -> list[Entity]:
    merged: list[Entity] = []
    for entity in entities:
        if entity.type != style:
            continue
        if merged and entity.offset <= merged[-1].end:
            merged[-1] = replace(merged[-1], length=max(merged[-1].end, entity.end) - merged[-1].offset)
        else:
            merged.append(entity)
    return merged


def _without(entities: list[Entity], solid: list[Entity]) -> list[Entity]:
    for block in solid:
        pieces = []
        for entity in entities:
            if entity.overlaps(block):
                pieces.append(replace(entity, length=block.offset - entity.offset))
                pieces.append(replace(entity, offset=block.end, length=entity.end - block.end))
            else:
                pieces.append(entity)
        entities = [piece for piece in pieces if piece.length > 0]
    return entities


def _cleaned(source: Formatted) -> Formatted:
    """Return the text without the characters that Telegram drops; control characters become spaces."""
    kept: list[str] = []
    moved_to = [0]  # the new offset of every old one
    for character in source.text:
        clean = "" if character in _DROPPED else " " if character < " " and character != "\n" else character
        kept.append(clean)
        moved_to += [moved_to[-1] + utf16_length(clean)] * utf16_length(character)
    end = len(moved_to) - 1
    entities = (
        replace(entity, offset=offset, length=moved_to[min(entity.end, end)] - offset)
        for entity in source.entities
        for offset in [moved_to[min(entity.offset, end)]]
    )
    return Formatted("".join(kept), tuple(entity for entity in entities if entity.length > 0))


def _trimmed(source: Formatted) -> Formatted:
    """Return the text without white space at its ends; at the beginning only as far as the first entity."""
    text = source.text.rstrip(" \n")
    end = utf16_length(text)
    entities = [replace(entity, length=min(entity.end, end) - entity.offset) for entity in source.entities]
    entities = [entity for entity in entities if entity.length > 0]
    leading = len(text) - len(text.lstrip(" \n"))
    if entities:
        leading = min(leading, entities[0].offset)
    return Formatted(text[leading:], ordered(replace(entity, offset=entity.offset - leading) for entity in entities))


def _with_found(source: Formatted) -> tuple[Entity, ...]:
    def is_free(found: Entity) -> bool:
        return all(
            not found.overlaps(entity) or (entity.type in _QUOTATIONS and found.lies_in(entity)) or entity.type in _STYLES
            for entity in source.entities
        )

    return ordered([*source.entities, *filter(is_free, found_in(source.text))])
