"""The documents that were sent and wait for a word: take them or leave them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.storage.database import Database
from bot.storage.times import stamp

LIFETIME = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that waits, with the name under which it is to stand in the corpus."""

    id: int
    admin_id: int
    name: str
    digest: str
    content: bytes = field(repr=False)


class Uploads:
    """The waiting documents in the database; what nobody decides on within a day is dropped."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, admin_id: int, name: str, digest: str, content: bytes) -> int:
        """Keep a document and return its id; the same one sent again by the same admin takes its place."""
        return await self._database.write(
            self._expiry(),
            ("DELETE FROM uploads WHERE admin_id = ? AND digest = ?", (admin_id, digest)),
            (
                "INSERT INTO uploads (admin_id, received_at, name, digest, content) VALUES (?, ?, ?, ?, ?)",
                (admin_id, stamp(self._clock()), name, digest, content),
            ),
        )

    async def by_id(self, upload_id: int) -> Upload | None:
        """Return a waiting document, None where it was decided on or has expired."""
        await self.purge()
        row = await self._database.row("SELECT id, admin_id, name, digest, content FROM uploads WHERE id = ?", (upload_id,))
        return Upload(*row) if row else None

    async def purge(self) -> None:
        """Drop what has expired."""
        await self._database.write(self._expiry())

    async def drop(self, upload_id: int) -> None:
        await self._database.write(("DELETE FROM uploads WHERE id = ?", (upload_id,)))

    def _expiry(self) -> tuple[str, tuple[str]]:
        return "DELETE FROM uploads WHERE received_at < ?", (stamp(self._clock() - LIFETIME),)
