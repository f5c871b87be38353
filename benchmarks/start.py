"""What `quellenlage ask` spends its processor time on: importing, by whose modules, and then its own work, by stage.

    python benchmarks/start.py [--starts 15]

On the sample documents with a warm cache, each start a process of its own; of each share the least of all starts. A share is
what it takes itself: what it imports, or hands on to another share, is counted there.
"""

import atexit
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

QUESTION = "Wann war das Telefonat zwischen Austin und Schoigu?"
ROOMS = ("bot", "corpus", "retrieval")
STAGES = {  # of a start, by the functions that they are
    "bot.cli": {"_setting": "settings, terminal", "print_answer": "printing"},
    "bot.opening": {
        "cache_of": "opening the cache",
        "loaded": "documents, from the cache",
        "Engine.saved": "opening the index",
        "Engine.answer_or_nothing": "answer",
    },
}


class Shares:
    """Processor seconds by share: of shares within each other the innermost counts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open = ["the rest"]
        self._since = 0.0  # from the process's first moment on

    def note(self, name: str = "") -> None:
        """Count the time since the last note for `name`, or for the share that is open."""
        now, share = time.process_time(), name or self._open[-1]
        self.seconds[share] = self.seconds.get(share, 0.0) + now - self._since
        self._since = now

    @contextmanager
    def within(self, name: str) -> Iterator[None]:
        self.note()
        self._open.append(name)
        try:
            yield
        finally:
            self.note()
            self._open.pop()

    def tell(self) -> None:
        """Write all shares to standard error, as JSON."""
        self.note()
        sys.stderr.write(str(self.seconds).replace("'", '"'))
        sys.stderr.flush()

    def of(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # whatever the function takes and returns
            with self.within(name):
                return function(*given, **named)

        return counted


def asked(shares: Shares) -> None:
    """Run `quellenlage` in this process, with the shares of everything that it does."""
    machinery: Any = sys.modules["_frozen_importlib"]
    find_and_load = machinery._find_and_load  # noqa: SLF001  # where every import passes that is not done yet

    def imported(name: str, given: object) -> object:
        whose = name.partition(".")[0]
        own = whose if whose in ROOMS else "the standard library" if whose in sys.stdlib_module_names else whose
        with shares.within(f"import {own}"):
            module = find_and_load(name, given)
        for path, stage in STAGES.get(name, {}).items():
            owner, _, last = path.rpartition(".")
            where = getattr(module, owner) if owner else module
            setattr(where, last, shares.of(getattr(where, last), stage))
        return module

    machinery._find_and_load = imported  # noqa: SLF001
    from bot.__main__ import main as run

    run()


def start(cache: str) -> dict[str, float]:
    """Return the shares of one start, and `whole`."""
    import json
    import os
    import resource
    import subprocess
    from pathlib import Path

    root = Path(__file__).parents[1]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, __file__, "ask", QUESTION, "--corpus", str(root / "corpus" / "documents")]
    environment = os.environ | {"CACHE_DIR": cache, "PYTHONPATH": str(root)}
    done = subprocess.run(command, capture_output=True, env=environment, cwd=cache, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds: dict[str, float] = json.loads(done.stderr)
    whole = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return seconds | {"leaving": whole - sum(seconds.values()), "whole": whole}


def main() -> None:
    """Print the table."""
    import argparse
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--starts", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        start(cache)
        runs = [start(cache) for _ in range(given.starts)]
    least = {name: min(run.get(name, 0.0) for run in runs) for name in runs[0]}
    print("| share of a start | ms |\n| --- | --- |")
    for name, seconds in sorted(least.items(), key=lambda entry: -entry[1]):
        if seconds >= 0.001:
            print(f"| {name} | {1000 * seconds:.0f} |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["ask"]:  # a start: nothing is imported here that it would import itself
        of_start = Shares()
        of_start.note("the interpreter")
        atexit.register(of_start.tell)
        asked(of_start)
    else:
        main()
