"""/export and /compare: commands about a question that was answered."""

import pytest

QUESTION = "Wie viele Menschen waren an Bord der Svala?"
COUNTED = """---
source: Hallviker Tageblatt
title: Die Nacht der „Svala“
published: 2024-03-12T07:15
url: https://tageblatt.example/nacht
---
An Bord der „Svala“ waren 91 Menschen, sagte Kapitän Jon Ravndal.
"""


@pytest.fixture
def office(newsroom, folder):
    (folder / "tageblatt.md").write_text(COUNTED, encoding="utf-8")
    return newsroom


async def said(room, user, count, text, **where):
    room.sandbox.people.says(user, text, **where)
    return (await room.sandbox.sent(user, count))[-1]


async def test_the_last_answer_is_exported_as_text_with_citations(office):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        sent = await said(room, anna, 2, "/export")
    assert sent.file.name == "quellenlage-2026-03-02-1.txt"
    text = sent.file.content.decode()
    assert text.startswith(f"Frage: {QUESTION}\nAusgegeben: 2.3.2026, 09:30 Uhr\n\nWiderspruch: zwei Angaben\n\n1. ")
    assert (
        "> An Bord der „Svala“ waren 91 Menschen, sagte Kapitän Jon Ravndal.\n"
        "Hallviker Tageblatt: Die Nacht der „Svala“, 12.3.2024, 07:15 Uhr, Absatz 1\n"
        "https://tageblatt.example/nacht\n"
        "Wer das sagt: Kapitän Jon Ravndal\n"
    ) in text


async def test_an_exported_answer_comes_with_its_question_and_compare_without_names_with_an_example(office):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        assert (await said(room, anna, 2, "/export")).text == f"Antwort auf: {QUESTION}"
        usage = await said(room, anna, 3, "/compare")
    assert usage.text.endswith("Zum Beispiel: /compare Küstenfunk | Hallviker Tageblatt")


async def test_an_answer_that_export_replies_to_is_the_one_exported(office):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await said(room, anna, 1, QUESTION)
        await said(room, anna, 2, "Was sagte Jon Ravndal zur Ruderanlage?")
        sent = await said(room, anna, 3, "/export", reply_to=answer)
    assert QUESTION in sent.file.content.decode()


@pytest.mark.parametrize("command", ["/export", "/compare Inselbote | Küstenfunk"])
async def test_without_an_answer_in_this_chat_it_says_so(office, command):
    async with office() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        await said(room, ben, 1, QUESTION)
        assert "noch keine Frage beantwortet" in (await said(room, anna, 1, command)).text


async def test_an_answer_of_other_documents_is_not_exported(office, folder):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        (folder / "neu.md").write_text("Neues aus Hallvik.\n", encoding="utf-8")
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        assert "noch einmal" in (await said(room, anna, 2, "/export")).text


async def test_two_outlets_stand_side_by_side_whatever_way_they_are_written(office):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        both = await said(room, anna, 2, "/compare kuestenfunk | Tageblatt")
    assert both.text.startswith(f"{QUESTION}\n\nAlle Quellen zusammen:\nWiderspruch: zwei Angaben")
    radio, paper = both.text.split("Küstenfunk\n")[1].split("Hallviker Tageblatt\n")
    assert "An Bord waren 84 Menschen." in radio
    assert "91 Menschen" in paper
    assert "laut Kapitän Jon Ravndal" in paper


async def test_an_outlet_that_does_not_answer_is_not_said_to_have(office):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        both = await said(room, anna, 2, "/compare Küstenfunk | Inselbote")
    silent = both.text.split("Inselbote\n")[1]
    assert silent.startswith(("Berichtet über das Ereignis", "Kommt in der Antwort nicht vor"))
    assert "84" not in silent


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("", "So stellen Sie zwei Medien nebeneinander"),
        ("Inselbote", "So stellen Sie zwei Medien nebeneinander"),
        ("Inselbote |", "So stellen Sie zwei Medien nebeneinander"),
        ("Inselbote | Weltecho", "„Weltecho“ kenne ich nicht als Medium"),
        ("Inselbote | inselbote", "Beides ist Inselbote."),
    ],
)
async def test_what_cannot_be_compared_is_explained(office, names, told):
    async with office() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, QUESTION)
        assert told in (await said(room, anna, 2, f"/compare {names}")).text
