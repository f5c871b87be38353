"""Runs of letters, or of signs and blanks, that nobody writes: a line of ten thousand dashes, a picture written as letters.

Many rules look from each letter on to the end of the word or of the gap, which in such a run is the square of its length. So
none that is longer than LONGEST reaches them.
"""

import re
from collections.abc import Iterator

LONGEST = 200  # characters; the longest German word has 80, a line of dashes as many as fit on the page
_RUN = re.compile(rf"(?<!\w)(\w{{{LONGEST}}})\w+|(?<!\W)(\W{{{LONGEST}}})\W+")


def bounded(text: str) -> str:
    """Return `text` with what goes on without end cut down to its beginning."""
    return _RUN.sub(r"\1\2", text) if len(text) > LONGEST else text


def between_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the parts of `text[start:end]` up to such runs, with the beginnings of those; what people write is one part."""
    for run in _RUN.finditer(text, start, end):
        if text[start : run.start()].strip():
            yield start, run.end(run.lastindex or 0)
        start = run.end()
    if text[start:end].strip():
        yield start, end
