"""The buttons under an answer, pressed in the real application."""

from contextlib import nullcontext

import pytest

from bot.storage.chats import ChatSettings

QUESTION = "Wie viele Menschen waren an Bord der Svala?"
LONG = """---
source: Hallviker Tageblatt
title: Die Nacht der „Svala“
published: 2024-03-13
---
Die Fähre „Svala“ kam um Mitternacht aus Orsten.

An Bord der „Svala“ waren 84 Menschen, sagte Kapitän Jon Ravndal.

Am Morgen zog ein Schlepper sie frei.
"""


TWO_FIRES = {
    "halle.md": "---\nsource: Inselbote\ntitle: Brand in Orsten\npublished: 2024-05-02\n---\n"
    "Beim Brand einer Lagerhalle in Orsten am 2. Mai 2024 gab es drei Verletzte.\n",
    "schule.md": "---\nsource: Küstenfunk\ntitle: Brand in Hallvik\npublished: 2022-01-09\n---\n"
    "Beim Brand der Schule in Hallvik am 9. Januar 2022 gab es zwölf Verletzte.\n",
}


@pytest.fixture
def asked(newsroom, folder):
    (folder / "tageblatt.md").write_text(LONG, encoding="utf-8")
    return newsroom


async def answer_of(room, user, text=QUESTION):
    room.sandbox.people.says(user, text)
    return (await room.sandbox.sent(user))[-1]


async def press(room, user, message, label):
    """Press a button and return the message as it stands when the press is answered."""
    pressed = room.sandbox.people.presses(user, message, message.buttons[label])
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return pressed


async def shown(room, message, part):
    def now():
        return next(one for one in room.sandbox.messages(message.chat) if one.message_id == message.message_id)

    await room.sandbox.until(lambda: part in now().text)
    return now()


