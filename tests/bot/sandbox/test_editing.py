import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

BUTTON = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Mehr", callback_data="m"))


async def test_an_edit_changes_the_message_and_remembers_what_it_said(sandbox, bot, anna, clock):
    message = await bot.send_message(anna.id, "Ich suche …")
    clock.goes_on(seconds=2)
    edited = await bot.edit_message_text("<b>Gefunden</b>", anna.id, message.id, parse_mode="HTML")
    assert (edited.text, edited.edit_date) == ("Gefunden", clock())
    [sent] = await sandbox.sent(anna)
    assert (sent.text, sent.html, [earlier.text for earlier in sent.earlier]) == (
        "Gefunden",
        "<b>Gefunden</b>",
        ["Ich suche …"],
    )


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(bot, anna):
    message = await bot.send_message(anna.id, "x", reply_markup=BUTTON)
    assert (await bot.edit_message_text("y", anna.id, message.id)).reply_markup is None


async def test_an_edit_that_changes_nothing_is_refused(bot, anna):
    message = await bot.send_message(anna.id, "<b>x</b>", parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
        await bot.edit_message_text("<strong>x</strong>", anna.id, message.id, parse_mode="HTML", reply_markup=BUTTON)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_reply_markup(anna.id, message.id, reply_markup=BUTTON)


async def test_the_keyboard_alone_can_be_changed(sandbox, bot, anna):
    message = await bot.send_message(anna.id, "x")
    assert (await bot.edit_message_reply_markup(anna.id, message.id, reply_markup=BUTTON)).reply_markup == BUTTON
    assert (await bot.edit_message_reply_markup(anna.id, message.id)).reply_markup is None
    assert [earlier.buttons for earlier in (await sandbox.sent(anna))[0].earlier] == [{}, {"Mehr": "m"}]


async def test_a_message_that_is_not_there_cannot_be_edited(bot, anna):
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("y", anna.id, 4711)


async def test_what_others_said_cannot_be_edited(sandbox, bot, anna):
    question = sandbox.people.says(anna, "x")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", anna.id, question.message_id)


async def test_a_deleted_message_is_gone(sandbox, bot, anna):
    message = await bot.send_message(anna.id, "x")
    assert await bot.delete_message(anna.id, message.id)
    assert sandbox.messages(anna) == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(anna.id, message.id)


async def test_in_a_group_only_an_administrator_deletes_what_others_said(sandbox, bot, anna, group):
    question = sandbox.people.says(anna, "x", chat=group)
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, question.message_id)
    sandbox.people.make_bot("administrator", group, by=anna)
    assert await bot.delete_message(group.id, question.message_id)
