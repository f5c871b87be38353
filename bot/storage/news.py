"""What is new for the admins: questions without an answer, disagreements that came or went with a reload, and who hears of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.library import Turn
from bot.storage.database import Database
from bot.storage.times import stamp

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A chat that gets the digest, in a language."""

    chat_id: int
    language: str


class News:
    """The news in the database."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def asked(self, most: int) -> list[str]:
        """Return the questions that were asked last, each once, as they were read."""
        rows = await self._database.rows(
            "SELECT read_as FROM questions WHERE read_as <> '' GROUP BY read_as ORDER BY max(id) DESC LIMIT ?", (most,)
        )
        return [str(row[0]) for row in rows]

    async def unanswered(self, since: timedelta = _DAY) -> list[tuple[str, int]]:
        """Return the questions of that time without an answer, and how often each was asked, the most often first."""
        rows = await self._database.rows(
            "SELECT question, count(*) AS times FROM questions WHERE verdict = 'no_answer' AND asked_at >= ?"
            " GROUP BY question ORDER BY times DESC, min(id)",
            (stamp(self._clock() - since),),
        )
        return [(str(question), int(times)) for question, times in rows]

    async def remember_turns(self, turns: Sequence[Turn]) -> None:
        """Keep on which questions the sources turned with a reload."""
        now = stamp(self._clock())
        await self._database.write(
            *(("INSERT INTO turns (at, question, appeared) VALUES (?, ?, ?)", (now, t.question, t.appeared)) for t in turns)
        )

    async def turns(self, since: timedelta = _DAY) -> list[Turn]:
        """Return the turns of that time, oldest first."""
        rows = await self._database.rows(
            "SELECT question, appeared FROM turns WHERE at >= ? ORDER BY id", (stamp(self._clock() - since),)
        )
        return [Turn(str(question), bool(appeared)) for question, appeared in rows]

    async def subscribe(self, subscriber: Subscriber) -> None:
        """Send the digest to a chat from now on."""
        await self._database.write(
            (
                "INSERT OR REPLACE INTO digests (chat_id, language) VALUES (?, ?)",
                (subscriber.chat_id, subscriber.language),
            )
        )

    async def unsubscribe(self, chat_id: int) -> None:
        await self._database.write(("DELETE FROM digests WHERE chat_id = ?", (chat_id,)))

    async def subscribers(self) -> list[Subscriber]:
        """Return the chats that get the digest."""
        return [Subscriber(*row) for row in await self._database.rows("SELECT chat_id, language FROM digests ORDER BY chat_id")]
