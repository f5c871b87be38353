"""Many files read by processes of their own: all cores read, and the interpreter in which questions are answered does not.

Each runs as `python -m corpus.crew`, behind whatever else the machine has to do, is handed names of files, and answers with a
line of JSON for each.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.coding import decoder, encoded
from corpus.confined import surroundings
from corpus.files import Found
from corpus.outcome import Outcome, outcome_of

FEWEST = 100  # files that are worth a process with all that it imports
MOST = 4  # processes


def processes(spared: int = 0) -> int:
    """Return how many processes read where there is much to read: one for each core, but for some that are spared."""
    return min(MOST, max((os.cpu_count() or 1) - spared, 1))


def read_together(files: Sequence[Found], max_bytes: int, *, spared: int = 0) -> Iterator[Outcome]:
    """Yield what comes of each file, in order; what no process has an answer to is read here. Some cores may be spared."""
    count = min(processes(spared), len(files) // FEWEST + 1)
    crew: list[subprocess.Popen[bytes]] = []
    try:
        with contextlib.suppress(OSError):  # a system that starts no more processes
            crew += [_member(files[number::count], max_bytes) for number in range(count)]
        for number, file in enumerate(files):
            output = crew[number % count].stdout if crew else None
            line = output.readline() if output else b""
            # The last words of one that was killed are no line.
            done = line.endswith(b"\n")
            yield decoder(Outcome)(json.loads(line)) if done else outcome_of(file.file, file.name, max_bytes)
    finally:
        for member in crew:
            member.kill()
            member.communicate()


def _member(files: Sequence[Found], max_bytes: int) -> subprocess.Popen[bytes]:
    with tempfile.TemporaryFile() as names:
        names.write(json.dumps([(str(file.file.absolute()), file.name) for file in files]).encode())
        names.seek(0)
        command = [sys.executable, "-m", __name__, str(max_bytes)]
        return subprocess.Popen(  # noqa: S603  # our own interpreter and module
            command, stdin=names, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings()
        )


# In the process


def main(max_bytes: str) -> None:
    """Read the files that standard input names, and write a line for each."""
    if hasattr(os, "nice"):
        os.nice(15)
    for path, name in json.load(sys.stdin):
        sys.stdout.write(json.dumps(encoded(outcome_of(Path(path), name, int(max_bytes)))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
