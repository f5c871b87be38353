"""Asking Telegram over and over, whichever way updates come: what passes is borne, a refused token only for a while."""

import asyncio
import logging
import socket

import pytest
from telegram import Bot, Update

from bot import errors as own
from bot.updates.polling import Polling
from bot.updates.webhook import Place, Webhook

METHODS = {"polling": ("deleteWebhook", "getUpdates"), "webhook": ("getWebhookInfo", "setWebhook")}
ASKED = [(mode, method) for mode, methods in METHODS.items() for method in methods]


@pytest.fixture
async def ways(sandbox, journal):
    """A way in for updates, polling or webhook, with a list of what it reports."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = Place(f"http://127.0.0.1:{port}/hook", "geheim", "127.0.0.1", port)
    reported = []
    async with Bot(sandbox.token, sandbox.base_url) as bot:

        def made(mode, patience=60.0):
            if mode == "polling":
                return Polling(bot, journal, [Update.MESSAGE], reported.append, patience)
            return Webhook(bot, journal, [Update.MESSAGE], reported.append, place, patience)

        made.reported = reported
        yield made


@pytest.mark.parametrize("code", [401, 404])
@pytest.mark.parametrize(("mode", "method"), ASKED)
async def test_a_token_that_telegram_goes_on_refusing_is_an_error_that_says_so(sandbox, ways, caplog, mode, method, code):
    caplog.set_level(logging.WARNING)
    sandbox.fail(method, times=None, code=code)
    with pytest.raises(own.TelegramError, match=r"^Telegram refuses the token \(TELEGRAM_BOT_TOKEN\)$"):
        await asyncio.wait_for(ways(mode, patience=0.1).run(), 10)
    assert sandbox.token not in caplog.text


@pytest.mark.parametrize("code", [401, 404])
@pytest.mark.parametrize(("mode", "method"), ASKED)
async def test_a_token_that_is_refused_for_a_moment_ends_nothing(sandbox, ways, texts, under_way, mode, method, code):
    sandbox.fail(method, times=1, code=code)
    async with under_way(ways(mode).run()):
        sandbox.people.says(sandbox.world.user("Anna"), "eins")
        assert await texts(1) == ["eins"]
    assert ways.reported == []


@pytest.mark.parametrize("mode", METHODS)
async def test_refusals_with_something_else_between_them_are_not_added_up(sandbox, ways, under_way, mode):
    method = METHODS[mode][0]
    async with under_way(ways(mode, patience=0.7).run()) as task:
        for code in (401, 500):
            sandbox.fail(method, code=code)
        sandbox.fail(method, code=401)
        await sandbox.until(lambda: bool(sandbox.calls(METHODS[mode][1])), timeout=20)
        assert not task.done()
    assert len(ways.reported) == 1


@pytest.mark.parametrize("mode", METHODS)
async def test_what_cannot_be_kept_is_reported(sandbox, ways, journal, texts, under_way, mode):
    sandbox.world.webhook.retry_seconds = 0.05
    database = journal._entries._database
    async with under_way(ways(mode).run()):
        await sandbox.until(lambda: bool(sandbox.calls(METHODS[mode][1])))
        await database.write(("ALTER TABLE journal RENAME TO lost", ()))
        sandbox.people.says(sandbox.world.user("Anna"), "eins")
        await sandbox.until(lambda: bool(ways.reported))
        await database.write(("ALTER TABLE lost RENAME TO journal", ()))
        assert await texts(1) == ["eins"]
    assert "no such table" in str(ways.reported[0])
