"""/sources, /source and /quotes: lists that are paged in place."""

from contextlib import nullcontext

import pytest

from bot.handlers.pages import Kind, Leaf, subject_of

VOICES = """---
source: Hallviker Tageblatt
title: Die Reederei äußert sich
published: 2024-03-14
url: https://tageblatt.example/reederei
---
„Wir haben die Ruderanlage geprüft“, sagte Kapitän Jon Ravndal.

Reederin Mette Solheim sagte, das Schiff fahre bald wieder.
"""


async def said(room, user, count, text):
    room.sandbox.people.says(user, text)
    return (await room.sandbox.sent(user, count))[-1]


async def press(room, user, message, start):
    data = next(data for label, data in message.buttons.items() if label.startswith(start))
    pressed = room.sandbox.people.presses(user, message, data)
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return room.sandbox.world.answers[pressed.id]


async def shown(room, message, part):
    def now():
        return next(one for one in room.sandbox.messages(message.chat) if one.message_id == message.message_id)

    await room.sandbox.until(lambda: part in now().text)
    return now()


@pytest.fixture
def many(newsroom, folder):
    for number in range(1, 12):
        text = f"---\nsource: Blatt {number}\ntitle: Bericht {number}\n---\nBericht vom Tag {number} aus Hallvik.\n"
        (folder / f"{number:02}.md").write_text(text, encoding="utf-8")
    return newsroom


async def test_the_documents_are_listed_ten_a_page_and_turned_in_place(many):
    async with many() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        first = await said(room, anna, 1, "/sources")
        assert "13 Dokumente:" in first.text
        assert "10. Blatt 10" in first.text
        assert "11. Blatt 11" not in first.text
        await press(room, anna, first, "Weiter (2/2)")
        second = await shown(room, first, "11. Blatt 11")
        await press(room, anna, second, "◀")
        assert (await shown(room, first, "\n1. Blatt 1\n")).text == first.text


async def test_pages_turn_after_a_restart_and_say_so_when_the_documents_have_changed(many, folder):
    async with many() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        first = await said(room, anna, 1, "/sources")
        async with many(sandbox=nullcontext(room.sandbox)) as again:
            await press(again, anna, first, "Weiter")
            await shown(again, first, "11. Blatt 11")
            (folder / "neu.md").write_text("Neues aus Hallvik.\n", encoding="utf-8")
            await again.app.bot_data.services.library.start_reload(lambda *_: None)
            await room.app.bot_data.services.library.start_reload(lambda *_: None)
            assert "haben sich geändert" in await press(again, anna, first, "Weiter")


async def test_a_number_on_the_list_opens_its_document_and_leads_back_to_its_page(many):
    async with many() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        first = await said(room, anna, 1, "/sources")
        assert list(first.buttons) == [*map(str, range(1, 11)), "Weiter (2/2) ▶"]
        await press(room, anna, first, "Weiter")
        second = await shown(room, first, "11. Blatt 11")
        await press(room, anna, second, "11")
        document = await shown(room, first, "Bericht vom Tag 11 aus Hallvik.")
        await press(room, anna, document, "Zur Liste")
        await shown(room, first, "12. Inselbote")


async def test_a_list_keeps_its_language_whoever_turns_its_pages(many):
    async with many() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="en")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        room.sandbox.people.says(anna, "/sources", chat=group)
        [first] = await room.sandbox.sent(group)
        await press(room, ben, first, "Weiter")
        second = await shown(room, first, "11. Blatt 11")
        assert "13 Dokumente" in second.text


