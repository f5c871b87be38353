import struct

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 40, 30)
BUTTON = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Mehr", callback_data="m"))


def article(
    number: int | str = 1, text: str = "<b>x</b>", keyboard: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    words = InputTextMessageContent(text, parse_mode="HTML")
    return InlineQueryResultArticle(str(number), f"Treffer {number}", words, reply_markup=keyboard, description="Inselbote")


async def test_what_somebody_types_behind_the_name_of_the_bot_is_a_query(sandbox, bot, anna, group):
    query = sandbox.people.asks_inline(anna, "@quellenlage_bot Wer sprach?", chat=group)
    sandbox.people.asks_inline(anna, "x" * 300, offset="10", chat=sandbox.world.private(anna))
    first, second = [update.inline_query for update in await bot.get_updates()]
    assert (first.id, first.query, first.from_user.id, first.offset, first.chat_type) == (
        query.id,
        "Wer sprach?",
        anna.id,
        "",
        "supergroup",
    )
    assert (len(second.query), second.offset, second.chat_type) == (256, "10", "sender")


async def test_the_results_are_kept_with_everything_that_belongs_to_them(sandbox, bot, anna):
    query = sandbox.people.asks_inline(anna, "wer?")
    button = InlineQueryResultsButton("Alles zeigen", start_parameter="q_17")
    await bot.answer_inline_query(
        query.id, [article(1), article(2)], cache_time=5, is_personal=True, next_offset="2", button=button
    )
    answer = await sandbox.answered(query)
    assert [(result.id, result.title, result.description, result.body.text, result.html) for result in answer.results] == [
        ("1", "Treffer 1", "Inselbote", "x", "<b>x</b>"),
        ("2", "Treffer 2", "Inselbote", "x", "<b>x</b>"),
    ]
    assert (answer.cache_time, answer.is_personal, answer.next_offset) == (5, True, "2")
    assert answer.button == {"text": "Alles zeigen", "start_parameter": "q_17"}


async def test_telegram_answers_by_itself_what_it_has_in_its_cache(sandbox, bot, anna, ben, clock):
    asked = sandbox.people.asks_inline(anna, "wer?")
    await bot.answer_inline_query(asked.id, [article()], cache_time=60)
    again = sandbox.people.asks_inline(ben, "wer?")
    assert (await sandbox.answered(again)).results == (await sandbox.answered(asked)).results
    clock.goes_on(seconds=60)
    late = sandbox.people.asks_inline(ben, "wer?")
    assert [update.inline_query.id for update in await bot.get_updates()] == [asked.id, late.id]


async def test_a_personal_answer_is_cached_for_one_person_only(sandbox, bot, anna, ben):
    asked = sandbox.people.asks_inline(anna, "wer?")
    await bot.answer_inline_query(asked.id, [article()], is_personal=True)
    sandbox.people.asks_inline(anna, "wer?")
    other = sandbox.people.asks_inline(ben, "wer?")
    assert [update.inline_query.id for update in await bot.get_updates()] == [asked.id, other.id]


@pytest.mark.parametrize(
    ("results", "more", "reason"),
    [
        ([article(n) for n in range(51)], {}, "Results_too_much"),
        ([article(1), article(1)], {}, "Result_id_duplicate"),
        ([article("ä" * 33)], {}, "Result_id_invalid"),
        ([article(1, "<b>")], {}, "Can't parse entities"),
        ([article(1, "x" * 4097)], {}, "Message is too long"),
        ([article()], {"next_offset": "ä" * 33}, "Next_offset_invalid"),
        ([article()], {"button": InlineQueryResultsButton("x", start_parameter="a b")}, "Start_param_invalid"),
        ([InlineQueryResultCachedPhoto("1", "photo-4711")], {}, "Wrong file identifier"),
    ],
)
async def test_results_that_telegram_does_not_take_are_refused(sandbox, bot, anna, results, more, reason):
    query = sandbox.people.asks_inline(anna, "wer?")
    with pytest.raises(BadRequest, match=reason):
        await bot.answer_inline_query(query.id, results, api_kwargs=more)


async def test_fifty_results_are_taken_and_a_query_is_answered_once(sandbox, bot, anna):
    query = sandbox.people.asks_inline(anna, "wer?")
    await bot.answer_inline_query(query.id, [article(n) for n in range(50)])
    for query_id in (query.id, "4711"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_inline_query(query_id, [])


async def test_a_chosen_result_is_a_message_of_who_chose_it(sandbox, bot, anna, group):
    query = sandbox.people.asks_inline(anna, "wer?", chat=group)
    await bot.answer_inline_query(query.id, [article()])
    chosen = sandbox.people.chooses(query, "1", chat=group)
    assert (chosen.text, chosen.sender, chosen.outgoing) == ("x", anna, False)
    _, result, message = await bot.get_updates()
    assert (result.chosen_inline_result.result_id, result.chosen_inline_result.query) == ("1", "wer?")
    assert result.chosen_inline_result.inline_message_id is None
    assert (message.message.via_bot.id, message.message.from_user.id) == (bot.id, anna.id)


async def test_what_was_sent_with_buttons_can_be_pressed_and_edited_where_the_bot_is_not(sandbox, bot, anna):
    elsewhere = sandbox.world.group("Freunde", anna, bot="left")
    query = sandbox.people.asks_inline(anna, "wer?", chat=elsewhere)
    await bot.answer_inline_query(query.id, [article(keyboard=BUTTON)])
    chosen = sandbox.people.chooses(query, "1", chat=elsewhere)
    sandbox.people.presses(anna, chosen, "m")
    _, result, press = await bot.get_updates()
    assert result.chosen_inline_result.inline_message_id == press.callback_query.inline_message_id == chosen.inline_id
    assert press.callback_query.message is None
    await press.callback_query.answer()
    assert await press.callback_query.edit_message_text("y") is True
    assert [message.text for message in sandbox.world.messages(elsewhere)] == ["y"]
    with pytest.raises(BadRequest, match="Message_id_invalid"):
        await bot.edit_message_text("y", inline_message_id="4711")


async def test_a_picture_that_telegram_has_can_be_a_result(sandbox, bot, anna):
    photo = await bot.send_photo(anna.id, PNG)
    query = sandbox.people.asks_inline(anna, "wer?")
    await bot.answer_inline_query(query.id, [InlineQueryResultCachedPhoto("1", photo.photo[0].file_id, caption="x")])
    chosen = sandbox.people.chooses(query, "1")
    assert (chosen.file.content, chosen.text) == (PNG, "x")


async def test_without_inline_mode_nothing_arrives(sandbox, bot, anna):
    sandbox.world.inline_mode = False
    assert (await bot.get_me()).supports_inline_queries is False
    sandbox.people.asks_inline(anna, "wer?")
    assert await bot.get_updates() == ()
