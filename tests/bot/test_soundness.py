"""Damaged databases: found before they are written to, set aside and never overwritten."""

import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.errors import StorageError
from bot.storage import Store
from bot.storage.questions import Asking
from retrieval.models import Answer, Finding, Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER = Answer("Wer?", "de", (Finding(Verdict.NO_ANSWER, ()),))


@pytest.fixture
async def database(tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        for number in range(200):
            question = f"Wer war das, zum {number}. Mal?"
            await store.questions.remember(Asking(1, "private", number, 1, question, question), ANSWER, "v1")
    return path


async def opened(path):
    async with Store.open(path, lambda: NOON) as store:
        return await store.count("questions")


def damage(path):
    """Overwrite a page in the middle, as a failing disk does."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    return bytes(content)


async def test_a_damaged_database_is_set_aside_whole_and_the_error_says_where_and_what_to_do(database):
    content = damage(database)
    with pytest.raises(StorageError, match=r"is damaged .* set aside as .*bot\.sqlite3\.corrupt-20260302-120000.* backup"):
        await opened(database)
    assert (database.parent / "bot.sqlite3.corrupt-20260302-120000").read_bytes() == content
    assert not database.exists()


async def test_a_second_one_overwrites_the_first_as_little(database):
    content = damage(database)
    for _ in range(2):
        database.write_bytes(content)
        with pytest.raises(StorageError):
            await opened(database)
    aside = {file.name.removesuffix("-wal").removesuffix("-shm") for file in database.parent.glob("*.corrupt-*")}
    assert sorted(aside) == ["bot.sqlite3.corrupt-20260302-120000", "bot.sqlite3.corrupt-20260302-120000-2"]


async def test_its_journal_goes_with_it(database):
    damage(database)
    (database.parent / "bot.sqlite3-wal").write_bytes(b"")
    with pytest.raises(StorageError):
        await opened(database)
    assert [file.name for file in database.parent.glob("bot.sqlite3-*")] == []


async def test_after_a_damaged_one_the_next_start_begins_with_an_empty_one(database):
    damage(database)
    with pytest.raises(StorageError):
        await opened(database)
    assert await opened(database) == 0


async def test_a_file_that_was_cut_short_is_damaged(database):
    database.write_bytes(database.read_bytes()[:10_000])
    with pytest.raises(StorageError, match="damaged"):
        await opened(database)


async def test_a_file_that_is_no_database_stays_where_it_is(tmp_path):
    path = tmp_path / "bericht.md"
    path.write_text("Die Fähre fährt wieder.\n" * 100, encoding="utf-8")
    with pytest.raises(StorageError, match="is no database, and is left as it is"):
        await opened(path)
    assert path.read_text(encoding="utf-8").startswith("Die Fähre")


async def test_what_a_killed_process_left_in_the_journal_is_there_after_the_check(tmp_path):
    path, killed = tmp_path / "bot.sqlite3", tmp_path / "killed.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        await store.questions.remember(Asking(1, "private", 1, 1, "Wer?", "Wer?"), ANSWER, "v1")
        for end in ("", "-wal"):  # as they stand on the disk while it runs
            shutil.copy(f"{path}{end}", f"{killed}{end}")
    assert await opened(killed) == 1


async def test_nobody_else_on_the_machine_may_read_the_database(database):
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    with closing(sqlite3.connect(database)) as used:
        used.execute("UPDATE questions SET language = 'en'")
        used.commit()
        assert {stat.S_IMODE(file.stat().st_mode) for file in database.parent.glob("bot.sqlite3*")} == {0o600}


async def test_an_empty_file_is_taken_for_a_new_database(tmp_path):
    (tmp_path / "bot.sqlite3").touch()
    assert await opened(tmp_path / "bot.sqlite3") == 0
