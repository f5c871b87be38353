"""Databases of every earlier version: nothing in them is lost when the bot is upgraded."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.errors import StorageError
from bot.storage import Store
from bot.storage.questions import Asking
from bot.storage.schema import migrations
from retrieval.models import Answer, Finding, Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = "2026-03-01T09:00:00+00:00"
# What each version's tables may hold, added when that migration has been carried out.
ROWS = {
    1: (
        ("chats", {"id": -100, "kind": "supergroup", "first_seen": DAY, "last_seen": DAY}),
        (
            "questions",
            {
                "id": 7,
                "chat_id": -100,
                "message_id": 3,
                "asked_at": DAY,
                "question": "Wer „kam“?",
                "language": "de",
                "verdict": "no_answer",
                "answer": "{}",
            },
        ),
        (
            "reloads",
            {
                "id": 2,
                "started_at": DAY,
                "finished_at": DAY,
                "admin_id": 5,
                "documents": 3,
                "paragraphs": 9,
                "added": 1,
                "changed": 0,
                "removed": 0,
                "refused": 0,
                "error": None,
            },
        ),
    ),
    2: (("votes", {"question_id": 7, "user_id": 5, "helpful": 1}),),
    3: (
        ("turns", {"id": 4, "at": DAY, "question": "Wer „kam“?", "appeared": 1}),
        ("digests", {"chat_id": 5, "language": "de"}),
    ),
    4: (
        ("uploads", {"id": 6, "admin_id": 5, "received_at": DAY, "name": "a.md", "digest": "ff", "content": b"\x00a"}),
        ("admins", {"id": 8, "added_by": 5, "added_at": DAY}),
    ),
    5: (("chats", {"id": -200, "kind": "group", "first_seen": DAY, "last_seen": DAY, "dark": 1}),),
    6: (
        ("journal", {"update_id": 9, "received_at": DAY, "chat_id": 5, "user_id": 5, "body": "{}", "begun": 1, "done_at": None}),
    ),
}


def database_of(path, version):
    """Make a database as a version of the program left it, with a row in each of its tables."""
    with closing(sqlite3.connect(path)) as made:
        for number, sql in migrations()[:version]:
            made.executescript(f"{sql}\nPRAGMA user_version = {number};")
            for table, row in ROWS[number]:
                marks = ", ".join("?" * len(row))
                made.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
            made.commit()


def kept_in(path, version):
    """Each row that a version has put there, as it is now."""
    with closing(sqlite3.connect(path)) as now:
        return [
            now.execute(f"SELECT {', '.join(row)} FROM {table}").fetchall().count(tuple(row.values())) == 1
            for number in range(1, version + 1)
            for table, row in ROWS[number]
        ]


def test_every_version_has_rows_to_be_tested_with():
    assert list(ROWS) == [number for number, _ in migrations()]


@pytest.mark.parametrize("version", range(len(migrations())))
async def test_a_database_of_an_earlier_version_keeps_every_row_and_is_used_on(tmp_path, version):
    path = tmp_path / "bot.sqlite3"
    database_of(path, version)
    async with Store.open(path, lambda: NOON) as store:
        asking = Asking(-100, "supergroup", 9, 5, "Und wann?", "Und wann?")
        await store.questions.remember(asking, Answer("Und wann?", "de", (Finding(Verdict.NO_ANSWER, ()),)), "v1")
        assert await store.count("questions") == (2 if version else 1)
        await store.database.write(("DELETE FROM questions WHERE question = 'Und wann?'", ()))
        await store.database.write(("UPDATE chats SET last_seen = ? WHERE id = -100", (DAY,)))
    assert all(kept_in(path, version))
    with closing(sqlite3.connect(path)) as migrated:
        assert migrated.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        assert migrated.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert migrated.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_a_migration_that_fails_leaves_the_version_before_it_with_all_its_rows(tmp_path):
    path = tmp_path / "bot.sqlite3"
    database_of(path, 2)
    with closing(sqlite3.connect(path)) as odd:
        odd.execute("CREATE TABLE digests (somebody_else TEXT)")  # the third migration makes turns before it comes to this
        odd.commit()
    with pytest.raises(StorageError, match="migration 3 failed"):
        async with Store.open(path, lambda: NOON):
            pass
    with closing(sqlite3.connect(path)) as left:
        assert left.execute("PRAGMA user_version").fetchone() == (2,)
        assert left.execute("SELECT count(*) FROM sqlite_master WHERE name = 'turns'").fetchone() == (0,)
    assert all(kept_in(path, 2))
