"""What is deleted when a chat, or a person, wants to be forgotten."""

from datetime import datetime

from bot.storage.database import Database
from bot.storage.journal import forgotten
from bot.storage.times import stamp


async def forget(database: Database, chat_id: int, user_id: int, now: datetime) -> None:
    """Delete all that is kept of a chat, the person's votes in every chat, and that it was they who asked or reloaded elsewhere.

    Whoever is an admin stays one: that is a right, which other admins take away.
    """
    of_chat = "SELECT question FROM questions WHERE chat_id = ? UNION SELECT read_as FROM questions WHERE chat_id = ?"
    await database.write(
        (f"DELETE FROM turns WHERE question IN ({of_chat})", (chat_id, chat_id)),  # noqa: S608  # a constant
        ("DELETE FROM votes WHERE question_id IN (SELECT id FROM questions WHERE chat_id = ?)", (chat_id,)),
        ("DELETE FROM questions WHERE chat_id = ?", (chat_id,)),
        ("DELETE FROM digests WHERE chat_id = ?", (chat_id,)),
        ("DELETE FROM chats WHERE id = ?", (chat_id,)),
        ("DELETE FROM votes WHERE user_id = ?", (user_id,)),
        ("UPDATE questions SET user_id = NULL WHERE user_id = ?", (user_id,)),
        ("UPDATE reloads SET admin_id = 0 WHERE admin_id = ?", (user_id,)),
        ("UPDATE admins SET added_by = 0 WHERE added_by = ?", (user_id,)),
        ("DELETE FROM uploads WHERE admin_id = ?", (user_id,)),
        forgotten(chat_id, user_id, stamp(now)),
    )
    # SQLite's own journal still has what it was told before.
    await database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
