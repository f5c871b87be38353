"""Every role by every command and every button, made from the handlers that are registered: what has no row here fails."""

import re
from dataclasses import dataclass
from functools import partial

import pytest
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.app import waiting_in
from bot.handlers.addressing import COMMANDS
from bot.handlers.rights import NOBODY
from bot.sandbox.models import Chat
from bot.sandbox.sandbox import Sandbox

ADMINS = {"reload", "remove", "admins", "digest"}
CHARGE = {"settings", "forget"}  # of those in charge of the chat
OPEN = {"start", "help", "sources", "source", "quotes", "zitate", "compare", "export", "privacy", "timeline", "status", *COMMANDS}
WORDS = {
    "source": "1",
    "quotes": "Ravndal",
    "zitate": "Ravndal",
    "remove": "1",
    "ask": "Wo liegt Hallvik?",
    "frage": "Wo liegt Hallvik?",
}
# Who may press what, by the beginning of its data.
BUTTONS = {
    "u:": "who sent the document, if an admin still",
    "d:": "admins",
    "e:": "those in charge",
    "g:": "those in charge",
    "q:": "everybody",
    "x:": "everybody",
    "p:": "everybody",
}
TUGS = (
    b"---\nsource: Hafenblatt\ntitle: Schlepper unterwegs\n---\nZwei Schlepper sind auf dem Weg zur Stelle, sagte ein Sprecher.\n"
)


@dataclass
class Cast:
    """The newsroom with everybody in it."""

    room: object
    people: dict
    group: Chat
    channel: Chat

    @property
    def services(self):
        return self.room.app.bot_data.services

    async def done(self, act, updates=1):
        """Let somebody act, wait until that is handled, and return what `act` returned."""
        measures = self.services.measures
        before = measures.updates
        made = act()
        await self.room.sandbox.until(lambda: measures.updates >= before + updates and waiting_in(self.room.app) == 0, timeout=20)
        return made

    async def effects(self):
        """What admins alone may bring about, as it is now."""
        store = self.services.store
        return (
            sum(self.services.measures.reloads.values()),
            len(await store.news.subscribers()),
            await store.admins.ids(),
            sorted(file.name for file in self.room.folder.iterdir()),
        )


@pytest.fixture
def cast(newsroom):
    """A function that opens the newsroom; of Telegram's own accounts somebody has put all among the admins."""
    sandbox = Sandbox()
    world = sandbox.world
    people = {name: world.user(name, language_code="de") for name in ("chief", "added", "stranger", "boss")}
    people["telegram"] = world.user("Telegram", user_id=777000, language_code="de")
    group = world.supergroup("Redaktion", people["boss"], people["chief"], people["stranger"])
    channel = world.channel("Kanal", people["chief"], discussion=group)
    return Sandboxed(partial(newsroom, frozenset({people["chief"].id, *NOBODY}), sandbox), people, group, channel)


@dataclass
class Sandboxed:
    open: object
    people: dict
    group: Chat
    channel: Chat

    async def __aenter__(self):
        self.context = self.open()
        room = await self.context.__aenter__()
        await room.app.bot_data.services.store.admins.add(self.people["added"].id, self.people["chief"].id)
        return Cast(room, self.people, self.group, self.channel)

    async def __aexit__(self, *error):
        await self.context.__aexit__(*error)


def says(cast, name, text, **more):
    return cast.room.sandbox.people.says(cast.people[name], text, **more)


async def edited(cast, text):
    asked = await cast.done(lambda: says(cast, "chief", "Wo liegt Hallvik?"))
    return await cast.done(lambda: cast.room.sandbox.people.edits(asked, text))


def role(name, **more):
    async def act(cast, text):
        where = {key: (value(cast) if callable(value) else value) for key, value in more.items()}
        return await cast.done(lambda: says(cast, name, text, **where))

    return act


async def posted(cast, text):
    return await cast.done(lambda: cast.room.sandbox.people.posts(cast.channel, text), updates=2)


IN_GROUP = {"chat": lambda cast: cast.group}
# How each role acts, and which commands it may have carried out in the chat that is named.
ROLES = {
    "an admin": (role("chief"), "chief", OPEN | CHARGE | ADMINS),
    "an added admin": (role("added"), "added", OPEN | CHARGE | ADMINS),
    "an admin in a group": (role("chief", **IN_GROUP), "group", OPEN | ADMINS),
    "a stranger": (role("stranger"), "stranger", OPEN | CHARGE),
    "a stranger in a group": (role("stranger", **IN_GROUP), "group", OPEN),
    "a group's admin who is not on the list": (role("boss", **IN_GROUP), "group", OPEN | CHARGE),
    "an anonymous group admin": (role("boss", anonymous=True, **IN_GROUP), "group", OPEN),
    "somebody as a channel": (role("chief", sender_chat=lambda cast: cast.channel, **IN_GROUP), "group", OPEN),
    "Telegram itself": (role("telegram"), "telegram", OPEN | CHARGE),
    "a forward by an admin": (role("chief", forwarded_from=lambda cast: cast.people["stranger"]), "chief", OPEN | CHARGE),
    "a message edited by an admin": (edited, "chief", {"ask", "frage"}),
    "a channel's post": (posted, "channel", CHARGE | {"privacy", "ask", "frage"}),
    "a post's copy in the group": (posted, "group", set()),
}


