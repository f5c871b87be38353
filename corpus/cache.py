"""What a room keeps between two runs: the form of the cache. It is the one who starts the program that has the place for it."""

from typing import Any, Protocol

Json = Any  # None, bool, int, float, str, and lists and dictionaries of them


class Cache(Protocol):
    """JSON values by a kind and a key. What is kept may be gone at any time; neither asking for it nor keeping it raises."""

    def get(self, kind: str, key: str) -> Json:
        """Return the value that was kept, None where there is none."""

    def put(self, kind: str, key: str, value: Json) -> None:
        """Keep a value for later runs of the same version of the program."""
