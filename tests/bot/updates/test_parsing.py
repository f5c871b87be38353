"""What Telegram sends, as the handlers get it."""

from telegram import Bot

from bot.updates.parsing import parsed

BOT = Bot("1:sandbox")


def test_half_a_character_which_no_database_takes_becomes_a_sign():
    chat = {"id": 5, "type": "private"}
    entities = [{"type": "bold", "offset": 5, "length": 3}]
    message = {"message_id": 1, "date": 1_700_000_000, "chat": chat, "text": "Wer \ud83d kam?", "entities": entities}
    update = parsed({"update_id": 1, "message": message}, BOT)
    assert update is not None
    assert update.message.text == "Wer ? kam?"
    assert list(update.message.parse_entities().values()) == [" ka"]
