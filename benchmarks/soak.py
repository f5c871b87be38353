"""What the bot holds when it is killed, flooded, refused, reloaded and out of room, against the local Bot API server.

    python benchmarks/soak.py [--short] [--only crash-polling …]

Prints a row for each trial, and exits with 1 where one does not hold. The bot runs as a process of its own, which is really
killed; the machine's load shows in the rates. `--short` is for the tests: the same with small numbers.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from soaking.crashes import crashes
from soaking.disks import full_disk
from soaking.faults import faults
from soaking.load import group, load
from soaking.newsroom import SECRET, Row
from soaking.reloads import reloads

Trial = Callable[[Path], Awaitable[Row]]


def trials(*, short: bool) -> dict[str, Trial]:
    kills, questions = (2, 16) if short else (20, 200)
    found: dict[str, Trial] = {
        "crash-polling": lambda place: crashes(place, "polling", kills, questions),
        "crash-webhook": lambda place: crashes(place, "webhook", kills, questions),
        "reload": lambda place: reloads(place, 2, 40) if short else reloads(place, 10, 500),
    }
    if not short:
        found |= {
            "faults-polling": lambda place: faults(place, "polling"),
            "faults-webhook": lambda place: faults(place, "webhook"),
            "load": lambda place: load(place, 1000),
            "disk-polling": lambda place: full_disk(place, "polling", 20),
            "disk-webhook": lambda place: full_disk(place, "webhook", 20),
            "group": lambda place: group(place, 30, 60.0),
        }
    return found


def leaks(place: Path) -> int:
    """How many lines of all logs hold a token or a question."""
    logs = [log for log in place.rglob("log-*") if log.is_file()]
    return sum(":sandbox" in line or SECRET in line for log in logs for line in log.read_text("utf-8").splitlines())


async def run(names: list[str], *, short: bool) -> bool:
    held = True
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        for name, trial in trials(short=short).items():
            if names and name not in names:
                continue
            begun = time.monotonic()
            row = await trial(Path(folder) / name)
            held = held and row.held is not False
            show(row, time.monotonic() - begun)
        found = leaks(Path(folder))
        show(Row("tokens or questions in the logs of all this", "0", str(found), found == 0))
    return held and found == 0


def show(row: Row, seconds: float | None = None) -> None:
    took = f" ({seconds:.0f} s)" if seconds is not None else ""
    outcome = {True: "held", False: "NOT HELD", None: "not tried"}[row.held]
    print(f"| {row.name} | {row.hold} | {row.measured}{took} | {outcome} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="TRIAL")
    given = parser.parse_args()
    print(f"Load of the machine: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores.\n")
    print("| | to hold | measured | |\n| --- | --- | --- | --- |")
    sys.exit(0 if asyncio.run(run(given.only, short=given.short)) else 1)


if __name__ == "__main__":
    main()
