"""The queue of updates: committed before it returns, handed out once, and again where something is left."""

import asyncio
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Bot, Update

from bot.storage import Store
from bot.storage.forgetting import forget
from bot.updates.journal import ATTEMPTS, SUSPECT, Journal
from bot.updates.parsing import parsed

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BOT = Bot("1:token")


def asked(number: int, chat: int = 7, text: str = "Wer war das?") -> Update:
    person = {"id": chat, "is_bot": False, "first_name": "Anna"}
    message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}, "from": person, "text": text}
    return Update.de_json({"update_id": number, "message": message}, BOT)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "bot.sqlite3"


def handed_out(journal: Journal) -> list[int]:
    return [journal.get_nowait().update_id for _ in range(journal.qsize())]


async def test_an_update_is_on_disk_when_put_returns(path):
    async with Store.open(path, lambda: NOON) as store:
        await Journal(store.journal, lambda: NOON).put(asked(1))
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT update_id, done_at FROM journal").fetchall() == [(1, None)]
        other.close()


async def test_what_is_not_done_with_is_handed_out_after_a_restart_in_order(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.take([asked(3), asked(1), asked(2)])
        await journal.done(2)
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.resume(BOT)
        first = journal.get_nowait()
        assert (first.update_id, first.message.text) == (1, "Wer war das?")
        assert handed_out(journal) == [3]


async def test_half_a_character_is_a_sign_after_a_restart_as_well(path):
    broken = asked(1, text="Wer \ud83d kam?").to_dict()
    async with Store.open(path, lambda: NOON) as store:
        await Journal(store.journal, lambda: NOON).take([parsed(broken, BOT)], {1: json.dumps(broken)})
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.resume(BOT)
        assert journal.get_nowait().message.text == "Wer ? kam?"


async def test_an_update_that_is_done_is_not_handed_out_again(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.take([asked(1), asked(2)])
        await journal.done(1)
        await journal.take([asked(1), asked(2), asked(3)])
        assert handed_out(journal) == [1, 2, 3]


async def test_of_an_update_that_is_done_only_its_number_is_kept(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.put(asked(1, text="Geheim"))
        await journal.done(1)
        assert await store.database.rows("SELECT update_id, chat_id, user_id, body FROM journal") == [(1, None, None, None)]


async def test_the_numbers_of_what_is_done_go_after_some_days(path):
    now = [NOON]
    async with Store.open(path, lambda: now[0]) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.take([asked(1), asked(2)])
        await journal.done(1)
        now[0] += timedelta(days=4)
        await journal.done(2)
        assert await store.database.rows("SELECT update_id FROM journal") == [(2,)]


async def test_whoever_brings_more_than_there_is_room_for_waits(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON, most=2)
        bringing = asyncio.create_task(journal.take([asked(1), asked(2), asked(3)]))
        await asyncio.wait({bringing}, timeout=0.2)
        assert not bringing.done()
        assert handed_out(journal) == [1, 2]
        await journal.done(1)
        await bringing
        assert handed_out(journal) == [3]


async def test_who_stops_waiting_for_room_loses_nothing(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON, most=1)
        bringing = asyncio.create_task(journal.take([asked(1), asked(2)]))
        await asyncio.wait({bringing}, timeout=0.2)
        bringing.cancel()
        await asyncio.wait({bringing})
        assert handed_out(journal) == [1]
        await journal.done(1)
        await journal.resume(BOT)
        assert handed_out(journal) == [2]


async def test_a_chat_that_sends_many_leaves_room_for_others_and_loses_none_of_its_order(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON, most=20, share=4)
        resuming = asyncio.create_task(journal.keep_resuming(BOT))
        await asyncio.wait_for(journal.take([asked(number, chat=7) for number in range(1, 41)]), 5)
        await asyncio.wait_for(journal.put(asked(41, chat=8)), 5)
        assert handed_out(journal) == [1, 2, 3, 4, 41]
        for number in (1, 2, 3, 4):
            await journal.done(number)
        await journal.take([asked(number, chat=7) for number in range(42, 46)])
        order = []
        async with asyncio.timeout(20):
            while len(order) < 40:
                update = await journal.get()
                order.append(update.update_id)
                assert journal.held <= 5
                await journal.done(update.update_id)
        assert order == [*range(5, 41), 42, 43, 44, 45]
        await journal.done(41)
        assert await store.journal.count() == 0
        resuming.cancel()


async def test_what_failed_by_the_network_is_handed_out_again_but_not_at_once(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.put(asked(1))
        handed_out(journal)
        await journal.set_back(1)
        await journal.put(asked(1))
        await journal.resume(BOT)
        assert handed_out(journal) == []
        journal.again = 0.0
        await journal.set_back(1)
        await journal.resume(BOT)
        assert handed_out(journal) == [1]


async def test_what_was_begun_in_vain_several_times_lets_others_come_first(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.take([asked(1), asked(2, chat=8)])
        for _ in range(SUSPECT):
            await journal.begin(1)
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.resume(BOT)
        assert handed_out(journal) == [2]
        await asyncio.sleep(2.1)
        await journal.resume(BOT)
        assert handed_out(journal) == [1]


async def test_an_update_that_ends_the_process_every_time_is_set_aside(path, caplog):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.put(asked(1, text="Geheim"))
        for _ in range(ATTEMPTS):
            await journal.begin(1)
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.resume(BOT)
        assert handed_out(journal) == []
        assert await store.journal.count() == 0
    assert f"update 1 was begun {ATTEMPTS} times" in caplog.text
    assert "Geheim" not in caplog.text


async def test_where_updates_cannot_be_kept_none_is_taken(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await store.database.write(("ALTER TABLE journal RENAME TO lost", ()))
        with pytest.raises(sqlite3.OperationalError):
            await journal.put(asked(1))
        await store.database.write(("ALTER TABLE lost RENAME TO journal", ()))
        assert (handed_out(journal), journal.held) == ([], 0)
        await journal.put(asked(1))
        assert handed_out(journal) == [1]


async def test_what_is_done_while_nothing_can_be_written_is_struck_out_when_it_can(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        journal.again = 0.1
        await journal.put(asked(1))
        await store.database.write(("ALTER TABLE journal RENAME TO lost", ()))
        await journal.done(1)
        assert journal.held == 1
        await store.database.write(("ALTER TABLE lost RENAME TO journal", ()))
        resuming = asyncio.create_task(journal.keep_resuming(BOT))
        await asyncio.sleep(0.5)
        resuming.cancel()
        assert journal.held == 0
        assert await store.journal.count() == 0
        assert handed_out(journal) == [1]


async def test_what_the_network_fails_for_a_day_is_given_up_by_the_clock_that_is_given(path):
    now = [NOON]
    async with Store.open(path, lambda: now[0]) as store:
        journal = Journal(store.journal, lambda: now[0])
        await journal.take([asked(1), asked(2, chat=8)])
        now[0] += timedelta(hours=23)
        await journal.set_back(1)
        assert await store.journal.count() == 2
        now[0] += timedelta(hours=2)
        await journal.set_back(2)
        assert [entry.update_id for entry in await store.journal.waiting(10)] == [1]


async def test_what_waits_of_a_chat_is_forgotten_with_it(path):
    async with Store.open(path, lambda: NOON) as store:
        journal = Journal(store.journal, lambda: NOON)
        await journal.take([asked(1, chat=7, text="Geheim"), asked(2, chat=8)])
        await forget(store.database, chat_id=7, user_id=7, now=NOON)
        assert [entry.update_id for entry in await store.journal.waiting(10)] == [2]
    assert not any(b"Geheim" in file.read_bytes() for file in path.parent.iterdir())
