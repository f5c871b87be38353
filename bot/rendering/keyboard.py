"""The buttons under an answer. Their data names the question in the database, so that they work after a restart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering.views import extracts_of
from bot.rendering.wording import shortened
from bot.texts import Texts
from retrieval.models import Answer

EVENT_LENGTH = 40  # characters of an event's name on a button
PATTERN = r"^q:"
_DATA = re.compile(r"q:([0-9]{1,15}):(\w):([0-9]{1,9})")  # a client may send any; larger ones the database does not take


class View(StrEnum):
    """What a button shows, or does."""

    ANSWER = "a"
    CONTEXT = "c"
    PASSAGES = "m"
    SPEAKERS = "w"
    EVENT = "e"
    OVERVIEW = "o"
    VOTE = "v"


@dataclass(frozen=True, slots=True)
class Button:
    """What is written on a button: of which question it shows what, and which page of it."""

    question: int
    view: View
    page: int = 0

    @property
    def data(self) -> str:
        return f"q:{self.question}:{self.view}:{self.page}"

    @classmethod
    def read(cls, data: str) -> "Button | None":
        """Return the button that has written `data` on it, None where it is none of these."""
        found = _DATA.fullmatch(data)
        return cls(int(found[1]), View(found[2]), int(found[3])) if found and found[2] in set(View) else None


def answer_keyboard(question: int, answer: Answer, texts: Texts, *, shown: int = 0) -> InlineKeyboardMarkup:
    """Return the buttons under the finding `shown`, counted from 0."""
    rows = []
    if extracts_of(answer):
        rows.append([(View.CONTEXT, 0, texts("buttons.context")), (View.PASSAGES, 0, texts("buttons.passages"))])
    if answer.findings[0].positions:
        rows.append([(View.SPEAKERS, 0, texts("buttons.speakers")), (View.OVERVIEW, 0, texts("buttons.overview"))])
    for number, finding in enumerate(answer.findings):
        if number and number != shown:
            label = shortened(finding.event.label, EVENT_LENGTH) if finding.event and finding.event.label else ""
            key = "buttons.event" if label else "buttons.event_unnamed"
            rows.append([(View.EVENT, number, texts(key, event=label))])
    if shown:
        rows.append([(View.ANSWER, 0, texts("buttons.back"))])
    rows.append([(View.VOTE, 1, texts("buttons.helpful")), (View.VOTE, 0, texts("buttons.unhelpful"))])
    return _markup(question, rows)


def pages_keyboard(question: int, view: View, page: int, pages: int, texts: Texts) -> InlineKeyboardMarkup:
    """Return the buttons that turn the pages of a view, and the one that leads back to the answer."""
    row = []
    if page > 0:
        row.append((view, page - 1, texts("buttons.earlier")))
    if page < pages - 1:
        row.append((view, page + 1, texts("buttons.later", page=page + 2, pages=pages)))
    return _markup(question, [row, [(View.ANSWER, 0, texts("buttons.back"))]])


def _markup(question: int, rows: Sequence[Sequence[tuple[View, int, str]]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=Button(question, view, page).data) for view, page, label in row]
            for row in rows
            if row
        ]
    )
