"""How an index is built: how much memory and how many processes that may take, and who hears how far it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MOST = 4  # processes


@dataclass(frozen=True, slots=True)
class Building:
    """`most_bytes` is what the counts of texts may take in memory; what goes beyond lies in files without a name in `folder`.

    The different words, of which ever fewer are new, are beside that. `progress` is called with the number of texts read so
    far, `pause` before some texts are read.
    """

    most_bytes: int = 500_000_000
    folder: Path | None = None
    processes: int = min(MOST, os.cpu_count() or 1)
    progress: Callable[[int], None] = lambda _: None
    pause: Callable[[], None] = lambda: None


PLAIN = Building()
