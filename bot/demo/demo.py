"""The demo put together: the page comes up first, then the bot behind it, from a thread that keeps nobody waiting."""

import asyncio
import contextlib
import importlib
import secrets
import signal
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.config import Settings
from bot.demo.server import PageServer
from bot.demo.stage import Condition, Stage, set_stage
from bot.logbook import start_log
from bot.redaction import redacted
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.world import BOT
from bot.texts import texts
from corpus.loading import load

GRACE = 0.3  # seconds in which a folder that cannot be used shows itself, before a browser is opened in vain
_IN_THE_TERMINAL = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})


@dataclass(frozen=True, slots=True)
class Demo:
    """A page that is served, the bot behind it, and what tells the page: tasks that end only if they fail."""

    url: str
    stage: Stage
    bot: asyncio.Task[None]
    telling: asyncio.Task[None]


@asynccontextmanager
async def demo(settings: Settings, port: int = 0) -> AsyncIterator[Demo]:
    """Serve the page, with the bot coming up behind it.

    Nothing of it goes to Telegram or is kept, but the folder of documents is the one of the settings: what an administrator
    does to it is done. Raises BotError for a port that cannot be used.
    """
    async with Sandbox(token=f"{BOT.id}:{secrets.token_urlsafe(24)}") as sandbox:
        stage = set_stage(sandbox, texts(settings.bot_language))
        server = PageServer(stage, port)
        await server.start()
        with tempfile.TemporaryDirectory(prefix="quellenlage-") as folder:
            bot = asyncio.create_task(_answer(settings, stage, Path(folder) / "demo.sqlite3"))
            telling = asyncio.create_task(server.watch())
            try:
                yield Demo(server.place.url, stage, bot, telling)
            finally:
                for task in (bot, telling):
                    task.cancel()
                await asyncio.gather(bot, telling, return_exceptions=True)
                await server.stop()


def run_demo(settings: Settings, *, port: int, browser: bool, say: Callable[[str], None]) -> None:
    """Serve the page until it is interrupted; `say` is told its address. A browser is opened if one is wanted and there."""
    # At the end the library asks once more while its last poll may still be under way, and complains at length.
    start_log("WARNING", quiet=("telegram.ext.Updater",))
    asyncio.run(_serve(settings, port, browser=browser, say=say))


async def _serve(settings: Settings, port: int, *, browser: bool, say: Callable[[str], None]) -> None:
    serving = asyncio.create_task(_show(settings, port, browser=browser, say=say))
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, serving.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await serving


async def _show(settings: Settings, port: int, *, browser: bool, say: Callable[[str], None]) -> None:
    async with demo(settings, port) as shown:
        await asyncio.wait({shown.bot}, timeout=GRACE)
        if not shown.bot.done():
            say(texts(settings.bot_language)("demo.address", url=shown.url))
            if browser:
                _open(shown.url)
        failed, _ = await asyncio.wait({shown.bot, shown.telling}, return_when=asyncio.FIRST_COMPLETED)
        for task in failed:
            task.result()


def _open(url: str) -> None:
    """Open the page, unless the only browser here would take the terminal."""
    with contextlib.suppress(webbrowser.Error):
        found = webbrowser.get()
        if getattr(found, "name", "") not in _IN_THE_TERMINAL:
            threading.Thread(target=found.open, args=(url,), daemon=True).start()


async def _answer(settings: Settings, stage: Stage, database: Path) -> None:
    try:
        loading = await asyncio.to_thread(load, settings.corpus_dir, max_bytes=settings.max_file_bytes)
        # The Telegram library takes longer to import than the page to open.
        await asyncio.to_thread(importlib.import_module, "bot.app")
        from bot.app import application, local_time, receiving  # noqa: PLC0415
        from bot.handlers.examples import example_questions  # noqa: PLC0415

        own = replace(
            settings,
            telegram_bot_token=stage.sandbox.token,
            telegram_api_url=stage.sandbox.url,
            admin_ids=frozenset({stage.admin.id}),
            database_path=database,
            messages_per_second=0,
            webhook_url=None,
        )
        async with application(own, loading, local_time) as app, receiving(app):
            # Asking the examples warms the engine as well, before the first of them is clicked.
            examples = await example_questions(app.bot_data.services.library, stage.words)
            stage.reached(Condition("ready", examples=examples))
            await asyncio.Event().wait()
    except Exception as error:
        stage.reached(Condition("failed", redacted(str(error))))
        raise
