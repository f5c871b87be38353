import struct

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from bot.sandbox.images import dimensions

BUTTON = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Mehr", callback_data="m"))


def png(width: int = 40, height: int = 30) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)


JPEG = b"\xff\xd8" + b"\xff\xe0\x00\x04ab" + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40)


async def test_a_photo_arrives_with_caption_keyboard_and_reply_and_its_bytes_are_kept(sandbox, bot, anna):
    question = sandbox.people.says(anna, "Übersicht?")
    message = await bot.send_photo(
        anna.id, png(), caption="<b>Wer</b> sagt was", parse_mode="HTML", reply_markup=BUTTON, reply_to_message_id=2
    )
    assert (message.photo[-1].width, message.photo[-1].height) == (40, 30)
    assert (message.text, message.caption, message.parse_caption_entities()) == (
        None,
        "Wer sagt was",
        {message.caption_entities[0]: "Wer"},
    )
    [sent] = await sandbox.sent(anna)
    assert (sent.file.kind, sent.file.content) == ("photo", png())
    assert (sent.text, sent.html, sent.buttons, sent.reply_to) == (
        "Wer sagt was",
        "<b>Wer</b> sagt was",
        {"Mehr": "m"},
        question,
    )


async def test_a_document_keeps_its_name_and_can_be_sent_again_by_its_identifier(sandbox, bot, anna, group):
    first = await bot.send_document(anna.id, b"Antwort", filename="antwort.txt", caption="Für das Redaktionssystem")
    again = await bot.send_document(group.id, first.document.file_id)
    assert (first.document.file_name, first.document.mime_type, first.document.file_size) == ("antwort.txt", "text/plain", 7)
    assert (again.document, again.caption) == (first.document, None)
    assert sandbox.messages(group)[0].file.content == b"Antwort"


async def test_the_bot_downloads_what_somebody_sent(sandbox, bot, anna):
    sandbox.people.sends_document(anna, "fähre.md", b"# Svala", caption="/add")
    [update] = await bot.get_updates()
    document = update.message.document
    assert (document.file_name, document.mime_type, update.message.caption) == ("fähre.md", "text/markdown", "/add")
    file = await bot.get_file(document.file_id)
    assert sandbox.token in file.file_path
    assert bytes(await file.download_as_bytearray()) == b"# Svala"


async def test_a_path_carries_nothing_of_the_name_but_a_plain_ending(sandbox, bot, anna):
    for name, ending in (("../../etc/passwd", "1"), ("bericht.PDF", "2.PDF"), ("x.tar gz", "3")):
        message = sandbox.people.sends_document(anna, name, b"x")
        assert message.file.name == name
        assert message.file.path == f"documents/file_{ending}"


async def test_a_picture_of_somebody_arrives_too(sandbox, bot, anna):
    sandbox.people.sends_photo(anna, JPEG, caption="Was ist das?")
    [update] = await bot.get_updates()
    assert (update.message.photo[0].width, update.message.caption) == (40, "Was ist das?")


async def test_a_mention_in_a_caption_reaches_the_bot_in_a_group(sandbox, bot, anna, group):
    sandbox.people.sends_document(anna, "a.txt", b"x", chat=group, caption="@quellenlage_bot was ist das?")
    sandbox.people.sends_document(anna, "b.txt", b"x", chat=group)
    assert [update.message.document.file_name for update in await bot.get_updates()] == ["a.txt"]


async def test_more_than_20_mb_cannot_be_downloaded(sandbox, bot, anna):
    for size, name in ((20 << 20, "passt.pdf"), ((20 << 20) + 1, "zu_gross.pdf")):
        sandbox.people.sends_document(anna, name, b"x", size=size)
    fits, large = [update.message.document for update in await bot.get_updates()]
    assert (await bot.get_file(fits.file_id)).file_size == 20 << 20
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large.file_id)
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("nirgends")


async def test_more_than_50_mb_cannot_be_sent(sandbox, bot, anna):
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(anna.id, bytes(50 << 20), filename="x.bin")
    assert sandbox.messages(anna) == []


