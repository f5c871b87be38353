"""A disk that is full, a real and small one: what is in service stays, nothing is half there, and whoever can help hears why."""

import asyncio
import contextlib
import errno
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cache import DiskCache
from bot.disk import is_full
from bot.errors import StorageError
from bot.filing import take_out
from bot.library import Library
from bot.sandbox.sandbox import Sandbox
from bot.storage import Store
from bot.storage.backup import back_up
from corpus.loading import load

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NEW = "---\nsource: Hafenblatt\ntitle: Schlepper unterwegs\n---\nZwei Schlepper sind auf dem Weg zur Unglücksstelle.\n"
QUESTION = "Wie viele Menschen waren an Bord der Svala?"


class Disk:
    """A file system of its own; `fill` takes its last byte, `clear` gives all of that back."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._filling = place / "filling"

    def fill(self) -> None:
        with self._filling.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(b"\0" * 4096):
                pass

    def clear(self) -> None:
        self._filling.unlink()


@contextmanager
def mounted(place: Path, size: str) -> Iterator[Disk]:
    place.mkdir(parents=True, exist_ok=True)
    if sys.platform != "linux" or shutil.which("mount") is None:
        pytest.skip("a small disk is made on Linux alone")
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.strip()}")
    try:
        yield Disk(place)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def disk(tmp_path):
    """The disk that the newsroom's database lies on."""
    with mounted(tmp_path / "data", "4m") as disk:
        yield disk


@pytest.fixture
def office(newsroom):
    """The newsroom with an admin: a function that opens it, and the admin."""
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    return lambda **values: newsroom(frozenset({chief.id}), sandbox, **values), chief


def begun(room, method="sendChatAction"):
    """Whether the bot has come so far with an update that it asked Telegram for that."""
    return room.sandbox.until(lambda: bool(room.sandbox.calls(method)))


async def test_while_the_disk_is_full_questions_wait_with_telegram_and_the_admins_hear_why_once(disk, office):
    opened, chief = office
    async with opened() as room:
        anna = room.sandbox.world.user("Anna", language_code="de")
        disk.fill()
        for number in range(30):
            room.sandbox.people.says(anna, f"{QUESTION} {'Und sonst? ' * 300}{number}")
        [told] = await room.sandbox.sent(chief)
        await room.sandbox.until(lambda: len(room.sandbox.calls("getUpdates")) >= 4)
        assert "Der Datenträger ist voll, bitte schaffen Sie Platz." in told.text
        assert len(room.sandbox.world.updates.pending) == 30
        assert room.sandbox.messages(anna) == []
        disk.clear()
        await room.sandbox.sent(anna, count=30, timeout=60)
        await room.sandbox.until(lambda: room.app.update_queue.held == 0)
        assert len(room.sandbox.messages(chief)) == 1
    replied = [message.reply_to.message_id for message in room.sandbox.messages(anna)]
    assert len(set(replied)) == 30


async def test_the_operators_hear_it_where_they_have_a_chat(disk, newsroom):
    sandbox = Sandbox()
    chief, technician = sandbox.world.user("Chefin"), sandbox.world.user("Technik")
    async with newsroom(frozenset({chief.id}), sandbox, operators_chat=technician.id) as room:
        disk.fill()
        room.sandbox.people.says(chief, QUESTION + " Und sonst?" * 300)
        [told] = await room.sandbox.sent(technician)
        assert room.sandbox.messages(chief) == []
        assert "Der Datenträger ist voll" in told.text
        disk.clear()


async def test_whatever_meets_the_full_disk_the_admins_hear_of_it_once(office):
    opened, chief = office
    sqlite = sqlite3.OperationalError("database or disk is full")
    sqlite.sqlite_errorcode = sqlite3.SQLITE_FULL
    async with opened() as room:
        for error in (sqlite, OSError(errno.ENOSPC, "No space left on device")):
            await room.app.process_error(None, error)
        assert len(room.sandbox.messages(chief)) == 1


