"""Questions that follow up on others, and questions that are edited."""

from datetime import UTC, datetime, timedelta

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def test_a_follow_up_in_a_private_chat_takes_the_subject_of_the_question_before_it_and_says_so(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Wer war Kapitän der Svala?")
        await room.sandbox.sent(anna)
        room.sandbox.people.says(anna, "Und wie viele Menschen waren dort?")
        [_, answer] = await room.sandbox.sent(anna, 2)
    assert answer.text.startswith("Nachfrage zu: Wer war Kapitän der Svala?")
    assert "An Bord waren 84 Menschen." in answer.text


async def test_in_a_group_only_a_reply_follows_up(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        [first] = await room.sandbox.sent(group)
        room.sandbox.people.says(anna, "/frage Und wann war das?", chat=group)
        await room.sandbox.sent(group, 2)
        room.sandbox.people.says(anna, "Und wann war das?", chat=group, reply_to=first)
        [_, plain, followed] = await room.sandbox.sent(group, 3)
    assert "Nachfrage" not in plain.text
    assert followed.text.startswith(f"Nachfrage zu: {QUESTION}")


async def test_after_five_minutes_a_question_stands_alone(newsroom):
    now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    async with newsroom(clock=lambda: now) as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.sent(anna)
        now += timedelta(minutes=6)
        room.sandbox.people.says(anna, "Und wann war das?")
        [_, answer] = await room.sandbox.sent(anna, 2)
    assert "Nachfrage" not in answer.text


async def test_an_edited_question_edits_its_answer(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        asked = room.sandbox.people.says(anna, "Wer gewann das Tennisturnier in Grellingen?")
        [first] = await room.sandbox.sent(anna)
        room.sandbox.people.edits(asked, QUESTION)
        await room.sandbox.until(lambda: "84 Menschen" in room.sandbox.messages(anna)[0].text)
        [answer] = room.sandbox.messages(anna)
        assert answer.message_id == first.message_id
        assert await room.app.bot_data.services.store.count("questions") == 1


async def test_an_answer_that_quotes_its_question_says_what_it_answers_since_that_was_edited(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        asked = room.sandbox.people.says(anna, "/frage Was sagte Jon Ravndal?", chat=group)
        await room.sandbox.sent(group)
        room.sandbox.people.edits(asked, f"/frage {QUESTION}")
        await room.sandbox.until(lambda: "84 Menschen" in room.sandbox.messages(group)[0].text)
        [answer] = room.sandbox.messages(group)
        assert answer.quote.text == "Was sagte Jon Ravndal?"
        assert answer.text.startswith(f"Geänderte Frage: {QUESTION}\n")
        room.sandbox.people.presses(anna, answer, answer.buttons["Wer sagt was"])
        await room.sandbox.until(lambda: "Darstellung" in room.sandbox.messages(group)[0].text)
        [table] = room.sandbox.messages(group)
        room.sandbox.people.presses(anna, table, table.buttons["Zurück zur Antwort"])
        await room.sandbox.until(lambda: room.sandbox.messages(group)[0].text == answer.text)


async def test_an_edit_whose_answer_is_deleted_is_answered_anew(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        asked = room.sandbox.people.says(anna, "Wer gewann das Tennisturnier in Grellingen?")
        [first] = await room.sandbox.sent(anna)
        room.sandbox.world.delete(first)
        room.sandbox.people.edits(asked, QUESTION)
        [answer] = await room.sandbox.sent(anna)
    assert "84 Menschen" in answer.text


async def test_an_edited_command_is_not_carried_out_again(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        status = room.sandbox.people.says(anna, "/status")
        await room.sandbox.sent(anna)
        room.sandbox.people.edits(status, "/help")
        room.sandbox.people.says(anna, QUESTION)
        assert len(await room.sandbox.sent(anna, 2)) == 2


async def test_a_chain_of_follow_ups_names_the_question_that_has_the_subject(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        for number, text in enumerate((QUESTION, "Und wann war das?", "Und wer war das?"), start=1):
            room.sandbox.people.says(anna, text)
            answers = await room.sandbox.sent(anna, number)
    assert all(answer.text.startswith(f"Nachfrage zu: {QUESTION}") for answer in answers[1:])
