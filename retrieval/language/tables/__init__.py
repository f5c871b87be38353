"""Knowledge about German and English as data; read once, by name."""

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
    return worked_out(f"language {name}", lambda: tomllib.loads(text.read_text(encoding="utf-8")))


def rows(name: str) -> list[list[str]]:
    """Return the lines of `name`.txt beside this file, each as its words; # begins a comment."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].split() for line in lines if line.split("#")[0].strip()]


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of `name`.txt beside this file, in lower case."""
    return frozenset(word.lower() for row in rows(name) for word in row)
