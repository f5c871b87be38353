"""How Telegram says no: a code, a sentence, and sometimes how long to wait."""

from bot.sandbox.models import Json


class Refusal(Exception):  # noqa: N818  # an answer that Telegram gives, not an error of ours
    """A request that is answered with `ok: false`."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def payload(self) -> Json:
        payload: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            payload["parameters"] = {"retry_after": self.retry_after}
        return payload


class BadRequest(Refusal):
    """400, with Telegram's own sentence behind the prefix."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {reason}")


class Forbidden(Refusal):
    """403: the chat or the person does not want the bot."""

    def __init__(self, reason: str) -> None:
        super().__init__(403, f"Forbidden: {reason}")


class Conflict(Refusal):
    """409: somebody else is fetching the updates."""

    def __init__(self, reason: str) -> None:
        super().__init__(409, f"Conflict: {reason}")
