import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden


async def test_a_message_arrives_as_text_and_entities(sandbox, bot, anna):
    message = await bot.send_message(anna.id, "Guten <b>Tag</b> 👍 &amp; <i>ab</i>", parse_mode=ParseMode.HTML)
    assert message.text == "Guten Tag 👍 & ab"
    assert message.parse_entities() == {message.entities[0]: "Tag", message.entities[1]: "ab"}
    [sent] = await sandbox.sent(anna)
    assert (sent.text, sent.html, sent.message_id) == (message.text, "Guten <b>Tag</b> 👍 &amp; <i>ab</i>", message.id)


async def test_what_the_bot_says_in_a_group_comes_from_the_bot(bot, group):
    message = await bot.send_message(group.id, "x")
    assert (message.from_user, message.sender_chat, message.chat.title) == (bot.bot, None, "Redaktion")


async def test_what_the_bot_says_in_a_channel_comes_from_the_channel(bot, channel):
    message = await bot.send_message("@Eilmeldungen", "x")
    assert (message.from_user, message.sender_chat.id, message.chat.id) == (None, channel.id, channel.id)


async def test_supergroups_count_their_own_messages_and_private_chats_share_one_count(bot, anna, ben, group, channel):
    ids = [(await bot.send_message(chat.id, "x")).id for chat in (anna, ben, group, channel)]
    assert ids[1] == ids[0] + 1
    assert ids[2] == ids[3] == 2


async def test_inline_buttons_stay_on_the_message(sandbox, bot, anna):
    keyboard = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton("Mehr", callback_data="m:1"),
                InlineKeyboardButton("Quelle", url="https://example.org/a"),
            ]
        ]
    )
    message = await bot.send_message(anna.id, "x", reply_markup=keyboard)
    assert message.reply_markup == keyboard
    assert (await sandbox.sent(anna))[0].buttons == {"Mehr": "m:1"}


async def test_a_keyboard_below_the_input_is_no_part_of_the_message(bot, anna):
    assert (await bot.send_message(anna.id, "x", reply_markup=ReplyKeyboardRemove())).reply_markup is None


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "ä" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x"}, "Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "x"}, 'Field "text" must be of type String'),
        ({"text": "x", "url": "http://localhost/x"}, "Wrong HTTP URL"),
    ],
)
async def test_a_bad_button_is_refused(bot, anna, button, reason):
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(anna.id, "x", api_kwargs={"reply_markup": {"inline_keyboard": [[button]]}})


async def test_callback_data_may_have_64_bytes(bot, anna):
    keyboard = InlineKeyboardMarkup.from_button(InlineKeyboardButton("x", callback_data="ä" * 32))
    assert (await bot.send_message(anna.id, "x", reply_markup=keyboard)).reply_markup == keyboard


async def test_a_chat_that_is_not_there_is_not_found(bot):
    for chat in (4711, -4711, "@nirgends"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat, "x")


async def test_a_parse_error_comes_before_a_missing_chat(bot):
    with pytest.raises(BadRequest, match='unsupported start tag "x" at byte offset 0'):
        await bot.send_message(4711, "<x>", parse_mode=ParseMode.HTML)


async def test_who_has_blocked_the_bot_gets_nothing_until_they_take_it_back(sandbox, bot, anna):
    sandbox.people.block(anna)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(anna.id, "x")
    sandbox.people.unblock(anna)
    await bot.send_message(anna.id, "x")


async def test_the_bot_cannot_speak_first_in_a_private_chat(sandbox, bot):
    stranger = sandbox.world.user("Clara", started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")
    sandbox.people.says(stranger, "/start")
    await bot.send_message(stranger.id, "x")


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_bot_that_is_out_of_a_chat_cannot_write_there(sandbox, bot, anna, kind):
    chat = getattr(sandbox.world, kind)("Chat", anna)
    for status, reason in (("kicked", "bot was kicked from"), ("left", "bot is not a member of")):
        sandbox.people.make_bot(status, chat, by=anna)
        with pytest.raises(Forbidden, match=f"{reason} the {kind} chat"):
            await bot.send_message(chat.id, "x")


async def test_only_an_administrator_posts_in_a_channel(sandbox, bot, channel, anna):
    sandbox.people.make_bot("member", channel, by=anna)
    with pytest.raises(BadRequest, match="administrator rights"):
        await bot.send_message(channel.id, "x")


async def test_a_restricted_bot_cannot_write(sandbox, bot, group, anna):
    sandbox.people.make_bot("restricted", group, by=anna)
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "x")


async def test_typing_needs_a_chat_and_a_known_action(sandbox, bot, anna):
    assert await bot.send_chat_action(anna.id, "typing")
    assert sandbox.calls("sendChatAction")[0].parameters == {"chat_id": anna.id, "action": "typing"}
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(anna.id, "thinking")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_chat_action(4711, "typing")
