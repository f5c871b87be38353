"""Methods that answer somebody who asked inline, or called the bot as a guest."""

import re
from dataclasses import replace

from bot.sandbox import payloads
from bot.sandbox.formatting import Formatted
from bot.sandbox.inline import InlineAnswer, InlineResult
from bot.sandbox.methods.bodies import caption, content, source
from bot.sandbox.methods.files import cached
from bot.sandbox.methods.keyboards import inline_keyboard
from bot.sandbox.models import Json
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request
from bot.sandbox.world import World

_MAX_RESULTS = 50
_MAX_ID_BYTES = 64
_MAX_OFFSET_BYTES = 64
_CACHE_TIME = 300
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def answer_inline_query(world: World, request: Request) -> bool:
    """Keep the results for the person who asked; a query is answered once."""
    results = tuple(_result(world, item) for item in request.inner_items("results"))
    if len(results) > _MAX_RESULTS:
        raise BadRequest("RESULTS_TOO_MUCH")
    if len({result.id for result in results}) < len(results):
        raise BadRequest("RESULT_ID_DUPLICATE")
    next_offset = request.text("next_offset")
    if len(next_offset.encode()) > _MAX_OFFSET_BYTES:
        raise BadRequest("NEXT_OFFSET_INVALID")
    query = world.inline.queries.get(request.text("inline_query_id"))
    if query is None or query.id in world.inline.answers:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    cache_time = request.integer("cache_time")
    world.inline.answers[query.id] = InlineAnswer(
        query=query,
        results=results,
        at=world.clock(),
        cache_time=_CACHE_TIME if cache_time is None else cache_time,
        is_personal=request.flag("is_personal"),
        next_offset=next_offset,
        button=_button(request),
    )
    return True


def answer_guest_query(world: World, request: Request) -> Json:
    """Say something in the chat where the bot was called as a guest, once."""
    result = _result(world, request.inner("result"))
    called = world.guest_queries.pop(request.text("guest_query_id"), None)
    if called is None:
        raise BadRequest("query is too old and response timeout expired or query ID is invalid")
    message = world.send(
        called.chat,
        result.body,
        html=result.html,
        file=result.file,
        thread=called.thread,
        reply_to=called,
        keyboard=result.keyboard,
    )
    inline_id = world.inline.next_id()
    world.keep(replace(message, inline_id=inline_id, guest_caller=called.sender))
    return payloads.sent_guest_message(inline_id)


def _result(world: World, item: Request) -> InlineResult:
    result_id = item.text("id")
    if not 1 <= len(result_id.encode()) <= _MAX_ID_BYTES:
        raise BadRequest("RESULT_ID_INVALID")
    kind = item.text("type")
    if kind not in {"article", "photo", "document"}:
        raise BadRequest(f"can't parse inline query result: type {kind!r} is not known here")
    if kind != "photo" and not item.text("title"):
        raise BadRequest('can\'t parse inline query result: Field "title" must be of type String')
    file = None if kind == "article" else cached(world, item, "photo" if kind == "photo" else "document")
    body, html = _message(item)
    return InlineResult(
        id=result_id,
        title=item.text("title"),
        description=item.text("description"),
        body=body,
        html=html,
        file=file if "input_message_content" not in item.parameters else None,
        keyboard=inline_keyboard(item),
        shown=dict(item.parameters),
    )


def _message(item: Request) -> tuple[Formatted, str | None]:
    if "input_message_content" in item.parameters:
        words = item.inner("input_message_content")
        return content(words), source(words, "message_text")
    if item.text("type") == "article":
        raise BadRequest("can't parse inline query result: input message content is not specified")
    return caption(item), source(item, "caption")


def _button(request: Request) -> Json | None:
    button = request.inner("button")
    if not button.parameters:
        return None
    if not button.text("text"):
        raise BadRequest('can\'t parse inline query results button: Field "text" must be of type String')
    if "web_app" not in button.parameters and not _START_PARAMETER.fullmatch(button.text("start_parameter")):
        raise BadRequest("START_PARAM_INVALID")
    return dict(button.parameters)
