"""What is deployed: the units are valid and let the bot write where it must and nowhere else; the image runs as nobody."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.app import LEAVES_WITHIN
from bot.config import Settings

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "quellenlage.service").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def set_in(text):
    return {name.upper() for name in Settings.__dataclass_fields__} & set(re.findall(r"\b([A-Z][A-Z_]+)[=:]", text))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("name", [path.name for path in DEPLOY.iterdir() if path.suffix in {".service", ".timer"}])
def test_systemd_finds_nothing_wrong_with_a_unit(name, tmp_path):
    unit = (DEPLOY / name).read_text(encoding="utf-8").replace("/opt/quellenlage/.venv/bin/quellenlage", "/bin/true")
    (tmp_path / name).write_text(unit, encoding="utf-8")
    if name.endswith(".timer"):  # it looks for what it starts
        (tmp_path / "quellenlage-backup.service").write_text("[Service]\nType=oneshot\nExecStart=/bin/true\n", encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / name)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if name in line]
    assert told == []


@pytest.mark.parametrize(
    "line",
    [
        "User=quellenlage",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
        "UMask=0077",
        "Restart=on-failure",
    ],
)
def test_the_unit_gives_the_bot_no_more_than_it_needs(line):
    assert f"\n{line}\n" in UNIT


def test_systemd_waits_longer_for_the_bot_than_the_bot_takes_to_leave():
    assert int(re.search(r"TimeoutStopSec=(\d+)", UNIT)[1]) > LEAVES_WITHIN


def test_what_the_bot_writes_lies_where_the_unit_lets_it_write():
    allowed = re.search(r"ReadWritePaths=(.*)", UNIT)[1].split()
    for name in ("DATABASE_PATH", "CORPUS_DIR", "CACHE_DIR"):
        path = re.search(rf"{name}=(\S+)", UNIT)[1]
        assert any(path.startswith(folder) for folder in allowed)


def test_what_is_set_in_deployment_are_settings():
    assert set_in(UNIT) == {"CORPUS_DIR", "DATABASE_PATH", "CACHE_DIR"}
    # An .env that is a copy of .env.example has all of them, and they would win over those of the image.
    assert set_in(DOCKERFILE) == set_in((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert set_in(DOCKERFILE) == {"CORPUS_DIR", "DATABASE_PATH", "CACHE_DIR", "HEALTH_PORT"}


def test_the_image_runs_as_nobody_with_locked_dependencies_and_a_health_check():
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)[-1] == "10001:10001"
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    assert re.search(r'HEALTHCHECK .* CMD \["quellenlage", "health"\]', DOCKERFILE)
    assert "read_only: true" in (DEPLOY / "compose.yaml").read_text(encoding="utf-8")


def test_no_token_and_no_database_get_into_the_image():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored  # everything but what is named
    assert not any(line.startswith("!") and ("env" in line or "data" in line) for line in ignored)


def test_after_a_restart_of_the_machine_and_after_a_fault_that_lasted_the_bot_is_started_again():
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert re.search(r"^ +restart: unless-stopped\b", compose, re.MULTILINE)
    assert "\nStartLimitIntervalSec=0\n" in UNIT
    assert "\nWantedBy=multi-user.target\n" in UNIT


def test_the_documents_in_the_image_s_volume_are_the_bot_s_own():
    assert re.search(r"install -d -o 10001 -g 10001 -m 0750 /data /data/documents\n", DOCKERFILE)
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    assert "run --rm -T quellenlage tar -x -C /data/documents" in guide
