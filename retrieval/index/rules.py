"""Under which rules text was read: an index is of no use where words are stemmed otherwise than when it was made."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import Stemmer

ROOMS = ("retrieval.language", "retrieval.index")


@cache
def fingerprint() -> str:
    """Return a short name that changes when the code or a table that reads words does, or the stemmer."""
    whole = sha256(Stemmer.version().encode())
    for room in ROOMS:
        for name, path in sorted(_under(files(room))):
            whole.update(name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]


def _under(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    """The modules and tables in a folder, each with its path."""
    found = []
    for path in folder.iterdir():
        if path.is_dir():
            found += _under(path, f"{prefix}{path.name}/")
        elif path.name.endswith((".py", ".txt", ".toml")):
            found.append((prefix + path.name, path))
    return found
