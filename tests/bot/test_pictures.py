"""Pictures in a conversation, end to end."""


async def test_the_timeline_is_a_photo_with_its_words_in_the_caption(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        asked = room.sandbox.people.says(anna, "/timeline")
        [answer] = await room.sandbox.sent(anna)
    assert answer.file.kind == "photo"
    assert answer.file.content.startswith(b"\x89PNG")
    assert answer.reply_to == asked
    assert answer.text.startswith("Zeitleiste\n11.3.2024")
    assert "Inselbote, Küstenfunk" in answer.text
