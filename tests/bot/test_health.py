"""/healthz and /metrics: numbers on 127.0.0.1, where HEALTH_PORT is set."""

import asyncio
import os
import socket
import sys
from asyncio.subprocess import PIPE

import httpx
import pytest

from bot.app import waiting_in
from bot.errors import BotError
from bot.health import health, state_at
from bot.measures import Measures, exposition
from bot.sandbox.sandbox import Sandbox

QUESTION = "Wie viele Menschen waren an Bord der Svala?"


async def fetched(url, **more):
    async with httpx.AsyncClient(verify=False, trust_env=False) as client:
        return await client.get(url, **more)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def monitored(newsroom):
    """The newsroom with its pages for monitors: a function that opens the room, and one that opens the pages of it."""

    def pages(room):
        return health(room.app.bot_data.services, lambda: waiting_in(room.app))

    return newsroom, pages


async def test_it_counts_updates_answers_errors_and_reloads(monitored):
    newsroom, pages = monitored
    sandbox = Sandbox()
    chief = sandbox.world.user("Chefin", language_code="de")
    async with newsroom(frozenset({chief.id}), sandbox, health_port=0) as room, pages(room) as port:
        room.sandbox.people.says(chief, QUESTION)
        await room.sandbox.sent(chief)
        room.sandbox.fail("sendMessage", code=400, description="Bad Request: something new")
        room.sandbox.people.says(chief, QUESTION)
        await room.sandbox.sent(chief, 2)
        room.sandbox.people.says(chief, "/reload")
        await room.sandbox.until(lambda: any("Fertig" in message.text for message in room.sandbox.messages(chief)), timeout=20)
        await room.sandbox.until(lambda: waiting_in(room.app) == 0)
        told = (await fetched(f"http://127.0.0.1:{port}/metrics")).text
    lines = told.splitlines()
    assert "quellenlage_answer_seconds_count 1" in lines
    assert 'quellenlage_answer_seconds_bucket{le="+Inf"} 1' in lines
    assert "quellenlage_errors_total 1" in lines
    assert 'quellenlage_reloads_total{outcome="done"} 1' in lines
    assert "quellenlage_documents 2" in lines
    assert "quellenlage_updates_waiting 0" in lines
    assert "quellenlage_updates_total 3" in lines
    assert "Svala" not in told
    assert sandbox.token not in told


async def test_it_is_well_and_says_so_and_without_its_database_it_is_not(monitored):
    newsroom, pages = monitored
    async with newsroom(health_port=0) as room, pages(room) as port:
        answer = await fetched(f"http://127.0.0.1:{port}/healthz")
        assert answer.json() == {"state": "ok", "documents": 2, "waiting": 0}
        assert await asyncio.to_thread(state_at, port) == "ok"
        await room.app.bot_data.services.store.database._connection.close()
        assert (await fetched(f"http://127.0.0.1:{port}/healthz")).status_code == 503
        with pytest.raises(BotError, match="not well"):
            await asyncio.to_thread(state_at, port)


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Host": "127.0.0.1.evil.example"}]
)
async def test_a_web_page_reads_nothing_of_it(monitored, headers):
    newsroom, pages = monitored
    async with newsroom(health_port=0) as room, pages(room) as port:
        for path in ("healthz", "metrics"):
            assert (await fetched(f"http://127.0.0.1:{port}/{path}", headers=headers)).status_code == 403


async def test_it_listens_on_loopback_alone_and_has_nothing_else(monitored):
    newsroom, pages = monitored
    async with newsroom(health_port=0) as room, pages(room) as port:
        assert (await fetched(f"http://127.0.0.1:{port}/")).status_code == 404
        async with httpx.AsyncClient(verify=False, trust_env=False) as client:
            assert (await client.post(f"http://127.0.0.1:{port}/metrics")).status_code == 405
            assert (await client.post(f"http://127.0.0.1:{port}/metrics", content=b"x" * 100)).status_code == 400
        with socket.socket() as elsewhere:
            elsewhere.settimeout(2)
            assert elsewhere.connect_ex(("127.0.0.2", port)) != 0


async def test_without_a_port_there_is_none(monitored):
    newsroom, pages = monitored
    async with newsroom() as room, pages(room) as port:
        assert port is None


async def test_a_port_that_is_taken_is_named(monitored):
    newsroom, pages = monitored
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        async with newsroom(health_port=number) as room:
            with pytest.raises(BotError, match=rf"cannot listen on 127\.0\.0\.1:{number} \(HEALTH_PORT\)"):
                async with pages(room):
                    pass


def test_nobody_who_answers_is_not_well():
    with pytest.raises(BotError, match="does not answer"):
        state_at(free_port())


def test_seconds_stand_in_the_buckets_of_a_histogram():
    measures = Measures()
    for seconds in (0.05, 0.3, 99):
        measures.answered(seconds)
    lines = exposition(measures, waiting=0, documents=0, paragraphs=0, loaded_at=0).splitlines()
    buckets = [line.split()[-1] for line in lines if line.startswith("quellenlage_answer_seconds_bucket")]
    assert buckets == ["1", "1", "2", "2", "2", "2", "2", "2", "3"]
    assert "quellenlage_answer_seconds_sum 99.350" in lines


async def test_the_command_asks_the_bot_that_runs(folder, tmp_path):
    port = free_port()
    async with Sandbox() as sandbox:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TELEGRAM_BOT_TOKEN": sandbox.token,
            "TELEGRAM_API_URL": sandbox.base_url.removesuffix("/bot"),
            "DATABASE_PATH": str(tmp_path / "bot.sqlite3"),
            "CORPUS_DIR": str(folder),
            "HEALTH_PORT": str(port),
        }

        async def started(*words):
            command = [sys.executable, "-m", "bot", *words]
            return await asyncio.create_subprocess_exec(*command, env=environment, cwd=tmp_path, stdout=PIPE, stderr=PIPE)

        before = await started("health")
        assert "does not answer" in (await before.communicate())[1].decode()
        assert before.returncode == 1
        running = await started("run")
        await sandbox.until(lambda: sandbox.calls("getUpdates"), timeout=30)
        asking = await started("health")
        assert (await asking.communicate())[0] == b"ok\n"
        assert asking.returncode == 0
        running.terminate()
        await asyncio.wait_for(running.communicate(), 30)