async def test_a_question_that_is_under_way_when_the_disk_fills_up_is_answered_when_there_is_room(disk, office):
    opened, chief = office
    async with opened() as room:
        room.app.update_queue.again = 0.4
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.delay("sendChatAction", 0.5)
        room.sandbox.people.says(anna, QUESTION)
        await begun(room)
        disk.fill()
        [told] = await room.sandbox.sent(chief)
        disk.clear()
        [answer] = await room.sandbox.sent(anna)
        await room.sandbox.until(lambda: room.app.update_queue.held == 0)
    assert "Der Datenträger ist voll" in told.text
    assert "84 Menschen" in answer.text
    assert len(room.sandbox.messages(anna)) == 1


async def test_an_answer_that_is_sent_as_the_disk_fills_up_is_not_sent_again(disk, office, tmp_path):
    opened, _ = office
    async with opened() as room:
        room.app.update_queue.again = 0.4
        anna = room.sandbox.world.user("Anna", language_code="de")
        room.sandbox.delay("sendMessage", 0.5)
        room.sandbox.people.says(anna, QUESTION)
        await begun(room, "sendMessage")
        disk.fill()
        await room.sandbox.sent(anna)
        await asyncio.sleep(0.5)
        disk.clear()
        await room.sandbox.until(lambda: room.app.update_queue.held == 0)
    assert len(room.sandbox.messages(anna)) == 1
    async with Store.open(tmp_path / "data" / "bot.sqlite3", lambda: NOON) as store:
        assert await store.journal.count() == 0


async def test_a_disk_that_fills_up_during_a_reload_costs_nothing_and_the_admin_reads_of_it(disk, office):
    opened, chief = office
    async with opened() as room:
        (room.folder / "hafenblatt.md").write_text(NEW, encoding="utf-8")
        room.sandbox.delay("sendMessage", 0.5)
        room.sandbox.people.says(chief, "/reload")
        await begun(room, "sendMessage")
        disk.fill()
        await room.sandbox.until(lambda: any("Fertig" in message.text for message in room.sandbox.messages(chief)))
        [notice] = room.sandbox.messages(chief)
        disk.clear()
        room.sandbox.people.says(chief, "Wie viele Schlepper sind unterwegs?")
        *_, answer = await room.sandbox.sent(chief, count=2, timeout=30)
    assert "Fertig: 3 Dokumente" in notice.text
    assert "Achtung: Der Datenträger ist voll." in notice.text
    assert "Zwei Schlepper" in answer.text


async def test_an_index_that_does_not_fit_leaves_the_one_before_and_nothing_of_itself(folder, tmp_path):
    with mounted(tmp_path / "cache", "4m") as disk:
        (disk.place / "ours").mkdir(mode=0o700)
        cache = DiskCache(disk.place / "ours", most_bytes=1 << 30, version="v")
        library = Library(folder, load(folder, cache=cache), max_bytes=1 << 20, clock=lambda: NOON, cache=cache)
        place = cache.place_of(folder)
        before = {file.name: file.read_bytes() for file in place.iterdir()}
        (folder / "hafenblatt.md").write_text(NEW, encoding="utf-8")
        disk.fill()
        outcome = await library.start_reload(lambda done, total: None)
        assert (outcome.documents, outcome.error, outcome.full) == (3, None, True)
        assert "Schlepper" in library.engine.ask("Wie viele Schlepper sind unterwegs?").findings[0].extracts[0].text
        assert {file.name: file.read_bytes() for file in place.iterdir()} == before
        disk.clear()
        (folder / "kuestenfunk.md").unlink()
        outcome = await library.start_reload(lambda done, total: None)
        assert (outcome.documents, outcome.full) == (2, False)
        assert {file.name: file.read_bytes() for file in place.iterdir()} != before
        cache.close()


