import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest

from bot.sandbox.sandbox import Sandbox
from bot.storage import Store
from bot.updates.journal import Journal

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
async def journal(tmp_path) -> AsyncIterator[Journal]:
    async with Store.open(tmp_path / "bot.sqlite3", lambda: NOON) as store:
        yield Journal(store.journal, lambda: NOON)


@asynccontextmanager
async def running(work) -> AsyncIterator[asyncio.Task]:
    task = asyncio.create_task(work)
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
def under_way():
    """Run something for as long as the context lasts."""
    return running


@pytest.fixture
def texts(journal):
    """The texts of the next so many updates."""

    async def heard(count: int) -> list[str]:
        async with asyncio.timeout(15):
            return [(await journal.get()).message.text for _ in range(count)]

    return heard
