"""The one place where the parts are put together: settings, library, store, handlers, Telegram."""

import asyncio
import contextlib
import gc
import logging
import os
import secrets
import signal
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot import errors as own
from bot.account import account
from bot.cache import DiskCache, workplace
from bot.config import Settings, warning_of
from bot.handlers import digest, rights, upkeep
from bot.handlers.context import CONTEXT_TYPES, BotApplication, Services
from bot.handlers.routes import UPDATES, add_routes
from bot.health import health
from bot.library import Library
from bot.logbook import start_log
from bot.menus import set_menus
from bot.storage import Store
from bot.texts import texts
from bot.updates.journal import Journal
from bot.updates.pacing import Pacing
from bot.updates.polling import Polling
from bot.updates.turns import Turns
from bot.updates.webhook import Place, Webhook
from corpus.loading import Loading
from retrieval.index.building import Building

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two tries to reach Telegram at start
# Seconds that a thread which searches may keep the loop from what has come in; Python's own are ten times as many.
SWITCH = 0.0005
GARBAGE = 10_000  # objects between two looks for circles; an update and its answer are some thousand, and hold none
MENUS = 5.0  # seconds for which the first question waits for the command menus
GRACE = 5.0  # seconds, once it is to stop, for what is under way
LEAVES_WITHIN = 9.0  # seconds in all; a container has ten before it is killed

_log = logging.getLogger(__name__)


@asynccontextmanager
async def application(
    settings: Settings, loading: Loading, clock: Callable[[], datetime], cache: DiskCache | None = None
) -> AsyncIterator[BotApplication]:
    """Yield the bot, initialised, with its handlers; it is shut down and its database closed afterwards.

    Raises SettingsError without a token, StorageError where the database cannot be used, TelegramError where Telegram refuses
    the token.
    """
    bot = account(settings, Pacing(settings.messages_per_second))
    # The index takes its time; whoever shares the loop is not kept waiting.
    library = await asyncio.to_thread(
        Library,
        settings.corpus_dir,
        loading,
        max_bytes=settings.max_file_bytes,
        clock=clock,
        cache=cache,
        building=Building(settings.build_bytes, workplace(cache)),
    )
    async with Store.open(settings.database_path, clock) as store:
        services = Services(settings, library, store, clock)
        try:
            await upkeep.tidy(services)
        except sqlite3.Error as error:  # a full disk: the bot is there all the same, and says so
            _log.warning("what is old enough cannot be forgotten now: %s", error)
        journal = Journal(store.journal, clock)
        app: BotApplication = (
            Application.builder()
            .bot(bot)
            .context_types(CONTEXT_TYPES)
            .updater(None)
            .update_queue(journal)
            .concurrent_updates(Turns(journal, handled=services.measures.handled))
            .build()
        )
        app.bot_data.services = services
        add_routes(app)
        digest.schedule(app)
        upkeep.schedule(app)
        await _initialize(app)
        try:
            yield app
        finally:
            await app.shutdown()


async def _initialize(app: BotApplication) -> None:
    """Make ourselves known to Telegram; where it cannot be reached, try again for as long as it takes."""
    pause = FIRST_PAUSE
    while True:
        try:
            await app.initialize()
        except InvalidToken:
            # The library's own message quotes the token, so it is not passed on.
            raise own.TelegramError("Telegram does not know this token (TELEGRAM_BOT_TOKEN)") from None
        except TelegramError as error:
            _log.warning("Telegram cannot be reached (%s); trying again in %g s", error, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


def run_bot(settings: Settings, loading: Loading, cache: DiskCache | None = None) -> None:
    """Run the bot until it is interrupted or terminated."""
    known = (settings.telegram_bot_token, settings.webhook_secret)
    start_log(settings.log_level, *(secret for secret in known if secret))
    if warning := warning_of(Path(".env")):
        _log.warning(warning)
    sys.setswitchinterval(SWITCH)
    gc.set_threshold(GARBAGE)
    asyncio.run(_serve(settings, loading, cache))


async def _serve(settings: Settings, loading: Loading, cache: DiskCache | None) -> None:
    serving = asyncio.create_task(_answer(settings, loading, cache))

    def leave() -> None:
        # What is open is closed in its turn, wherever serving stands: also while Telegram cannot be reached.
        serving.cancel()
        # A thread that reads or searches cannot be broken off; what it was for is still in the journal.
        late = threading.Timer(LEAVES_WITHIN, os._exit, (0,))
        late.daemon = True
        late.start()

    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, leave)
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def _answer(settings: Settings, loading: Loading, cache: DiskCache | None) -> None:
    async with (
        application(settings, loading, local_time, cache) as app,
        health(app.bot_data.services, lambda: waiting_in(app)),
        receiving(app) as work,
    ):
        words = texts(settings.bot_language)
        _log.info(
            words("terminal.running", name=app.bot.username, documents=words.count("status.documents", len(loading.corpus)))
        )
        await work


@asynccontextmanager
async def receiving(app: BotApplication) -> AsyncIterator[asyncio.Task[None]]:
    """Take in and handle updates while the context is open; yield the task that does, which ends only by an error.

    At the end what is under way is finished, for GRACE seconds; the rest stays in the journal.
    """
    journal, turns = app.update_queue, app.update_processor
    assert isinstance(journal, Journal)  # noqa: S101  # as built above
    assert isinstance(turns, Turns)  # noqa: S101  # the same
    services = app.bot_data.services
    menus = asyncio.create_task(set_menus(app.bot, await rights.admins(services), services.settings.bot_language))
    await asyncio.wait({menus}, timeout=MENUS)
    await app.start()
    work = asyncio.create_task(_received(app, journal))
    again = asyncio.create_task(journal.keep_resuming(app.bot))
    try:
        yield work
    finally:
        for task in (work, again, menus):
            task.cancel()
        await asyncio.gather(work, again, menus, return_exceptions=True)
        await turns.close(GRACE)
        await app.stop()


async def _received(app: BotApplication, journal: Journal) -> None:
    """Hand out what an earlier process left, then what Telegram has: fetched, or brought where a webhook is set."""
    await journal.resume(app.bot)
    settings = app.bot_data.services.settings

    def report(error: Exception) -> None:
        app.create_task(app.process_error(None, error))

    if settings.webhook_url is None:
        await Polling(app.bot, journal, UPDATES, report).run()
        return
    secret = settings.webhook_secret or secrets.token_urlsafe(32)
    place = Place(settings.webhook_url, secret, settings.webhook_listen, settings.webhook_port)
    await Webhook(app.bot, journal, UPDATES, report, place).run()


def waiting_in(app: BotApplication) -> int:
    """Return how many updates wait or are under way."""
    return app.update_queue.held if isinstance(app.update_queue, Journal) else app.update_queue.qsize()


def local_time() -> datetime:
    """Return the time of day where the bot runs, with its zone."""
    return datetime.now().astimezone()
