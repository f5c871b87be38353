from collections.abc import AsyncIterator

import pytest

from bot.config import Settings
from bot.demo.demo import Demo, demo
from bot.demo.place import Place
from bot.demo.server import PageServer
from bot.demo.stage import Stage, set_stage
from bot.sandbox.sandbox import Sandbox
from bot.texts import texts

CALL = """---
source: Hafenkurier
title: Ministerin ruft in Ostmark an
published: 2024-03-14
---
Ministerin Aalders hat das Telefonat mit ihrem Kollegen Brovik initiiert.
"""


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """People and chats, without a bot."""
    async with Sandbox() as sandbox:
        yield set_stage(sandbox, texts("de"))


@pytest.fixture
async def page(stage: Stage) -> AsyncIterator[Place]:
    server = PageServer(stage)
    await server.start()
    yield server.place
    await server.stop()


@pytest.fixture
def settings(folder, tmp_path) -> Settings:
    (folder / "hafenkurier.md").write_text(CALL, encoding="utf-8")
    return Settings(corpus_dir=folder, database_path=tmp_path / "data" / "bot.sqlite3")


@pytest.fixture
async def shown(settings: Settings) -> AsyncIterator[Demo]:
    async with demo(settings) as opened:
        await opened.stage.sandbox.until(lambda: opened.stage.condition.state != "loading", 30)
        yield opened
