import pytest
from telegram import ReplyParameters
from telegram.error import BadRequest


async def test_a_reply_carries_the_message_it_answers(sandbox, bot, anna):
    question = sandbox.people.says(anna, "Wann tagt der Rat?")
    answer = await bot.send_message(anna.id, "Heute.", reply_to_message_id=question.message_id)
    assert answer.reply_to_message.text == "Wann tagt der Rat?"
    assert (await sandbox.sent(anna))[0].reply_to == question


async def test_a_reply_to_a_message_that_is_gone_is_refused_unless_it_may_stand_alone(sandbox, bot, anna):
    question = sandbox.people.says(anna, "x")
    sandbox.world.delete(question)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(anna.id, "y", reply_parameters=ReplyParameters(question.message_id))
    tolerant = ReplyParameters(question.message_id, allow_sending_without_reply=True)
    assert (await bot.send_message(anna.id, "y", reply_parameters=tolerant)).reply_to_message is None


async def test_a_quote_tells_where_it_stands(sandbox, bot, anna):
    question = sandbox.people.says(anna, "👍 Wann tagt der Rat?")
    quoting = ReplyParameters(question.message_id, quote="tagt der Rat")
    answer = await bot.send_message(anna.id, "Heute.", reply_parameters=quoting)
    assert (answer.quote.text, answer.quote.position) == ("tagt der Rat", 8)


@pytest.mark.parametrize("quote", ["tagt der  Rat", "wann", "x" * 1025])
async def test_a_quote_that_is_not_in_the_message_is_refused(sandbox, bot, anna, quote):
    question = sandbox.people.says(anna, "Wann tagt der Rat? " + "x" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)quote_text_invalid"):
        await bot.send_message(anna.id, "y", reply_parameters=ReplyParameters(question.message_id, quote=quote))


async def test_a_quote_keeps_the_styles_of_the_message(bot, anna):
    said = await bot.send_message(anna.id, "<b>Rat</b> tagt", parse_mode="HTML")
    for quote, mode in (("<b>Rat</b> t", "HTML"), ("tagt", None)):
        quoting = ReplyParameters(said.id, quote=quote, quote_parse_mode=mode)
        assert (await bot.send_message(anna.id, "y", reply_parameters=quoting)).quote
    with pytest.raises(BadRequest, match=r"(?i)quote_text_invalid"):
        await bot.send_message(anna.id, "y", reply_parameters=ReplyParameters(said.id, quote="Rat"))


async def test_a_message_in_a_topic_stays_in_it(sandbox, bot, anna, forum):
    sport = sandbox.people.opens_topic(anna, forum, "Sport")
    message = await bot.send_message(forum.id, "x", message_thread_id=sport.message_id)
    assert (message.message_thread_id, message.is_topic_message) == (sport.message_id, True)
    assert (await sandbox.sent(forum))[0].thread_id == sport.message_id


async def test_a_reply_in_a_topic_goes_to_the_topic_by_itself(sandbox, bot, anna, forum):
    sport = sandbox.people.opens_topic(anna, forum, "Sport")
    question = sandbox.people.says(anna, "/ask wer?", chat=forum, topic=sport)
    answer = await bot.send_message(forum.id, "x", reply_to_message_id=question.message_id)
    assert answer.message_thread_id == sport.message_id


async def test_a_message_without_a_topic_goes_to_the_general_one(bot, forum):
    message = await bot.send_message(forum.id, "x")
    assert (message.message_thread_id, message.is_topic_message) == (None, None)


async def test_what_replies_to_nothing_in_a_topic_comes_as_a_reply_to_its_opening(sandbox, bot, anna, forum):
    sport = sandbox.people.opens_topic(anna, forum, "Sport")
    sandbox.people.says(anna, "/ask wer?", chat=forum, topic=sport)
    opening, question = [update.message for update in await bot.get_updates()]
    assert opening.forum_topic_created.name == "Sport"
    assert question.reply_to_message.forum_topic_created.name == "Sport"


async def test_a_topic_that_is_not_there_is_not_found(sandbox, bot, anna, forum, group):
    ordinary = sandbox.people.says(anna, "x", chat=forum)
    for chat, thread in ((forum, 99), (forum, ordinary.message_id), (group, 99), (anna, 99)):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(chat.id, "x", message_thread_id=thread)


async def test_a_reply_in_a_supergroup_without_topics_belongs_to_a_thread_that_is_no_topic(sandbox, bot, anna, ben, group):
    first = sandbox.people.says(anna, "/ask wer?", chat=group)
    sandbox.people.says(ben, "/ask wann?", chat=group, reply_to=first)
    reply = (await bot.get_updates())[1].message
    assert (reply.message_thread_id, reply.is_topic_message) == (first.message_id, None)
