"""How an index is built: how much memory and how many processes that may take, and who hears how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.crew import processes


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
