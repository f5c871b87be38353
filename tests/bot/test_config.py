from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from bot.config import Settings, read_settings, settings_of, warning_of
from bot.errors import SettingsError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch, tmp_path):
    for name in (field.name for field in fields(Settings)):
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_env_example_lists_every_setting_with_its_default_and_its_description():
    blocks = [block.splitlines() for block in (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")[1:]]
    listed = {lines[1].split("=")[0]: (lines[0], lines[1].split("=", 1)[1]) for lines in blocks}
    expected = {
        field.name.upper(): (f"# {get_args(field.type)[-1].description}", _written(field.default)) for field in fields(Settings)
    }
    assert listed == expected


def test_env_example_itself_can_be_used_as_env(tmp_path):
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text(encoding="utf-8"), encoding="utf-8")
    assert read_settings() == Settings()


def test_admin_ids_are_numbers_separated_by_commas(monkeypatch):
    monkeypatch.setenv("ADMIN_IDS", "12, 34 ,")
    assert read_settings().admin_ids == {12, 34}


def test_a_setting_with_a_bad_value_is_named_with_the_value_and_the_reason(monkeypatch):
    monkeypatch.setenv("ADMIN_IDS", "@chefin")
    with pytest.raises(SettingsError, match=r"ADMIN_IDS='@chefin'.*integer"):
        read_settings()


def test_the_token_is_not_shown(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:geheim")
    assert "geheim" not in repr(read_settings())


@pytest.mark.parametrize(("mode", "warned"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True), (0o666, True)])
def test_an_env_file_that_others_can_read_is_warned_of(tmp_path, mode, warned):
    env = tmp_path / ".env"
    env.write_text("", encoding="utf-8")
    env.chmod(mode)
    assert bool(warning_of(env)) is warned


def test_no_env_file_is_nothing_to_warn_of(tmp_path):
    assert warning_of(tmp_path / ".env") is None


def test_a_token_in_the_wrong_setting_is_not_shown_either(monkeypatch):
    monkeypatch.setenv("ADMIN_IDS", "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8")
    with pytest.raises(SettingsError, match="ADMIN_IDS") as raised:
        read_settings()
    assert "AAHdq" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("retention_days", " 9 ", 9),
        ("retention_days", "", 30),
        ("max_file_mb", "1e-3", 0.001),
        ("cache_dir", "a/b", Path("a/b")),
        ("log_level", "debug", "DEBUG"),
        ("bot_language", "EN", "en"),
        ("admin_ids", "1, -2,,", frozenset({1, -2})),
    ],
)
def test_a_text_is_read_by_the_type_of_its_setting(name, text, value):
    assert getattr(settings_of({name: text}), name) == value


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("telegram_bot_token", "kein Token", "a token"),
        ("telegram_api_url", "ftp://x", "a web address"),
        ("webhook_url", "http://x.example", "an https address"),
        ("webhook_port", "0", "at least 1"),
        ("health_port", "70000", "at most 65535"),
        ("retention_days", "1.5", "an integer"),
        ("max_file_mb", "0", "more than 0"),
        ("max_file_mb", "inf", "a number"),
        ("cache_mb", "nan", "a number"),
        ("log_level", "laut", "DEBUG, INFO, WARNING or ERROR"),
        ("admin_ids", "1, zwei", "integers"),
        ("operators_chat", "\udce4", "an integer"),  # a byte in the environment that is no letter
    ],
)
def test_a_text_that_cannot_be_used_is_refused_with_its_setting_and_the_reason(name, text, why):
    with pytest.raises(SettingsError, match=rf"{name.upper()}.*{why}"):
        settings_of({name: text})


def test_the_environment_stands_above_the_file_and_an_empty_value_is_none(tmp_path, monkeypatch):
    env = tmp_path / ".env"
    env.write_text("MAX_FILE_MB=5\nCACHE_MB='7' # so many\nBOT_LANGUAGE=\nUNKNOWN=1\n", encoding="utf-8")
    monkeypatch.setenv("MAX_FILE_MB", "6")
    for name in ("CACHE_MB", "BOT_LANGUAGE"):
        monkeypatch.setenv(name, "")
    found = read_settings(env)
    assert (found.max_file_mb, found.cache_mb, found.bot_language) == (6, 7, "de")


@pytest.mark.parametrize("name", ["telegram_bot_token", "webhook_secret"])
def test_a_secret_that_cannot_be_used_is_not_shown(name):
    with pytest.raises(SettingsError, match=name.upper()) as raised:
        settings_of({name: "mit Leerzeichen"})
    assert "Leerzeichen" not in str(raised.value)


def test_the_cache_is_in_the_system_s_folder_for_such_files_unless_another_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "quellenlage" in Settings().cache_folder.parts
    assert Settings(cache_dir=tmp_path).cache_folder == tmp_path


def _written(default: object) -> str:
    return "" if default is None or default == frozenset() else str(default)
