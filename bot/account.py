"""The bot's account at Telegram: its representation tells no token, and no answer fails with its markup or its chat."""

import html
import re
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import BaseRateLimiter, Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.config import Settings
from bot.errors import SettingsError

CONNECTIONS = 256  # to Telegram at once; the library's own number where it makes the bot
STALLED = 10.0  # seconds without an answer, after which a request has failed; what is slower would be sent twice
# What Telegram repeats of what we have sent: to read it takes longer than to send it.
_KNOWN = ("reply_to_message", "reply_markup")
_WORDS = ("text", "caption")  # what carries markup in a request
_OF_THE_GROUP = {"reply_parameters", "message_thread_id"}  # what does not move with it


class Account(ExtBot[Any]):
    """The account; `repr` of the library's own quotes the token, and so does that of everything that holds one."""

    def __repr__(self) -> str:
        return "Account[token=…]"

    async def _do_post(
        self,
        endpoint: str,
        data: dict[str, Any],
        **timeouts: Any,  # noqa: ANN401  # the library's
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Send a request.

        What is for a group that has become a supergroup goes there. Markup that Telegram cannot read goes again as plain text:
        the words count more than their weight.
        """
        sent = dict(data)  # the library takes out of it what is not for Telegram
        try:
            told = await super()._do_post(endpoint, data, **timeouts)
        except ChatMigrated as moved:
            if not endpoint.lower().startswith("send"):
                raise
            there = {name: value for name, value in sent.items() if name not in _OF_THE_GROUP} | {"chat_id": moved.new_chat_id}
            return await super()._do_post(endpoint, there, **timeouts)
        except BadRequest as error:
            marked = [name for name in _WORDS if sent.get(name)]
            if not marked or not sent.get("parse_mode") or "can't parse entities" not in str(error).lower():
                raise
            sent.update({name: plain(str(sent[name])) for name in marked}, parse_mode=None)
            return await super()._do_post(endpoint, sent, **timeouts)
        if isinstance(told, dict) and endpoint.lower().startswith("send"):
            for name in _KNOWN:
                told.pop(name, None)
        return told


def account(settings: Settings, rate_limiter: BaseRateLimiter[Any]) -> Account:
    """Return the account of the settings' token. Raises SettingsError without one."""
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN is not set")
    url = settings.telegram_api_url.rstrip("/")
    return Account(
        settings.telegram_bot_token,
        f"{url}/bot",
        f"{url}/file/bot",
        HTTPXRequest(connection_pool_size=CONNECTIONS, read_timeout=STALLED),
        HTTPXRequest(connection_pool_size=1),
        defaults=Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)),
        rate_limiter=rate_limiter,
    )


def plain(markup: str) -> str:
    """Return our own HTML as the text that it shows."""
    return html.unescape(re.sub(r"<[^<>]*>", "", markup))
