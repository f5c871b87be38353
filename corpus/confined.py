"""Formats that are programs to read, in a process of their own: it has limits of time and memory, and cannot take us with it.

A PDF or DOCX file comes from anywhere, and a text may be larger than articles are. Its reader runs as
`python -m corpus.confined .pdf`, is handed the bytes and nothing else (no environment, no right to write a file), and answers
with JSON, which is data and nothing that could be run.
"""

import json
import os
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from threading import BoundedSemaphore
from typing import Any

from corpus.coding import decoder, encoded
from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.draft import Draft

READERS = {".pdf": "corpus.readers.pdf", ".docx": "corpus.readers.docx"}
MEGABYTE = 1_000_000
MOST_TEXT = 5_000_000  # characters; a novel has one million
KEPT = 1_000  # drafts of files that were read: a reload reads the same ones again, and each takes a process


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take."""

    seconds: float = 120
    megabytes: int = 1_000


LIMITS = Limits()
_places = BoundedSemaphore(2)  # so that files sent all at once do not take the limits of each together
_drafts: OrderedDict[tuple[str, str], Draft] = OrderedDict()


def read(suffix: str, data: bytes, limits: Limits = LIMITS) -> Draft:
    """Return the draft of a file with a suffix of READERS, or of a text format.

    Raises DocumentError with the reason, of kind EXHAUSTED where a limit ended the reading.
    """
    key = suffix, sha256(data).hexdigest()
    draft = _drafts.get(key) or _answered(suffix, data, limits)
    _drafts[key] = draft
    while len(_drafts) > KEPT:
        _drafts.popitem(last=False)
    return draft


def _answered(suffix: str, data: bytes, limits: Limits) -> Draft:
    command = [sys.executable, "-m", __name__, suffix, f"{limits.seconds:g}", str(limits.megabytes)]
    try:
        with _places:
            done = subprocess.run(  # noqa: S603  # our own interpreter and module; the file's name is not among the arguments
                command, input=data, capture_output=True, env=surroundings(), timeout=limits.seconds, check=False
            )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(ProblemKind.EXHAUSTED, f"{limits.seconds:g} s") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:  # killed by the system, before it could say a word
        raise DocumentError(ProblemKind.EXHAUSTED, f"exit status {done.returncode}") from error
    if "problem" in answer:
        raise DocumentError(ProblemKind(answer["problem"]), answer["detail"])
    draft: Draft = decoder(Draft)(answer["draft"])
    return draft


def surroundings() -> dict[str, str]:
    """Return the environment of a process that reads: where our modules are, and no token."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


# In the process


def main(suffix: str, seconds: str, megabytes: str) -> None:
    """Read a file from standard input and write what came of it to standard output."""
    import_module(READERS.get(suffix, "corpus.texts"))  # before the right to open many files is given up
    _confine(float(seconds), int(megabytes))
    sys.stdout.write(json.dumps(outcome(suffix, sys.stdin.buffer.read(), megabytes)))


def outcome(suffix: str, data: bytes, megabytes: str = "?") -> dict[str, Any]:
    """Return what comes of reading a file, whatever is wrong with it: its draft, or the problem with it, as JSON has it."""
    reader = import_module(READERS.get(suffix, "corpus.texts"))
    try:
        draft: Draft = reader.read(data) if suffix in READERS else reader.drafted(suffix, data)
    except DocumentError as error:
        return {"problem": error.kind, "detail": error.detail}
    except MemoryError:
        return {"problem": ProblemKind.EXHAUSTED, "detail": f"{megabytes} MB"}
    except Exception as error:  # libraries meet a damaged file with errors of every kind
        return {"problem": ProblemKind.DAMAGED, "detail": type(error).__name__}
    if len(draft.text) > MOST_TEXT:
        return {"problem": ProblemKind.TOO_LARGE, "detail": f"{len(draft.text) / 1e6:.1f} > {MOST_TEXT / 1e6:g} M"}
    return {"draft": encoded(draft)}


def _confine(seconds: float, megabytes: int) -> None:
    """Give up what reading needs no more; where the system knows no such limits, the time alone is watched from outside."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on every system

    limits = {
        resource.RLIMIT_AS: megabytes * MEGABYTE,
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }
    for limit, value in limits.items():
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(*sys.argv[1:])
