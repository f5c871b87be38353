import sqlite3
from datetime import UTC, datetime

import pytest

from bot.errors import StorageError
from bot.library import Reload
from bot.storage import Store
from bot.storage.chats import ChatSettings
from bot.storage.journal import Entry
from bot.storage.news import Subscriber
from bot.storage.questions import Asking
from bot.storage.schema import migrations
from retrieval.models import Answer, Finding, Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER = Answer("Wer war das?", "de", (Finding(Verdict.NO_ANSWER, ()),))


def asking(chat: int, kind: str, message: int, question: str = "Wer war das?") -> Asking:
    return Asking(chat, kind, message, 5, question, question)


async def test_a_question_is_kept_with_its_chat_and_its_answer(tmp_path):
    path = tmp_path / "new" / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        await store.questions.remember(asking(-100, "supergroup", 7), ANSWER, "v1")
        await store.questions.remember(asking(-100, "supergroup", 8), ANSWER, "v1")
    with sqlite3.connect(path) as kept:
        assert kept.execute("SELECT id, kind, last_seen FROM chats").fetchall() == [
            (-100, "supergroup", "2026-03-02T12:00:00+00:00")
        ]
        assert kept.execute("SELECT message_id, question, verdict FROM questions").fetchall() == [
            (7, "Wer war das?", "no_answer"),
            (8, "Wer war das?", "no_answer"),
        ]
    kept.close()


async def test_a_reload_is_kept_with_its_counts_and_its_error(tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        await store.remember_reload(5, NOON, Reload(3, 12, added=("a.md",), error="no readable document"))
    with sqlite3.connect(path) as kept:
        assert kept.execute("SELECT admin_id, documents, added, error FROM reloads").fetchall() == [
            (5, 3, 1, "no readable document")
        ]
    kept.close()


async def test_what_was_kept_is_there_after_a_restart(tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        await store.questions.remember(asking(1, "private", 1), ANSWER, "v1")
    async with Store.open(path, lambda: NOON) as store:
        assert await store.count("questions") == 1


async def test_the_database_is_in_wal_mode_and_holds_foreign_keys(tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        connection = store._connection
        modes = [(await (await connection.execute(f"PRAGMA {name}")).fetchone())[0] for name in ("journal_mode", "foreign_keys")]
    assert modes == ["wal", 1]


async def test_a_database_of_a_newer_version_is_left_alone_with_a_clear_error(tmp_path):
    path = tmp_path / "bot.sqlite3"
    with sqlite3.connect(path) as future:
        future.execute("PRAGMA user_version = 999")
    future.close()
    with pytest.raises(StorageError, match="schema 999"):
        async with Store.open(path, lambda: NOON):
            pass


async def test_a_file_that_is_no_database_is_named_in_the_error(tmp_path):
    path = tmp_path / "bot.sqlite3"
    path.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(StorageError, match=r"bot\.sqlite3"):
        async with Store.open(path, lambda: NOON):
            pass
    assert path.read_bytes().startswith(b"this is no database")


def test_migrations_are_numbered_without_gaps():
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


async def test_a_folder_in_the_databases_place_is_named_in_the_error(tmp_path):
    with pytest.raises(StorageError, match="it is a folder"):
        async with Store.open(tmp_path, lambda: NOON):
            pass


async def test_a_group_that_becomes_a_supergroup_keeps_its_questions_settings_and_digest(tmp_path):
    async with Store.open(tmp_path / "bot.sqlite3", lambda: NOON) as store:
        number = await store.questions.remember(asking(-7, "group", 1), ANSWER, "v1")
        await store.chats.change(-7, "group", ChatSettings(language="en", extracts=2, folders=("sport",)))
        await store.news.subscribe(Subscriber(-7, "en"))
        await store.journal.add([Entry(1, NOON, -7, 1, "{}")])
        for _ in range(2):  # both chats say so
            await store.chats.migrate(-7, -1007)
        assert (await store.questions.by_id(number)).chat_id == -1007
        assert await store.chats.settings(-1007) == ChatSettings("en", 2, commands_only=False, folders=("sport",))
        assert await store.chats.settings(-7) == ChatSettings()
        assert await store.news.subscribers() == [Subscriber(-1007, "en")]
        assert [entry.chat_id for entry in await store.journal.waiting(10)] == [-1007]


async def test_an_edited_question_takes_the_place_of_its_earlier_form(tmp_path):
    async with Store.open(tmp_path / "bot.sqlite3", lambda: NOON) as store:
        first = await store.questions.remember(asking(1, "private", 1), ANSWER, "v1")
        second = await store.questions.remember(asking(1, "private", 1, "Und wer nicht?"), ANSWER, "v2")
        assert first == second
        assert (await store.questions.by_id(first)).question == "Und wer nicht?"
