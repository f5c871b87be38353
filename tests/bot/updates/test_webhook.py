"""Receiving updates at a webhook, and what is not let in there."""

import json
import socket

import pytest
from telegram import Bot, Update
from tornado.httpclient import AsyncHTTPClient

from bot.errors import SettingsError
from bot.updates.webhook import LARGEST, Place, Webhook

SECRET = "gut-gehuetet"


@pytest.fixture
def place() -> Place:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Place(f"http://127.0.0.1:{port}/telegram.hook", SECRET, "127.0.0.1", port)


@pytest.fixture
async def webhook(sandbox, journal, place, under_way):
    sandbox.world.webhook.retry_seconds = 0.05
    bot = Bot(sandbox.token, sandbox.base_url)
    async with bot, under_way(Webhook(bot, journal, [Update.MESSAGE], lambda error: None, place).run()) as task:
        await sandbox.until(lambda: bool(sandbox.calls("setWebhook")))
        yield task


async def brought(place: Place, body: bytes, secret: str | None = SECRET, method: str = "POST", path: str = "") -> int:
    headers = {"Content-Type": "application/json"} | ({"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {})
    client = AsyncHTTPClient(force_instance=True)
    try:
        url = place.url + path
        answer = await client.fetch(url, method=method, headers=headers, body=body or None, raise_error=False)
        return answer.code
    finally:
        client.close()


def body_of(number: int, text: str = "eins") -> bytes:
    message = {"message_id": 3, "date": 0, "chat": {"id": 7, "type": "private"}, "text": text}
    return json.dumps({"update_id": number, "message": message}).encode()


async def test_what_telegram_brings_is_kept_before_it_is_told_so(sandbox, webhook, journal, texts):
    sandbox.people.says(sandbox.world.user("Anna"), "eins")
    assert await texts(1) == ["eins"]
    await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert await journal._entries.count() == 1


async def test_what_cannot_be_kept_is_refused_and_comes_again(sandbox, webhook, journal, texts):
    database = journal._entries._database
    await database.write(("ALTER TABLE journal RENAME TO lost", ()))
    sandbox.people.says(sandbox.world.user("Anna"), "eins")
    await sandbox.until(lambda: sandbox.world.webhook.last_failure is not None)
    assert "503" in sandbox.world.webhook.last_failure.reason
    await database.write(("ALTER TABLE lost RENAME TO journal", ()))
    assert await texts(1) == ["eins"]


async def test_what_is_brought_twice_is_taken_once(webhook, place, journal):
    assert [await brought(place, body_of(5)) for _ in range(2)] == [200, 200]
    assert journal.qsize() == 1


@pytest.mark.parametrize("secret", [None, "", "falsch", SECRET[:-1]])
async def test_who_does_not_know_the_secret_is_not_let_in(webhook, place, journal, secret):
    assert await brought(place, body_of(5), secret) == 403
    assert journal.qsize() == 0


@pytest.mark.parametrize(
    "body",
    [b"{", b"\xff", b"[]", b"7", b"null", b'{"update_id": "5"}', b'{"update_id": -1}', b"[" * 100_000, b'{"update_id": 1e400}'],
)
async def test_what_is_no_update_is_a_bad_request(webhook, place, journal, body):
    assert await brought(place, body) == 400
    assert journal.qsize() == 0


async def test_an_update_that_cannot_be_read_is_taken_and_set_aside(webhook, place, journal, caplog):
    assert await brought(place, b'{"update_id": 5, "message": {"text": "Geheim"}}') == 200
    assert await brought(place, b'{"update_id": 5, "message": {"text": "Geheim"}}') == 200
    assert journal.qsize() == 0
    assert "update 5 (message) cannot be read" in caplog.text
    assert "Geheim" not in caplog.text


async def test_a_body_that_is_too_large_is_not_read(webhook, place, journal):
    assert await brought(place, body_of(5, "x" * LARGEST)) in {400, 599}
    assert journal.qsize() == 0
    assert await brought(place, body_of(6)) == 200


async def test_elsewhere_there_is_nothing(webhook, place):
    assert await brought(place, body_of(5), path="/x") == 404
    assert await brought(place, b"", method="GET") == 405


async def test_a_port_that_is_taken_is_an_error_that_names_the_setting(sandbox, journal, place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", place.port))
        taken.listen()
        async with Bot(sandbox.token, sandbox.base_url) as bot:
            with pytest.raises(SettingsError, match="WEBHOOK_PORT"):
                await Webhook(bot, journal, [], lambda error: None, place).run()
