"""The settings, from the environment and from .env; .env.example lists them all."""

import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Meta, ValidationError, convert
from platformdirs import user_cache_path

from bot.errors import SettingsError
from bot.redaction import redacted

_Token = Annotated[str, Meta(pattern=r"^\d+:[\w-]+$")]
_Url = Annotated[str, Meta(pattern=r"^https?://[\w.-]+(:\d+)?(/\S*)?$")]
# Telegram brings updates to https alone; a server of one's own on the same machine to any address there.
_Hook = Annotated[str, Meta(pattern=r"^(https://[\w.-]+|http://(127\.0\.0\.1|localhost))(:\d+)?(/[\w./-]*)?$")]
_Secret = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,256}$")]
_Port = Annotated[int, Meta(ge=0, le=65535)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting; its description is its line in .env.example, its title what it has to be where its type does not say so.

    A secret is not part of the representation.
    """

    telegram_bot_token: Annotated[
        _Token | None,
        Meta(
            title="a token; @BotFather's look like 123456:ABC-def",
            description="The bot's token, from @BotFather; without one, `run` opens a page to try it on.",
        ),
    ] = field(default=None, repr=False)
    admin_ids: Annotated[
        frozenset[int],
        Meta(
            title="integers, separated by commas",
            description="Telegram's numeric user ids of the admins, who may change the documents; separated by commas.",
        ),
    ] = frozenset()
    operators_chat: Annotated[
        int | None,
        Meta(
            description="The numeric id of a chat that hears of errors: what and where, never a question.",
        ),
    ] = None
    corpus_dir: Annotated[Path, Meta(description="The folder with the documents.")] = Path("corpus/documents")
    database_path: Annotated[
        Path, Meta(description="The database: chats, questions and reloads. Its folder is made if missing.")
    ] = Path("data/quellenlage.sqlite3")
    retention_days: Annotated[
        int,
        Meta(
            ge=1,
            le=36_500,
            description="How long questions with their answers are kept, in days.",
        ),
    ] = 30
    bot_language: Annotated[
        Literal["de", "en"],
        Meta(
            description="The bot's own words where Telegram does not tell the user's language, and in the terminal: de or en.",
        ),
    ] = "de"
    max_file_mb: Annotated[
        float,
        Meta(
            gt=0,
            le=1_000_000,
            description="A larger document is refused, in megabytes.",
        ),
    ] = 20
    cache_dir: Annotated[
        Path | None,
        Meta(description="The folder for what need not be worked out again; without one, the system's for such files."),
    ] = None
    cache_mb: Annotated[
        float,
        Meta(
            ge=0,
            le=1_000_000,
            description="How much may be kept there, in megabytes; 0 for nothing.",
        ),
    ] = 1000
    build_mb: Annotated[
        float,
        Meta(
            ge=50,
            le=1_000_000,
            description="How much memory building an index takes, in megabytes; what is beyond lies on disk until it is built.",
        ),
    ] = 500
    telegram_api_url: Annotated[
        _Url, Meta(title="a web address", description="The Bot API server, for those who run their own.")
    ] = "https://api.telegram.org"
    messages_per_second: Annotated[
        int,
        Meta(
            ge=0,
            description="How many messages Telegram takes from this bot a second, in all; 0 minds no pace, for tests.",
        ),
    ] = 30
    webhook_url: Annotated[
        _Hook | None,
        Meta(
            title="an https address",
            description="The https address at which Telegram is to bring updates; without one, the bot fetches them.",
        ),
    ] = None
    webhook_secret: Annotated[
        _Secret | None,
        Meta(
            title="of letters, digits, _ and - only, at most 256",
            description="What Telegram shows there to be let in; without one, a new one is drawn at each start.",
        ),
    ] = field(default=None, repr=False)
    webhook_listen: Annotated[str, Meta(description="The address on this machine where the webhook listens.")] = "127.0.0.1"
    webhook_port: Annotated[int, Meta(ge=1, le=65535, description="Its port.")] = 8443
    health_port: Annotated[
        _Port | None,
        Meta(
            description="The port on 127.0.0.1 for /healthz and /metrics, numbers without texts; without one, there is none.",
        ),
    ] = None
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Meta(
            description="What `run` writes to its log: DEBUG, INFO, WARNING or ERROR.",
        ),
    ] = "INFO"

    @property
    def cache_folder(self) -> Path:
        """The folder of the cache, whether or not it exists."""
        if self.cache_dir:
            return self.cache_dir
        try:
            return user_cache_path("quellenlage", appauthor=False)
        except RuntimeError:  # a service's user may have no home
            return Path(tempfile.gettempdir()) / "quellenlage"

    @property
    def cache_bytes(self) -> int:
        return int(self.cache_mb * 1_000_000)

    @property
    def build_bytes(self) -> int:
        return int(self.build_mb * 1_000_000)

    @property
    def max_file_bytes(self) -> int:
        return int(self.max_file_mb * 1_000_000)


# What is written otherwise than its type is read.
_WRITTEN: Mapping[str, Callable[[str], object]] = {
    "admin_ids": lambda text: [part.strip() for part in text.split(",") if part.strip()],
    "bot_language": str.lower,
    "log_level": str.upper,
}


def read_settings(env: Path = Path(".env")) -> Settings:
    """Return the settings of the environment, and of the file `env` where that says nothing of one; errors as of settings_of."""
    return settings_of(_values_in(env), os.environ)


def settings_of(*sources: Mapping[str, str | None]) -> Settings:
    """Return the settings of texts by name, in capitals or not; a later source stands above, and an empty text is none.

    Raises SettingsError, naming the setting and its value, where one cannot be used.
    """
    given = {name.lower(): text.strip() for source in sources for name, text in source.items() if text and text.strip()}
    return Settings(**{known.name: _value(known, given[known.name]) for known in fields(Settings) if known.name in given})


def _value(known: "Field[Any]", text: str) -> Any:  # noqa: ANN401  # of the setting's type
    written = _WRITTEN.get(known.name, str)(text)
    try:
        return convert(written, known.type, strict=False, dec_hook=lambda kind, part: kind(part))  # a Path
    except (ValidationError, UnicodeError):
        shown = f"={redacted(repr(text))}" if known.repr else ""
        where = "environment or .env; .env.example lists all settings"
        raise SettingsError(f"setting {known.name.upper()}{shown}: it has to be {_required(known)} ({where})") from None


def _required(known: "Field[Any]") -> str:
    """What a setting's value has to be, in words."""
    kind, *_, meta = get_args(known.type)
    if meta.title:
        return str(meta.title)
    if get_origin(kind) is Literal:
        *choices, last = get_args(kind)
        return f"{', '.join(choices)} or {last}"
    parts = [kind, meta, *get_args(kind), *(part for optional in get_args(kind) for part in get_args(optional))]
    limits = (("more than", "gt"), ("at least", "ge"), ("at most", "le"))
    bounds = [(words, getattr(part, name)) for part in parts if isinstance(part, Meta) for words, name in limits]
    said = " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)
    number = "an integer" if int in parts else "a number"
    return f"{number}, {said}" if said else number


def _values_in(env: Path) -> Mapping[str, str | None]:
    if not env.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415  # for those who have one

    return dotenv_values(env, encoding="utf-8")


def warning_of(env: Path) -> str | None:
    """Return what is wrong with the file of settings, which holds the token: that others on this machine can read it."""
    try:
        mode = stat.S_IMODE(env.stat().st_mode)
    except OSError:
        return None
    if os.name != "posix" or not mode & (stat.S_IRWXG | stat.S_IRWXO):
        return None
    return f"{env} can be read by others on this machine (mode {mode:o}), and it may hold the token: chmod 600 {env}"