@pytest.mark.parametrize(
    ("photo", "reason"),
    [
        (b"kein Bild", "Image_process_failed"),
        (png(9990, 11), "Photo_invalid_dimensions"),
        (png(2100, 100), "Photo_invalid_dimensions"),
        (png() + bytes(10 << 20), "is too big for a photo; the maximum size is 10485760 bytes"),
        ("photo-4711", "Wrong file identifier/http url specified"),
        ("https://example.org/a.png", "Failed to get http url content"),
    ],
)
async def test_what_is_no_photo_is_refused(bot, anna, photo, reason):
    with pytest.raises(BadRequest, match=reason):
        await bot.send_photo(anna.id, photo)


async def test_a_file_must_not_be_missing_empty_or_of_the_other_kind(bot, anna):
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(anna.id, b"", filename="leer.txt")
    with pytest.raises(BadRequest, match="There is no document in the request"):
        await bot.send_document(anna.id, "")
    photo = await bot.send_photo(anna.id, png())
    with pytest.raises(BadRequest, match="Can't use file of type photo as document"):
        await bot.send_document(anna.id, photo.photo[0].file_id)


async def test_a_caption_may_have_1024_units_after_parsing(bot, anna):
    message = await bot.send_photo(anna.id, png(), caption="<b>" + "👍" * 512 + "</b>", parse_mode="HTML")
    assert message.caption == "👍" * 512
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.edit_message_caption(anna.id, message.id, caption="x" * 1025)


async def test_a_caption_is_edited_and_taken_away(sandbox, bot, anna):
    message = await bot.send_photo(anna.id, png(), caption="eins", reply_markup=BUTTON)
    edited = await bot.edit_message_caption(anna.id, message.id, caption="<b>zwei</b>", parse_mode="HTML")
    assert (edited.caption, edited.photo, edited.reply_markup) == ("zwei", message.photo, None)
    assert (await bot.edit_message_caption(anna.id, message.id)).caption is None
    assert [earlier.text for earlier in sandbox.messages(anna)[0].earlier] == ["eins", "zwei"]


async def test_text_and_caption_are_edited_each_in_its_own_way(bot, anna):
    photo, text = await bot.send_photo(anna.id, png()), await bot.send_message(anna.id, "x")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("y", anna.id, photo.id)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(anna.id, text.id, caption="y")


async def test_a_picture_takes_the_place_of_another_and_of_a_text(sandbox, bot, anna):
    photo, text = await bot.send_photo(anna.id, png(), caption="eins"), await bot.send_message(anna.id, "x")
    dark = await bot.edit_message_media(InputMediaPhoto(png(80, 60), caption="zwei"), anna.id, photo.id, reply_markup=BUTTON)
    assert (dark.photo[0].width, dark.caption, dark.reply_markup) == (80, "zwei", BUTTON)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_media(
            InputMediaPhoto(dark.photo[0].file_id, caption="zwei"), anna.id, photo.id, reply_markup=BUTTON
        )
    file = InputMediaDocument(b"x", filename="a.txt")
    assert (await bot.edit_message_media(file, anna.id, text.id)).document.file_name == "a.txt"
    assert [earlier.file.content for earlier in sandbox.messages(anna)[0].earlier] == [png()]


async def test_a_download_can_fail_on_demand(sandbox, bot, anna):
    message = sandbox.people.sends_document(anna, "a.txt", b"x")
    file = await bot.get_file(message.file.id)
    sandbox.fail("download", code=502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await file.download_as_bytearray()
    assert await file.download_as_bytearray() == b"x"


async def test_only_the_token_opens_a_file(sandbox, anna):
    message = sandbox.people.sends_document(anna, "a.txt", b"x")
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{sandbox.base_file_url}1:wrong/{message.file.path}")).status_code == 401
        assert (await client.get(f"{sandbox.base_file_url}{sandbox.token}/{message.file.path}")).content == b"x"


@pytest.mark.parametrize(("content", "sides"), [(png(3, 5), (3, 5)), (JPEG, (40, 30)), (JPEG[:12], None), (b"GIF89a", None)])
def test_the_sides_of_a_picture_stand_in_its_first_bytes(content, sides):
    assert dimensions(content) == sides
