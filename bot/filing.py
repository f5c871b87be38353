"""Putting documents into the corpus folder and taking them out: under names of our own, and so that nothing is lost."""

import errno
import re
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

LONGEST = 60  # characters of a title in a file's name
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def filename(title: str, digest: str, suffix: str) -> str:
    """Return the name for a document: its title in plain letters, the beginning of its digest, the suffix of its format."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_GERMAN)).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
    return f"{words or 'dokument'}-{digest[:8]}{suffix}"


def put(folder: Path, name: str, content: bytes) -> None:
    """Put a document into the folder, whole or not at all. Raises OSError where that is not possible."""
    waiting = folder / f".{name}.part"  # hidden, so that a reload passes it over
    try:
        waiting.write_bytes(content)
        waiting.replace(folder / name)
    finally:
        waiting.unlink(missing_ok=True)


def take_out(folder: Path, path: str, removed: Path, now: datetime) -> Path:
    """Move the document `path` from the corpus folder into the folder `removed`, and return where it lies now.

    Raises OSError where that is not possible; then it lies where it was, and there alone.
    """
    file = folder / path
    removed.mkdir(parents=True, exist_ok=True)
    target = removed / f"{now:%Y%m%d-%H%M%S}-{file.name}"
    number = 1
    while target.exists():
        number += 1
        target = target.with_name(f"{now:%Y%m%d-%H%M%S}-{number}-{file.name}")
    try:
        file.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folders lie on two disks, and that of the second may be full.
        part = target.with_name(f".{target.name}.part")
        try:
            shutil.copy2(file, part)
            part.rename(target)
        finally:
            part.unlink(missing_ok=True)
        file.unlink()
    return target
