"""Lists that are paged in place: what is shown is written on the buttons, so that they work after a restart."""

import asyncio
import logging
from dataclasses import dataclass, replace
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.handlers.context import Context, reply
from bot.rendering.lists import document_pages, quotes_pages, sources_pages
from bot.shelf import Shelf
from bot.texts import Texts
from retrieval.quotations import quotations

PATTERN = r"^p:"
SUBJECT_BYTES = 40  # of the 64 that Telegram keeps of a button's data

_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What is listed."""

    SOURCES = "s"
    DOCUMENT = "d"
    QUOTES = "z"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, from 0, of a list: of what, and about which document or person; `version` is that of the documents."""

    kind: Kind
    version: str
    subject: str = ""
    page: int = 0

    @property
    def data(self) -> str:
        return f"p:{self.kind}:{self.page}:{self.version}:{self.subject}"

    @classmethod
    def read(cls, data: str) -> "Leaf | None":
        """Return the page that a button with `data` on it leads to, None where it is none of these."""
        mark, *parts = data.split(":", 4)
        if mark != "p" or len(parts) != 4 or parts[0] not in set(Kind) or not parts[1].isdecimal():
            return None
        return cls(Kind(parts[0]), parts[2], parts[3], int(parts[1]))


def subject_of(name: str) -> str:
    """Return as many last words of a name as a button holds: its last word is the one that decides."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words).encode()) > SUBJECT_BYTES:
        words = words[1:]
    return " ".join(words).encode()[:SUBJECT_BYTES].decode(errors="ignore")


async def send_list(message: Message, context: Context, texts: Texts, kind: Kind, subject: str = "") -> bool:
    """Reply with the first page of a list; False where there is nothing to list."""
    shelf = await context.shelf()
    pages = await asyncio.to_thread(_pages, shelf, kind, subject, texts)
    if pages:
        await reply(message, pages[:1], _keyboard(Leaf(kind, shelf.version, subject), len(pages), texts))
    return bool(pages)


async def on_page(update: Update, context: Context) -> None:
    """Turn the page; where the documents have changed since, say so."""
    query = update.callback_query
    if query is None:
        return
    texts, leaf, shelf = context.texts(update), Leaf.read(query.data or ""), await context.shelf()
    if leaf is None or leaf.version != shelf.version or not isinstance(query.message, Message):
        await query.answer(texts("pages.changed"), show_alert=True)
        return
    pages = await asyncio.to_thread(_pages, shelf, leaf.kind, leaf.subject, texts)
    await query.answer()
    if not pages:
        return
    leaf = replace(leaf, page=min(leaf.page, len(pages) - 1))
    try:
        await query.edit_message_text(pages[leaf.page], reply_markup=_keyboard(leaf, len(pages), texts))
    except BadRequest as error:
        if "not modified" not in str(error):  # pressed twice
            _log.info("a page cannot be turned: %s", error)


def _pages(shelf: Shelf, kind: Kind, subject: str, texts: Texts) -> list[str]:
    match kind:
        case Kind.SOURCES:
            return sources_pages(shelf, texts)
        case Kind.DOCUMENT:
            document = shelf.numbered.get(int(subject)) if subject.isdecimal() else None
            return document_pages(int(subject), document, texts) if document else []
        case Kind.QUOTES:
            return quotes_pages(subject, quotations(shelf.numbered.values(), subject), texts)


def _keyboard(leaf: Leaf, pages: int, texts: Texts) -> InlineKeyboardMarkup | None:
    row = []
    if leaf.page > 0:
        row.append(InlineKeyboardButton(texts("buttons.earlier"), callback_data=replace(leaf, page=leaf.page - 1).data))
    if leaf.page < pages - 1:
        label = texts("buttons.later", page=leaf.page + 2, pages=pages)
        row.append(InlineKeyboardButton(label, callback_data=replace(leaf, page=leaf.page + 1).data))
    return InlineKeyboardMarkup([row]) if row else None
