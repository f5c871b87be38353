"""How fast answers go out, against the sandbox with Telegram's flood windows."""

import asyncio
from time import monotonic

import pytest
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from bot.sandbox.floods import Windows
from bot.sandbox.sandbox import Sandbox
from bot.updates.pacing import Pacing


def account(sandbox: Sandbox, per_second: int = 30) -> Bot:
    return ExtBot(sandbox.token, sandbox.base_url, rate_limiter=Pacing(per_second))


async def test_quick_answers_to_one_chat_all_arrive_at_telegrams_pace():
    async with Sandbox(windows=Windows()) as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        await asyncio.gather(*(bot.send_message(anna.id, str(number)) for number in range(5)))
        assert [message.text for message in sandbox.messages(anna)] == ["0", "1", "2", "3", "4"]
        assert sandbox.refusals == []


async def test_many_chats_at_once_are_answered_at_the_pace_of_the_bot_in_all():
    async with Sandbox() as sandbox, account(sandbox, per_second=10) as bot:
        people = [sandbox.world.user(f"Person {number}") for number in range(25)]
        begun = monotonic()
        await asyncio.gather(*(bot.send_message(person.id, "x") for person in people))
        assert monotonic() - begun > 2
        assert all(sandbox.messages(person) for person in people)


async def test_a_chat_that_telegram_pauses_keeps_no_other_waiting():
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna, ben = sandbox.world.user("Anna"), sandbox.world.user("Ben")
        sandbox.fail("sendMessage", code=429, retry_after=2)
        slow = asyncio.create_task(bot.send_message(anna.id, "x"))
        await sandbox.until(lambda: bool(sandbox.refusals))
        begun = monotonic()
        await bot.send_message(ben.id, "x")
        assert monotonic() - begun < 1
        assert not slow.done()
        await slow
        assert [message.text for message in sandbox.messages(anna)] == ["x"]


async def test_a_chat_that_is_paused_is_not_asked_again_before_its_time():
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        sandbox.fail("sendMessage", code=429, retry_after=1)
        await asyncio.gather(bot.send_message(anna.id, "x"), _later(bot.send_message(anna.id, "y"), 0.3))
        assert len(sandbox.refusals) == 1
        assert len(sandbox.messages(anna)) == 2


@pytest.mark.parametrize("code", [401, 404, 409, 500, 502])
async def test_what_passes_is_tried_again(code):
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        sandbox.fail("sendMessage", code=code)
        await bot.send_message(anna.id, "x")
        assert len(sandbox.messages(anna)) == 1


async def test_a_dropped_connection_is_tried_again():
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        sandbox.drop("sendMessage")
        await bot.send_message(anna.id, "x")
        assert len(sandbox.messages(anna)) == 1


@pytest.mark.parametrize(("code", "error"), [(400, BadRequest), (403, Forbidden)])
async def test_telegrams_last_word_is_not_tried_again(code, error):
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        sandbox.fail("sendMessage", code=code)
        with pytest.raises(error):
            await bot.send_message(anna.id, "x")
        assert len(sandbox.calls("sendMessage")) == 1


async def test_typing_is_not_waited_for_and_takes_no_answers_place():
    async with Sandbox(windows=Windows()) as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        begun = monotonic()
        for number in range(2):
            await bot.send_chat_action(anna.id, ChatAction.TYPING)
            await bot.send_message(anna.id, str(number))
        assert monotonic() - begun < 1
        assert len(sandbox.messages(anna)) == 2
        assert len(sandbox.calls("sendChatAction")) == 1


async def test_typing_that_fails_is_not_tried_again():
    async with Sandbox() as sandbox, account(sandbox) as bot:
        anna = sandbox.world.user("Anna")
        sandbox.fail("sendChatAction", code=502, times=None)
        with pytest.raises(Exception, match="Bad Gateway"):
            await bot.send_chat_action(anna.id, ChatAction.TYPING)
        assert len(sandbox.calls("sendChatAction")) == 1


async def test_of_chats_that_are_quiet_again_nothing_is_kept():
    pacing = Pacing()
    for number in range(1, 3001):
        pacing._chat(number)
    assert len(pacing._chats) <= 1000


async def _later(request, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await request
