from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import application, receiving
from bot.config import Settings
from bot.handlers.context import BotApplication
from bot.sandbox.sandbox import Sandbox
from corpus.loading import load

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

FERRY = """---
source: Inselbote
title: Fähre läuft auf Grund
published: 2024-03-11
url: https://inselbote.example/faehre
---
Die Fähre „Svala“ ist am Montag vor Hallvik auf Grund gelaufen. Verletzt wurde nach Angaben der Reederei niemand.

Kapitän Jon Ravndal sprach von einem Fehler der Ruderanlage.
"""
WIRE = """---
source: Küstenfunk
title: „Svala“ sitzt fest
published: 2024-03-12T07:15
---
Die Fähre „Svala“ sitzt seit Montag vor Hallvik fest. An Bord waren 84 Menschen.
"""


@pytest.fixture(autouse=True)
def _durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it python-telegram-bot 22 warns of every 429, and warnings are errors here.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "inselbote.md").write_text(FERRY, encoding="utf-8")
    (documents / "kuestenfunk.md").write_text(WIRE, encoding="utf-8")
    return documents


@dataclass
class Newsroom:
    """The real application, polling a sandbox; `folder` is what it reads."""

    sandbox: Sandbox
    app: BotApplication
    folder: Path


type_of_newsroom = Callable[..., AbstractAsyncContextManager[Newsroom]]


@pytest.fixture
def newsroom(folder: Path, tmp_path: Path) -> type_of_newsroom:
    @asynccontextmanager
    async def opened(
        admin_ids: frozenset[int] = frozenset(),
        sandbox: AbstractAsyncContextManager[Sandbox] | None = None,
        clock: Callable[[], datetime] = lambda: MORNING,
        operators_chat: int | None = None,
        health_port: int | None = None,
    ) -> AsyncIterator[Newsroom]:
        async with sandbox or Sandbox() as box:
            settings = Settings(
                telegram_bot_token=box.token,
                telegram_api_url=box.base_url.removesuffix("/bot"),
                admin_ids=admin_ids,
                operators_chat=operators_chat,
                health_port=health_port,
                corpus_dir=folder,
                database_path=tmp_path / "data" / "bot.sqlite3",
                messages_per_second=0,
            )
            async with application(settings, load(folder), clock) as app, receiving(app):
                yield Newsroom(box, app, folder)

    return opened
