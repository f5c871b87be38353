"""What a chat sets for itself, and that each of its settings takes effect."""

import pytest

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


@pytest.fixture
def desks(newsroom, folder):
    for name in ("inselbote", "kuestenfunk"):
        (folder / name).mkdir()
        (folder / f"{name}.md").rename(folder / name / "1.md")
    return newsroom


async def press(room, user, message, label):
    pressed = room.sandbox.people.presses(user, message, message.buttons[label])
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return room.sandbox.world.answers[pressed.id]


async def said(room, place, count, user, text, **where):
    room.sandbox.people.says(user, text, **where)
    return (await room.sandbox.sent(place, count))[-1]


def now(room, message):
    return next(one for one in room.sandbox.messages(message.chat) if one.message_id == message.message_id)


async def test_the_language_that_a_chat_sets_is_that_of_the_bot_for_everybody_there(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        await press(room, anna, menu, "English")
        await room.sandbox.until(lambda: "✓ English" in now(room, menu).buttons)
        assert now(room, menu).text.startswith("Settings of this chat")
        answer = await said(room, anna, 2, anna, QUESTION)
        assert "One source alone" in answer.text or "single" in answer.text or "Paragraph" in answer.text
        await press(room, anna, now(room, menu), "Automatic")
        await room.sandbox.until(lambda: "✓ Automatisch" in now(room, menu).buttons)


async def test_the_number_of_extracts_that_a_chat_sets_is_shown(newsroom, folder):
    for number in range(4):
        (folder / f"{number}.md").write_text(
            f"---\nsource: Blatt {number}\n---\nAm Tag {number} wurde bekannt: An Bord der „Svala“ waren 84 Menschen.\n",
            encoding="utf-8",
        )
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        before = await said(room, anna, 1, anna, QUESTION)
        menu = await said(room, anna, 2, anna, "/settings")
        await press(room, anna, menu, "2 Auszüge")
        after = await said(room, anna, 3, anna, QUESTION)
    assert before.text.count("— ") > 2
    assert after.text.count("— ") == 2


async def test_a_group_that_set_commands_only_has_mentions_and_replies_unanswered(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        menu = await said(room, group, 1, anna, "/settings", chat=group)
        await press(room, anna, menu, "Nur Befehle")
        room.sandbox.people.says(anna, f"@{room.app.bot.username} {QUESTION}", chat=group)
        room.sandbox.people.says(anna, QUESTION, chat=group, reply_to=menu)
        await said(room, group, 2, anna, f"/frage {QUESTION}", chat=group)
        assert len(room.sandbox.messages(group)) == 2
        await press(room, anna, now(room, menu), "Auch Erwähnungen")
        answer = await said(room, group, 3, anna, QUESTION, chat=group, reply_to=menu)
    assert "84 Menschen" in answer.text


async def test_a_private_chat_is_not_asked_what_only_groups_set(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
    assert "Nur Befehle" not in menu.buttons
    assert "Alle Ordner" not in menu.buttons


async def test_a_chat_asks_only_the_folders_that_it_has_chosen(desks):
    async with desks() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        await press(room, anna, menu, "inselbote")
        assert "84 Menschen" not in (await said(room, anna, 2, anna, QUESTION)).text
        listing = await said(room, anna, 3, anna, "/sources")
        assert "Inselbote" in listing.text
        assert "Küstenfunk" not in listing.text
        inline = await room.sandbox.answered(room.sandbox.people.asks_inline(anna, QUESTION))
        assert not any("Küstenfunk" in result.title for result in inline.results)
        assert "84 Menschen" in (await said(room, ben, 1, ben, QUESTION)).text
        await press(room, anna, now(room, menu), "Alle Ordner")
        assert "84 Menschen" in (await said(room, anna, 4, anna, QUESTION)).text


async def test_a_document_has_one_number_in_every_chat(desks):
    async with desks() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        await press(room, anna, menu, "kuestenfunk")
        listing = await said(room, anna, 2, anna, "/sources")
        assert "2. Küstenfunk" in listing.text
        assert "sitzt fest" in (await said(room, anna, 3, anna, "/source 2")).text
        assert "gibt es hier nicht" in (await said(room, anna, 4, anna, "/source 1")).text


async def test_folders_that_are_gone_leave_the_whole_corpus(desks, folder):
    async with desks() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        await press(room, anna, menu, "inselbote")
        (folder / "inselbote" / "1.md").rename(folder / "1.md")
        await room.app.bot_data.services.library.start_reload(lambda *_: None)
        assert "84 Menschen" in (await said(room, anna, 2, anna, QUESTION)).text
        assert "nicht mehr" in await press(room, anna, menu, "inselbote")


async def test_only_administrators_set_anything_in_a_group_and_are_asked_for_at_each_press(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna, ben)
        refused = await said(room, group, 1, ben, "/settings", chat=group)
        assert refused.text == "Das dürfen nur die Administratoren dieses Chats."
        room.sandbox.world.set_status(group, ben, "administrator")
        menu = await said(room, group, 2, ben, "/settings", chat=group)
        room.sandbox.world.set_status(group, ben, "member")
        assert await press(room, ben, menu, "English") == "Das dürfen nur die Administratoren dieses Chats."
        assert await press(room, anna, menu, "English") == "Saved."


async def test_an_anonymous_administrator_is_told_why_not(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.supergroup("Redaktion", anna)
        refused = await said(room, group, 1, anna, "/settings", chat=group, anonymous=True)
    assert refused.text.startswith("Anonyme Administratoren kann ich nicht erkennen.")


@pytest.mark.parametrize("data", ["e:l:fr", "e:n:3", "e:c:2", "e:f:nowhere", "e:", "e:x:1"])
async def test_a_setting_that_nobody_offered_changes_nothing(newsroom, data):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        pressed = room.sandbox.people.presses(anna, menu, data)
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "gibt es nicht mehr" in room.sandbox.world.answers[pressed.id]


async def test_the_settings_stand_in_the_menus_of_those_in_charge_only(newsroom):
    async with newsroom() as room:
        menus = {
            (kind, language): {command["command"] for command in commands}
            for (scope, language), commands in room.sandbox.world.profile.commands.items()
            for kind in [scope.type]
        }
    for language in ("", "de", "en"):
        assert {"settings", "forget"} <= menus["all_private_chats", language]
        assert {"settings", "forget"} <= menus["all_chat_administrators", language]
        assert not {"settings", "forget"} & menus["default", language]


async def test_a_channel_s_settings_are_posted_and_changed_by_its_administrators_only(newsroom):
    async with newsroom() as room:
        anna, ben = room.sandbox.world.user("Anna", language_code="de"), room.sandbox.world.user("Ben", language_code="de")
        channel = room.sandbox.world.channel("Eilmeldungen", anna)
        room.sandbox.people.posts(channel, "/settings")
        [menu] = await room.sandbox.sent(channel)
        assert "Nur Befehle" not in menu.buttons
        assert await press(room, ben, menu, "English") == "Das dürfen nur die Administratoren dieses Chats."
        assert await press(room, anna, menu, "English") == "Saved."
        room.sandbox.people.posts(channel, f"/ask {QUESTION}")
        answer = (await room.sandbox.sent(channel, 2))[-1]
    assert "paragraph 1" in answer.text


async def vanished(room):
    """Let the time come for which messages in channels are shown."""
    for job in room.app.job_queue.jobs():
        if job.name.startswith("vanish"):
            await job.run(room.app)


async def test_a_channel_s_settings_ring_nowhere_say_who_sees_them_and_go_with_the_post_that_asked(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        channel = room.sandbox.world.channel("Eilmeldungen", anna)
        room.sandbox.people.posts(channel, "/settings")
        [menu] = await room.sandbox.sent(channel)
        assert menu.text.endswith("Die Knöpfe wirken nur bei Administratoren.")
        assert room.sandbox.calls("sendMessage")[0].flag("disable_notification")
        await press(room, anna, menu, "English")
        await vanished(room)
        assert room.sandbox.world.messages(channel) == []


async def test_settings_stay_where_only_the_chat_sees_them(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        menu = await said(room, anna, 1, anna, "/settings")
        await vanished(room)
        assert room.sandbox.messages(anna) == [menu]
        assert "verschwindet" not in menu.text


async def test_a_command_that_a_channel_posts_is_none_in_its_discussion_group(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.supergroup("Gespräch", anna)
        channel = room.sandbox.world.channel("Eilmeldungen", anna, discussion=group)
        room.sandbox.people.posts(channel, "/settings")
        await said(room, anna, 1, anna, "/privacy")
        assert not room.sandbox.messages(group)
