"""/remove N: takes a document out of the corpus when an admin has confirmed it. The file is kept beside the database."""

import asyncio
import logging
import re

from telegram import Update

from bot.filing import take_out
from bot.handlers.context import Context, reply
from bot.handlers.rights import is_admin
from bot.handlers.sending import send
from bot.handlers.uploads import acknowledge, conclude, reload_after
from bot.rendering.filing import choice, document_card
from bot.rendering.telegram import lines_messages
from bot.rendering.wording import trouble
from corpus.models import Corpus, Document

PATTERN = r"^d:"
REMOVED = "removed"  # the folder beside the database
_DATA = re.compile(r"d:([0-9a-f]{32}):(yes|no)")

_log = logging.getLogger(__name__)


async def remove(update: Update, context: Context) -> None:
    """Show the document with that number in /sources, with the buttons that take it out or keep it."""
    message = update.effective_message
    if message is None:
        return
    texts, services = context.texts(update), context.services
    corpus = services.library.corpus
    number = " ".join(context.args or ())
    if not await is_admin(update, services):
        await reply(message, lines_messages([texts("remove.denied")]))
    elif not re.fullmatch(r"[0-9]{1,9}", number) or not 1 <= int(number) <= len(corpus):
        await reply(message, lines_messages([texts("remove.usage", count=len(corpus))]))
    elif len(corpus) == 1:
        await reply(message, lines_messages([texts("remove.last")]))
    else:
        document = corpus.documents[int(number) - 1]
        # The number may be another document's by the time the button is pressed; its digest is not.
        keyboard = choice(f"d:{document.digest[:32]}", texts("remove.take_out"), texts("remove.keep"))
        (question,) = lines_messages([texts("remove.question", path=document.path)])
        await send(message, f"{document_card(document, texts)}\n{question}", keyboard)


async def on_choice(update: Update, context: Context) -> None:
    """Move the document out of the corpus and reload, or keep it. Who presses must be an admin still."""
    query = update.callback_query
    if query is None:
        return
    texts, services = context.texts(update), context.services
    if not await is_admin(update, services):
        await query.answer(texts("remove.denied"), show_alert=True)
        return
    pressed = _DATA.fullmatch(query.data or "")
    document = _by_digest(services.library.corpus, pressed[1]) if pressed else None
    if pressed is None or document is None or (len(services.library.corpus) == 1 and pressed[2] == "yes"):
        await query.answer(texts("remove.gone" if document is None else "remove.last"), show_alert=True)
        return
    await acknowledge(query)
    if pressed[2] == "no":
        await conclude(query, texts("remove.kept"))
        return
    settings = services.settings
    removed = settings.database_path.parent / REMOVED
    try:
        file = await asyncio.to_thread(take_out, settings.corpus_dir, document.path, removed, services.clock())
    except OSError as error:
        _log.warning("a document could not be removed: %s", error)
        await conclude(query, texts("remove.failed", reason=trouble(error, texts)), final=False)
        return
    await conclude(query, texts("remove.done", name=file.name))
    await reload_after(query, texts, services)


def _by_digest(corpus: Corpus, digest: str) -> Document | None:
    return next((document for document in corpus if document.digest.startswith(digest)), None)
