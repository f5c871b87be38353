import pytest
from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest, Forbidden

ANSWER = InlineQueryResultArticle("1", "Antwort", InputTextMessageContent("<b>Sie</b>", parse_mode="HTML"))


@pytest.fixture
def elsewhere(sandbox, anna):
    return sandbox.world.supergroup("Anderswo", anna, bot="left")


async def test_a_guest_is_called_by_its_name_where_it_is_no_member(sandbox, bot, anna, elsewhere):
    said = sandbox.people.says(anna, "Wer sprach?", chat=elsewhere)
    called = sandbox.people.asks_guest(anna, "@quellenlage_bot was meinst du?", chat=elsewhere, reply_to=said)
    [update] = await bot.get_updates()
    message = update.guest_message
    assert (update.message, message.text, message.from_user.id) == (None, "@quellenlage_bot was meinst du?", anna.id)
    assert (message.guest_query_id, message.chat.id) == (called.guest_query_id, elsewhere.id)
    assert message.reply_to_message.text == "Wer sprach?"


async def test_a_guest_answers_once_and_only_by_its_query(sandbox, bot, anna, elsewhere):
    called = sandbox.people.asks_guest(anna, "@quellenlage_bot wer?", chat=elsewhere)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(elsewhere.id, "x")
    sent = await bot.answer_guest_query(called.guest_query_id, ANSWER)
    [answer] = sandbox.messages(elsewhere)
    assert (answer.text, answer.html, answer.guest_caller, answer.reply_to) == ("Sie", "<b>Sie</b>", anna, called)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_guest_query(called.guest_query_id, ANSWER)
    assert await bot.edit_message_text("Er", inline_message_id=sent.inline_message_id) is True
    assert sandbox.messages(elsewhere)[0].text == "Er"


async def test_without_guest_mode_nothing_arrives(sandbox, bot, anna, elsewhere):
    assert (await bot.get_me()).supports_guest_queries is True
    sandbox.world.guest_mode = False
    assert (await bot.get_me()).supports_guest_queries is False
    sandbox.people.asks_guest(anna, "@quellenlage_bot wer?", chat=elsewhere)
    assert await bot.get_updates() == ()
