"""Questions from chats that the bot is not in, and what it says on joining one."""

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def test_inline_the_extracts_are_offered_with_their_source_and_become_messages(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        friends = room.sandbox.world.group("Freunde", anna, bot="left")
        query = room.sandbox.people.asks_inline(anna, f"@{room.app.bot.username} {QUESTION}", chat=friends)
        answer = await room.sandbox.answered(query)
        first = answer.results[0]
        chosen = room.sandbox.people.chooses(query, first.id, chat=friends)
    assert first.title == "Küstenfunk, 12.3.2024, 07:15 Uhr"
    assert "An Bord waren 84 Menschen." in first.description
    assert chosen.text.startswith(QUESTION)
    assert "— Küstenfunk, 12.3.2024, 07:15 Uhr, Absatz 1" in chosen.text
    assert answer.is_personal


async def test_the_button_above_inline_results_leads_to_the_whole_answer(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        query = room.sandbox.people.asks_inline(anna, QUESTION)
        button = (await room.sandbox.answered(query)).button
        room.sandbox.people.says(anna, f"/start {button['start_parameter']}")
        [answer] = await room.sandbox.sent(anna)
    assert button["text"] == "Ganze Antwort im privaten Chat"
    assert "An Bord waren 84 Menschen." in answer.text
    assert "Wer sagt was" in answer.buttons


async def test_inline_results_come_in_pages(newsroom, folder):
    for number in range(25):
        (folder / f"{number:02}.md").write_text(f"An Bord der Svala waren am Tag {number} viele Menschen.\n", encoding="utf-8")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        first = await room.sandbox.answered(room.sandbox.people.asks_inline(anna, QUESTION))
        query = room.sandbox.people.asks_inline(anna, QUESTION, offset=first.next_offset)
        second = await room.sandbox.answered(query)
    assert (len(first.results), first.next_offset) == (10, "10")
    assert second.results
    assert {result.id for result in first.results}.isdisjoint(result.id for result in second.results)


async def test_inline_a_question_that_nothing_answers_says_so_above_an_empty_list(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        for text, said in (
            ("Wer gewann in Grellingen?", "Dazu steht nichts"),
            ("", "Frage eingeben"),
            ("??", "Dazu steht nichts"),
        ):
            answer = await room.sandbox.answered(room.sandbox.people.asks_inline(anna, text))
            assert not answer.results
            assert answer.button["text"].startswith(said)


async def test_a_start_button_without_a_question_behind_it_greets(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "/start inline")
        [greeting] = await room.sandbox.sent(anna)
    assert greeting.text.startswith("Guten Tag!")


async def test_a_guest_question_is_answered_where_it_was_asked(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        friends = room.sandbox.world.group("Freunde", anna, bot="left")
        room.sandbox.people.asks_guest(anna, f"@{room.app.bot.username} {QUESTION}", chat=friends)
        room.sandbox.people.asks_guest(anna, f"@{room.app.bot.username}", chat=friends)
        answers = await room.sandbox.sent(friends, 2)
    assert sorted("84 Menschen" in answer.text for answer in answers) == [False, True]
    assert any(answer.text.startswith("Was möchten Sie wissen?") for answer in answers)


async def test_on_joining_a_group_it_says_how_to_ask_and_what_it_hears(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, bot="left")
        room.sandbox.people.make_bot("member", group, by=anna)
        [greeting] = await room.sandbox.sent(group)
        room.sandbox.people.make_bot("administrator", group, by=anna)
        room.sandbox.people.make_bot("kicked", group, by=anna)
        room.sandbox.people.make_bot("administrator", group, by=anna)
        [_, again] = await room.sandbox.sent(group, 2)
    assert "/frage" in greeting.text
    assert "nur Befehle und Antworten auf meine Nachrichten" in greeting.text
    assert "Ich sehe hier alle Nachrichten" in again.text


async def test_being_blocked_is_no_error(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        room.sandbox.people.block(anna)
        room.sandbox.people.says(ben, QUESTION)
        assert len(await room.sandbox.sent(ben)) == 1
