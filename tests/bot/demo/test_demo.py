"""The demo as a whole: the real bot behind the page."""

import asyncio
import sys
from asyncio.subprocess import PIPE

import httpx
import pytest

from bot.demo import deeds
from bot.demo.demo import demo
from corpus.errors import CorpusError


async def test_the_bot_behind_the_page_answers(shown):
    reader = shown.stage.rooms[0]
    deeds.do(
        shown.stage,
        {"do": "say", "room": reader.chat.id, "as": reader.people[0].id, "text": "Wie viele waren an Bord der Svala?"},
    )
    [answer] = await shown.stage.sandbox.sent(reader.chat)
    assert "An Bord waren 84 Menschen." in answer.text


async def test_the_examples_are_questions_that_these_documents_answer(shown):
    assert "Wer hat das Telefonat initiiert?" in shown.stage.condition.examples


async def test_only_the_administrator_has_the_documents_read_again(shown):
    for room in (shown.stage.rooms[0], shown.stage.rooms[-1]):
        deeds.do(shown.stage, {"do": "say", "room": room.chat.id, "as": room.people[0].id, "text": "/reload"})
    [refused] = await shown.stage.sandbox.sent(shown.stage.rooms[0].chat)
    admin = shown.stage.rooms[-1].chat
    await shown.stage.sandbox.until(lambda: any("Fertig" in said.text for said in shown.stage.sandbox.messages(admin)))
    assert "Administratoren" in refused.text


async def test_what_is_said_on_the_page_is_kept_nowhere(shown, settings):
    assert not settings.database_path.exists()


async def test_a_folder_that_cannot_be_used_is_told_to_the_page_and_ends_the_demo(settings, folder):
    for file in folder.iterdir():
        file.unlink()
    async with demo(settings) as opened:
        with pytest.raises(CorpusError):
            await opened.bot
        assert opened.stage.condition.state == "failed"
        assert "no readable document" in opened.stage.condition.detail


async def test_the_page_is_there_before_the_documents_are_read(settings):
    async with demo(settings) as opened, httpx.AsyncClient(verify=False, trust_env=False) as client:
        assert opened.stage.condition.state == "loading"
        assert (await client.get(opened.url)).status_code == 200


async def test_the_command_prints_the_address_and_leaves_when_interrupted(folder, tmp_path):
    command = [sys.executable, "-m", "bot", "demo", "--no-browser", "--corpus", str(folder)]
    process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
    process.terminate()
    _, errors = await asyncio.wait_for(process.communicate(), 30)
    assert "http://127.0.0.1:" in line
    assert (process.returncode, errors.decode()) == (0, "")
