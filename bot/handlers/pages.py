"""Lists that are paged in place: what is shown is written on the buttons, so that they work after a restart."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from bot.handlers.context import Context, reply
from bot.rendering.lists import DOCUMENTS, Page, document_pages, quotes_pages, sources_pages
from bot.rendering.wording import shortened
from bot.shelf import Shelf
from bot.texts import LANGUAGES, Texts
from bot.texts import texts as texts_in
from retrieval.quotations import quotations

PATTERN = r"^p:"
NUMBERS = 5  # buttons in a row
SUBJECT_BYTES = 40  # of the 64 that Telegram keeps of a button's data

_INITIALS = {language[0]: language for language in LANGUAGES}

_log = logging.getLogger(__name__)


class Kind(StrEnum):
    """What is listed."""

    SOURCES = "s"
    DOCUMENT = "d"
    QUOTES = "z"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, from 0, of a list: of what, and about which document or person; `version` is that of the documents.

    `language` is that of the list: what everybody in a group reads does not change with who presses.
    """

    kind: Kind
    version: str
    subject: str = ""
    page: int = 0
    language: str = "de"

    @property
    def data(self) -> str:
        return f"p:{self.kind}{self.language[0]}:{self.page}:{self.version}:{self.subject}"

    @classmethod
    def read(cls, data: str) -> "Leaf | None":
        """Return the page that a button with `data` on it leads to, None where it is none of these."""
        mark, *parts = data.split(":", 4)
        if mark != "p" or len(parts) != 4 or not parts[1].isdecimal():
            return None
        kind, language = parts[0][:1], _INITIALS.get(parts[0][1:])
        return cls(Kind(kind), parts[2], parts[3], int(parts[1]), language) if kind in set(Kind) and language else None


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
        leaf = Leaf(kind, shelf.version, subject, language=texts.language)
        await reply(message, [pages[0].html], _keyboard(leaf, pages, shelf, texts))
    return bool(pages)


def people_keyboard(names: Iterable[str], shelf: Shelf, texts: Texts) -> InlineKeyboardMarkup | None:
    """Return a button for each person, which shows what they say in the place of the message."""
    leaves = {name: Leaf(Kind.QUOTES, shelf.version, subject_of(name), language=texts.language) for name in names}
    rows = [[InlineKeyboardButton(shortened(name, 40), callback_data=leaf.data)] for name, leaf in leaves.items()]
    return InlineKeyboardMarkup(rows) if rows else None


async def on_page(update: Update, context: Context) -> None:
    """Turn the page; where the documents have changed since, say so."""
    query = update.callback_query
    if query is None:
        return
    leaf, shelf = Leaf.read(query.data or ""), await context.shelf()
    if leaf is None or leaf.version != shelf.version or not isinstance(query.message, Message):
        await query.answer(context.texts(update)("pages.changed"), show_alert=True)
        return
    texts = texts_in(leaf.language)
    pages = await asyncio.to_thread(_pages, shelf, leaf.kind, leaf.subject, texts)
    await query.answer()
    if not pages:
        return
    leaf = replace(leaf, page=min(leaf.page, len(pages) - 1))
    try:
        await query.edit_message_text(pages[leaf.page].html, reply_markup=_keyboard(leaf, pages, shelf, texts))
    except BadRequest as error:
        if "not modified" not in str(error):  # pressed twice
            _log.info("a page cannot be turned: %s", error)


def _pages(shelf: Shelf, kind: Kind, subject: str, texts: Texts) -> list[Page]:
    match kind:
        case Kind.SOURCES:
            return sources_pages(shelf, texts)
        case Kind.DOCUMENT:
            document = shelf.numbered.get(int(subject)) if subject.isdecimal() else None
            return document_pages(int(subject), document, texts) if document else []
        case Kind.QUOTES:
            return quotes_pages(subject, quotations(shelf.numbered.values(), subject), texts)


def _keyboard(leaf: Leaf, pages: list[Page], shelf: Shelf, texts: Texts) -> InlineKeyboardMarkup | None:
    """The documents on the page by their numbers, the pages around it, and from a document the way back to the list."""
    numbers = {number: replace(leaf, kind=Kind.DOCUMENT, subject=str(number), page=0) for number in pages[leaf.page].numbers}
    buttons = [InlineKeyboardButton(str(number), callback_data=to.data) for number, to in numbers.items()]
    rows = [buttons[place : place + NUMBERS] for place in range(0, len(buttons), NUMBERS)]
    turning = []
    if leaf.page > 0:
        turning.append(InlineKeyboardButton(texts("buttons.earlier"), callback_data=replace(leaf, page=leaf.page - 1).data))
    if leaf.page < len(pages) - 1:
        label = texts("buttons.later", page=leaf.page + 2, pages=len(pages))
        turning.append(InlineKeyboardButton(label, callback_data=replace(leaf, page=leaf.page + 1).data))
    rows.append(turning)
    if leaf.kind is Kind.DOCUMENT:
        place = list(shelf.numbered).index(int(leaf.subject))
        listed = replace(leaf, kind=Kind.SOURCES, subject="", page=place // DOCUMENTS)
        rows.append([InlineKeyboardButton(texts("pages.list"), callback_data=listed.data)])
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(rows) if rows else None
