"""The documentation is tested: what the help knows stands in it."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from bot.config import Settings
from bot.handlers.addressing import COMMANDS
from bot.menus import ADMIN_MENU, CHARGE_MENU
from retrieval.explanation import Rule
from retrieval.models import Verdict

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TELEGRAM = (ROOT / "docs" / "telegram.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["ask", "search", "speakers", "chat", "demo", "check", "backup", "health", "run"])
def test_every_command_of_the_command_line_stands_in_the_readme(command):
    assert f"quellenlage {command}" in README


@pytest.mark.parametrize("command", [*CHARGE_MENU, *ADMIN_MENU, *COMMANDS, "start"])
def test_every_command_of_the_bot_stands_in_the_docs(command):
    assert f"`/{command}" in TELEGRAM


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_readme(name):
    assert f"`{name.upper()}`" in README


def test_every_dependency_earns_its_place_in_a_line():
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(r'^    "([\w-]+)[\[>=]', declared, re.MULTILINE)
    described = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in names if name.lower() not in described] == []


@pytest.mark.parametrize(
    "path", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))]
)
def test_every_link_to_a_file_of_the_project_leads_somewhere(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    assert [target for target in targets if not ((ROOT / path).parent / target).exists()] == []


@pytest.mark.parametrize("name", [*Verdict, *Rule])
def test_every_verdict_and_rule_of_the_json_form_is_listed(name):
    assert re.search(rf"\b{name}\b", (ROOT / "docs" / "json.md").read_text(encoding="utf-8"))


NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TELEGRAM + (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8"))


def test_the_conventions_name_tests():
    assert len(NAMED) > 30


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_every_test_that_the_docs_name_is_there(path, name):
    assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
