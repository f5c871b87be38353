"""The one place where the parts are put together: settings, library, store, handlers, Telegram."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, Application

from bot import errors as own
from bot.account import account
from bot.config import Settings, warning_of
from bot.handlers import digest, rights, upkeep
from bot.handlers.context import CONTEXT_TYPES, BotApplication, Services
from bot.handlers.routes import UPDATES, add_routes
from bot.library import Library
from bot.logbook import start_log
from bot.menus import set_menus
from bot.storage import Store
from bot.texts import texts
from corpus.loading import Loading

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two tries to reach Telegram at start

_log = logging.getLogger(__name__)


@asynccontextmanager
async def application(settings: Settings, loading: Loading, clock: Callable[[], datetime]) -> AsyncIterator[BotApplication]:
    """Yield the bot, initialised, with its handlers; it is shut down and its database closed afterwards.

    Raises SettingsError without a token, StorageError where the database cannot be used, TelegramError where Telegram refuses
    the token.
    """
    bot = account(settings, AIORateLimiter(max_retries=3))
    # The index takes its time; whoever shares the loop is not kept waiting.
    library = await asyncio.to_thread(Library, settings.corpus_dir, loading, max_bytes=settings.max_file_bytes, clock=clock)
    async with Store.open(settings.database_path, clock) as store:
        services = Services(settings, library, store, clock)
        await upkeep.tidy(services)
        app: BotApplication = Application.builder().bot(bot).context_types(CONTEXT_TYPES).build()
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
        except NetworkError as error:
            _log.warning("Telegram cannot be reached (%s); trying again in %g s", error, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        else:
            return


def run_bot(settings: Settings, loading: Loading) -> None:
    """Run the bot until it is interrupted or terminated."""
    token = settings.telegram_bot_token
    start_log(settings.log_level, token.get_secret_value() if token else "")
    if warning := warning_of(Path(".env")):
        _log.warning(warning)
    asyncio.run(_serve(settings, loading))


async def _serve(settings: Settings, loading: Loading) -> None:
    serving = asyncio.create_task(_answer(settings, loading))
    for name in (signal.SIGINT, signal.SIGTERM):
        # What is open is closed in its turn, wherever serving stands: also while Telegram cannot be reached.
        asyncio.get_running_loop().add_signal_handler(name, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def _answer(settings: Settings, loading: Loading) -> None:
    async with application(settings, loading, local_time) as app, polling(app):
        words = texts(settings.bot_language)
        _log.info(
            words("terminal.running", name=app.bot.username, documents=words.count("status.documents", len(loading.corpus)))
        )
        await asyncio.Event().wait()


@asynccontextmanager
async def polling(app: BotApplication) -> AsyncIterator[None]:
    """Fetch and handle updates while the context is open; what is under way at its end is finished."""
    services = app.bot_data.services
    await set_menus(app.bot, await rights.admins(services), services.settings.bot_language)
    await app.start()
    assert app.updater is not None  # noqa: S101  # the builder makes one unless it is told otherwise
    # Telegram keeps updates for a day while the bot is away: none is dropped, and its absence at start is waited out.
    await app.updater.start_polling(
        allowed_updates=UPDATES,
        drop_pending_updates=False,
        bootstrap_retries=-1,
        # The library's own callback logs a failing poll with every try, with a traceback.
        error_callback=lambda error: _report(app, error),
    )
    try:
        yield
    finally:
        await app.updater.stop()
        await app.stop()


def _report(app: BotApplication, error: TelegramError) -> None:
    app.create_task(app.process_error(None, error))


def local_time() -> datetime:
    """Return the time of day where the bot runs, with its zone."""
    return datetime.now().astimezone()
