"""Pictures in a conversation, end to end."""

from io import BytesIO

from PIL import Image

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


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


async def test_the_button_of_an_answer_sends_its_overview_in_reply_to_the_answer(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.people.says(anna, QUESTION)
        [answer] = await room.sandbox.sent(anna)
        room.sandbox.people.presses(anna, answer, answer.buttons["Übersicht"])
        [_, overview] = await room.sandbox.sent(anna, 2)
    assert overview.file.kind == "photo"
    assert overview.reply_to == answer
    assert overview.text.startswith(f"{QUESTION}\n")
    assert "Küstenfunk (12.3.2024, 07:15 Uhr)" in overview.text


async def test_a_chat_that_takes_no_photos_gets_the_words(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.fail("sendPhoto", code=400, description="Bad Request: not enough rights to send photos to the chat")
        room.sandbox.people.says(anna, "/timeline")
        [answer] = await room.sandbox.sent(anna)
    assert answer.file is None
    assert answer.text.startswith("Zeitleiste\n")


async def test_a_chat_that_sets_dark_pictures_gets_them(newsroom):
    async with newsroom() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        grounds = []
        for choice in ("Hell", "Dunkel"):
            before = len(room.sandbox.messages(anna))
            room.sandbox.people.says(anna, "/settings")
            menu = (await room.sandbox.sent(anna, before + 1))[-1]
            pressed = room.sandbox.people.presses(anna, menu, menu.buttons.get(choice) or menu.buttons[f"✓ {choice}"])
            await room.sandbox.until(lambda press=pressed: press.id in room.sandbox.world.answers)
            room.sandbox.people.says(anna, "/timeline")
            picture = (await room.sandbox.sent(anna, before + 2))[-1]
            image = Image.open(BytesIO(picture.file.content)).convert("L")
            grounds.append(image.getpixel((2, 2)))
    light, dark = grounds
    assert light > 200
    assert dark < 50
