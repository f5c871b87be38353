"""What is meant for those in charge of a channel, and seen by all its readers: it goes by itself after a while."""

import contextlib

from telegram import Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.handlers.context import Context

SHOWN = 120.0  # seconds, since the last button that was pressed; what a restart forgets stays, until one is pressed again


def vanish(shown: Message | None, context: Context, *also: Message) -> None:
    """Let a message in a channel go, and with it others, if the bot may delete those; anywhere else it stays."""
    if shown is None or shown.chat.type != ChatType.CHANNEL or context.job_queue is None:
        return
    name = f"vanish {shown.chat_id} {shown.message_id}"
    going = [shown.message_id, *(message.message_id for message in also)]
    for earlier in context.job_queue.get_jobs_by_name(name):
        going = earlier.data if isinstance(earlier.data, list) else going
        earlier.schedule_removal()
    # The type that the library gives its queue here is a variable of its own.
    context.job_queue.run_once(_delete, SHOWN, going, name, shown.chat_id)  # type: ignore[arg-type]


async def _delete(context: Context) -> None:
    job = context.job
    if job is None or job.chat_id is None or not isinstance(job.data, list):
        return
    for number in job.data:
        with contextlib.suppress(TelegramError):  # gone already, or a post that only its author may delete
            await context.bot.delete_message(job.chat_id, number)
