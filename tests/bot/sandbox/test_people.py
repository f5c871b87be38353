import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MaybeInaccessibleMessage, Message
from telegram.constants import ChatID
from telegram.error import BadRequest


async def test_a_question_carries_who_where_and_when(sandbox, bot, anna, clock):
    sandbox.people.says(anna, "/ask 👍 @jemand wer?")
    [update] = await bot.get_updates()
    message = update.message
    assert (message.from_user.username, message.from_user.language_code, message.chat.type, message.date) == (
        "anna_k",
        "de",
        "private",
        clock(),
    )
    assert list(message.parse_entities().values()) == ["/ask", "@jemand"]


async def test_an_edited_question_is_an_update_of_its_own(sandbox, bot, anna, clock):
    question = sandbox.people.says(anna, "wer?")
    clock.goes_on(seconds=5)
    sandbox.people.edits(question, "wann?")
    said, edited = await bot.get_updates()
    assert said.message.text == "wer?"
    assert (edited.edited_message.text, edited.edited_message.id, edited.edited_message.edit_date) == (
        "wann?",
        question.message_id,
        clock(),
    )


async def test_an_anonymous_administrator_is_everyone_and_the_group(sandbox, bot, anna, group):
    sandbox.people.says(anna, "/reload", chat=group, anonymous=True)
    [update] = await bot.get_updates()
    assert update.message.from_user.id == ChatID.ANONYMOUS_ADMIN
    assert update.message.sender_chat.id == group.id


async def test_who_speaks_as_a_channel_shows_no_person(sandbox, bot, anna, group, channel):
    sandbox.people.says(anna, "/ask wer?", chat=group, sender_chat=channel)
    [update] = await bot.get_updates()
    assert update.message.from_user.id == ChatID.FAKE_CHANNEL
    assert update.message.sender_chat.id == channel.id


async def test_a_forwarded_message_names_its_author(sandbox, bot, anna, ben):
    sandbox.people.says(anna, "/reload", forwarded_from=ben)
    [update] = await bot.get_updates()
    assert (update.message.from_user.id, update.message.forward_origin.sender_user.id) == (anna.id, ben.id)


async def test_a_channel_post_has_no_person(sandbox, bot, channel):
    post = sandbox.people.posts(channel, "/ask wer?")
    sandbox.people.edits(post, "/ask wann?")
    posted, edited = await bot.get_updates()
    assert (posted.channel_post.from_user, posted.channel_post.sender_chat.id) == (None, channel.id)
    assert edited.edited_channel_post.text == "/ask wann?"


async def test_a_post_appears_in_the_discussion_group_by_itself(sandbox, bot, anna, group):
    sandbox.world.reads_all_group_messages = True
    channel = sandbox.world.channel("Eilmeldungen", anna, discussion=group)
    post = sandbox.people.posts(channel, "Der Rat tagt.")
    [_, forwarded] = await bot.get_updates()
    message = forwarded.message
    assert (message.chat.id, message.is_automatic_forward, message.from_user.id) == (group.id, True, 777000)
    assert (message.forward_origin.chat.id, message.forward_origin.message_id) == (channel.id, post.message_id)


async def test_a_pressed_button_carries_its_data_and_its_message(sandbox, bot, anna):
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Mehr", callback_data="m:1"))
    answer = await bot.send_message(anna.id, "x", reply_markup=keyboard)
    [sent] = await sandbox.sent(anna)
    press = sandbox.people.presses(anna, sent, sent.buttons["Mehr"])
    [update] = await bot.get_updates()
    query = update.callback_query
    assert (query.id, query.data, query.from_user.id, query.message.id) == (press.id, "m:1", anna.id, answer.id)
    assert isinstance(query.message, Message)
    assert query.chat_instance
    await query.answer("Kommt.")
    assert sandbox.world.answers == {press.id: "Kommt."}


async def test_a_press_on_a_deleted_message_tells_only_the_place(sandbox, bot, anna):
    answer = await bot.send_message(anna.id, "x")
    [sent] = await sandbox.sent(anna)
    await bot.delete_message(anna.id, answer.id)
    sandbox.people.presses(anna, sent, "m:1")
    [update] = await bot.get_updates()
    assert isinstance(update.callback_query.message, MaybeInaccessibleMessage)
    assert not update.callback_query.message.is_accessible


async def test_a_press_that_never_was_cannot_be_answered(bot):
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await bot.answer_callback_query("4711")


async def test_the_bot_learns_what_becomes_of_it(sandbox, bot, anna, group):
    sandbox.people.make_bot("administrator", group, by=anna)
    sandbox.people.make_bot("kicked", group, by=anna)
    sandbox.people.block(anna)
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("member", "administrator"),
        ("administrator", "kicked"),
        ("member", "kicked"),
    ]
    assert [(change.chat.id, change.from_user.id) for change in changes][1:] == [
        (group.id, anna.id),
        (anna.id, anna.id),
    ]
