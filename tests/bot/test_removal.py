"""/remove: a document leaves the corpus by a button, and its file is kept."""

import pytest

from bot.sandbox.sandbox import Sandbox


@pytest.fixture
def office(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    return (lambda: newsroom(frozenset({chief.id}), sandbox)), chief


async def asked(room, user, text="/remove 2"):
    room.sandbox.people.says(user, text)
    return (await room.sandbox.sent(user))[-1]


async def press(room, user, message, label):
    pressed = room.sandbox.people.presses(user, message, message.buttons[label])
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return room.sandbox.world.answers[pressed.id]


async def test_a_document_is_removed_after_a_question_and_its_file_is_kept_beside_the_database(office, tmp_path):
    opened, chief = office
    async with opened() as room:
        question = await asked(room, chief)
        assert question.text.startswith("„Svala“ sitzt fest\nQuelle: Küstenfunk")
        assert len(list(room.folder.iterdir())) == 2
        await press(room, chief, question, "Entfernen")
        await room.sandbox.until(lambda: len(room.app.bot_data.services.library.corpus) == 1)
        await room.sandbox.until(lambda: "Entfernt: kuestenfunk.md" in room.sandbox.messages(chief)[-1].text)
    [kept] = (tmp_path / "data" / "removed").iterdir()
    assert kept.name == "20260302-093000-kuestenfunk.md"


async def test_the_numbers_are_those_of_the_list_of_sources(office):
    opened, chief = office
    async with opened() as room:
        listed = await asked(room, chief, "/sources")
    assert "1. Inselbote" in listed.text
    assert "2. Küstenfunk" in listed.text


async def test_a_document_that_is_kept_stays(office):
    opened, chief = office
    async with opened() as room:
        question = await asked(room, chief)
        await press(room, chief, question, "Behalten")
        await room.sandbox.until(lambda: "Nichts wurde entfernt." in room.sandbox.messages(chief)[0].text)
        assert len(list(room.folder.iterdir())) == 2


async def test_a_button_of_a_document_that_changed_since_removes_nothing(office):
    opened, chief = office
    async with opened() as room:
        question = await asked(room, chief)
        file = room.folder / "kuestenfunk.md"
        file.write_text(file.read_text(encoding="utf-8") + "\nNachtrag: Der Sturm lässt nach.\n", encoding="utf-8")
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        assert "gibt es so nicht mehr" in await press(room, chief, question, "Entfernen")
        assert file.exists()


async def test_the_last_document_stays(office):
    opened, chief = office
    async with opened() as room:
        (room.folder / "kuestenfunk.md").unlink()
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        told = await asked(room, chief, "/remove 1")
    assert told.text.startswith("Das ist das einzige Dokument.")


@pytest.mark.parametrize("text", ["/remove", "/remove 0", "/remove 3", "/remove zwei", "/remove 1 2", "/remove -1"])
async def test_a_number_that_no_document_has_is_asked_for_again(office, text):
    opened, chief = office
    async with opened() as room:
        told = await asked(room, chief, text)
    assert told.text.startswith("Welches Dokument?")


async def test_a_stranger_removes_nothing_and_presses_in_vain(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", chief, ben)
        assert "nur die Administratoren" in (await asked(room, ben)).text
        room.sandbox.people.says(chief, "/remove 2", chat=group)
        [question] = await room.sandbox.sent(group)
        assert "nur die Administratoren" in await press(room, ben, question, "Entfernen")
        assert len(list(room.folder.iterdir())) == 2
