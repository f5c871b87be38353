"""Which updates are in memory, and how many of each chat: one that sends thousands leaves room for the others."""

from collections import Counter

SHARE = 50  # updates of one chat; what it has beyond stays on the disk until there is room again


class Held:
    """The updates in memory, by number, each with the chat that it counts for.

    `behind` are the chats of which something waits on the disk, so that nothing later comes before it.
    """

    def __init__(self, share: int = SHARE) -> None:
        self._share = share
        self._chats: dict[int, int] = {}
        self._counts: Counter[int] = Counter()
        self.behind: set[int] = set()

    def __contains__(self, number: int) -> bool:
        return number in self._chats

    def __len__(self) -> int:
        return len(self._chats)

    @property
    def numbers(self) -> set[int]:
        return set(self._chats)

    @property
    def full(self) -> set[int]:
        """The chats that have their share."""
        return {chat for chat in self.behind if self._counts[chat] >= self._share}

    def has_room(self, chat: int) -> bool:
        """Whether one more of a chat may be held; where not, the chat is behind."""
        if self._counts[chat] < self._share:
            return True
        self.behind.add(chat)
        return False

    def add(self, number: int, chat: int) -> None:
        self._chats[number] = chat
        self._counts[chat] += 1

    def drop(self, number: int) -> bool:
        """Let go of an update; whether its chat is behind, and has room enough to be looked after."""
        chat = self._chats.pop(number, None)
        if chat is None:
            return False
        self._counts[chat] -= 1
        left = self._counts[chat]
        if not left:
            del self._counts[chat]
        return chat in self.behind and left <= self._share // 2
