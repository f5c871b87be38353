"""`quellenlage run` as a process of its own: it starts, waits, refuses and leaves as its operators expect."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process

import pytest

from bot.sandbox.sandbox import Sandbox


@pytest.fixture
def started(folder, tmp_path):
    async def run(token: str, url: str, **settings: str) -> Process:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TELEGRAM_BOT_TOKEN": token,
            "TELEGRAM_API_URL": url,
            "DATABASE_PATH": str(tmp_path / "bot.sqlite3"),
            "PYTHONIOENCODING": "utf-8",
            **settings,
        }
        command = [sys.executable, "-m", "bot", "run", "--corpus", str(folder)]
        return await asyncio.create_subprocess_exec(*command, env=environment, cwd=tmp_path, stdout=PIPE, stderr=PIPE)

    return run


async def test_it_answers_and_leaves_in_order_when_terminated(started):
    async with Sandbox() as sandbox:
        process = await started(sandbox.token, sandbox.base_url.removesuffix("/bot"))
        anna = sandbox.world.user("Anna", language_code="de")
        sandbox.people.says(anna, "Wie viele Menschen waren an Bord der Svala?")
        [answer] = await sandbox.sent(anna, timeout=30)
        process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert "84 Menschen" in answer.text
    assert process.returncode == 0
    assert sandbox.token not in errors.decode()


async def test_a_token_that_telegram_does_not_know_is_one_plain_line_without_the_token(started):
    async with Sandbox() as sandbox:
        process = await started("999:wrong", sandbox.base_url.removesuffix("/bot"))
        _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert errors.decode().splitlines()[-1] == "quellenlage: Telegram does not know this token (TELEGRAM_BOT_TOKEN)"
    assert "999:wrong" not in errors.decode()


async def test_while_telegram_is_away_it_waits_and_can_be_stopped(started):
    process = await started("1:token", "http://127.0.0.1:9")
    assert process.stderr is not None
    line = await asyncio.wait_for(process.stderr.readline(), 30)
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 30)
    assert b"Telegram cannot be reached" in line
    assert process.returncode == 0


SECRET = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8"
ASKED = "Wie viele Menschen waren an Bord der Svala, fragt Quaalenberg?"


async def test_whatever_goes_wrong_neither_the_token_nor_a_question_stands_in_the_log(started):
    async with Sandbox(token=SECRET) as sandbox:
        quoting = f'Bad Request: message text "{ASKED}" is not what I like, see https://api.telegram.org/bot{SECRET}/sendMessage'
        sandbox.fail("sendMessage", times=2, code=400, description=quoting)
        sandbox.fail("sendMessage", times=1, code=500, description=quoting)
        sandbox.fail("sendMessage", times=1, code=403, description="Forbidden: bot was blocked by the user")
        sandbox.drop("sendMessage")
        sandbox.fail("getUpdates", times=1, code=502, description=quoting)
        process = await started(sandbox.token, sandbox.base_url.removesuffix("/bot"), LOG_LEVEL="DEBUG")
        people = [sandbox.world.user(name, language_code="de") for name in ("Anna", "Ben", "Cleo", "Dora", "Quaalenberg")]
        for person in people:
            sandbox.people.says(person, ASKED)
            sandbox.people.asks_inline(person, ASKED)
        await sandbox.until(lambda: len(sandbox.calls("sendMessage")) >= 5, timeout=40)
        process.send_signal(signal.SIGTERM)
        output, errors = await asyncio.wait_for(process.communicate(), 30)
    told = (output + errors).decode()
    assert "an update failed" in told  # with its traceback
    assert "BadRequest: Message text … is not what i like" in told
    assert SECRET.split(":")[1].lower() not in told.lower()
    assert "quaalenberg" not in told.lower()


async def test_an_env_file_that_others_can_read_is_warned_of(started, tmp_path):
    (tmp_path / ".env").write_text("BOT_LANGUAGE=en\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    process = await started("1:token", "http://127.0.0.1:9")
    assert process.stderr is not None
    line = await asyncio.wait_for(process.stderr.readline(), 30)
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 30)
    assert b".env can be read by others on this machine (mode 644)" in line
    assert b"chmod 600 .env" in line
