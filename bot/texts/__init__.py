"""Every sentence that the bot itself says, from one table per language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The bot's words in one language: `texts("status.documents", count=5)`."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence `key` with its gaps filled. Raises KeyError for a key that is not in the table."""
        return self.table[key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the sentence `key`.one or `key`.many, whichever the number takes."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", count=number, **values)

    def number(self, value: int) -> str:
        """Return a number as running text has it: in words up to twelve."""
        words = self.table["number.words"].split()
        return words[value] if 0 <= value < len(words) else str(value)

    def date(self, value: date | None) -> str:
        """Return a date as people write it, with the time of day where it is known; "undated" where it is not."""
        if value is None:
            return self("date.unknown")
        months = self.table["date.months"].split()
        key = "date.time" if isinstance(value, datetime) else "date.day"
        clock = f"{value:%H:%M}" if isinstance(value, datetime) else ""
        return self(key, day=value.day, month=value.month, month_name=months[value.month - 1], year=value.year, clock=clock)


@cache
def texts(language: str) -> Texts:
    """Return the bot's words in `language`, a code such as "de", "en" or "en-GB"; any other gets German."""
    name = language[:2].lower()
    name = name if name in LANGUAGES else "de"
    nested = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return Texts(name, _flat(nested))


def texts_for(language_code: str | None, default: str) -> Texts:
    """Return the words for a Telegram user: English for English, German for German, `default` where nothing is known."""
    return texts(language_code) if language_code else texts(default)


def _flat(nested: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in nested.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = str(value).strip("\n")
    return flat
