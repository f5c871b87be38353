"""Fetching updates from the sandbox, whatever goes wrong."""

import pytest
from telegram import Bot, Update

from bot.updates.polling import Polling

KINDS = [Update.MESSAGE, Update.EDITED_MESSAGE]


@pytest.fixture
async def bot(sandbox):
    async with Bot(sandbox.token, sandbox.base_url) as bot:
        yield bot


@pytest.fixture
def polling(bot, journal):
    reported: list[Exception] = []

    def made() -> Polling:
        return Polling(bot, journal, KINDS, reported.append)

    made.reported = reported
    return made


async def test_updates_come_in_order_and_are_confirmed_once_they_are_kept(sandbox, polling, journal, texts, under_way):
    people = [sandbox.world.user(f"Person {number}") for number in range(5)]
    for number in range(150):
        sandbox.people.says(people[number % 5], str(number))
    async with under_way(polling().run()):
        assert await texts(150) == [str(number) for number in range(150)]
        await sandbox.until(lambda: not sandbox.world.updates.pending)
        assert await journal._entries.count() == 150


async def test_what_cannot_be_kept_is_not_confirmed_and_comes_again(sandbox, polling, journal, texts, under_way, caplog):
    anna = sandbox.world.user("Anna")
    database = journal._entries._database
    await database.write(("ALTER TABLE journal RENAME TO lost", ()))
    sandbox.people.says(anna, "Geheim")
    async with under_way(polling().run()):
        await sandbox.until(lambda: len(sandbox.calls("getUpdates")) >= 2)
        assert len(sandbox.world.updates.pending) == 1
        await database.write(("ALTER TABLE lost RENAME TO journal", ()))
        assert await texts(1) == ["Geheim"]
    assert "Geheim" not in caplog.text


async def test_an_update_that_cannot_be_read_is_logged_once_and_keeps_no_other_waiting(
    sandbox, polling, texts, under_way, caplog
):
    anna = sandbox.world.user("Anna")
    sandbox.people.says(anna, "eins")
    sandbox.world.updates.add("message", {"message_id": "?", "text": "Geheim", "chat": 7})
    sandbox.people.says(anna, "zwei")
    async with under_way(polling().run()):
        assert await texts(2) == ["eins", "zwei"]
        await sandbox.until(lambda: not sandbox.world.updates.pending)
        assert len(sandbox.calls("getUpdates")) < 5
    assert len([record for record in caplog.records if "cannot be read" in record.getMessage()]) == 1
    assert "Geheim" not in caplog.text


@pytest.mark.parametrize("code", [401, 404, 409, 429, 500, 502])
async def test_polling_goes_on_after_an_error(sandbox, polling, texts, under_way, code):
    sandbox.fail("getUpdates", times=2, code=code, retry_after=1)
    async with under_way(polling().run()):
        sandbox.people.says(sandbox.world.user("Anna"), "eins")
        assert await texts(1) == ["eins"]


async def test_polling_goes_on_after_dropped_connections(sandbox, polling, texts, under_way):
    sandbox.drop("getUpdates", times=2)
    async with under_way(polling().run()):
        sandbox.people.says(sandbox.world.user("Anna"), "eins")
        assert await texts(1) == ["eins"]
    assert len(polling.reported) == 2


async def test_a_webhook_that_was_set_before_is_taken_back(sandbox, bot, polling, texts, under_way):
    await bot.set_webhook("https://example.org/hook")
    sandbox.people.says(sandbox.world.user("Anna"), "eins")
    async with under_way(polling().run()):
        assert await texts(1) == ["eins"]
