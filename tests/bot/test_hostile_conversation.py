"""Hostile names, titles, questions, files and buttons in a conversation: nothing is refused by Telegram and nothing fails."""

import json
from pathlib import Path

import pytest

from bot.app import waiting_in
from bot.sandbox.formatting import formatted
from bot.sandbox.sandbox import Sandbox

TABLE = json.loads((Path(__file__).parents[1] / "hostile.json").read_text(encoding="utf-8"))
SHORT = [text for kind in ("markup", "signs", "addresses", "questions") for text in TABLE[kind]]
ASKED = "Wie viele Menschen waren an Bord der Svala?"


def whole(text):
    return text.encode("utf-8", "replace").decode()


@pytest.fixture
def hostile_newsroom(newsroom, folder):
    for number, text in enumerate(SHORT[::6]):
        fields = "".join(f"{name}: {json.dumps(whole(text))}\n" for name in ("title", "source", "url"))
        said = f"An Bord der „Svala“ waren am Montag {number + 20} Menschen, sagte {whole(text)}."
        body = f"{said}\n\n{whole(text)} kam am Dienstag.\n"
        (folder / f"{number:02}.md").write_text(f"---\n{fields}published: 2024-03-11\n---\n{body}", encoding="utf-8")
    sandbox = Sandbox()
    chief = sandbox.world.user("<b>Chefin & Söhne</b>", language_code="de")
    return newsroom(frozenset({chief.id}), sandbox), chief


async def settled(room, updates):
    measures = room.app.bot_data.services.measures
    await room.sandbox.until(lambda: measures.updates >= updates and waiting_in(room.app) == 0, timeout=60)


def nothing_went_wrong(room):
    refused = [(request.method, str(refusal)) for request, refusal in room.sandbox.refusals if request.method != "setMyCommands"]
    assert [one for one in refused if "not modified" not in one[1]] == []
    assert room.app.bot_data.services.measures.errors == 0


async def test_every_command_and_every_button_shows_what_documents_say_as_it_is_written(hostile_newsroom):
    opened, chief = hostile_newsroom
    async with opened as room:
        people, handled = room.sandbox.people, 0
        corpus = room.app.bot_data.services.library.corpus
        outlets = [document.source for document in corpus]
        commands = [
            ASKED,
            "/sources",
            "/status",
            "/timeline",
            "/export",
            f"/compare {outlets[3]} | {outlets[4]}",
            "/start",
            "/help",
        ]
        commands += [f"/source {number}" for number in range(1, len(outlets) + 1)]
        commands += [f"/quotes {text}" for text in SHORT[::9]]
        for text in commands:
            people.says(chief, text)
            handled += 1
        await settled(room, handled)
        shown = "\n".join(message.text for message in room.sandbox.messages(chief))
        said = [formatted(" ".join(document.text_of(document.chunks[0]).split())).text for document in corpus]
        assert [sentence for sentence in said if sentence not in shown] == []
        for message in room.sandbox.messages(chief):
            for data in list(message.buttons.values()):
                if str(data).startswith(("q:", "p:", "x:")):
                    people.presses(chief, message, data)
                    handled += 1
        await settled(room, handled)
        nothing_went_wrong(room)


async def test_people_groups_and_questions_of_any_name_are_answered(newsroom):
    async with newsroom() as room:
        handled = 0
        for number, text in enumerate(text for text in SHORT if any(letter.isalnum() for letter in text)):
            name = whole(text).replace("\0", "") or "?"
            user = room.sandbox.world.user(name[:64], language_code="de")
            if number % 4 == 0:
                group = room.sandbox.world.supergroup(name[:128], user)
                room.sandbox.people.says(user, f"/ask {whole(text)}", chat=group)
            else:
                room.sandbox.people.says(user, whole(text))
            handled += 1
        await settled(room, handled)
        nothing_went_wrong(room)
        stored = await room.app.bot_data.services.store.database.rows("SELECT count(*) FROM questions")
        assert stored[0][0] > 50


async def test_buttons_that_nobody_made_are_answered_and_change_nothing(newsroom, folder):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        room.sandbox.people.says(chief, ASKED)
        [answer] = await room.sandbox.sent(chief)
        before = sorted(file.name for file in folder.iterdir())
        for data in TABLE["buttons"]:
            room.sandbox.people.presses(chief, answer, whole(data))
        await settled(room, 1 + len(TABLE["buttons"]))
        nothing_went_wrong(room)
        assert sorted(file.name for file in folder.iterdir()) == before


@pytest.mark.parametrize("suffix", ["", ".md", ".pdf", ".docx", ".zip"])
async def test_files_of_any_name_and_with_any_words_are_shown_or_refused(newsroom, folder, suffix):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        before, names = sorted(file.name for file in folder.iterdir()), TABLE["names"][::3]
        for number, name in enumerate(names):
            text = f"{whole(SHORT[number])}\n\nDie Fähre {number} fährt wieder, sagte ein Sprecher am Montag.\n"
            shown = f"{whole(name)}{suffix}".replace("\0", "")
            room.sandbox.people.sends_document(chief, shown, text.encode(), caption=whole(SHORT[number]))
        await settled(room, len(names))
        nothing_went_wrong(room)
        assert len(room.sandbox.messages(chief)) >= len(names)
        assert sorted(file.name for file in folder.iterdir()) == before
