"""Frozen values <-> JSON, by the types of their fields: what is read from a cache is data and nothing that could be run.

A dataclass becomes the list of its fields, a date its ISO form. A value of a union is told by its own shape, which serves for
unions of one compound type with simple ones, the only ones here.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from corpus.cache import Json

Decoder = Callable[[Json], Any]
Kind = Any  # a type, a generic alias or a union
_PLAIN = (str, int, float, bool, NoneType)


def encoded(value: object) -> Json:
    """Return `value` as JSON has it: a frozen value of dataclasses, dates, tuples, frozen sets, mappings of strings."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(map(encoded, value))
    if isinstance(value, tuple | list):
        return [encoded(item) for item in value]
    if isinstance(value, Mapping):
        return {key: encoded(item) for key, item in value.items()}
    if is_dataclass(value):
        return [encoded(getattr(value, field.name)) for field in fields(value)]
    raise TypeError(f"{type(value).__name__} has no form in JSON")


@cache
def decoder(kind: Kind) -> Decoder:
    """Return what makes a value of the type `kind` of its JSON; it raises ValueError, TypeError or KeyError for any other."""
    origin: Any = get_origin(kind)
    arguments = get_args(kind)
    if origin in {Union, UnionType}:
        return _of_union(arguments)
    if origin is tuple:
        return _of_tuple(arguments)
    if origin is frozenset:
        one = decoder(arguments[0])
        return lambda value: frozenset(map(one, value))
    if origin is not None and issubclass(origin, Mapping):
        item = decoder(arguments[1])
        return lambda value: {key: item(each) for key, each in dict(value).items()}
    if kind is date:
        return lambda value: (datetime if "T" in value else date).fromisoformat(value)
    if kind is datetime:
        return datetime.fromisoformat
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_dataclass(kind)
    return kind if issubclass(kind, StrEnum) else _same


def _of_union(options: tuple[Kind, ...]) -> Decoder:
    compound = [option for option in options if option not in _PLAIN]
    if not compound:
        return _same
    one, text = decoder(compound[0]), str in options
    return lambda value: value if value is None or (text and isinstance(value, str)) else one(value)


def _of_tuple(arguments: tuple[Kind, ...]) -> Decoder:
    if arguments[-1] is Ellipsis:
        if arguments[0] in _PLAIN:
            return tuple
        one = decoder(arguments[0])
        return lambda value: tuple(map(one, value))
    parts = [decoder(argument) for argument in arguments]
    return lambda value: tuple(part(each) for part, each in zip(parts, value, strict=True))


def _of_dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    parts = [decoder(hints[field.name]) for field in fields(kind)]
    if all(part is _same for part in parts):
        return lambda value: kind(*value)
    return lambda value: kind(*[part(each) for part, each in zip(parts, value, strict=True)])


def _same(value: Json) -> Json:
    return value
