import asyncio
import time

import pytest
from telegram.error import Conflict


async def texts(bot, **parameters) -> list[str]:
    return [update.effective_message.text for update in await bot.get_updates(**parameters)]


async def test_updates_come_again_until_a_later_one_is_asked_for(sandbox, bot, anna):
    sandbox.people.says(anna, "eins")
    sandbox.people.says(anna, "zwei")
    first, second = await bot.get_updates()
    assert second.update_id == first.update_id + 1
    assert await texts(bot, offset=first.update_id) == ["eins", "zwei"]
    assert await texts(bot, offset=second.update_id) == ["zwei"]
    assert await texts(bot, offset=second.update_id + 1) == []
    assert sandbox.world.updates.pending == ()


async def test_a_limit_cuts_off_the_later_updates(sandbox, bot, anna):
    for word in ("eins", "zwei", "drei"):
        sandbox.people.says(anna, word)
    assert await texts(bot, limit=2) == ["eins", "zwei"]
    assert await texts(bot, limit=1000) == ["eins", "zwei", "drei"]


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(sandbox, bot, anna):
    for word in ("eins", "zwei", "drei"):
        sandbox.people.says(anna, word)
    assert await texts(bot, offset=-1) == ["drei"]
    assert await texts(bot) == ["drei"]


async def test_a_long_poll_returns_as_soon_as_something_arrives(sandbox, bot, anna):
    poll = asyncio.create_task(texts(bot, timeout=20))
    await sandbox.until(lambda: sandbox.calls("getUpdates"))
    began = time.monotonic()
    sandbox.people.says(anna, "eins")
    assert await poll == ["eins"]
    assert time.monotonic() - began < 2


async def test_a_long_poll_ends_empty_after_its_time(bot):
    began = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - began < 3


async def test_a_second_poll_ends_the_first_with_a_conflict(sandbox, bot, second_bot, anna):
    first = asyncio.create_task(texts(bot, timeout=20))
    await sandbox.until(lambda: sandbox.calls("getUpdates"))
    second = asyncio.create_task(texts(second_bot, timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot instance is"):
        await first
    sandbox.people.says(anna, "eins")
    assert await second == ["eins"]


async def test_only_the_kinds_asked_for_arrive_and_the_wish_is_remembered(sandbox, bot, anna):
    await bot.get_updates(allowed_updates=["edited_message"])
    message = sandbox.people.says(anna, "eins")
    sandbox.people.edits(message, "zwei")
    assert await texts(bot) == ["zwei"]
    await bot.get_updates(allowed_updates=[])
    sandbox.people.says(anna, "drei")
    assert await texts(bot) == ["zwei", "drei"]


async def test_a_webhook_excludes_polling(sandbox, bot):
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await sandbox.until(lambda: sandbox.calls("getUpdates"))
    await bot.set_webhook("https://example.org/hook", allowed_updates=["message"])
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    info = await bot.get_webhook_info()
    assert (info.url, info.allowed_updates) == ("https://example.org/hook", ("message",))
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_what_waits_can_be_dropped_with_the_webhook(sandbox, bot, anna):
    sandbox.people.says(anna, "eins")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_webhook_info()).pending_update_count == 0
