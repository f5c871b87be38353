from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.sandbox.floods import Window, Windows
from bot.sandbox.sandbox import Sandbox


@pytest.fixture
async def sandbox(clock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock, windows=Windows()) as sandbox:
        yield sandbox


async def is_told_to_wait(bot: Bot, chat) -> int:
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(chat.id, "x")
    assert isinstance(refused.value.retry_after, timedelta)
    return int(refused.value.retry_after.total_seconds())


async def test_a_chat_takes_three_messages_at_once_and_one_a_second(sandbox, bot, anna, ben, clock):
    for _ in range(3):
        await bot.send_message(anna.id, "x")
    assert await is_told_to_wait(bot, anna) == 3
    await bot.send_message(ben.id, "x")
    clock.goes_on(seconds=1.5)
    assert await is_told_to_wait(bot, anna) == 2
    clock.goes_on(seconds=1.5)
    await bot.send_message(anna.id, "x")
    assert len(sandbox.messages(anna)) == 4


async def test_a_group_takes_twenty_messages_a_minute(sandbox, bot, anna, group, clock):
    for _ in range(20):
        await bot.send_message(group.id, "x")
        clock.goes_on(seconds=1)
    assert await is_told_to_wait(bot, group) == 40
    await bot.send_message(anna.id, "x")
    clock.goes_on(seconds=40)
    await bot.send_message(group.id, "x")


async def test_thirty_messages_a_second_are_taken_in_all(sandbox, bot, clock):
    people = [sandbox.world.user(f"Person {number}") for number in range(31)]
    for person in people[:30]:
        await bot.send_message(person.id, "x")
    assert await is_told_to_wait(bot, people[30]) == 1
    clock.goes_on(seconds=1)
    await bot.send_message(people[30].id, "x")


async def test_typing_and_edits_count_and_answers_to_buttons_do_not(bot, anna):
    message = await bot.send_message(anna.id, "x")
    await bot.send_chat_action(anna.id, "typing")
    await bot.edit_message_text("y", anna.id, message.id)
    assert await is_told_to_wait(bot, anna) == 3
    await bot.get_chat(anna.id)
    await bot.delete_message(anna.id, message.id)


async def test_a_channel_has_one_window_under_both_its_names(bot, channel):
    for name in (channel.id, "@eilmeldungen", channel.id):
        await bot.send_message(name, "x")
    assert await is_told_to_wait(bot, channel) == 3


async def test_a_test_may_set_windows_of_its_own(clock):
    windows = Windows(chat=Window(1, 10))
    async with Sandbox(clock=clock, windows=windows) as sandbox, Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        anna = sandbox.world.user("Anna")
        await bot.send_message(anna.id, "x")
        assert await is_told_to_wait(bot, anna) == 10


async def test_without_windows_there_is_no_limit(clock):
    async with Sandbox(clock=clock) as sandbox, Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        anna = sandbox.world.user("Anna")
        for _ in range(40):
            await bot.send_message(anna.id, "x")
