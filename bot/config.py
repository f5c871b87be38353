"""The settings, from the environment and from .env; .env.example lists them all."""

import os
import re
import stat
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from bot.errors import SettingsError
from bot.redaction import redacted
from bot.setting import Secret, setting, value_of


def _token(text: str) -> None:
    if not re.fullmatch(r"\d+:[\w-]+", text):
        raise ValueError("not a token; @BotFather's look like 123456:ABC-def")


def _url(text: str) -> None:
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", text):
        raise ValueError("not a web address")


def _hook(text: str) -> None:
    # Telegram brings updates to https alone; a server of one's own on the same machine to any address there.
    if not re.fullmatch(r"(https://[\w.-]+|http://(127\.0\.0\.1|localhost))(:\d+)?(/[\w./-]*)?", text):
        raise ValueError("not an https address")


def _secret(text: str) -> None:
    if not re.fullmatch(r"[\w-]{1,256}", text, re.ASCII):
        raise ValueError("letters, digits, _ and - only, at most 256")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting; a field's description is its line in .env.example. A text is read as it would stand there.

    Raises SettingsError, naming the setting and its value, where one cannot be used.
    """

    telegram_bot_token: Secret | None = setting(
        None, "The bot's token, from @BotFather; without one, `run` opens a page to try it on.", check=_token
    )
    admin_ids: frozenset[int] = setting(
        frozenset(), "Telegram's numeric user ids of the admins, who may change the documents; separated by commas."
    )
    operators_chat: int | None = setting(None, "The numeric id of a chat that hears of errors: what and where, never a question.")
    corpus_dir: Path = setting(Path("corpus/documents"), "The folder with the documents.")
    database_path: Path = setting(
        Path("data/quellenlage.sqlite3"), "The database: chats, questions and reloads. Its folder is made if missing."
    )
    retention_days: int = setting(30, "How long questions with their answers are kept, in days.", ge=1, le=36_500)
    bot_language: Literal["de", "en"] = setting(
        "de", "The bot's own words where Telegram does not tell the user's language, and in the terminal: de or en."
    )
    max_file_mb: float = setting(20, "A larger document is refused, in megabytes.", gt=0)
    cache_dir: Path | None = setting(
        None, "The folder for what need not be worked out again; without one, the system's for such files."
    )
    cache_mb: float = setting(1000, "How much may be kept there, in megabytes; 0 for nothing.", ge=0)
    telegram_api_url: str = setting("https://api.telegram.org", "The Bot API server, for those who run their own.", check=_url)
    messages_per_second: int = setting(
        30, "How many messages Telegram takes from this bot a second, in all; 0 minds no pace, for tests.", ge=0
    )
    webhook_url: str | None = setting(
        None, "The https address at which Telegram is to bring updates; without one, the bot fetches them.", check=_hook
    )
    webhook_secret: Secret | None = setting(
        None, "What Telegram shows there to be let in; without one, a new one is drawn at each start.", check=_secret
    )
    webhook_listen: str = setting("127.0.0.1", "The address on this machine where the webhook listens.")
    webhook_port: int = setting(8443, "Its port.", ge=1, le=65535)
    health_port: int | None = setting(
        None,
        "The port on 127.0.0.1 for /healthz and /metrics, numbers without texts; without one, there is none.",
        ge=0,
        le=65535,
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = setting(
        "INFO", "What `run` writes to its log: DEBUG, INFO, WARNING or ERROR."
    )

    def __post_init__(self) -> None:
        for field in fields(self):
            given = getattr(self, field.name)
            if isinstance(given, str) and given != field.default:
                try:
                    object.__setattr__(self, field.name, value_of(field, given))
                except ValueError as error:
                    raise _refused(field.name.upper(), given, str(error)) from None

    @property
    def cache_folder(self) -> Path:
        """The folder of the cache, whether or not it exists."""
        return self.cache_dir or _system_cache() / "quellenlage"

    @property
    def cache_bytes(self) -> int:
        return int(self.cache_mb * 1_000_000)

    @property
    def max_file_bytes(self) -> int:
        return int(self.max_file_mb * 1_000_000)


def read_settings(env: Path = Path(".env")) -> Settings:
    """Return the settings of the environment, and of the file `env` where that says nothing of one; errors as of Settings."""
    given: dict[str, Any] = {name.lower(): value for name, value in _values_in(env).items() if value}
    given |= {name.lower(): value for name, value in os.environ.items() if value}
    return Settings(**{field.name: given[field.name] for field in fields(Settings) if field.name in given})


def _values_in(env: Path) -> Mapping[str, str | None]:
    if not env.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415  # for those who have one

    return dotenv_values(env, encoding="utf-8")


def _refused(name: str, value: str, why: str) -> SettingsError:
    # The token and the secret are the values that must not be shown.
    shown = "" if "TOKEN" in name or "SECRET" in name else f"={redacted(repr(value))}"
    return SettingsError(f"setting {name}{shown}: {why} (environment or .env; .env.example lists all settings)")


def warning_of(env: Path) -> str | None:
    """Return what is wrong with the file of settings, which holds the token: that others on this machine can read it."""
    try:
        mode = stat.S_IMODE(env.stat().st_mode)
    except OSError:
        return None
    if os.name != "posix" or not mode & (stat.S_IRWXG | stat.S_IRWXO):
        return None
    return f"{env} can be read by others on this machine (mode {mode:o}), and it may hold the token: chmod 600 {env}"


def _system_cache() -> Path:
    """Where the system keeps what may be deleted at any time; on Linux as the XDG Base Directory Specification has it."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir())
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named
    try:
        return Path("~/Library/Caches" if sys.platform == "darwin" else "~/.cache").expanduser()
    except RuntimeError:  # a service's user may have no home
        return Path(tempfile.gettempdir())
