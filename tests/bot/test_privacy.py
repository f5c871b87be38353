"""/privacy and /forget: what is kept, and the way out."""

from bot.library import Turn
from bot.storage.news import Subscriber

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def said(room, place, count, user, text, **where):
    room.sandbox.people.says(user, text, **where)
    return (await room.sandbox.sent(place, count))[-1]


async def press(room, user, message, label):
    pressed = room.sandbox.people.presses(user, message, message.buttons[label])
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return room.sandbox.world.answers[pressed.id]


async def kept(room):
    database = room.app.bot_data.services.store.database
    tables = ("chats", "questions", "votes", "digests", "turns")
    return {table: (await database.rows(f"SELECT count(*) FROM {table}"))[0][0] for table in tables}


async def test_it_says_what_is_kept_and_how_to_delete_it(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        text = (await said(room, anna, 1, anna, "/privacy")).text
    assert "Was ich speichere" in text
    assert "/forget" in text


async def test_forgetting_a_chat_leaves_nothing_of_it_and_no_vote_of_its_user_anywhere(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", ben, anna)
        elsewhere = await said(room, group, 1, anna, f"/frage {QUESTION}", chat=group)
        await press(room, anna, elsewhere, "👍 Hilft mir")
        await press(room, ben, elsewhere, "👍 Hilft mir")
        own = await said(room, anna, 1, anna, QUESTION)
        await press(room, anna, own, "👎 Hilft nicht")
        question = await said(room, anna, 2, anna, "/forget")
        assert "Soll ich alles löschen" in question.text
        assert (await kept(room))["questions"] == 2
        await press(room, anna, question, "Alles löschen")
        await room.sandbox.until(lambda: room.sandbox.messages(anna)[-1].text.startswith("Gelöscht."))
        assert await kept(room) == {"chats": 1, "questions": 1, "votes": 1, "digests": 0, "turns": 0}
        assert (await room.app.bot_data.services.store.questions.by_id(1)).user_id is None
        assert "keine Antwort mehr" in await press(room, anna, own, "Zusammenhang")


async def test_nothing_is_deleted_by_whoever_thinks_better_of_it(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        await said(room, anna, 1, anna, QUESTION)
        question = await said(room, anna, 2, anna, "/forget")
        await press(room, anna, question, "Nichts löschen")
        await room.sandbox.until(lambda: room.sandbox.messages(anna)[-1].text == "Nichts wurde gelöscht.")
        assert (await kept(room))["questions"] == 1


async def test_in_a_group_only_an_administrator_may_delete(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        await said(room, group, 1, ben, f"/frage {QUESTION}", chat=group)
        refused = await said(room, group, 2, ben, "/forget", chat=group)
        assert "nur die Administratoren" in refused.text
        assert "im privaten Chat" in refused.text
        question = await said(room, group, 3, anna, "/forget", chat=group)
        assert "nur die Administratoren" in await press(room, ben, question, "Alles löschen")
        assert (await kept(room))["questions"] == 1
        await press(room, anna, question, "Alles löschen")
        await room.sandbox.until(lambda: room.sandbox.messages(group)[-1].text.startswith("Gelöscht."))
        assert await kept(room) == {"chats": 0, "questions": 0, "votes": 0, "digests": 0, "turns": 0}


async def test_what_was_forgotten_is_not_in_the_databases_files_any_more(newsroom):
    asked = "Wie viele Menschen waren an Bord der Svala, fragt Quaalenberg?"
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        store, path = room.app.bot_data.services.store, room.app.bot_data.services.settings.database_path
        await said(room, anna, 1, anna, asked)
        await store.news.subscribe(Subscriber(anna.id, "de"))
        await store.news.remember_turns([Turn(asked, appeared=True)])
        question = await said(room, anna, 2, anna, "/forget")
        assert any(b"Quaalenberg" in file.read_bytes() for file in path.parent.iterdir())
        await press(room, anna, question, "Alles löschen")
        await room.sandbox.until(lambda: room.sandbox.messages(anna)[-1].text.startswith("Gelöscht."))
        assert await kept(room) == {"chats": 0, "questions": 0, "votes": 0, "digests": 0, "turns": 0}
        assert not any(b"Quaalenberg" in file.read_bytes() for file in path.parent.iterdir())


async def test_a_channel_is_forgotten_when_one_of_its_administrators_agrees(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        channel = room.sandbox.world.channel("Eilmeldungen", anna)
        room.sandbox.people.posts(channel, f"/frage {QUESTION}")
        await room.sandbox.sent(channel)
        room.sandbox.people.posts(channel, "/forget")
        asked = (await room.sandbox.sent(channel, 2))[-1]
        assert "von diesem Kanal" in asked.text
        assert "nur die Administratoren" in await press(room, ben, asked, "Alles löschen")
        assert (await kept(room))["questions"] == 1
        await press(room, anna, asked, "Alles löschen")
        await room.sandbox.until(lambda: room.sandbox.messages(channel)[-1].text.startswith("Gelöscht."))
        assert (await kept(room))["questions"] == 0
