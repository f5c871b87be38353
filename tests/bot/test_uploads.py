"""Documents by Telegram: sent in private, shown, taken into the corpus by a button."""

import io
import zipfile
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.sandbox import Sandbox

TUGS = (
    "---\nsource: Hafenblatt\ntitle: Schlepper unterwegs\npublished: 2024-03-12\n---\n"
    "Zwei Schlepper sind auf dem Weg zur Unglücksstelle. Das sagte ein Sprecher.\n"
).encode()
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def office(newsroom):
    """The newsroom with an admin: a function that opens it, and the admin."""
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")

    def opened(**values):
        return newsroom(frozenset({chief.id}), values.pop("sandbox", sandbox), **values)

    return opened, chief


async def preview_of(room, user, name="Schlepper.md", content=TUGS, count=1, **values):
    room.sandbox.people.sends_document(user, name, content, **values)
    return (await room.sandbox.sent(user, count=count, timeout=20))[-1]


async def press(room, user, message, label):
    """Press a button and return what Telegram shows for it, "" where nothing pops up."""
    pressed = room.sandbox.people.presses(user, message, message.buttons[label])
    await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
    return room.sandbox.world.answers[pressed.id]


async def closing(room, user):
    """The closing lines of the reload that follows."""

    def done():
        return [message.text for message in room.sandbox.messages(user) if message.text.startswith("Fertig")]

    await room.sandbox.until(done, timeout=20)
    return done()[-1]


def files(room):
    return sorted(file.name for file in room.folder.iterdir())


async def test_a_document_is_shown_and_nothing_is_stored_before_the_button(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]
    assert preview.text.splitlines()[:4] == ["Schlepper unterwegs", "Quelle: Hafenblatt", "Datum: 12.3.2024", "1 Absatz"]
    assert "Zwei Schlepper sind auf dem Weg" in preview.text
    assert list(preview.buttons) == ["Übernehmen", "Verwerfen"]


async def test_a_document_that_is_taken_answers_and_its_name_is_ours(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief, "../../etc/Schlepper.MD")
        await press(room, chief, preview, "Übernehmen")
        assert "Neu: schlepper-unterwegs-" in await closing(room, chief)
        [name] = set(files(room)) - {"inselbote.md", "kuestenfunk.md"}
        assert name.startswith("schlepper-unterwegs-")
        assert name.endswith(".md")
        room.sandbox.people.says(chief, "Wie viele Schlepper sind unterwegs?")
        answer = (await room.sandbox.sent(chief, count=3))[-1]
    assert "Zwei Schlepper" in answer.text


async def corrected(room, user, preview, text, count):
    room.sandbox.people.says(user, text, reply_to=preview)
    return (await room.sandbox.sent(user, count=count, timeout=20))[-1]


async def test_a_reply_to_the_preview_corrects_outlet_and_date_before_anything_is_stored(office):
    opened, chief = office
    page = (
        b"<html><body><h1>Schlepper unterwegs</h1><p>Zwei Schlepper sind auf dem Weg zur Fundstelle, hie\xc3\x9f es am Abend.</p>"
    )
    async with opened() as room:
        preview = await preview_of(room, chief, "seite.html", page)
        assert "Quelle: nicht zu erkennen" in preview.text
        assert "Antworten Sie auf die Vorschau" in preview.text
        better = await corrected(room, chief, preview, 'Quelle: Hafen: "Blatt"\ndatum: 12. März 2024, 18:20', 2)
        assert better.text.splitlines()[:3] == ["Schlepper unterwegs", 'Quelle: Hafen: "Blatt"', "Datum: 12.3.2024, 18:20 Uhr"]
        await room.sandbox.until(lambda: not room.sandbox.messages(chief)[0].buttons)
        assert "wartet nicht mehr" in await press(room, chief, preview, "Übernehmen")
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]
        await press(room, chief, better, "Übernehmen")
        await closing(room, chief)
        room.sandbox.people.says(chief, "Wie viele Schlepper sind unterwegs?")
        answer = (await room.sandbox.sent(chief, count=4))[-1]
    assert "Zwei Schlepper sind auf dem Weg zur Fundstelle, hieß es am Abend." in answer.text
    assert '— Hafen: "Blatt", 12.3.2024, 18:20 Uhr, Absatz 1' in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Datum: gestern", "„gestern“ kann ich nicht als Datum lesen."),
        ("Wer hat das geschrieben?", "Antworten Sie auf die Vorschau"),
        ("Quelle:", "Antworten Sie auf die Vorschau"),
    ],
)
async def test_a_correction_that_says_nothing_is_explained_and_the_preview_stays(office, text, told):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        assert told in (await corrected(room, chief, preview, text, 2)).text
        assert room.sandbox.messages(chief)[0].buttons
        await press(room, chief, preview, "Übernehmen")
        await closing(room, chief)


