import time
from datetime import timedelta

import pytest
from telegram.error import InvalidToken, NetworkError, RetryAfter, TimedOut


async def test_a_flood_error_says_how_long_to_wait_and_comes_once(sandbox, bot, anna):
    sandbox.fail("sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(anna.id, "x")
    assert refused.value.retry_after == timedelta(seconds=7)
    await bot.send_message(anna.id, "x")
    assert len(sandbox.messages(anna)) == 1


async def test_an_error_comes_as_often_as_planned_and_only_for_its_method(sandbox, bot, anna):
    sandbox.fail("sendMessage", times=2, code=502)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(anna.id, "x")
    await bot.send_message(anna.id, "x")
    sandbox.fail("sendMessage", code=500)
    await bot.get_me()


async def test_an_error_without_a_number_stays_until_recovery(sandbox, bot):
    sandbox.fail("getMe", times=None, code=401)
    for _ in range(3):
        with pytest.raises(InvalidToken):
            await bot.get_me()
    sandbox.recover()
    await bot.get_me()


async def test_a_delayed_request_is_answered_late(sandbox, bot):
    sandbox.delay("getMe", 0.3)
    began = time.monotonic()
    await bot.get_me()
    assert 0.25 < time.monotonic() - began < 3


async def test_a_client_may_run_out_of_patience(sandbox, bot):
    sandbox.delay("getMe", 20)
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.2)


async def test_a_dropped_request_has_done_nothing(sandbox, bot, anna):
    sandbox.drop("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    assert sandbox.messages(anna) == []


async def test_a_lost_answer_leaves_the_message_in_the_chat(sandbox, bot, anna):
    sandbox.drop("sendMessage", heard=True)
    with pytest.raises(NetworkError):
        await bot.send_message(anna.id, "x")
    assert [message.text for message in sandbox.messages(anna)] == ["x"]


async def test_faults_come_in_the_order_they_were_planned(sandbox, bot):
    sandbox.fail("getMe", code=500)
    sandbox.fail("getMe", code=502)
    for reason in ("Internal Server Error", "Bad Gateway"):
        with pytest.raises(NetworkError, match=reason):
            await bot.get_me()