async def test_every_command_and_every_button_has_a_row(cast):
    async with cast as opened:
        handlers = [handler for group in opened.room.app.handlers.values() for handler in group]
    commands = {name for handler in handlers if isinstance(handler, CommandHandler) for name in handler.commands}
    patterns = {handler.pattern.pattern[1:3] for handler in handlers if isinstance(handler, CallbackQueryHandler)}
    assert commands | set(COMMANDS) == OPEN | CHARGE | ADMINS
    assert patterns == set(BUTTONS)


@pytest.mark.parametrize("name", ROLES)
async def test_what_a_role_may_have_done_is_done_and_nothing_else(cast, name):
    act, place, allowed = ROLES[name]
    carried_out = set()
    async with cast as opened:
        chat = {"group": opened.group, "channel": opened.channel}.get(place) or opened.room.sandbox.world.private(
            opened.people[place]
        )
        for command in sorted(OPEN | CHARGE | ADMINS):
            before, seen = await opened.effects(), len(opened.room.sandbox.messages(chat))
            await act(opened, f"/{command} {WORDS.get(command, '')}".strip())
            after, told = await opened.effects(), opened.room.sandbox.messages(chat)[seen:]
            if act is edited:
                told = told[1:]  # behind the answer to what was said before
            if _is_carried_out(command, before != after, told):
                carried_out.add(command)
        refused = {request.method for request, _ in opened.room.sandbox.refusals}
        assert refused <= {"setMyCommands"}  # of admins without a chat
    if act is edited:
        allowed = set()  # a question that becomes /ask with the same question is none that is new
    assert carried_out == allowed


def _is_carried_out(command, changed, told):
    text = "\n".join(message.text for message in told)
    refused = re.search(r"nur die Administratoren|Anonyme Administratoren kann ich nicht", text)
    if command in {"reload", "digest"}:
        return changed
    if command in {"remove", *CHARGE}:
        return any(message.buttons for message in told)
    return bool(told) and not refused


@pytest.mark.parametrize("name", ROLES)
async def test_admins_are_named_by_those_of_the_settings_alone(cast, name):
    act, _, _ = ROLES[name]
    async with cast as opened:
        before = await opened.services.store.admins.ids()
        await act(opened, "/admins add 4711")
        after = await opened.services.store.admins.ids()
    assert (before != after) is (name in {"an admin", "an admin in a group"})


@pytest.mark.parametrize(
    ("name", "may"), [("chief", True), ("added", False), ("stranger", False), ("boss", False), ("telegram", False)]
)
async def test_a_waiting_document_is_taken_by_who_sent_it_alone(cast, name, may):
    async with cast as opened:
        chief = opened.people["chief"]
        await opened.done(lambda: opened.room.sandbox.people.sends_document(chief, "a.md", TUGS))
        [preview] = opened.room.sandbox.messages(chief)
        before = await opened.effects()
        data = preview.buttons["Übernehmen"]
        await opened.done(lambda: opened.room.sandbox.people.presses(opened.people[name], preview, data))
        assert (await opened.effects() != before) is may


@pytest.mark.parametrize(
    ("name", "may"), [("chief", True), ("added", True), ("stranger", False), ("boss", False), ("telegram", False)]
)
async def test_a_document_is_removed_by_admins_alone(cast, name, may):
    async with cast as opened:
        await role("chief", **IN_GROUP)(opened, "/remove 1")
        question = opened.room.sandbox.messages(opened.group)[-1]
        before = await opened.effects()
        data = next(data for data in question.buttons.values() if data.endswith(":yes"))
        await opened.done(lambda: opened.room.sandbox.people.presses(opened.people[name], question, data))
        assert (await opened.effects() != before) is may


@pytest.mark.parametrize(("command", "start"), [("settings", "e:"), ("forget", "g:yes")])
@pytest.mark.parametrize(("name", "may"), [("boss", True), ("chief", False), ("added", False), ("stranger", False)])
async def test_a_group_s_settings_and_memory_are_its_administrators(cast, command, start, name, may):
    async def kept():
        return await opened.services.store.database.rows("SELECT * FROM chats WHERE id = ?", (opened.group.id,))

    async with cast as opened:
        await role("boss", **IN_GROUP)(opened, "/ask Wo liegt Hallvik?")
        await role("boss", **IN_GROUP)(opened, f"/{command}")
        question, before = opened.room.sandbox.messages(opened.group)[-1], await kept()
        data = next(data for label, data in question.buttons.items() if data.startswith(start) and "✓" not in label)
        await opened.done(lambda: opened.room.sandbox.people.presses(opened.people[name], question, data))
        assert (await kept() != before) is may
