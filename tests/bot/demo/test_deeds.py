"""What people can do on the page, and what they cannot."""

import pytest

from bot.demo import deeds
from bot.sandbox.formatting import formatted


def said(room, text="Wo liegt Hallvik?", person=0, **more):
    return {"do": "say", "room": room.chat.id, "as": room.people[person].id, "text": text, **more}


def texts_in(stage, room):
    return [message.text for message in stage.sandbox.world.messages(room.chat)]


def test_what_is_said_reaches_the_bot(stage):
    reader = stage.rooms[0]
    deeds.do(stage, said(reader))
    assert stage.sandbox.world.updates.pending[-1].payload["text"] == "Wo liegt Hallvik?"


def test_in_a_group_either_of_two_people_speaks_and_replies(stage):
    group = stage.rooms[1]
    deeds.do(stage, said(group, "Mahlzeit"))
    [first] = stage.sandbox.world.messages(group.chat)
    deeds.do(stage, said(group, "/ask", person=1, reply_to=first.message_id))
    _, second = stage.sandbox.world.messages(group.chat)
    assert (first.sender, second.sender) == group.people
    assert second.reply_to == first


def test_a_channel_speaks_for_itself(stage):
    channel = stage.rooms[2]
    deeds.do(stage, said(channel, "Guten Morgen"))
    [post] = stage.sandbox.world.messages(channel.chat)
    assert (post.sender, post.sender_chat) == (None, channel.chat)


def test_ones_own_message_is_edited_and_nobody_elses(stage):
    group = stage.rooms[1]
    deeds.do(stage, said(group, "/ask Wo?"))
    [message] = stage.sandbox.world.messages(group.chat)
    change = {"do": "edit", "room": group.chat.id, "message": message.message_id, "text": "/ask Wann?"}
    deeds.do(stage, change | {"as": group.people[1].id})
    assert texts_in(stage, group) == ["/ask Wo?"]
    deeds.do(stage, change | {"as": group.people[0].id})
    assert texts_in(stage, group) == ["/ask Wann?"]


def test_only_a_button_that_is_there_is_pressed(stage):
    reader = stage.rooms[0]
    keyboard = (({"text": "Mehr", "callback_data": "m:1"},),)
    answer = stage.sandbox.world.send(reader.chat, formatted("Antwort"), keyboard=keyboard)
    press = {"do": "press", "room": reader.chat.id, "as": reader.people[0].id, "message": answer.message_id}
    deeds.do(stage, press | {"data": "m:2"})
    assert not stage.sandbox.world.presses
    deeds.do(stage, press | {"data": "m:1"})
    assert [(one.user, one.data) for one in stage.sandbox.world.presses.values()] == [(reader.people[0], "m:1")]


@pytest.mark.parametrize(
    "deed",
    [
        None,
        7,
        [],
        {},
        {"do": "say"},
        {"do": "say", "room": 1, "as": 2, "text": "x"},
        {"do": "say", "room": "1", "as": None, "text": "x"},
        {"do": "edit", "room": 1, "as": 1, "message": 1, "text": ""},
        {"do": "press", "room": 1, "as": 1, "message": [], "data": {}},
        {"do": "reboot"},
    ],
)
def test_what_no_page_asks_for_is_passed_over(stage, deed):
    before = stage.sandbox.world.updates.pending
    deeds.do(stage, deed)
    assert stage.sandbox.world.updates.pending == before


@pytest.mark.parametrize("text", ["", " \n", "x" * 4097])
def test_what_telegram_would_not_take_is_passed_over(stage, text):
    reader = stage.rooms[0]
    deeds.do(stage, said(reader, text))
    assert texts_in(stage, reader) == []


def test_nobody_writes_as_somebody_who_is_not_in_the_chat(stage):
    reader, *_, admin = stage.rooms
    deeds.do(stage, said(reader) | {"as": admin.people[0].id})
    assert texts_in(stage, reader) == []


def test_half_a_character_becomes_a_sign_for_one(stage):
    reader = stage.rooms[0]
    deeds.do(stage, said(reader, "Wo \ud83d liegt es?"))
    assert texts_in(stage, reader) == ["Wo \ufffd liegt es?"]
