"""What is remembered: chats, questions with their answers, reloads. SQLite through aiosqlite."""

from bot.storage.store import Store

__all__ = ["Store"]
