"""The bot's account at Telegram: what it makes of a request and of what comes back."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from bot.account import account
from bot.config import Settings
from bot.sandbox.sandbox import Sandbox
from bot.updates.pacing import Pacing


async def test_of_a_message_that_is_sent_the_question_and_the_buttons_are_not_read_again():
    async with Sandbox() as sandbox:
        settings = Settings(telegram_bot_token=sandbox.token, telegram_api_url=sandbox.base_url.removesuffix("/bot"))
        anna = sandbox.world.user("Anna")
        sandbox.people.says(anna, "Wer?")
        [question] = sandbox.world.messages(anna)
        buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Mehr", callback_data="q:1")]])
        async with account(settings, Pacing(0)) as bot:
            to = ReplyParameters(question.message_id)
            sent = await bot.send_message(anna.id, "<b>Niemand.</b>", reply_parameters=to, reply_markup=buttons)
        [shown] = sandbox.messages(anna)
    assert (sent.message_id, sent.text_html, sent.reply_to_message, sent.reply_markup) == (
        shown.message_id,
        "<b>Niemand.</b>",
        None,
        None,
    )
    assert (shown.reply_to.message_id, list(shown.buttons)) == (question.message_id, ["Mehr"])