async def test_who_lost_the_right_corrects_nothing(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        room.sandbox.people.says(chief, f"/admins add {ben.id}")
        await room.sandbox.sent(chief)
        preview = await preview_of(room, ben)
        room.sandbox.people.says(chief, f"/admins remove {ben.id}")
        await room.sandbox.sent(chief, count=2)
        assert "nur die Administratoren" in (await corrected(room, ben, preview, "Quelle: Blatt", 2)).text


async def test_what_came_of_a_document_stands_in_the_place_of_the_question(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        await press(room, chief, preview, "Verwerfen")
        await room.sandbox.until(lambda: room.sandbox.messages(chief)[0].text.endswith("Verworfen."))
        assert "In die Dokumente übernehmen?" not in room.sandbox.messages(chief)[0].text


async def test_a_document_that_is_left_is_gone(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        await press(room, chief, preview, "Verwerfen")
        await room.sandbox.until(lambda: "Verworfen." in room.sandbox.messages(chief)[0].text)
        assert not room.sandbox.messages(chief)[0].buttons
        assert "wartet nicht mehr" in await press(room, chief, preview, "Übernehmen")
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]


async def test_a_document_waits_over_a_restart(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        box = room.sandbox
        async with opened(sandbox=nullcontext(box)) as again:
            await press(again, chief, preview, "Übernehmen")
            assert "Neu: schlepper-unterwegs-" in await closing(again, chief)


async def test_a_document_waits_for_a_day_and_no_longer(office):
    opened, chief = office
    now = [datetime(2026, 3, 2, 9, 30, tzinfo=UTC)]
    async with opened(clock=lambda: now[0]) as room:
        preview = await preview_of(room, chief)
        now[0] += timedelta(days=1, minutes=1)
        assert "wartet nicht mehr" in await press(room, chief, preview, "Übernehmen")
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]


async def test_a_document_that_cannot_be_stored_waits_on_and_says_why(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        away = room.folder.rename(room.folder.with_name("fort"))
        await press(room, chief, preview, "Übernehmen")
        told = (await room.sandbox.sent(chief, count=2))[-1]
        assert "lässt sich nicht ablegen (No such file or directory)" in told.text
        away.rename(room.folder)
        await press(room, chief, preview, "Übernehmen")
        assert "Neu: schlepper-unterwegs-" in await closing(room, chief)


async def test_a_button_pressed_while_the_bot_was_away_counts(office):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        room.sandbox.fail("answerCallbackQuery", code=400, description=words)
        room.sandbox.people.presses(chief, preview, preview.buttons["Übernehmen"])
        assert "Neu: schlepper-unterwegs-" in await closing(room, chief)


async def test_what_is_there_already_is_said_to_be(office):
    opened, chief = office
    async with opened() as room:
        same = (room.folder / "inselbote.md").read_bytes()
        told = await preview_of(room, chief, "neu.md", same)
        spaced = await preview_of(room, chief, "neu.md", same + b"\n\n", count=2)
    assert told.text == spaced.text == "Dieses Dokument ist schon da: inselbote.md"


async def test_a_word_file_is_shown_with_what_to_look_at(office):
    opened, chief = office
    file = io.BytesIO()
    core = '<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:created>2024-03-12T08:00:00Z</d:created></c:p>'
    sentence = "Zwei Schlepper sind auf dem Weg zur Unglücksstelle, sagte ein Sprecher."
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {WORD}><w:body><w:p><w:r><w:t>{sentence}</w:t></w:r></w:p></w:body></w:document>",
        )
        archive.writestr("docProps/core.xml", core)
    async with opened() as room:
        preview = await preview_of(room, chief, "Bericht.docx", file.getvalue())
    assert "Quelle: nicht zu erkennen" in preview.text
    assert "das Datum 2024-03-12 steht nicht im Text" in preview.text


@pytest.mark.parametrize(
    ("name", "content", "size", "reason"),
    [
        ("bild.zip", b"PK", None, "Dateien der Art „.zip“"),
        ("ohne", b"Text", None, "Dateien der Art „?“"),
        ("a.<b>\u202etxt", b"Text", None, "Dateien der Art „?“"),
        ("gross.txt", b"Text", 20_000_001, "die Datei ist größer als 20 MB"),
        ("leer.txt", b" \n", None, "die Datei ist leer"),
        ("bild.txt", b"\xff\xd8\xff\xe0\x00\x10", None, "Binärdaten"),
        ("kaputt.pdf", b"%PDF-1.4 und dann nichts", None, "die Datei ist beschädigt"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_the_reason(office, name, content, size, reason):
    opened, chief = office
    async with opened() as room:
        told = await preview_of(room, chief, name, content, size=size)
        assert bool(room.sandbox.calls("getFile")) is (size is None and "Dateien der Art" not in reason)
    assert told.text.startswith("Das kann ich nicht aufnehmen: ")
    assert reason in told.text
    assert not told.buttons


async def test_a_stranger_s_document_is_refused_unread(office):
    opened, _ = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        told = await preview_of(room, ben)
        assert not room.sandbox.calls("getFile")
    assert told.text.startswith("Dokumente aufnehmen dürfen nur die Administratoren")


async def test_a_forwarded_document_is_refused_unread(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben")
        told = await preview_of(room, chief, forwarded_from=ben)
        assert not room.sandbox.calls("getFile")
    assert told.text.startswith("Weitergeleitete Dateien")


async def test_in_a_group_a_document_is_nothing(office):
    opened, chief = office
    async with opened() as room:
        group = room.sandbox.world.group("Redaktion", chief)
        room.sandbox.people.sends_document(chief, "a.md", TUGS, chat=group)
        room.sandbox.people.says(chief, "/status", chat=group)
        [told] = await room.sandbox.sent(group)
    assert "2 Dokumente" in told.text


async def test_who_lost_the_right_cannot_press(office):
    opened, chief = office
    async with opened() as room:
        ben = room.sandbox.world.user("Ben", language_code="de")
        room.sandbox.people.says(chief, f"/admins add {ben.id}")
        await room.sandbox.sent(chief)
        preview = await preview_of(room, ben)
        room.sandbox.people.says(chief, f"/admins remove {ben.id}")
        await room.sandbox.sent(chief, count=2)
        assert "nur die Administratoren" in await press(room, ben, preview, "Übernehmen")
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]


@pytest.mark.parametrize("data", ["u:", "u:1", "u:999:yes", "u:x:yes", "u:1:maybe", "u:-1:no"])
async def test_a_button_that_nobody_made_changes_nothing(office, data):
    opened, chief = office
    async with opened() as room:
        preview = await preview_of(room, chief)
        pressed = room.sandbox.people.presses(chief, preview, data)
        await room.sandbox.until(lambda: pressed.id in room.sandbox.world.answers)
        assert "wartet nicht mehr" in room.sandbox.world.answers[pressed.id]
        assert files(room) == ["inselbote.md", "kuestenfunk.md"]
