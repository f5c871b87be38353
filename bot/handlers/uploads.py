"""A document that an admin sends in private: shown, and taken into the corpus when they say so."""

import asyncio
import contextlib
import hashlib
import logging
import re
from dataclasses import replace
from pathlib import PurePath

from telegram import CallbackQuery, Message, Update
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest

from bot.filing import filename, put
from bot.handlers.admin import reload_for
from bot.handlers.context import Context, Services, reply
from bot.handlers.rights import is_admin, sender_of
from bot.handlers.sending import send
from bot.rendering.filing import choice, upload_preview
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import problem_lines, trouble
from bot.texts import Texts
from corpus.errors import DocumentError
from corpus.loading import twin_of
from corpus.models import Corpus, Document, LoadProblem, ProblemKind
from corpus.reading import MEGABYTE, SUFFIXES, document_of

PATTERN = r"^u:"
PATIENCE = 60  # seconds for a piece of a file; a server under load takes its time
_DATA = re.compile(r"u:(\d{1,15}):(yes|no)")

_log = logging.getLogger(__name__)


async def on_document(update: Update, context: Context) -> None:
    """Show what a document would be in the corpus, with the buttons that take it or leave it."""
    message, sender = update.effective_message, sender_of(update)
    if message is None or message.document is None:
        return
    texts, services = context.texts(update), context.services
    if message.forward_origin:
        await reply(message, lines_messages([texts("upload.forwarded")]))
        return
    if sender is None or not await is_admin(update, services):
        await reply(message, lines_messages([texts("upload.denied")]))
        return
    suffix = PurePath(message.document.file_name or "").suffix.lower()
    if suffix not in SUFFIXES:
        shown = suffix if re.fullmatch(r"\.[a-z0-9]{1,10}", suffix) else "?"
        await _refuse(message, shown, ProblemKind.UNKNOWN_SUFFIX, shown, texts)
        return
    if (message.document.file_size or 0) > most_bytes(services):
        limit = f"{most_bytes(services) / MEGABYTE:g}"
        await reply(message, lines_messages([texts("upload.refused", reason=texts("upload.too_large", limit=limit))]))
        return
    content = bytes(await (await message.document.get_file()).download_as_bytearray(read_timeout=PATIENCE))
    await show_preview(message, sender, content, suffix, texts, services)


async def show_preview(message: Message, admin_id: int, content: bytes, suffix: str, texts: Texts, services: Services) -> bool:
    """Keep a document and show, in reply to `message`, what it would be; False where it is refused instead."""
    try:
        # The sender's name for it is none of ours; only the suffix says how to read it.
        document, problems = await asyncio.to_thread(read, content, suffix, most_bytes(services))
    except DocumentError as error:
        await _refuse(message, suffix, ProblemKind(error.kind), error.detail, texts)
        return False
    twin = await asyncio.to_thread(_twin, document, services.library.corpus)
    if twin:
        await reply(message, lines_messages([texts("upload.there", path=twin)]))
        return False
    upload_id = await services.store.uploads.keep(admin_id, document.path, document.digest, content)
    keyboard = choice(f"u:{upload_id}", texts("upload.take"), texts("upload.leave"))
    await send(message, upload_preview(document, problems, texts), keyboard)
    return True


def waiting_in(message: Message | None) -> int | None:
    """Return the number of the document whose preview a message is, None where it is none, or no document waits any more."""
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    found = (_DATA.fullmatch(str(button.callback_data)) for row in rows for button in row if button.callback_data)
    return next((int(data[1]) for data in found if data), None)


async def on_choice(update: Update, context: Context) -> None:
    """Take a waiting document into the corpus and reload, or drop it. Who presses must be an admin still."""
    query = update.callback_query
    if query is None:
        return
    texts, services = context.texts(update), context.services
    if not await is_admin(update, services):
        await query.answer(texts("upload.denied"), show_alert=True)
        return
    pressed = _DATA.fullmatch(query.data or "")
    upload = await services.store.uploads.by_id(int(pressed[1])) if pressed else None
    if pressed is None or upload is None or upload.admin_id != query.from_user.id:
        await query.answer(texts("upload.expired"), show_alert=True)
        return
    await acknowledge(query)
    if pressed[2] == "no":
        await services.store.uploads.drop(upload.id)
        await conclude(query, texts("upload.left"))
        return
    try:
        await asyncio.to_thread(put, services.settings.corpus_dir, upload.name, upload.content)
    except OSError as error:
        _log.warning("a document could not be stored: %s", error)
        await conclude(query, texts("upload.failed", reason=trouble(error, texts)), final=False)
        return
    await services.store.uploads.drop(upload.id)
    await conclude(query, texts("upload.taken", name=upload.name))
    await reload_after(query, texts, services)


async def acknowledge(query: CallbackQuery) -> None:
    """Let the button stop waiting; one that was pressed while the bot was away has stopped by itself, and counts all the same."""
    with contextlib.suppress(BadRequest):
        await query.answer()


async def conclude(query: CallbackQuery, line: str, *, final: bool = True) -> None:
    """Say in the place of the question, a message's last line, what came of its buttons; where that is `final`, they go."""
    message = query.message
    if not isinstance(message, Message):
        return
    (html,) = lines_messages([line])
    try:
        if final:
            above, _, _ = message.text_html.rpartition("\n")
            await query.edit_message_text(f"{above.rstrip()}\n\n<b>{html}</b>")
            return
    except BadRequest as error:  # it is gone, or has become too long
        _log.info("a message with buttons cannot be edited: %s", error)
    await reply(message, [html])


async def reload_after(query: CallbackQuery, texts: Texts, services: Services) -> None:
    """Reload for whoever pressed a button, in reply to its message."""
    if isinstance(query.message, Message):
        await reload_for(query.from_user.id, query.message, texts, services)


def most_bytes(services: Services) -> int:
    """Return how large a document may be that is sent."""
    return min(services.settings.max_file_bytes, int(FileSizeLimit.FILESIZE_DOWNLOAD))


def read(content: bytes, suffix: str, most: int) -> tuple[Document, tuple[LoadProblem, ...]]:
    """Read what was sent as a document under a name of ours. Raises DocumentError with the reason."""
    if not content.strip():
        raise DocumentError(ProblemKind.EMPTY)
    if len(content) > most:  # whatever Telegram said of its size
        raise DocumentError(ProblemKind.TOO_LARGE, f"{len(content) / MEGABYTE:.1f} > {most / MEGABYTE:g} MB")
    digest = hashlib.sha256(content).hexdigest()
    unnamed = filename("", digest, suffix)
    try:
        document, problems = document_of(content, unnamed)
    except DocumentError:
        raise
    except Exception as error:
        _log.exception("reading a document that was sent failed")
        raise DocumentError(ProblemKind.UNREADABLE, type(error).__name__) from error
    opening = " ".join(document.text_of(document.chunks[0]).split()[:8])
    name = filename(document.title or opening, digest, suffix)
    source = name if document.source == unnamed else document.source
    return replace(document, path=name, source=source), tuple(replace(problem, path=name) for problem in problems)


def _twin(document: Document, corpus: Corpus) -> str | None:
    same = next((other.path for other in corpus if other.digest == document.digest), None)
    return same or twin_of(document, corpus)


async def _refuse(message: Message, suffix: str, kind: ProblemKind, detail: str, texts: Texts) -> None:
    (reason,) = problem_lines([LoadProblem(suffix, kind, detail)], texts)
    await reply(message, lines_messages([texts("upload.refused", reason=reason.removeprefix(f"{suffix}: "))]))
