"""How Telegram says no: a code, a sentence, and sometimes how long to wait."""

from bot.sandbox.models import Json


class Refusal(Exception):  # noqa: N818  # an answer that Telegram gives, not an error of ours
    """A request that is answered with `ok: false`."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None, migrate_to: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    def payload(self) -> Json:
        payload: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            payload["parameters"] = {"retry_after": self.retry_after}
        if self.migrate_to is not None:
            payload["parameters"] = {"migrate_to_chat_id": self.migrate_to}
        return payload


class BadRequest(Refusal):
    """400, with Telegram's own sentence behind the prefix."""

    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {reason}")


class Migrated(Refusal):
    """400: the basic group is a supergroup with another id now."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to=chat_id)


class Forbidden(Refusal):
    """403: the chat or the person does not want the bot."""

    def __init__(self, reason: str) -> None:
        super().__init__(403, f"Forbidden: {reason}")


class Flooded(Refusal):
    """429: too much at once."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class Conflict(Refusal):
    """409: somebody else is fetching the updates."""

    def __init__(self, reason: str) -> None:
        super().__init__(409, f"Conflict: {reason}")
