"""The chats that the bot has seen, with what their administrators set there."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.storage.database import Database, Statement
from bot.storage.times import stamp


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat has set. `language` None: each user's own; `extracts` None: all; no `folders`: the whole corpus.

    `dark`: its pictures stand on a dark ground.
    """

    language: str | None = None
    extracts: int | None = None
    commands_only: bool = False
    folders: tuple[str, ...] = ()
    dark: bool = False


def seen(chat_id: int, kind: str, now: str) -> Statement:
    """Return the statement that notes a chat as seen now."""
    return (
        (
            "INSERT INTO chats (id, kind, first_seen, last_seen) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, last_seen = excluded.last_seen"
        ),
        (chat_id, kind, now, now),
    )


class Chats:
    """The chats in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def settings(self, chat_id: int) -> ChatSettings:
        """Return what a chat has set; the defaults for one that has set nothing."""
        row = await self._database.row(
            "SELECT language, extracts, commands_only, folders, dark FROM chats WHERE id = ?", (chat_id,)
        )
        if row is None:
            return ChatSettings()
        language, extracts, commands_only, folders, dark = row
        return ChatSettings(language, extracts, bool(commands_only), tuple(json.loads(folders)), bool(dark))

    async def change(self, chat_id: int, kind: str, settings: ChatSettings) -> None:
        """Keep what a chat has set."""
        await self._database.write(
            seen(chat_id, kind, stamp(self._clock())),
            (
                "UPDATE chats SET language = ?, extracts = ?, commands_only = ?, folders = ?, dark = ? WHERE id = ?",
                (
                    settings.language,
                    settings.extracts,
                    settings.commands_only,
                    json.dumps(settings.folders),
                    settings.dark,
                    chat_id,
                ),
            ),
        )

    async def migrate(self, old: int, new: int) -> None:
        """Give a group that became a supergroup its new id wherever the old one stands."""
        await self._database.write(
            (
                (
                    "INSERT OR IGNORE INTO chats"
                    " SELECT ?, 'supergroup', first_seen, last_seen, language, extracts, commands_only, folders, dark"
                    " FROM chats WHERE id = ?"
                ),
                (new, old),
            ),
            ("UPDATE questions SET chat_id = ? WHERE chat_id = ?", (new, old)),
            ("UPDATE OR REPLACE digests SET chat_id = ? WHERE chat_id = ?", (new, old)),
            ("UPDATE journal SET chat_id = ? WHERE chat_id = ?", (new, old)),
            ("DELETE FROM chats WHERE id = ?", (old,)),
        )
