"""Lists that are paged: the documents, one document with its paragraphs, what somebody says. Each as its pages."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bot.rendering.telegram import grouped, linked, quote, quotes_blocks
from bot.rendering.wording import document_line, shortened
from bot.shelf import Shelf
from bot.texts import Texts
from corpus.models import Document
from retrieval.models import Extract

DOCUMENTS, PARAGRAPHS, QUOTES = 10, 6, 5  # on a page
PIECE = 1500  # characters of a paragraph that is longer than a message may be


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `numbers` are the documents on it that can be opened."""

    html: str
    numbers: tuple[int, ...] = ()


def sources_pages(shelf: Shelf, texts: Texts) -> list[Page]:
    """Return the documents that a chat asks, with their numbers."""
    head = f"<b>{escape(texts.count('sources.head', len(shelf.numbered)))}</b>"
    blocks = {
        f"<b>{number}. {escape(shortened(document.source))}</b>\n{escape(document_line(document, texts))}": number
        for number, document in shelf.numbered.items()
    }
    groups = grouped(list(blocks), DOCUMENTS, head=head)
    return [Page("\n\n".join([head, *group]), tuple(blocks[block] for block in group)) for group in groups]


def document_pages(number: int, document: Document, texts: Texts) -> list[Page]:
    """Return what is known of a document, and its paragraphs."""
    name = f"<b>{number}. {escape(shortened(document.title) or document.path)}</b>"
    data = [name, linked(document.source, document.url), texts.date(document.published), document.path]
    language = texts(f"source.language.{document.language}")
    data.append(f"{language}, {texts.count('sources.paragraphs', len(document.chunks))}")
    first = "\n".join([*data[:2], *(escape(line) for line in data[2:])])
    blocks = [
        f"{escape(texts('extract.paragraph', number=chunk.paragraph))}\n{quote(piece)}"
        for chunk in document.chunks
        for piece in _pieces(document.text_of(chunk))
    ]
    groups = grouped(blocks, PARAGRAPHS, head=first)
    return [Page("\n\n".join([name if place else first, *group])) for place, group in enumerate(groups)]


def quotes_pages(name: str, extracts: Sequence[Extract], texts: Texts) -> list[Page]:
    """Return what somebody says, each sentence once, with every outlet that has it."""
    blocks = quotes_blocks(extracts, texts)
    head = f"<b>{escape(texts.count('quotes.head', len(blocks), name=shortened(name)))}</b>"
    return [Page("\n\n".join([head, *group])) for group in grouped(blocks, QUOTES, head=head)]


def _pieces(text: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), PIECE, break_on_hyphens=False)
