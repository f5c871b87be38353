"""Updates from their arrival to their end in the real application: answered once, done with, or kept for another try."""

import logging
from contextlib import nullcontext

from bot.sandbox.floods import Window, Windows
from bot.sandbox.sandbox import Sandbox

QUESTION = "Wie viele Menschen waren an Bord der Svala?"
NOTE = "---\nsource: Hafenblatt\n---\nZwei Schlepper sind auf dem Weg zur Unglücksstelle.\n".encode()


async def waiting(room) -> int:
    return await room.app.bot_data.services.store.journal.count()


async def done(room) -> None:
    """Wait until nothing is left to do."""
    await room.sandbox.until(lambda: room.app.update_queue.held == 0)
    assert await waiting(room) == 0


async def test_what_was_answered_is_done_with_and_not_answered_again_after_a_restart(newsroom):
    sandbox = Sandbox()
    anna = sandbox.world.user("Anna", language_code="de")
    async with sandbox:
        async with newsroom(sandbox=nullcontext(sandbox)) as room:
            sandbox.people.says(anna, QUESTION)
            await sandbox.sent(anna)
            await done(room)
        async with newsroom(sandbox=nullcontext(sandbox)) as room:
            sandbox.people.says(anna, "/status")
            await sandbox.sent(anna, count=2)
            await done(room)
    assert len(sandbox.messages(anna)) == 2


async def test_whose_chat_is_gone_is_logged_once_and_done_with(newsroom, caplog):
    caplog.set_level(logging.INFO)
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.fail("sendMessage", code=400, description="Bad Request: chat not found")
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.until(lambda: bool(room.sandbox.refusals))
        await done(room)
        assert len(room.sandbox.calls("sendMessage")) == 1
    assert len([record for record in caplog.records if "nobody is there" in record.getMessage()]) == 1


async def test_who_blocked_the_bot_is_logged_once_and_done_with(newsroom, caplog):
    caplog.set_level(logging.INFO)
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.fail("sendMessage", code=403, description="Forbidden: bot was blocked by the user")
        room.sandbox.people.says(anna, QUESTION)
        await room.sandbox.until(lambda: bool(room.sandbox.refusals))
        await done(room)
    assert len([record for record in caplog.records if "nobody is there" in record.getMessage()]) == 1


async def test_what_the_network_failed_is_tried_again_and_nobody_is_told_of_an_error(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        room.app.update_queue.again = 0.1
        room.sandbox.drop("download")
        room.sandbox.people.sends_document(chief, "schlepper.md", NOTE)
        [preview] = await room.sandbox.sent(chief, timeout=20)
        await done(room)
    assert "Schlepper" in preview.text


async def test_an_edit_whose_answer_was_cut_off_is_answered_after_a_restart(newsroom):
    sandbox = Sandbox()
    anna = sandbox.world.user("Anna", language_code="de")
    async with sandbox:
        async with newsroom(sandbox=nullcontext(sandbox)) as room:
            asked = sandbox.people.says(anna, "Wer gewann das Tennisturnier in Grellingen?")
            await sandbox.sent(anna)
            sandbox.delay("editMessageText", 20)
            sandbox.people.edits(asked, QUESTION)
            await sandbox.until(lambda: bool(sandbox.calls("editMessageText")))
        async with newsroom(sandbox=nullcontext(sandbox)) as room:
            await sandbox.until(lambda: "84 Menschen" in sandbox.messages(anna)[0].text)
            await done(room)
    assert len(sandbox.messages(anna)) == 1


async def test_an_administrator_is_not_refused_because_the_network_fails(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        group = room.sandbox.world.supergroup("Redaktion", anna)
        room.sandbox.fail("getChatMember", code=502)
        room.sandbox.people.says(anna, "/settings", chat=group)
        [settings] = await room.sandbox.sent(group)
    assert settings.buttons


async def test_a_chat_is_answered_in_the_order_of_its_questions(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.delay("sendMessage", 0.5, times=1)
        asked = [room.sandbox.people.says(anna, text) for text in (QUESTION, "/help", "/status", "/privacy")]
        answers = await room.sandbox.sent(anna, count=4)
    assert [answer.reply_to.message_id for answer in answers] == [message.message_id for message in asked]


async def test_a_reload_that_takes_its_time_keeps_no_question_of_its_chat_waiting(newsroom):
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox) as room:
        room.sandbox.delay("editMessageText", 3)
        room.sandbox.people.says(chief, "/reload")
        await room.sandbox.sent(chief)
        room.sandbox.people.says(chief, QUESTION)
        await room.sandbox.sent(chief, count=2)
        assert not room.sandbox.messages(chief)[0].earlier
        assert await waiting(room) >= 1
        await done(room)
        assert room.sandbox.messages(chief)[0].text.startswith("Fertig")


async def test_menus_that_telegram_does_not_take_keep_no_question_waiting(newsroom):
    sandbox = Sandbox()
    sandbox.fail("setMyCommands", times=None, code=429, retry_after=30)
    anna = sandbox.world.user("Anna", language_code="de")
    sandbox.people.says(anna, QUESTION)
    async with newsroom(sandbox=sandbox) as room:
        assert len(await room.sandbox.sent(anna)) == 1


async def test_what_goes_out_faster_than_telegram_takes_it_arrives_all_the_same(newsroom):
    sandbox = Sandbox(windows=Windows(chat=Window(1, 0.5)))
    anna = sandbox.world.user("Anna", language_code="de")
    async with newsroom(sandbox=sandbox) as room:
        for text in (QUESTION, "/help"):
            room.sandbox.people.says(anna, text)
        assert len(await room.sandbox.sent(anna, count=2, timeout=20)) == 2
        assert room.sandbox.refusals
