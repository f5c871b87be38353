"""How long things are kept: what is older goes by itself, and is overwritten in the files."""

from datetime import datetime, timedelta

from bot.storage.database import Database
from bot.storage.times import stamp


async def purge(database: Database, now: datetime, days: int) -> int:
    """Delete what is older than so many days, and return how many questions that were.

    Questions with their answers and votes, turns, reloads, and chats that have asked nothing since and have set nothing.
    """
    before = stamp(now - timedelta(days=days))
    row = await database.row("SELECT count(*) FROM questions WHERE asked_at < ?", (before,))
    await database.write(
        ("DELETE FROM votes WHERE question_id IN (SELECT id FROM questions WHERE asked_at < ?)", (before,)),
        ("DELETE FROM questions WHERE asked_at < ?", (before,)),
        # A turn repeats what was asked, so it goes with the question, however late it was.
        (
            (
                "DELETE FROM turns WHERE at < ?"
                " OR question NOT IN (SELECT question FROM questions UNION SELECT read_as FROM questions)"
            ),
            (before,),
        ),
        ("DELETE FROM reloads WHERE finished_at < ?", (before,)),
        (
            (
                "DELETE FROM chats WHERE last_seen < ? AND language IS NULL AND extracts IS NULL AND NOT commands_only"
                " AND NOT dark AND folders = '[]' AND id NOT IN (SELECT chat_id FROM questions)"
            ),
            (before,),
        ),
    )
    # SQLite's own journal still has what it was told before.
    await database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return int(row[0]) if row else 0