async def test_context_shows_the_paragraphs_around_an_extract_and_leads_back(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        await press(room, anna, answer, "Zusammenhang")
        around = await shown(room, answer, "Absatz 2")
        while "um Mitternacht aus Orsten" not in around.text:
            later = next(label for label in around.buttons if label.startswith("Weiter"))
            before = around.text
            await press(room, anna, around, later)
            await room.sandbox.until(lambda: room.sandbox.messages(anna)[-1].text != before)  # noqa: B023  # awaited at once
            around = room.sandbox.messages(anna)[-1]
        assert "Am Morgen zog ein Schlepper sie frei." in around.text
        await press(room, anna, around, "Zurück zur Antwort")
        assert (await shown(room, answer, "stimmen überein")).text == answer.text


async def test_more_passages_are_those_that_the_answer_does_not_have_and_are_paged_in_place(asked, folder):
    for number in range(4):
        (folder / f"{number}.md").write_text(f"Die Svala war in Hafen {number}.\n\nMenschen an Bord sah man am Kai.\n", "utf-8")
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        await press(room, anna, answer, "Weitere Stellen")
        page = await shown(room, answer, "Fundstellen 1 bis 3 von")
        assert "84 Menschen" not in page.text
        later = next(label for label in page.buttons if label.startswith("Weiter"))
        await press(room, anna, page, later)
        await shown(room, answer, "Fundstellen 4 bis")


async def test_who_says_what_names_each_outlet_and_on_whose_word(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        await press(room, anna, answer, "Wer sagt was")
        table = await shown(room, answer, "in eigener Darstellung")
    assert "• Hallviker Tageblatt, 13.3.2024 – laut Kapitän Jon Ravndal" in table.text
    assert "• Küstenfunk, 12.3.2024, 07:15 Uhr – in eigener Darstellung" in table.text


async def test_the_overview_is_a_picture_with_a_caption_that_says_the_same(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        await press(room, anna, answer, "Übersicht")
        [_, picture] = await room.sandbox.sent(anna, 2)
    assert picture.file is not None
    assert picture.reply_to == answer
    assert "Küstenfunk" in picture.text


async def test_a_vote_counts_once_a_person_and_can_be_changed(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        for label in ("👍 Hilft mir", "👍 Hilft mir", "👎 Hilft nicht"):
            pressed = await press(room, anna, answer, label)
        assert room.sandbox.world.answers[pressed.id].startswith("Danke")
        assert await room.app.bot_data.services.store.questions.votes(1) == (0, 1)


async def test_buttons_under_another_event_are_about_that_event(newsroom, folder):
    for name, text in TWO_FIRES.items():
        (folder / name).write_text(text, encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna, "Wie viele Verletzte gab es beim Brand?")
        other = next(label for label in answer.buttons if label.startswith("Ereignis"))
        words, wrong = ("zwölf", "drei") if "drei Verletzte" in answer.text else ("drei", "zwölf")
        await press(room, anna, answer, other)
        event = await shown(room, answer, "Zu einem anderen Ereignis")
        assert words in event.text
        await press(room, anna, event, "Zusammenhang")
        around = await shown(room, answer, "Brand in Hallvik" if words == "zwölf" else "Brand in Orsten")
        assert f"{words} Verletzte" in around.text
        assert f"{wrong} Verletzte" not in around.text
        await press(room, anna, around, "Zurück zur Antwort")
        await shown(room, answer, "Zu einem anderen Ereignis")
        await press(room, anna, event, "Wer sagt was")
        table = await shown(room, answer, "in eigener Darstellung")
        assert words in table.text
        await press(room, anna, event, "Übersicht")
        picture = (await room.sandbox.sent(anna, 2))[-1]
        assert wrong not in picture.text
        assert ("Küstenfunk" if words == "zwölf" else "Inselbote") in picture.text
        await press(room, anna, event, "Zurück zur Antwort")
        assert (await shown(room, answer, answer.text)).text == answer.text


async def test_an_answer_keeps_its_language_whoever_presses(asked):
    async with asked() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="en")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
        await press(room, ben, answer, "Wer sagt was")
        table = await shown(room, answer, "in eigener Darstellung")
        pressed = await press(room, ben, answer, "👍 Hilft mir")
        await press(room, ben, table, "Zurück zur Antwort")
        assert (await shown(room, answer, answer.text)).text == answer.text
        assert room.sandbox.world.answers[pressed.id].startswith("Thank you")


async def test_anybody_in_a_group_may_press(asked):
    async with asked() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
        await press(room, ben, answer, "Wer sagt was")
        await shown(room, answer, "laut Kapitän Jon Ravndal")


async def test_buttons_work_after_a_restart(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        box = room.sandbox
        async with asked(sandbox=nullcontext(box)) as again:
            await press(again, anna, answer, "Wer sagt was")
            await shown(again, answer, "laut Kapitän Jon Ravndal")


async def test_buttons_say_so_when_the_documents_have_changed(asked, folder):
    async with asked(admin_ids=frozenset({1})) as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        (folder / "neu.md").write_text("Neues aus Hallvik.\n", encoding="utf-8")
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        pressed = await press(room, anna, answer, "Zusammenhang")
        assert "neu eingelesen" in room.sandbox.world.answers[pressed.id]


@pytest.mark.parametrize("data", ["q:999:c:0", "q:1:z:0", "q:x:c:0", "q:", "q:1:c:-1", "q:99999999999999999999:c:0"])
async def test_a_button_that_nobody_made_is_answered_and_changes_nothing(asked, data):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna)
        pressed = room.sandbox.people.presses(anna, answer, data)
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "keine Antwort mehr" in room.sandbox.world.answers[pressed.id]
        assert room.sandbox.messages(anna)[-1].text == answer.text


async def test_a_button_shows_nothing_of_another_chat(asked):
    async with asked() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        answer = await answer_of(room, anna)
        other = await answer_of(room, ben)
        pressed = room.sandbox.people.presses(ben, other, answer.buttons["Zusammenhang"])
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "keine Antwort mehr" in room.sandbox.world.answers[pressed.id]


async def test_the_greeting_offers_questions_that_the_documents_answer(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        greeting = await answer_of(room, anna, "/start")
        assert list(greeting.buttons) == ["Was sagte Jon Ravndal?"]
        room.sandbox.people.presses(anna, greeting, greeting.buttons["Was sagte Jon Ravndal?"])
        [_, question, answer] = await room.sandbox.sent(anna, 3)
    assert question.text == "Anna fragt: Was sagte Jon Ravndal?"
    assert answer.quote.text == "Was sagte Jon Ravndal?"
    assert "An Bord der „Svala“ waren 84 Menschen" in answer.text


async def test_an_example_asks_what_stands_on_it_whoever_presses_and_whatever_documents_there_are(asked, folder):
    async with asked() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="en")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        room.sandbox.people.says(anna, "/start", chat=group)
        [greeting] = await room.sandbox.sent(group)
        (folder / "neu.md").write_text("Der Hafen von Hallvik ist zu, sagte Mette Solheim.\n", encoding="utf-8")
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        room.sandbox.people.presses(ben, greeting, greeting.buttons["Was sagte Jon Ravndal?"])
        [_, question, answer] = await room.sandbox.sent(group, 3)
        asker = (await room.app.bot_data.services.store.questions.by_id(1)).user_id
    assert question.text == "Ben asks: Was sagte Jon Ravndal?"
    assert "84 Menschen" in answer.text
    assert asker == ben.id


async def test_an_example_that_stands_on_no_button_is_answered_and_asks_nothing(asked):
    async with asked() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        greeting = await answer_of(room, anna, "/start")
        pressed = room.sandbox.people.presses(anna, greeting, "x:7")
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "keine Antwort mehr" in room.sandbox.world.answers[pressed.id]
        assert len(room.sandbox.messages(anna)) == 1


# Of what is not everybody's, with its mark on the button: settings, forgetting, a document that waits, one that is to go.
@pytest.mark.parametrize("data", ["e:l:en", "e:d:1", "g:yes", "u:1:yes", f"d:{'0' * 32}:yes"])
async def test_a_button_copied_by_somebody_without_the_right_is_refused_and_changes_nothing(asked, data):
    async with asked() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
        pressed = room.sandbox.people.presses(ben, answer, data)
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "nur die Administratoren" in room.sandbox.world.answers[pressed.id]
        assert [message.text for message in room.sandbox.messages(group)] == [answer.text]
        store = room.app.bot_data.services.store
        assert await store.count("questions") == 1
        assert await store.chats.settings(group.id) == ChatSettings()


@pytest.mark.parametrize("view", ["a", "c", "m", "w", "o"])
async def test_an_event_that_the_answer_does_not_have_is_its_first(newsroom, folder, view):
    for name, text in TWO_FIRES.items():
        (folder / name).write_text(text, encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        answer = await answer_of(room, anna, "Wie viele Verletzte gab es beim Brand?")
        seen = []
        for event in (0, 99):
            count = len(room.sandbox.messages(anna))
            pressed = room.sandbox.people.presses(anna, answer, f"q:1:{view}:0:{event}:de")
            await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)  # noqa: B023  # awaited at once
            await room.sandbox.until(lambda: room.app.update_queue.held == 0, timeout=20)
            shown_now = room.sandbox.messages(anna)[-1]
            seen.append((shown_now.text, shown_now.file and shown_now.file.content))
            assert len(room.sandbox.messages(anna)) == count + (view == "o")
    assert seen[0] == seen[1]
