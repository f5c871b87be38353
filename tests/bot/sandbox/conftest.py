from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.models import Chat, User
from bot.sandbox.sandbox import Sandbox


class Clock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **how_long: float) -> None:
        self.now += timedelta(**how_long)


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it python-telegram-bot 22 warns of every 429, and warnings are errors here.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sandbox(clock: Clock) -> AsyncIterator[Sandbox]:
    async with Sandbox(clock=clock) as sandbox:
        yield sandbox


def client_of(sandbox: Sandbox) -> Bot:
    # Reading the certificates of this machine would take longer than most tests, and nothing here is encrypted.
    requests = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    return Bot(
        sandbox.token,
        base_url=sandbox.base_url,
        base_file_url=sandbox.base_file_url,
        request=requests[0],
        get_updates_request=requests[1],
    )


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with client_of(sandbox) as bot:
        yield bot


@pytest.fixture
async def second_bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    """The same bot, started twice."""
    async with client_of(sandbox) as bot:
        yield bot


@pytest.fixture
def anna(sandbox: Sandbox) -> User:
    return sandbox.world.user("Anna", username="anna_k", language_code="de")


@pytest.fixture
def ben(sandbox: Sandbox) -> User:
    return sandbox.world.user("Ben")


@pytest.fixture
def group(sandbox: Sandbox, anna: User, ben: User) -> Chat:
    return sandbox.world.supergroup("Redaktion", anna, ben)


@pytest.fixture
def forum(sandbox: Sandbox, anna: User) -> Chat:
    return sandbox.world.supergroup("Ressorts", anna, forum=True)


@pytest.fixture
def channel(sandbox: Sandbox, anna: User) -> Chat:
    return sandbox.world.channel("Eilmeldungen", anna, username="eilmeldungen")
