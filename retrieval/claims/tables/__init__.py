"""Knowledge about speech, institutions and events as data; read once, by name."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from retrieval.readings import worked_out


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table `name`.toml beside this file."""
    # TOML is for people: reading it takes ten times as long as what a cache has.
    text = files(__name__).joinpath(f"{name}.toml")
    return worked_out(f"claims {name}", lambda: tomllib.loads(text.read_text(encoding="utf-8")))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of `name`.txt beside this file, each as its words; # begins a comment."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("#")[0].split()) for line in lines if line.split("#")[0].strip())


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """Return the words at `path` of the table `name`.toml, such as ("speech", "de", "adverbs")."""
    entry: Any = table(name)
    for key in path:
        entry = entry[key]
    return frozenset(entry.split())


@cache
def lines(name: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return the lines of `name`.txt beside this file as fields between semicolons, of words between commas; _ is a space."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(
        tuple(tuple(word.strip().replace("_", " ") for word in field.split(",") if word.strip()) for field in line.split(";"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )
