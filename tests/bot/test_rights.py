from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, Message, MessageOriginUser, Update, User

from bot.handlers.rights import sender_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA = User(7, "Anna", is_bot=False)
GROUP = Chat(-5, "supergroup", title="Redaktion")


def message(**values):
    return Message(**{"message_id": 1, "date": NOON, "chat": GROUP, "from_user": ANNA, "text": "/reload", **values})


def test_a_fresh_message_of_somebody_s_own_is_theirs():
    assert sender_of(Update(1, message=message())) == 7


@pytest.mark.parametrize(
    "update",
    [
        Update(1, message=message(from_user=User(1087968824, "Group", is_bot=True), sender_chat=GROUP)),
        Update(1, message=message(sender_chat=Chat(-9, "channel", title="Kanal"))),
        Update(1, message=message(from_user=User(777000, "Telegram", is_bot=False), is_automatic_forward=True)),
        Update(1, message=message(from_user=User(777000, "Telegram", is_bot=False))),
        Update(1, message=message(forward_origin=MessageOriginUser(NOON, User(8, "Ben", is_bot=False)))),
        Update(1, message=message(via_bot=User(9, "gif", is_bot=True))),
        Update(1, message=message(from_user=None)),
        Update(1, edited_message=message()),
        Update(1, channel_post=message(from_user=None, sender_chat=Chat(-9, "channel", title="Kanal"))),
        Update(1),
    ],
    ids=["anonymous", "as a channel", "copied", "telegram", "forwarded", "by a bot", "nobody", "edited", "post", "empty"],
)
def test_what_may_be_somebody_else_s_is_nobody_s(update):
    assert sender_of(update) is None


def test_a_button_tells_who_pressed_it():
    assert sender_of(Update(1, callback_query=CallbackQuery("1", ANNA, "1", data="u:1:yes"))) == 7
