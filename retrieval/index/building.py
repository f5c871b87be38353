"""How an index is built: how much memory and how many processes that may take, and who hears how far it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

MOST = 4  # processes


def processes(spared: int = 0) -> int:
    """Return how many processes read a large corpus: one for each core, but for some that are spared."""
    return min(MOST, max((os.cpu_count() or 1) - spared, 1))


@dataclass(frozen=True, slots=True)
class Building:
    """`most_bytes` is what the counts of texts may take in memory; what goes beyond lies in files without a name in `folder`.

    The different words, of which ever fewer are new, are beside that. `processes` read where there is much to be read; with
    none, all is read here. `progress` is called with the number of texts read so far and of all, `pause` before some are read.
    """

    most_bytes: int = 500_000_000
    folder: Path | None = None
    processes: int = field(default_factory=processes)
    progress: Callable[[int, int], None] = lambda *_: None
    pause: Callable[[], None] = lambda: None


PLAIN = Building()
