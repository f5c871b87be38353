"""From what Telegram sends to updates; what cannot be read is set aside, so that it does not keep the others waiting."""

import json
import logging
from collections.abc import Iterable

from telegram import Bot, Update

_log = logging.getLogger(__name__)


def decoded(text: str | bytes) -> object:
    """Return the value that is written as JSON, None for what is none or is nested without end."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def parsed(value: object, bot: Bot) -> Update | None:
    """Return the update that a decoded JSON value is; None, logged without its content, for one that cannot be read."""
    number = number_of(value)
    if number is None or not isinstance(value, dict):
        _log.error("Telegram sent something that is no update (%s): it is passed over", type(value).__name__)
        return None
    try:
        return Update.de_json(_whole(value), bot)
    except Exception as error:
        _log.error("update %d (%s) cannot be read (%s): it is set aside", number, _kinds(value), type(error).__name__)
        return None


def number_of(value: object) -> int | None:
    """Return the number of an update, None for what has none that a database can hold."""
    number = value.get("update_id") if isinstance(value, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) and 0 < number < 1 << 62 else None


def _whole(value: dict[str, object]) -> dict[str, object]:
    """The value without halves of characters, which JSON can carry, and neither a database nor an answer."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        whole: dict[str, object] = json.loads(text.encode("utf-8", "replace"))
        return whole
    return value


def _kinds(value: dict[object, object]) -> str:
    names: Iterable[str] = (str(name) for name in value if name != "update_id")
    return ", ".join(name for name in names if name.isidentifier() and len(name) < 40) or "empty"