async def test_a_document_is_shown_with_its_data_and_its_paragraphs(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        document = await said(room, anna, 1, "/source 1")
    assert document.text.startswith("1. Fähre läuft auf Grund\nInselbote\n11.3.2024\ninselbote.md\nDeutsch, 2 Absätze")
    assert "Absatz 2\nKapitän Jon Ravndal sprach von einem Fehler der Ruderanlage." in document.text
    assert 'href="https://inselbote.example/faehre"' in document.html


async def test_a_paragraph_longer_than_a_message_is_shown_in_pieces_and_whole(newsroom, folder):
    words = " ".join(f"Am Tag {number} fuhr die Firma Holm & Söhne nach Orsten." for number in range(300))
    (folder / "a.md").write_text(f"{words}\n", encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        page = await said(room, anna, 1, "/source 1")
        while "Am Tag 299 fuhr" not in page.text:
            before = page.text
            await press(room, anna, page, "Weiter")
            await room.sandbox.until(lambda: room.sandbox.messages(anna)[-1].text != before)  # noqa: B023  # awaited at once
            page = room.sandbox.messages(anna)[-1]
        assert not room.sandbox.refusals


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("/source", "Welches Dokument?"),
        ("/source 0", "mit der Nummer 0 gibt es hier nicht"),
        ("/source 99", "mit der Nummer 99 gibt es hier nicht"),
        ("/source eins", "Welches Dokument?"),
        ("/source ²", "Welches Dokument?"),
        ("/quotes", "Wessen Aussagen?"),
    ],
)
async def test_a_list_of_nothing_is_explained(newsroom, command, told):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        assert told in (await said(room, anna, 1, command)).text


async def test_what_somebody_said_is_listed_from_all_documents_the_latest_first(newsroom, folder):
    (folder / "tageblatt.md").write_text(VOICES, encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        quotes = await said(room, anna, 1, "/zitate Jon Ravndal")
    assert quotes.text.startswith("2 Aussagen von „Jon Ravndal“")
    later, earlier = quotes.text.index("Ruderanlage geprüft"), quotes.text.index("Fehler der Ruderanlage")
    assert later < earlier
    assert "— Hallviker Tageblatt, 14.3.2024, Absatz 1, laut Kapitän Jon Ravndal" in quotes.text
    assert "Solheim" not in quotes.text


async def test_of_nobody_by_that_name_it_says_so_and_names_those_near(newsroom, folder):
    (folder / "tageblatt.md").write_text(VOICES, encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        near = await said(room, anna, 1, "/quotes Sollhaim")
        nobody = await said(room, anna, 2, "/quotes Quaalenberg")
        assert near.text.startswith("Von „Sollhaim“ steht keine Aussage in den Dokumenten.")
        assert "Reederin Mette Solheim" in near.buttons
        assert nobody.text.startswith("Von „Quaalenberg“ steht keine Aussage in den Dokumenten.\nZitiert werden zum Beispiel:")
        assert {"Jon Ravndal", "Mette Solheim"} <= set(nobody.buttons)
        await press(room, anna, near, "Reederin Mette")
        await shown(room, near, "das Schiff fahre bald wieder")


async def test_the_statements_of_a_talkative_person_are_paged(newsroom, folder):
    lines = "\n\n".join(f"Die Reederei prüft Deck {number}, sagte Mette Solheim." for number in range(1, 8))
    (folder / "tageblatt.md").write_text(f"---\nsource: Tageblatt\n---\n{lines}\n", encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        first = await said(room, anna, 1, "/quotes Mette Solheim")
        await press(room, anna, first, "Weiter (2/2)")
        await shown(room, first, "Deck 7")


@pytest.mark.parametrize("data", ["p:x:0:v:", "p:s:-1:v:", "p:", "p:s:0"])
async def test_a_page_that_nobody_wrote_is_answered_and_changes_nothing(newsroom, data):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        listing = await said(room, anna, 1, "/sources")
        pressed = room.sandbox.people.presses(anna, listing, data)
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert room.sandbox.messages(anna)[-1].text == listing.text


def test_a_button_holds_any_name_and_reads_it_back():
    name = "Отдел по связям с общественностью Александра Владимировича Константинопольского: Пресс-служба"
    leaf = Leaf(Kind.QUOTES, "0123456789", subject_of(name), 12345, "en")
    assert len(leaf.data.encode()) <= 64
    assert Leaf.read(leaf.data) == leaf
    assert subject_of("Jon  Ravndal") == "Jon Ravndal"
