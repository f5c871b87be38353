import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.sandbox.sandbox import Sandbox


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await update.effective_message.reply_html(f"<b>{update.effective_message.text}</b>", do_quote=True)


async def thanks(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    await update.callback_query.answer()
    await update.callback_query.edit_message_text("Danke.")


@pytest.fixture
async def application(sandbox: Sandbox) -> AsyncIterator[Application]:
    """A real bot, polling."""
    application = (
        Application.builder()
        .token(sandbox.token)
        .base_url(sandbox.base_url)
        .base_file_url(sandbox.base_file_url)
        .get_updates_read_timeout(15)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(thanks))
    async with application:
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES, poll_interval=0)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.mark.usefixtures("application")
async def test_a_real_bot_answers_a_question(sandbox, anna):
    question = sandbox.people.says(anna, "Guten Tag 👍")
    [answer] = await sandbox.sent(anna)
    assert (answer.text, answer.html, answer.reply_to) == ("Guten Tag 👍", "<b>Guten Tag 👍</b>", question)
    assert [(entity.type, entity.offset, entity.length) for entity in answer.entities] == [("bold", 0, 12)]


@pytest.mark.usefixtures("application")
async def test_a_real_bot_answers_in_groups_topics_and_channels(sandbox, anna, group, forum, channel):
    sandbox.people.says(anna, "/ask eins", chat=group)
    sport = sandbox.people.opens_topic(anna, forum, "Sport")
    sandbox.people.says(anna, "/ask zwei", chat=forum, topic=sport)
    sandbox.people.posts(channel, "drei")
    assert [message.text for message in await sandbox.sent(group)] == ["/ask eins"]
    assert [(message.text, message.thread_id) for message in await sandbox.sent(forum)] == [("/ask zwei", sport.message_id)]
    assert [message.text for message in await sandbox.sent(channel)] == ["drei"]


@pytest.mark.usefixtures("application")
async def test_a_real_bot_answers_a_button(sandbox, anna):
    sandbox.people.says(anna, "x")
    [answer] = await sandbox.sent(anna)
    sandbox.people.presses(anna, answer, "danke")
    await sandbox.until(lambda: sandbox.messages(anna)[0].text == "Danke.")
    assert len(sandbox.calls("answerCallbackQuery")) == 1


@pytest.mark.usefixtures("application")
async def test_a_hundred_questions_are_each_answered_once(sandbox, anna, ben):
    for number in range(50):
        sandbox.people.says(anna, f"Frage {number}")
        sandbox.people.says(ben, f"Frage {number}")
    for person in (anna, ben):
        assert [message.text for message in await sandbox.sent(person, 50)] == [f"Frage {number}" for number in range(50)]
    await sandbox.until(lambda: not sandbox.world.updates.pending)
    assert len(sandbox.messages(anna)) == 50


@pytest.mark.usefixtures("application")
async def test_a_real_bot_outlives_a_dropped_poll(sandbox, anna):
    sandbox.drop("getUpdates")
    sandbox.people.says(anna, "eins")
    sandbox.people.says(anna, "zwei")
    assert len(await sandbox.sent(anna, 2)) == 2


async def test_waiting_in_vain_tells_what_the_bot_did(sandbox, bot, anna):
    await bot.send_message(anna.id, "eins")
    with pytest.raises(TelegramError):
        await bot.send_message(4711, "zwei")
    with pytest.raises(TimeoutError) as late:
        await sandbox.sent(anna, 2, timeout=0.1)
    for part in (f"1 of 2 messages in chat {anna.id}", "'eins'", "sendMessage 2", "Bad Request: chat not found"):
        assert part in str(late.value)


async def test_a_condition_outside_the_sandbox_is_noticed_too(sandbox):
    flag = asyncio.Event()
    asyncio.get_running_loop().call_later(0.1, flag.set)
    await sandbox.until(flag.is_set, timeout=5)


async def test_two_sandboxes_do_not_meet():
    async with Sandbox() as one, Sandbox() as other:
        assert one.url != other.url
        one.people.says(one.world.user("Anna"), "x")
        assert other.world.updates.pending == ()


async def test_a_sandbox_ends_at_once_even_while_somebody_waits():
    async with Sandbox() as sandbox, Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        sandbox.delay("getMyCommands", 20)
        waiting = [asyncio.create_task(bot.get_updates(timeout=20)), asyncio.create_task(bot.get_my_commands())]
        await sandbox.until(lambda: sandbox.calls("getUpdates") and sandbox.calls("getMyCommands"))
        began = time.monotonic()
        await sandbox.stop()
        await asyncio.gather(*waiting, return_exceptions=True)
        assert time.monotonic() - began < 3
