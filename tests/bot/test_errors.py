"""Errors: a plain sentence for whoever asked, the details for the operators, once an hour."""

import logging
from datetime import UTC, datetime, timedelta

from bot.config import settings_of
from bot.incidents import LAST, Incident, Incidents, incident_of
from bot.sandbox.sandbox import Sandbox
from corpus.loading import load

QUESTION = "Wie viele Menschen waren an Bord der Svala?"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_the_same_error_is_told_once_an_hour():
    incidents, hour = Incidents(), timedelta(hours=1)
    after = [
        incidents.add(Incident(NOON + timedelta(minutes=minutes), "KeyError", "bot/x.py:1"), hour) for minutes in (0, 59, 60)
    ]
    assert after == [True, False, True]
    assert len(incidents.last) == 1


def test_only_the_last_errors_are_kept():
    incidents = Incidents()
    for number in range(2 * LAST):
        incidents.add(Incident(NOON, "KeyError", f"bot/x.py:{number}"), timedelta(hours=1))
    assert [incident.place for incident in incidents.last] == [f"bot/x.py:{number}" for number in range(LAST, 2 * LAST)]


def test_an_incident_names_kind_and_place_and_nothing_of_the_message(tmp_path):
    try:
        load(tmp_path / "geheim")
    except Exception as error:
        incident = incident_of(error, NOON)
    assert incident.place.startswith("corpus/")
    assert "geheim" not in f"{incident}"


async def test_a_failed_answer_is_a_sentence_for_who_asked_and_a_place_for_the_operators(newsroom):
    sandbox = Sandbox()
    chief, anna = sandbox.world.user("Chefin", language_code="de"), sandbox.world.user("Anna", language_code="de")
    operators = sandbox.world.group("Betrieb", chief)
    async with newsroom(frozenset({chief.id}), sandbox, operators_chat=operators.id) as room:
        room.sandbox.fail("sendMessage", code=400, description="Bad Request: something new")
        room.sandbox.people.says(anna, QUESTION)
        [apology] = await room.sandbox.sent(anna)
        [told] = await room.sandbox.sent(operators)
        room.sandbox.people.says(chief, "/status")
        [status] = await room.sandbox.sent(chief)
        room.sandbox.people.says(anna, "/status")
        theirs = (await room.sandbox.sent(anna, 2))[-1]
    assert "schiefgegangen" in apology.text
    assert "BadRequest in bot/handlers/" in told.text
    assert "Svala" not in told.text
    assert room.sandbox.token not in told.text
    assert "Wartende Nachrichten: 0" in status.text
    assert "BadRequest in bot/handlers/" in status.text
    assert "BadRequest" not in theirs.text


async def test_a_second_process_that_polls_is_logged_once_and_not_with_every_try(newsroom, caplog):
    caplog.set_level(logging.WARNING)
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.fail("getUpdates", times=2, code=409, description="Conflict: terminated by other getUpdates request")
        room.sandbox.people.says(anna, "/status")
        await room.sandbox.sent(anna)
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.sent(anna, 2)
    assert [record.levelname for record in caplog.records if "another process polls" in record.getMessage()] == ["WARNING"]
    assert not [record for record in caplog.records if "Exception happened while polling" in record.getMessage()]


async def test_a_group_that_moved_while_it_was_answered_has_its_answer_in_its_new_place(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.delay("sendChatAction", 0.2)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        supergroup = room.sandbox.people.upgrades(anna, group)
        [answer] = await room.sandbox.sent(supergroup)
        pressed = room.sandbox.people.presses(anna, answer, answer.buttons["Wer sagt was"])
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        await room.sandbox.until(lambda: "in eigener Darstellung" in room.sandbox.messages(supergroup)[-1].text)
    assert "84 Menschen" in answer.text


async def test_a_group_that_moved_before_its_command_is_answered_in_its_new_place(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.delay("getUpdates", 0.2)
        room.sandbox.people.says(anna, "/sources", chat=group)
        supergroup = room.sandbox.people.upgrades(anna, group)
        [answer] = await room.sandbox.sent(supergroup)
    assert "2 Dokumente" in answer.text


async def test_a_file_and_a_picture_for_a_group_that_moved_arrive_in_its_new_place(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        await room.sandbox.sent(group)
        room.sandbox.delay("sendDocument", 0.4)
        room.sandbox.delay("sendPhoto", 0.4, times=1)
        room.sandbox.people.says(anna, "/export", chat=group)
        await room.sandbox.until(lambda: bool(room.sandbox.calls("sendDocument")))
        supergroup = room.sandbox.people.upgrades(anna, group)
        [exported] = await room.sandbox.sent(supergroup)
        assert exported.file.name.endswith(".txt")
        assert b"84 Menschen" in exported.file.content
        other = room.sandbox.world.group("Sport", anna)
        room.sandbox.people.says(anna, "/timeline", chat=other)
        await room.sandbox.until(lambda: bool(room.sandbox.calls("sendPhoto")), timeout=30)
        moved = room.sandbox.people.upgrades(anna, other)
        [picture] = await room.sandbox.sent(moved)
    assert picture.file.content.startswith(b"\x89PNG")
    assert "noch einmal" not in " ".join(message.text for message in room.sandbox.messages(supergroup))


async def test_the_operators_hear_of_errors_in_their_groups_new_place_and_the_log_says_which(newsroom, caplog):
    sandbox = Sandbox()
    technician = sandbox.world.user("Technik")
    group = sandbox.world.group("Technik", technician)
    async with newsroom(sandbox=sandbox, operators_chat=group.id) as room:
        supergroup = room.sandbox.people.upgrades(technician, group)
        room.sandbox.fail("sendMessage", code=400, description="Bad Request: something new")
        room.sandbox.people.says(room.sandbox.world.user("Anna"), QUESTION)
        [told] = await room.sandbox.sent(supergroup)
    assert "BadRequest" in told.text
    assert f"set OPERATORS_CHAT to {supergroup.id}" in caplog.text


def test_the_operators_chat_may_be_a_group():
    assert settings_of({"operators_chat": "-1001234"}).operators_chat == -1001234
