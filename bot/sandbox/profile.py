"""What the bot has told Telegram about itself: its commands and its descriptions."""

from dataclasses import dataclass, field

from bot.sandbox.models import Json


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a list of commands is shown. `chat_id` and `user_id` belong to the narrower kinds."""

    type: str = "default"
    chat_id: int | None = None
    user_id: int | None = None


@dataclass(slots=True)
class Profile:
    """Lists and texts are kept by language, "" for all others."""

    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
