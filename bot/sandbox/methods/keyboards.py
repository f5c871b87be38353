"""What may stand under a message: the reply markup of a request, checked as Telegram checks it."""

from bot.sandbox.links import checked_link
from bot.sandbox.models import Json, Keyboard
from bot.sandbox.refusals import BadRequest
from bot.sandbox.requests import Request

_MAX_DATA_BYTES = 64
_MAX_BUTTONS = 100
_OTHER_MARKUPS = frozenset({"keyboard", "remove_keyboard", "force_reply"})
_OTHER_ACTIONS = frozenset({"switch_inline_query", "switch_inline_query_current_chat", "web_app", "copy_text"})


def inline_keyboard(request: Request) -> Keyboard:
    """Return the rows of the inline keyboard; none for the kinds of keyboard that a message does not keep."""
    markup = request.mapping("reply_markup") or {}
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or (markup and "inline_keyboard" not in markup and not markup.keys() & _OTHER_MARKUPS):
        raise BadRequest("can't parse reply keyboard markup JSON object")
    keyboard = tuple(tuple(_button(button) for button in row) for row in rows if isinstance(row, list) and row)
    if sum(map(len, keyboard)) > _MAX_BUTTONS:
        raise BadRequest("reply markup is too long")
    return keyboard


def _button(button: object) -> Json:
    if not isinstance(button, dict) or not button.get("text"):
        raise BadRequest('can\'t parse inline keyboard button: Field "text" must be of type String')
    if data := button.get("callback_data"):
        if len(str(data).encode()) > _MAX_DATA_BYTES:
            raise BadRequest("BUTTON_DATA_INVALID")
    elif url := button.get("url"):
        if checked_link(str(url)) is None:
            raise BadRequest(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        return button | {"url": checked_link(str(url))}
    elif not button.keys() & _OTHER_ACTIONS:
        raise BadRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return button
