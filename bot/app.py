"""The one place where the parts are put together: settings, library, store, handlers, Telegram."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import errors as own
from bot.config import Settings
from bot.handlers import (
    admin,
    admins,
    buttons,
    commands,
    compare,
    digest,
    errors,
    examples,
    export,
    inline,
    listing,
    membership,
    pages,
    pictures,
    privacy,
    questions,
    removal,
    rights,
    uploads,
)
from bot.handlers import settings as chat_settings
from bot.handlers.context import CONTEXT_TYPES, BotApplication, Services
from bot.library import Library
from bot.menus import set_menus
from bot.rendering.keyboard import PATTERN
from bot.storage import Store
from bot.texts import texts
from corpus.loading import Loading

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds between two tries to reach Telegram at start
UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CHANNEL_POST,
    Update.EDITED_CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
]

_log = logging.getLogger(__name__)


@asynccontextmanager
async def application(settings: Settings, loading: Loading, clock: Callable[[], datetime]) -> AsyncIterator[BotApplication]:
    """Yield the bot, initialised, with its handlers; it is shut down and its database closed afterwards.

    Raises StorageError where the database cannot be used, TelegramError where Telegram refuses the token.
    """
    token = settings.telegram_bot_token
    if token is None:
        raise own.SettingsError("TELEGRAM_BOT_TOKEN is not set")
    # The index takes its time; whoever shares the loop is not kept waiting.
    library = await asyncio.to_thread(Library, settings.corpus_dir, loading, max_bytes=settings.max_file_bytes, clock=clock)
    async with Store.open(settings.database_path, clock) as store:
        await store.uploads.purge()
        url = settings.telegram_api_url.rstrip("/")
        app: BotApplication = (
            Application.builder()
            .token(token.get_secret_value())
            .base_url(f"{url}/bot")
            .base_file_url(f"{url}/file/bot")
            .context_types(CONTEXT_TYPES)
            .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
            .rate_limiter(AIORateLimiter(max_retries=3))
            .build()
        )
        app.bot_data.services = Services(settings, library, store, clock)
        _add_handlers(app)
        digest.schedule(app)
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
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # httpx logs every URL, and the token is part of each.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every job that it plans
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


def _add_handlers(app: BotApplication) -> None:
    fresh = filters.UpdateType.MESSAGE
    for name, handler in (
        ("start", commands.start),
        ("help", commands.show_help),
        ("sources", listing.sources),
        ("source", listing.source),
        (("quotes", "zitate"), listing.quotes),
        ("compare", compare.compare),
        ("export", export.export),
        ("settings", chat_settings.settings),
        ("privacy", privacy.privacy),
        ("forget", privacy.forget),
        ("timeline", pictures.timeline),
        ("status", commands.status),
        ("reload", admin.reload),
        ("remove", removal.remove),
        ("admins", admins.admins),
        ("digest", digest.digest),
    ):
        # A reload takes its time; nobody's question waits for it.
        # A channel's command is no command of its discussion group.
        once = fresh & ~filters.IS_AUTOMATIC_FORWARD
        app.add_handler(CommandHandler(name, handler, filters=once, block=name != "reload"))
    # So does a document; the same admin's next one waits for no reading.
    app.add_handler(MessageHandler(fresh & filters.ChatType.PRIVATE & filters.Document.ALL, uploads.on_document, block=False))
    app.add_handler(CallbackQueryHandler(uploads.on_choice, uploads.PATTERN, block=False))
    app.add_handler(CallbackQueryHandler(removal.on_choice, removal.PATTERN, block=False))
    app.add_handler(MessageHandler((fresh | filters.UpdateType.CHANNEL_POST) & ~filters.StatusUpdate.ALL, questions.on_message))
    edited = filters.UpdateType.EDITED_MESSAGE | filters.UpdateType.EDITED_CHANNEL_POST
    app.add_handler(MessageHandler(edited, questions.on_edit))
    app.add_handler(CallbackQueryHandler(buttons.on_button, PATTERN))
    app.add_handler(CallbackQueryHandler(examples.on_example, examples.PATTERN))
    app.add_handler(CallbackQueryHandler(pages.on_page, pages.PATTERN))
    app.add_handler(CallbackQueryHandler(chat_settings.on_setting, chat_settings.PATTERN))
    app.add_handler(CallbackQueryHandler(privacy.on_forget, privacy.PATTERN))
    app.add_handler(InlineQueryHandler(inline.on_inline))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, inline.on_guest))
    app.add_handler(MessageHandler(fresh & filters.StatusUpdate.MIGRATE, membership.on_migration))
    app.add_handler(ChatMemberHandler(membership.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(errors.on_error)
