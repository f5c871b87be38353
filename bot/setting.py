"""One setting: what it may be, and how its text in the environment is read, by the type that it declares.

A library that does this for any program takes a quarter of the time in which a question is answered to be imported.
"""

import math
from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin


class Secret:
    """A text that is not shown: neither in a representation nor in a log."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def get_secret_value(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a setting beside its name, type and default; `ge`, `gt` and `le` bound a number.

    `check` is given the text before it is read, and raises ValueError, with the reason, where it cannot be used.
    """

    description: str
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    check: Callable[[str], None] | None = None


def setting(
    default: Any,  # noqa: ANN401  # of the type that the setting declares, as for any field of a dataclass
    description: str,
    *,
    ge: float | None = None,
    gt: float | None = None,
    le: float | None = None,
    check: Callable[[str], None] | None = None,
) -> Any:  # noqa: ANN401
    """Return the field of a dataclass for a setting."""
    return field(default=default, metadata={"setting": Setting(description, ge, gt, le, check)})


def value_of(declared: "Field[Any]", text: str) -> object:
    """Return the value that `text` gives a setting. Raises ValueError, with the reason in words, where it gives none."""
    known: Setting = declared.metadata["setting"]
    text = text.strip()
    if not text and declared.default is not MISSING:
        return declared.default
    if known.check:
        known.check(text)
    value = _read(declared.type, text)
    if isinstance(value, int | float):
        for bound, holds, words in (
            (known.ge, known.ge is None or value >= known.ge, "at least"),
            (known.gt, known.gt is None or value > known.gt, "more than"),
            (known.le, known.le is None or value <= known.le, "at most"),
        ):
            if not holds:
                raise ValueError(f"it has to be {words} {bound:g}")
    return value


def _read(kind: Any, text: str) -> object:  # noqa: ANN401  # a type, or what stands for one
    if isinstance(kind, UnionType):
        kind = next(option for option in get_args(kind) if option is not NoneType)
    if get_origin(kind) is Literal:
        found = next((option for option in get_args(kind) if option.casefold() == text.casefold()), None)
        if found is None:
            raise ValueError(f"it has to be one of {', '.join(get_args(kind))}")
        return found
    if get_origin(kind) is frozenset:
        return frozenset(_read(get_args(kind)[0], part.strip()) for part in text.split(",") if part.strip())
    if kind in {int, float}:
        try:
            number = kind(text)
        except ValueError:
            raise ValueError("not an integer" if kind is int else "not a number") from None
        if not math.isfinite(number):
            raise ValueError("not a number")
        return number
    return Path(text) if kind is Path else Secret(text) if kind is Secret else text
