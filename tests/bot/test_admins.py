"""/admins: who they are, and who may say so."""

import pytest

from bot.menus import ADMIN_MENU, CHARGE_MENU
from bot.sandbox.profile import Scope
from bot.sandbox.sandbox import Sandbox


@pytest.fixture
def office(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    return (lambda: newsroom(frozenset({chief.id}), sandbox)), chief


async def told(room, user, text):
    count = len(room.sandbox.messages(user)) + 1
    room.sandbox.people.says(user, text)
    return (await room.sandbox.sent(user, count=count))[-1].text


async def test_an_added_admin_has_the_rights_until_they_are_taken(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        assert await told(room, chief, f"/admins add {ben.id}") == f"{ben.id} ist jetzt Administrator."
        assert str(ben.id) in await told(room, ben, "/admins")
        assert await told(room, chief, f"/admins remove {ben.id}") == f"{ben.id} ist kein Administrator mehr."
        assert "nur die Administratoren" in await told(room, ben, "/reload")


async def test_an_added_admin_is_one_after_a_restart_and_appoints_nobody(office, newsroom):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        await told(room, chief, f"/admins add {ben.id}")
        assert "nur die, die in ADMIN_IDS stehen" in await told(room, ben, "/admins add 5")
        assert "nur die, die in ADMIN_IDS stehen" in await told(room, ben, f"/admins remove {chief.id}")
        assert await room.app.bot_data.services.store.admins.ids() == {ben.id}


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("add 1087968824", "gehört keinem einzelnen Menschen"),
        ("add 777000", "gehört keinem einzelnen Menschen"),
        ("remove 42", "42 ist kein Administrator."),
        ("add @ben", "Hinzufügen: /admins add NUMMER"),
        ("add", "Hinzufügen: /admins add NUMMER"),
        ("add -5", "Hinzufügen: /admins add NUMMER"),
        ("add 1" + "0" * 15, "Hinzufügen: /admins add NUMMER"),
    ],
)
async def test_who_cannot_be_one_is_not_added(office, words, answer):
    opened, chief = office
    async with opened() as room:
        assert answer in await told(room, chief, f"/admins {words}")
        assert not await room.app.bot_data.services.store.admins.ids()


async def test_those_of_the_settings_cannot_be_removed(office):
    opened, chief = office
    async with opened() as room:
        assert "nur dort entfernen" in await told(room, chief, f"/admins remove {chief.id}")


async def test_a_stranger_sees_no_list(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        assert str(chief.id) not in await told(room, ben, "/admins")


def menu_of(room, user):
    scope = Scope("chat", chat_id=user.id)
    return {command["command"] for command in room.sandbox.world.profile.commands.get((scope, "de"), ())}


async def test_the_admins_commands_stand_in_the_admins_menus_only(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        await told(room, chief, f"/admins add {ben.id}")
        assert menu_of(room, chief) == menu_of(room, ben) == {*CHARGE_MENU, *ADMIN_MENU}
        await told(room, chief, f"/admins remove {ben.id}")
        assert menu_of(room, ben) == set()


async def test_who_is_none_is_told_the_number_to_pass_on(office):
    opened, _ = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        room.sandbox.people.says(ben, "/admins")
        [told] = await room.sandbox.sent(ben)
    assert told.text.endswith(f"Ihre Nummer: {ben.id}")
