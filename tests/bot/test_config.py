from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import Settings, read_settings, warning_of
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
        field.name.upper(): (f"# {field.metadata['setting'].description}", _written(field.default)) for field in fields(Settings)
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


def _written(default: object) -> str:
    return "" if default is None or default == frozenset() else str(default)
