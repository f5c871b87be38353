"""Where a message goes within its chat: the topic, the message it replies to, the part that it quotes."""

from bot.sandbox.entities import Entity, utf16_length
from bot.sandbox.formatting import parsed
from bot.sandbox.models import Chat, Message, Quote
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_MAX_QUOTE = 1024
_COMPARED = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})


def thread(world: World, chat: Chat, request: Request) -> Message | None:
    """Return what opened the topic or thread that a request names."""
    thread_id = request.integer("message_thread_id")
    if not thread_id:
        return None
    opening = world.message(chat, thread_id)
    if opening is None or chat.type != "supergroup" or (chat.is_forum and opening.topic is None):
        raise BadRequest("message thread not found")
    return opening


def reply(world: World, chat: Chat, request: Request) -> tuple[Message | None, Quote | None]:
    """Return the message that a request replies to, and what it quotes of it."""
    parameters = request.inner("reply_parameters")
    message_id = parameters.integer("message_id")
    tolerant = parameters.flag("allow_sending_without_reply")
    if message_id is None:
        # The older way to say it.
        message_id = request.integer("reply_to_message_id")
        tolerant = request.flag("allow_sending_without_reply")
    if not message_id:
        return None, None
    elsewhere = parameters.parameters.get("chat_id", chat.id) not in (chat.id, f"@{chat.username}")
    replied = None if elsewhere else world.message(chat, message_id)
    if replied is None:
        if tolerant:
            return None, None
        raise BadRequest("message to be replied not found")
    return replied, _quote(replied, parameters)


def _quote(replied: Message, parameters: Request) -> Quote | None:
    source = parameters.text("quote")
    if not source:
        return None
    quoted = parsed(source, parameters.text("quote_parse_mode"), parameters.entities("quote_entities"))
    wanted = _formats(quoted.entities, 0, utf16_length(quoted.text))
    begin = replied.text.find(quoted.text)
    while begin >= 0 and quoted.text and utf16_length(quoted.text) <= _MAX_QUOTE:
        position = utf16_length(replied.text[:begin])
        if _formats(replied.entities, position, utf16_length(quoted.text)) == wanted:
            return Quote(quoted.text, quoted.entities, position)
        begin = replied.text.find(quoted.text, begin + 1)
    raise BadRequest("QUOTE_TEXT_INVALID")


def _formats(entities: tuple[Entity, ...], offset: int, length: int) -> set[tuple[str, int, int]]:
    """Return the styles within a stretch; a quote has to carry the same ones as the message."""
    return {
        (entity.type, max(entity.offset - offset, 0), min(entity.end - offset, length))
        for entity in entities
        if entity.type in _COMPARED and entity.offset < offset + length and entity.end > offset
    }
