"""Which errors pass by themselves, so that what failed is worth another try, and which are Telegram's last word."""

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

_TOO_LARGE = "too large"  # 413, which the library takes for a failing network


def passes(error: BaseException | None) -> bool:
    """Return whether the same request may succeed later: no answer, 5xx, 429, 409, and 401 and 404, as far as they are passing.

    A refusal is final: the text is wrong, the chat is gone or does not want the bot.
    """
    if not isinstance(error, TelegramError) or isinstance(error, BadRequest | Forbidden | ChatMigrated):
        return False
    return _TOO_LARGE not in str(error).lower()


def seconds_to_wait(error: RetryAfter) -> float:
    """Return for how long Telegram wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
