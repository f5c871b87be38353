"""`quellenlage backup`: a checked copy of the database, also while the bot runs."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.errors import StorageError
from bot.storage import Store
from bot.storage.backup import back_up
from bot.storage.questions import Asking
from retrieval.models import Answer, Finding, Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER = Answer("Wer?", "de", (Finding(Verdict.NO_ANSWER, ()),))


async def remember(store, number):
    await store.questions.remember(Asking(1, "private", number, 1, "Wer?", "Wer?"), ANSWER, "v1")


@pytest.fixture
async def database(tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        for number in range(3):
            await remember(store, number)
    return path


async def test_a_backup_taken_while_the_bot_writes_holds_what_was_kept_till_then(database):
    async with Store.open(database, lambda: NOON) as store:
        await remember(store, 10)
        made = back_up(database, None, NOON)
        await remember(store, 11)
    assert made.path == database.parent / "backups" / "bot-20260302-120000.sqlite3"
    assert made.questions == 4
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT count(*) FROM questions").fetchone() == (4,)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


async def test_a_backup_put_in_the_databases_place_is_used_on(database):
    made = back_up(database, None, NOON)
    made.path.replace(database)
    async with Store.open(database, lambda: NOON) as store:
        assert await store.count("questions") == 3


async def test_a_backup_is_one_file_that_can_be_carried_away(database):
    folder = back_up(database, None, NOON).path.parent
    assert [file.name for file in folder.iterdir()] == ["bot-20260302-120000.sqlite3"]


async def test_nothing_is_overwritten(database, tmp_path):
    (tmp_path / "copy").write_text("etwas anderes", encoding="utf-8")
    with pytest.raises(StorageError, match="is there already"):
        back_up(database, tmp_path / "copy", NOON)
    assert (tmp_path / "copy").read_text(encoding="utf-8") == "etwas anderes"


async def test_a_damaged_database_gives_no_backup(database, tmp_path):
    content = bytearray(database.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    database.write_bytes(content)
    with pytest.raises(StorageError, match=r"not whole|cannot be backed up"):
        back_up(database, tmp_path / "copy", NOON)
    assert not (tmp_path / "copy").exists()
    assert list(tmp_path.glob(".copy*")) == []


def test_where_the_disk_is_full_there_is_no_backup_and_the_reason(database, tmp_path):
    script = (
        "import resource, signal, sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from bot.storage.backup import back_up; from bot.errors import StorageError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n    back_up(Path(sys.argv[1]), Path(sys.argv[2]), datetime.now(UTC))\n"
        "except StorageError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", script, str(database), str(tmp_path / "copy")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "cannot be backed up" in done.stdout
    assert not (tmp_path / "copy").exists()


def test_no_database_is_said_to_be_none(tmp_path):
    with pytest.raises(StorageError, match="there is no database"):
        back_up(tmp_path / "none.sqlite3", None, NOON)


def test_the_command_says_what_it_made(database):
    environment = {"PATH": os.environ["PATH"], "DATABASE_PATH": str(database), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "bot", "backup", str(database.parent / "kopie.sqlite3")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert re.search(r"kopie\.sqlite3: \d\d kB, 3 Fragen, geprüft\.\n$", done.stdout)
    assert done.returncode == 0
    again = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert again.returncode == 1
    assert "is there already, and a backup overwrites nothing" in again.stderr
