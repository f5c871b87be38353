from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

import pytest

from bot.config import Settings, read_settings
from bot.errors import SettingsError
from bot.setting import Secret, setting, value_of


@dataclass(frozen=True)
class Some:
    count: int = setting(3, "A count.", ge=1, le=9)
    share: float = setting(0.5, "A share.", gt=0)
    place: Path | None = setting(None, "A place.")
    word: Literal["DE", "EN"] = setting("DE", "A word.")
    key: Secret | None = setting(None, "A key.")
    ids: frozenset[int] = setting(frozenset(), "Numbers.")


FIELDS = {field.name: field for field in fields(Some)}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("count", " 9 ", 9),
        ("count", "", 3),
        ("share", "1e-3", 0.001),
        ("place", "a/b", Path("a/b")),
        ("place", "", None),
        ("word", "en", "EN"),
        ("key", "abc", Secret("abc")),
        ("ids", "1, -2,,", frozenset({1, -2})),
    ],
)
def test_a_text_is_read_by_the_type_of_its_setting(name, text, value):
    assert value_of(FIELDS[name], text) == value


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("count", "0", "at least 1"),
        ("count", "10", "at most 9"),
        ("count", "1.5", "integer"),
        ("share", "0", "more than 0"),
        ("share", "nan", "number"),
        ("share", "inf", "number"),
        ("word", "fr", "DE, EN"),
        ("ids", "1, zwei", "integer"),
    ],
)
def test_a_text_that_gives_no_value_is_refused_with_the_reason(name, text, why):
    with pytest.raises(ValueError, match=why):
        value_of(FIELDS[name], text)


def test_a_secret_is_not_shown():
    assert "abc" not in f"{Secret('abc')} {Secret('abc')!r}"


def test_the_environment_stands_above_the_file_and_an_empty_value_is_none(tmp_path, monkeypatch):
    env = tmp_path / ".env"
    env.write_text("MAX_FILE_MB=5\nCACHE_MB='7' # so many\nBOT_LANGUAGE=\nUNKNOWN=1\n", encoding="utf-8")
    monkeypatch.setenv("MAX_FILE_MB", "6")
    for name in ("CACHE_MB", "BOT_LANGUAGE"):
        monkeypatch.setenv(name, "")
    found = read_settings(env)
    assert (found.max_file_mb, found.cache_mb, found.bot_language) == (6, 7, "de")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("telegram_bot_token", "kein Token"),
        ("telegram_api_url", "ftp://x"),
        ("webhook_url", "http://x.example"),
        ("webhook_port", "0"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name, text):
    with pytest.raises(SettingsError, match=name.upper()):
        Settings(**{name: text})


def test_a_secret_that_cannot_be_used_is_not_shown():
    with pytest.raises(SettingsError) as raised:
        Settings(webhook_secret="mit Leerzeichen")
    assert "Leerzeichen" not in str(raised.value)
