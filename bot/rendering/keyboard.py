"""The buttons under an answer. Their data names the question in the database, so that they work after a restart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering.views import extracts_of
from bot.rendering.wording import shortened
from bot.texts import LANGUAGES, Texts
from retrieval.models import Answer

EVENT_LENGTH = 28  # characters of an event's name on a button: a phone shows one line
PATTERN = r"^q:"
# A client may send any; larger ones the database does not take.
_DATA = re.compile(r"q:([0-9]{1,15}):(\w):([0-9]{1,9}):([0-9]{1,4}):([a-z]{2})")


class View(StrEnum):
    """What a button shows, or does."""

    ANSWER = "a"
    CONTEXT = "c"
    PASSAGES = "m"
    SPEAKERS = "w"
    OVERVIEW = "o"
    VOTE = "v"


@dataclass(frozen=True, slots=True)
class Button:
    """What is written on a button: of which question it shows what, which page of it, and about which event of the answer.

    `language` is that of the message: what everybody in a group reads does not change with who presses.
    """

    question: int
    view: View
    page: int = 0
    event: int = 0
    language: str = "de"

    @property
    def data(self) -> str:
        return f"q:{self.question}:{self.view}:{self.page}:{self.event}:{self.language}"

    def to(self, view: View, page: int = 0) -> "Button":
        """Return the button to another view of the same finding."""
        return replace(self, view=view, page=page)

    @classmethod
    def read(cls, data: str) -> "Button | None":
        """Return the button that has written `data` on it, None where it is none of these."""
        found = _DATA.fullmatch(data)
        if found is None or found[2] not in set(View) or found[5] not in LANGUAGES:
            return None
        return cls(int(found[1]), View(found[2]), int(found[3]), int(found[4]), found[5])


def answer_keyboard(question: int, answer: Answer, texts: Texts, *, shown: int = 0) -> InlineKeyboardMarkup:
    """Return the buttons under the finding `shown`, counted from 0; what they show is about that one."""
    finding = answer.findings[shown]
    here = Button(question, View.ANSWER, event=shown, language=texts.language)
    rows = []
    if extracts_of(finding):
        rows.append([(here.to(View.CONTEXT), texts("buttons.context")), (here.to(View.PASSAGES), texts("buttons.passages"))])
    if finding.positions:
        rows.append([(here.to(View.SPEAKERS), texts("buttons.speakers")), (here.to(View.OVERVIEW), texts("buttons.overview"))])
    for number, other in enumerate(answer.findings):
        if number and number != shown:
            label = shortened(other.event.label, EVENT_LENGTH) if other.event and other.event.label else ""
            key = "buttons.event" if label else "buttons.event_unnamed"
            rows.append([(replace(here, event=number), texts(key, event=label))])
    if shown:
        rows.append([(replace(here, event=0), texts("buttons.back"))])
    rows.append([(here.to(View.VOTE, 1), texts("buttons.helpful")), (here.to(View.VOTE, 0), texts("buttons.unhelpful"))])
    return _markup(rows)


def pages_keyboard(shown: Button, pages: int, texts: Texts) -> InlineKeyboardMarkup:
    """Return the buttons that turn the pages of the view that is `shown`, and the one that leads back to its finding."""
    row = []
    if shown.page > 0:
        row.append((shown.to(shown.view, shown.page - 1), texts("buttons.earlier")))
    if shown.page < pages - 1:
        row.append((shown.to(shown.view, shown.page + 1), texts("buttons.later", page=shown.page + 2, pages=pages)))
    return _markup([row, [(shown.to(View.ANSWER), texts("buttons.back"))]])


def _markup(rows: Sequence[Sequence[tuple[Button, str]]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=button.data) for button, label in row] for row in rows if row]
    )
