"""What an admin is shown of a document before it is taken into the corpus, or out of it."""

from collections.abc import Iterable
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering.telegram import problems_block
from bot.rendering.wording import shortened
from bot.texts import Texts
from corpus.models import Document, LoadProblem

OPENING = 3  # paragraphs that are shown
OPENING_LENGTH = 220  # characters of each


def document_card(document: Document, texts: Texts) -> str:
    """Return a document's data and its first lines, as HTML."""
    named = document.source != document.path.rpartition("/")[2]
    data = [
        texts("upload.source", source=shortened(document.source) if named else texts("upload.no_source")),
        texts("upload.date", date=texts.date(document.published)),
        texts.count("status.paragraphs", len(document.chunks)),
    ]
    opening = [escape(shortened(document.text_of(chunk), OPENING_LENGTH)) for chunk in document.chunks[:OPENING]]
    title = shortened(document.title, 200) or texts("upload.no_title")
    body = "\n\n".join(opening)
    # Folded, so that the buttons below stand on a phone's screen as well.
    return "\n".join([f"<b>{escape(title)}</b>", *(escape(line) for line in data), f"<blockquote expandable>{body}</blockquote>"])


def upload_preview(document: Document, problems: Iterable[LoadProblem], texts: Texts) -> str:
    """Return what is to be known of a document before it is taken, as HTML."""
    lines = [document_card(document, texts)]
    remarks = [line.replace(f"{document.path}: ", "") for line in problems_block(problems, texts)]
    if remarks:
        lines += [escape(texts("upload.remarks")), *(escape(line) for line in remarks)]
    lines += ["", f"<i>{escape(texts('upload.correct'))}</i>", ""]
    return "\n".join([*lines, escape(texts("upload.question"))])


def choice(mark: str, yes: str, no: str) -> InlineKeyboardMarkup:
    """Return two buttons whose data are `mark`:yes and `mark`:no."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(yes, callback_data=f"{mark}:yes"), InlineKeyboardButton(no, callback_data=f"{mark}:no")]]
    )
