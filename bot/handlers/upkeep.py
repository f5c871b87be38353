"""What the bot does for itself once a day and at start: forget what has been kept long enough."""

import logging
from datetime import time

from bot.handlers.context import BotApplication, Context, Services
from bot.storage.retention import purge

HOUR = 3  # at night, where the bot runs

_log = logging.getLogger(__name__)


async def tidy(services: Services) -> None:
    """Forget what is older than RETENTION_DAYS, and files that nobody decided on. Raises sqlite3.Error where that cannot be."""
    await services.store.uploads.purge()
    gone = await purge(services.store.database, services.clock(), services.settings.retention_days)
    if gone:
        _log.info("%d questions were older than %d days and are forgotten", gone, services.settings.retention_days)


def schedule(app: BotApplication) -> None:
    """Tidy up every night."""
    zone = app.bot_data.services.clock().tzinfo
    if app.job_queue is not None:
        app.job_queue.run_daily(_tidy, time(HOUR, 30, tzinfo=zone), name="tidy")


async def _tidy(context: Context) -> None:
    await tidy(context.services)
