"""The settings, from the environment and from .env; .env.example lists them all."""

import os
import re
import stat
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.redaction import redacted


class Settings(BaseSettings):
    """Every setting; a field's description is its line in .env.example."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = Field(
        None, description="The bot's token, from @BotFather; without one, `run` opens a page to try it on."
    )
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram's numeric user ids of the admins, who may change the documents; separated by commas."
    )
    operators_chat: int | None = Field(
        None, description="The numeric id of a chat that hears of errors: what and where, never a question."
    )
    corpus_dir: Path = Field(Path("corpus/documents"), description="The folder with the documents.")
    database_path: Path = Field(
        Path("data/quellenlage.sqlite3"),
        description="The database: chats, questions and reloads. Its folder is made if missing.",
    )
    retention_days: int = Field(30, ge=1, le=36_500, description="How long questions with their answers are kept, in days.")
    bot_language: Literal["de", "en"] = Field(
        "de",
        description="The bot's own words where Telegram does not tell the user's language, and in the terminal: de or en.",
    )
    max_file_mb: float = Field(20, gt=0, allow_inf_nan=False, description="A larger document is refused, in megabytes.")
    cache_dir: Path | None = Field(
        None, description="The folder for what need not be worked out again; without one, the system's for such files."
    )
    cache_mb: float = Field(
        1000, ge=0, allow_inf_nan=False, description="How much may be kept there, in megabytes; 0 for nothing."
    )
    telegram_api_url: str = Field("https://api.telegram.org", description="The Bot API server, for those who run their own.")
    messages_per_second: int = Field(
        30, ge=0, description="How many messages Telegram takes from this bot a second, in all; 0 minds no pace, for tests."
    )
    webhook_url: str | None = Field(
        None, description="The https address at which Telegram is to bring updates; without one, the bot fetches them."
    )
    webhook_secret: SecretStr | None = Field(
        None, description="What Telegram shows there to be let in; without one, a new one is drawn at each start."
    )
    webhook_listen: str = Field("127.0.0.1", description="The address on this machine where the webhook listens.")
    webhook_port: int = Field(8443, ge=1, le=65535, description="Its port.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="What `run` writes to its log: DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _ids(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("telegram_bot_token", mode="before")
    @classmethod
    def _token(cls, value: object) -> object:
        token = value.strip() if isinstance(value, str) else value
        if isinstance(token, str) and token and not re.fullmatch(r"\d+:[\w-]+", token):
            raise ValueError("not a token; @BotFather's look like 123456:ABC-def")
        return token or None

    @field_validator("telegram_api_url")
    @classmethod
    def _url(cls, value: str) -> str:
        if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", value):
            raise ValueError("not a web address")
        return value

    @field_validator("webhook_url")
    @classmethod
    def _hook(cls, value: str | None) -> str | None:
        # Telegram brings updates to https alone; a server of one's own on the same machine to any address there.
        if value is not None and not re.fullmatch(r"(https://[\w.-]+|http://(127\.0\.0\.1|localhost))(:\d+)?(/[\w./-]*)?", value):
            raise ValueError("not an https address")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[\w-]{1,256}", value.get_secret_value(), re.ASCII):
            raise ValueError("letters, digits, _ and - only, at most 256")
        return value

    @field_validator("bot_language", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

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


def read_settings() -> Settings:
    """Return the settings. Raises SettingsError, naming the setting and its value, where one cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).upper()
        # The token and the secret are the values that must not be shown.
        value = "" if "TOKEN" in name or "SECRET" in name else f"={redacted(repr(first['input']))}"
        raise SettingsError(
            f"setting {name}{value}: {first['msg']} (environment or .env; .env.example lists all settings)"
        ) from error


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
