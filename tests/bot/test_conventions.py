"""What people expect of a bot in Telegram and no other file holds; docs/telegram.md lists all of it."""

import json

from bot.menus import ADMIN_MENU, GROUP_MENU, MENU
from bot.sandbox.sandbox import Sandbox
from bot.storage.chats import ChatSettings

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def test_a_group_that_becomes_a_supergroup_keeps_what_it_set_and_its_questions(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.group("Redaktion", anna)
        chats = room.app.bot_data.services.store.chats
        await chats.change(group.id, "group", ChatSettings(language="en"))
        room.sandbox.people.says(anna, f"/frage {QUESTION}", chat=group)
        await room.sandbox.sent(group)
        supergroup = room.sandbox.people.upgrades(anna, group)
        room.sandbox.people.says(anna, "/export", chat=supergroup)
        [exported] = await room.sandbox.sent(supergroup)
        assert await chats.settings(supergroup.id) == ChatSettings(language="en")
    assert exported.file is not None


async def test_what_admins_may_do_stands_in_no_menu_of_private_chats_and_groups(newsroom):
    async with newsroom() as room:
        menus = {
            (scope.type, language): [command["command"] for command in commands]
            for (scope, language), commands in room.sandbox.world.profile.commands.items()
        }
    assert {kind for kind, _ in menus} == {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
    assert not [menu for menu in menus.values() if set(menu) & set(ADMIN_MENU)]
    assert menus["default", "de"] == list(MENU)
    assert menus["all_group_chats", "de"] == list(GROUP_MENU)
    assert menus["all_group_chats", "en"][0] == "ask"


async def test_a_link_in_an_answer_shows_no_preview(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.sent(anna)
        sent = room.sandbox.calls("sendMessage")[-1].parameters["link_preview_options"]
    assert (json.loads(sent) if isinstance(sent, str) else sent) == {"is_disabled": True}


async def test_a_question_edited_into_a_reload_reads_nothing(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        asked = room.sandbox.people.says(chief, QUESTION)
        await room.sandbox.sent(chief)
        before = room.app.bot_data.services.library.loaded_at
        room.sandbox.people.edits(asked, "/reload")
        room.sandbox.people.says(chief, "/help")
        assert len(await room.sandbox.sent(chief, 2)) == 2
        assert room.app.bot_data.services.library.loaded_at is before
