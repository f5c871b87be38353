import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Update
from telegram.error import BadRequest
from telegram.ext import Application, MessageHandler, filters
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application as WebApplication
from tornado.web import RequestHandler


class Receiver:
    """A bot's side of a webhook: keeps what arrives, and answers with the next of `codes`, then 200."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.secrets: list[str | None] = []
        self.updates: list[dict] = []
        self.url = ""

    def take(self, handler: RequestHandler) -> None:
        self.updates.append(json.loads(handler.request.body))
        self.secrets.append(handler.request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        handler.set_status(self.codes.pop(0) if self.codes else 200)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


class Hook(RequestHandler):
    def initialize(self, receiver: Receiver) -> None:
        self.receiver = receiver

    def post(self) -> None:
        self.receiver.take(self)


@asynccontextmanager
async def listening(receiver: Receiver, port: int = 0) -> AsyncIterator[Receiver]:
    [listener] = bind_sockets(port, "127.0.0.1")
    receiver.url = f"http://127.0.0.1:{listener.getsockname()[1]}/hook"
    server = HTTPServer(WebApplication([("/hook", Hook, {"receiver": receiver})], log_function=lambda _: None))
    server.add_sockets([listener])
    yield receiver
    server.stop()
    await server.close_all_connections()


@pytest.fixture
async def receiver(sandbox) -> AsyncIterator[Receiver]:
    sandbox.world.webhook.retry_seconds = 0.02
    async with listening(Receiver()) as receiver:
        yield receiver


async def test_updates_are_sent_in_order_with_the_secret_and_are_done_with(sandbox, bot, anna, receiver):
    sandbox.people.says(anna, "eins")
    await bot.set_webhook(receiver.url, secret_token="geheim")
    sandbox.people.says(anna, "zwei")
    await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert (receiver.texts, receiver.secrets) == (["eins", "zwei"], ["geheim", "geheim"])
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.last_error_message) == (receiver.url, 0, None)


async def test_what_is_not_taken_comes_again_and_the_error_is_told(sandbox, bot, anna, receiver, clock):
    receiver.codes = [500, 403]
    await bot.set_webhook(receiver.url)
    sandbox.people.says(anna, "eins")
    sandbox.people.says(anna, "zwei")
    await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert receiver.texts == ["eins", "eins", "eins", "zwei"]
    info = await bot.get_webhook_info()
    assert (info.last_error_message, info.last_error_date) == ("Wrong response from the webhook: 403 Forbidden", clock())


async def test_a_bot_that_is_away_gets_everything_when_it_is_back(sandbox, bot, anna):
    sandbox.world.webhook.retry_seconds = 0.02
    async with listening(Receiver()) as receiver:
        port = int(receiver.url.split(":")[2].removesuffix("/hook"))
    await bot.set_webhook(receiver.url)
    sandbox.people.says(anna, "eins")
    await sandbox.until(lambda: sandbox.world.webhook.last_failure is not None)
    assert (await bot.get_webhook_info()).last_error_message == "Connection refused"
    async with listening(receiver, port):
        await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert receiver.texts == ["eins"]


async def test_a_deleted_webhook_gets_nothing_more(sandbox, bot, anna, receiver):
    await bot.set_webhook(receiver.url)
    await bot.delete_webhook()
    sandbox.people.says(anna, "eins")
    assert [update.message.text for update in await bot.get_updates()] == ["eins"]
    assert receiver.updates == []


async def test_a_webhook_can_move(sandbox, bot, anna, receiver):
    await bot.set_webhook("https://example.org/hook")
    sandbox.people.says(anna, "eins")
    await bot.set_webhook(receiver.url)
    await bot.set_webhook(receiver.url, secret_token="neu")
    await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert receiver.secrets[-1] == "neu"


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://example.org/hook", None, "An https url must be provided for webhook"),
        ("https://example.org/hook", "zwei Wörter", "secret token contains unallowed characters"),
        ("https://example.org/hook", "x" * 257, "secret token contains unallowed characters"),
    ],
)
async def test_a_webhook_that_telegram_would_not_take_is_refused(bot, url, secret, reason):
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_webhook(url, secret_token=secret)
    assert (await bot.get_webhook_info()).url == ""


async def test_a_real_bot_answers_by_webhook(sandbox, anna):
    async with listening(Receiver()) as free:
        port = int(free.url.split(":")[2].removesuffix("/hook"))
    application = Application.builder().token(sandbox.token).base_url(sandbox.base_url).build()

    async def echo(update: Update, _: object) -> None:
        await update.message.reply_text(update.message.text)

    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.updater.start_webhook(
            "127.0.0.1", port, "hook", secret_token="geheim", webhook_url=f"http://127.0.0.1:{port}/hook"
        )
        await application.start()
        sandbox.people.says(anna, "eins")
        assert [message.text for message in await sandbox.sent(anna)] == ["eins"]
        await application.updater.stop()
        await application.stop()