async def test_a_document_for_which_there_is_no_room_waits_on_and_the_reason_is_said_in_plain_words(office):
    opened, chief = office
    async with opened() as room:
        room.sandbox.people.sends_document(chief, "Schlepper.md", (NEW + "Sie kommen aus Hallvik. " * 20).encode())
        [preview] = await room.sandbox.sent(chief)
        documents = {file.name: file.read_bytes() for file in room.folder.iterdir()}
        with mounted(room.folder, "64k") as disk:
            for name, content in documents.items():
                (disk.place / name).write_bytes(content)
            disk.fill()
            room.sandbox.people.presses(chief, preview, preview.buttons["Übernehmen"])
            _, refusal = await room.sandbox.sent(chief, count=2)
            assert "nicht ablegen (der Datenträger ist voll)" in refusal.text
            assert {file.name for file in disk.place.iterdir()} == {*documents, "filling"}
            disk.clear()
            room.sandbox.people.presses(chief, preview, preview.buttons["Übernehmen"])
            await room.sandbox.until(lambda: any("Fertig: 3" in message.text for message in room.sandbox.messages(chief)))


async def test_a_document_that_comes_as_the_disk_fills_up_is_shown_when_there_is_room(disk, office):
    opened, chief = office
    async with opened() as room:
        room.app.update_queue.again = 0.4
        room.sandbox.delay("getFile", 0.5)
        room.sandbox.people.sends_document(chief, "Schlepper.md", (NEW + "Sie kommen aus Hallvik. " * 200).encode())
        await begun(room, "getFile")
        disk.fill()
        [told] = await room.sandbox.sent(chief)
        disk.clear()
        _, preview = await room.sandbox.sent(chief, count=2)
    assert "Der Datenträger ist voll" in told.text
    assert "Übernehmen" in preview.buttons


async def test_a_start_on_a_full_disk_is_one_error_and_leaves_the_database_as_it_is(disk):
    path = disk.place / "bot.sqlite3"
    async with Store.open(path, lambda: NOON):
        pass
    before = path.read_bytes()
    disk.fill()
    with pytest.raises(StorageError, match=r"full|disk I/O|unable to open"):
        async with Store.open(path, lambda: NOON):
            pass
    assert path.read_bytes() == before
    assert [file.name for file in disk.place.glob("*corrupt*")] == []


def test_a_document_that_is_taken_out_to_a_full_disk_stays_where_it_is(disk, tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"Text" * 5000)
    disk.fill()
    with pytest.raises(OSError, match="No space left"):
        take_out(tmp_path, "a.md", disk.place / "removed", NOON)
    assert file.read_bytes() == b"Text" * 5000
    disk.clear()
    assert take_out(tmp_path, "a.md", disk.place / "removed", NOON).read_bytes() == b"Text" * 5000
    assert not file.exists()
    assert len(list((disk.place / "removed").iterdir())) == 1


async def test_a_backup_for_which_there_is_no_room_is_none(disk, tmp_path):
    path = tmp_path / "bot.sqlite3"
    async with Store.open(path, lambda: NOON) as store:
        await store.uploads.keep(1, "a.md", "d", b"x" * 100_000)
    disk.fill()
    with pytest.raises(StorageError, match="cannot be backed up"):
        back_up(path, disk.place / "copy", NOON)
    assert [file.name for file in disk.place.iterdir()] == ["filling"]


async def test_sqlite_says_that_the_disk_is_full_where_no_disk_can_be_made(tmp_path):
    async with Store.open(tmp_path / "bot.sqlite3", lambda: NOON) as store:
        await store.database.rows("PRAGMA max_page_count = 1")  # as small as it is now
        with pytest.raises(sqlite3.OperationalError) as caught:
            await store.uploads.keep(1, "a.md", "d", b"x" * 100_000)
    assert is_full(caught.value)
    assert not is_full(sqlite3.OperationalError("database is locked"))
