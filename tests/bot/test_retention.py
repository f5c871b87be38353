"""What is kept goes after RETENTION_DAYS, at start and every night, and is overwritten in the files."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

from bot.library import Reload, Turn
from bot.storage import Store
from bot.storage.chats import ChatSettings
from bot.storage.questions import Asking
from bot.storage.retention import purge
from retrieval.models import Answer, Finding, Verdict

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ANSWER = Answer("Wer?", "de", (Finding(Verdict.NO_ANSWER, ()),))
ASKED = "Wie viele Menschen waren an Bord der Svala, fragt Quaalenberg?"


async def test_what_is_older_goes_and_what_is_younger_stays(tmp_path):
    now = [START]
    async with Store.open(tmp_path / "bot.sqlite3", lambda: now[0]) as store:
        for chat in (1, 2):
            number = await store.questions.remember(Asking(chat, "private", 1, chat, f"Wer {chat}?", "Wer?"), ANSWER, "v1")
            await store.questions.vote(number, chat, helpful=True)
            await store.remember_reload(chat, now[0], Reload(1, 1, turns=(Turn(f"Wer {chat}?", appeared=True),)))
            now[0] += timedelta(days=20)
        gone = await purge(store.database, START + timedelta(days=30, hours=1), days=30)
        left = [
            await store.database.rows(sql)
            for sql in (
                "SELECT question FROM questions",
                "SELECT user_id FROM votes",
                "SELECT question FROM turns",
                "SELECT admin_id FROM reloads",
                "SELECT id FROM chats",
            )
        ]
    assert gone == 1
    assert left == [[("Wer 2?",)], [(2,)], [("Wer 2?",)], [(2,)], [(2,)]]


async def test_what_a_chat_has_set_stays_when_its_questions_go(tmp_path):
    async with Store.open(tmp_path / "bot.sqlite3", lambda: START) as store:
        await store.questions.remember(Asking(1, "private", 1, 1, "Wer?", "Wer?"), ANSWER, "v1")
        await store.chats.change(1, "private", ChatSettings(language="en"))
        await purge(store.database, START + timedelta(days=31), days=30)
        assert await store.count("questions") == 0
        assert await store.chats.settings(1) == ChatSettings(language="en")


async def test_a_turn_goes_with_its_question_however_late_the_reload_was(tmp_path):
    now = [START]
    async with Store.open(tmp_path / "bot.sqlite3", lambda: now[0]) as store:
        await store.questions.remember(Asking(1, "private", 1, 1, "Wer?", "Wer?"), ANSWER, "v1")
        now[0] += timedelta(days=29)
        await store.news.remember_turns([Turn("Wer?", appeared=True)])
        await purge(store.database, START + timedelta(days=31), days=30)
        assert await store.database.rows("SELECT * FROM turns") == []


async def test_every_night_the_bot_forgets_what_is_old_enough_in_the_files_too(newsroom):
    now = [START]
    async with newsroom(clock=lambda: now[0]) as room:
        store, path = room.app.bot_data.services.store, room.app.bot_data.services.settings.database_path
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, ASKED)
        await room.sandbox.sent(anna)
        [job] = room.app.job_queue.get_jobs_by_name("tidy")
        now[0] += timedelta(days=29)
        await job.run(room.app)
        assert await store.count("questions") == 1
        now[0] += timedelta(days=2)
        await job.run(room.app)
        await room.sandbox.until(lambda: not any(b"Quaalenberg" in file.read_bytes() for file in path.parent.iterdir()))
        assert await store.count("questions") == 0


async def test_at_start_the_bot_forgets_what_is_old_enough(newsroom):
    async with newsroom() as room:
        anna, box = room.sandbox.world.user("Anna", language_code="de"), room.sandbox
        room.sandbox.people.says(anna, ASKED)
        await room.sandbox.sent(anna)
        assert await room.app.bot_data.services.store.count("questions") == 1
        async with newsroom(sandbox=nullcontext(box), clock=lambda: START + timedelta(days=31)) as later:
            assert await later.app.bot_data.services.store.count("questions") == 0


async def test_privacy_says_for_how_many_days(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "/privacy")
        [told] = await room.sandbox.sent(anna)
    assert "30 Tage" in told.text
