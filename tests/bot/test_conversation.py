"""Whole conversations: the real application with its real handlers, over HTTP."""

from bot.sandbox.sandbox import Sandbox

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def test_a_private_message_is_answered_with_a_quoted_extract_and_its_source(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        asked = room.sandbox.people.says(anna, QUESTION)
        [answer] = await room.sandbox.sent(anna)
    assert answer.reply_to == asked
    assert "An Bord waren 84 Menschen." in answer.text
    assert "— Küstenfunk, 12.3.2024, 07:15 Uhr, Absatz 1" in answer.text
    assert any(entity.type == "blockquote" for entity in answer.entities)


async def test_an_outlet_with_an_address_is_linked(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Was sagte Kapitän Ravndal?")
        [answer] = await room.sandbox.sent(anna)
    assert "https://inselbote.example/faehre" in [getattr(entity, "url", None) for entity in answer.entities]


async def test_a_question_in_english_is_framed_in_english_for_an_english_speaker(newsroom):
    async with newsroom() as room:
        ben = room.sandbox.world.user("Ben", language_code="en")
        room.sandbox.people.says(ben, "How many people were aboard the Svala?")
        [answer] = await room.sandbox.sent(ben)
    assert "An Bord waren 84 Menschen." in answer.text
    assert "paragraph 1" in answer.text


async def test_a_question_about_something_else_is_declined(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Wer gewann das Tennisturnier in Grellingen?")
        [answer] = await room.sandbox.sent(anna)
    assert answer.text.startswith("Dazu steht nichts in den Dokumenten.\n")
    assert "/sources" in answer.text


async def test_in_a_group_a_mention_is_answered_and_small_talk_is_not(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, "Mahlzeit zusammen", chat=group)
        asked = room.sandbox.people.says(anna, f"@{room.app.bot.username} {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
    assert answer.reply_to == asked
    assert "84 Menschen" in answer.text


async def test_in_a_group_a_reply_to_the_bot_is_a_question(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.supergroup("Redaktion", anna)
        room.sandbox.people.says(anna, "/frage Wo lief die Fähre auf Grund?", chat=group)
        [first] = await room.sandbox.sent(group)
        room.sandbox.people.says(anna, QUESTION, chat=group, reply_to=first)
        _, second = await room.sandbox.sent(group, count=2)
    assert "84 Menschen" in second.text


async def test_a_command_for_another_bot_is_passed_over(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, f"/ask@somebody_else_bot {QUESTION}", chat=group)
        room.sandbox.people.says(anna, f"/ask@{room.app.bot.username} {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
        assert len(room.sandbox.messages(group)) == 1
    assert "84 Menschen" in answer.text


async def test_an_ask_in_reply_to_somebody_asks_what_they_said(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben")
        group = room.sandbox.world.supergroup("Redaktion", anna, ben)
        wondered = room.sandbox.people.says(ben, QUESTION, chat=group)
        room.sandbox.people.says(anna, "/ask", chat=group, reply_to=wondered)
        [answer] = await room.sandbox.sent(group)
    assert "84 Menschen" in answer.text


async def test_an_answer_stays_in_its_topic(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        forum = room.sandbox.world.supergroup("Redaktion", anna, forum=True)
        topic = room.sandbox.people.opens_topic(anna, forum, "Küste")
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=forum, topic=topic)
        [answer] = await room.sandbox.sent(forum)
    assert answer.thread_id == topic.message_id


async def test_a_channel_post_that_begins_with_ask_is_answered_and_others_are_not(newsroom):
    async with newsroom() as room:
        channel = room.sandbox.world.channel("Eilmeldungen")
        room.sandbox.people.make_bot("administrator", channel, room.sandbox.world.user("Chefin"))
        room.sandbox.people.posts(channel, "Guten Morgen!")
        asked = room.sandbox.people.posts(channel, f"/ask {QUESTION}")
        [answer] = await room.sandbox.sent(channel)
    assert answer.reply_to == asked
    assert "84 Menschen" in answer.text


async def test_a_channel_post_with_a_discussion_group_is_answered_once(newsroom):
    async with newsroom() as room:
        boss = room.sandbox.world.user("Chefin")
        group = room.sandbox.world.supergroup("Diskussion", boss)
        channel = room.sandbox.world.channel("Eilmeldungen", discussion=group)
        room.sandbox.people.make_bot("administrator", channel, boss)
        room.sandbox.people.posts(channel, f"@{room.app.bot.username} {QUESTION}")
        await room.sandbox.sent(channel)
        room.sandbox.people.says(boss, "/status", chat=group)
        [status] = await room.sandbox.sent(group)
    assert "2 Dokumente" in status.text


async def test_a_long_list_of_documents_stays_within_messages(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        for number in range(60):
            (room.folder / f"{number:02}.md").write_text(
                f"---\nsource: Blatt {number} {'x' * 70}\ntitle: Bericht {number}\n---\nDie Halle {number} wurde geräumt.\n",
                encoding="utf-8",
            )
        await room.app.bot_data.services.library.start_reload(lambda done, total: None)
        room.sandbox.people.says(anna, "/sources")
        [first] = await room.sandbox.sent(anna)
        assert not room.sandbox.refusals
    assert len(first.text.encode("utf-16-le")) // 2 <= 4096


async def test_markup_in_a_question_and_in_a_document_is_shown_as_it_is(newsroom):
    async with newsroom() as room:
        (room.folder / "frech.txt").write_text("Das Kürzel <b>&amp; steht im Heft „a < b“ & auf Seite drei.\n", encoding="utf-8")
        await room.app.bot_data.services.library.start_reload(lambda done, total: None)
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Was heißt das <b>& Kürzel im Heft?</blockquote>")
        [answer] = await room.sandbox.sent(anna)
        assert not room.sandbox.refusals
    assert "Das Kürzel <b>&amp; steht im Heft „a < b“ & auf Seite drei." in answer.text


async def test_start_greets_with_a_question_to_try(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "/start")
        [greeting] = await room.sandbox.sent(anna)
    assert greeting.text.startswith("Guten Tag!")
    assert all(question.endswith("?") for question in greeting.buttons)
    assert greeting.buttons


async def test_sources_lists_every_document_with_its_date(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "/sources")
        [listing] = await room.sandbox.sent(anna)
    assert "2 Dokumente:" in listing.text
    assert "Inselbote\n11.3.2024 · Fähre läuft auf Grund · 2 Absätze" in listing.text


async def test_an_unknown_command_is_named_in_private_and_ignored_in_a_group(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, "/wetter", chat=group)
        room.sandbox.people.says(anna, "/wetter")
        [hint] = await room.sandbox.sent(anna)
        assert not room.sandbox.messages(group)
    assert "/help" in hint.text


async def test_an_empty_ask_says_how_to_ask(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, "/frage", chat=group)
        [hint] = await room.sandbox.sent(group)
    assert "/frage Wer hat" in hint.text


async def test_questions_are_remembered_with_their_answers(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.sent(anna)
        store = room.app.bot_data.services.store
        room.sandbox.people.says(anna, "/status")
        await room.sandbox.sent(anna, count=2)
        assert (await store.count("chats"), await store.count("questions")) == (1, 1)


async def test_an_answer_goes_out_even_where_the_question_is_deleted_meanwhile(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.delay("sendChatAction", 0.3)
        asked = room.sandbox.people.says(anna, QUESTION)
        room.sandbox.world.delete(asked)
        [answer] = await room.sandbox.sent(anna)
    assert answer.reply_to is None
    assert "84 Menschen" in answer.text


async def test_the_menus_are_set_in_both_languages_with_reload_for_admins_only(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        calls = room.sandbox.calls("setMyCommands")
    with_reload = [call for call in calls if "reload" in str(call.parameters["commands"])]
    assert {call.parameters.get("language_code") for call in calls} == {None, "de", "en"}
    assert len(with_reload) == 3
    assert all("chat" in str(call.parameters["scope"]) for call in with_reload)


async def test_a_greeting_is_answered_with_a_question(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Hallo!")
        [answer] = await room.sandbox.sent(anna)
    assert "Wie lautet Ihre Frage?" in answer.text


def written(folder, name, source, day, *paragraphs):
    text = "\n\n".join([f"---\nsource: {source}\ntitle: Beschuss von Hohenrade\npublished: {day}\n---", *paragraphs])
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


SHELLED = "Das Dorf Hohenrade an der Grenze zwischen Norland und Ostmark ist am Montag beschossen worden."


async def test_a_contradiction_is_said_first_and_each_account_is_headed_by_its_value(newsroom, folder):
    written(folder, "a", "Hafenkurier", "2024-03-12", SHELLED, "Die Feuerwehr von Hohenrade sprach von drei Toten.")
    written(folder, "b", "Grenzbote", "2024-03-12", SHELLED, "Nach Angaben der Klinik starben sieben Menschen.")
    written(folder, "c", "Nordfunk", "2024-03-12", SHELLED, "Die Schule von Hohenrade bleibt geschlossen.")
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, "Wie viele Tote gab es beim Beschuss von Hohenrade?")
        [answer] = await room.sandbox.sent(anna)
    lines = [line for line in answer.text.splitlines() if line]
    assert lines[0] == "Widerspruch: zwei Angaben"
    assert sorted(line for line in lines if line[:2] in {"1.", "2."}) in (["1. drei", "2. sieben"], ["1. sieben", "2. drei"])
    assert "— Grenzbote, 12.3.2024, Absatz 2, laut Klinik" in lines
    assert lines[-1] == "Keine Angabe dazu: Nordfunk"
    assert [entity.type for entity in answer.entities].count("blockquote") == 2


async def test_where_all_rest_on_one_partys_word_that_party_is_named(newsroom, folder):
    written(folder, "a", "Hafenkurier", "2024-03-12", SHELLED, "Das ostmärkische Verteidigungsministerium sprach von drei Toten.")
    told = "Drei Menschen starben, sagte ein Sprecher des ostmärkischen Verteidigungsministeriums."
    written(folder, "b", "Grenzbote", "2024-03-12", SHELLED, told)
    async with newsroom() as room:
        ben = room.sandbox.world.user("Ben", language_code="en")
        room.sandbox.people.says(ben, "Wie viele Tote gab es beim Beschuss von Hohenrade?")
        [answer] = await room.sandbox.sent(ben)
    first = answer.text.splitlines()[0]
    assert first.startswith("Only one side speaks, and every account comes from it: ")
    assert first.endswith("ostmärkisches Verteidigungsministerium")


async def test_in_a_group_the_answer_quotes_the_question_and_nothing_else_of_the_message(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        [answer] = await room.sandbox.sent(group)
        room.sandbox.people.says(anna, QUESTION)
        [private] = await room.sandbox.sent(anna)
    assert answer.quote.text == QUESTION
    assert private.quote is None


async def test_a_question_that_is_edited_while_it_is_answered_is_answered_without_the_quotation(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        room.sandbox.delay("sendChatAction", 0.3)
        asked = room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        await room.sandbox.until(lambda: room.sandbox.calls("sendChatAction"))
        room.sandbox.people.edits(asked, "/frage")
        [answer] = await room.sandbox.sent(group)
    assert answer.quote is None
    assert answer.reply_to.message_id == asked.message_id
    assert "84 Menschen" in answer.text


async def test_ask_in_reply_to_somebody_is_answered_in_reply_to_what_they_wrote(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        said = room.sandbox.people.says(anna, QUESTION, chat=group)
        room.sandbox.people.says(ben, "/ask", chat=group, reply_to=said)
        [answer] = await room.sandbox.sent(group)
    assert answer.reply_to == said
    assert "84 Menschen" in answer.text
