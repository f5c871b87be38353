"""Readings: what a document says, worked out once. A reading is a pure function of its document.

It is kept in memory, and where a cache was given, there by the document's content hash, so that the next run does not read
the document again.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, TypeVar, get_type_hints

from corpus.cache import Cache
from corpus.coding import Decoder, decoder, encoded
from corpus.models import Document

IN_MEMORY = 2_000  # documents of which a reading is kept

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Place:
    cache: Cache | None = None


_place = _Place()


def keep_in(cache: Cache | None) -> None:
    """Keep what this process reads in `cache` from now on, and look there before anything is read; None ends that."""
    _place.cache = cache


def reading(name: str) -> Callable[[Callable[[Document], T]], Callable[[Document], T]]:
    """Make a function of a document one that reads each document once; `name` is its name in the cache."""

    def kept(read: Callable[[Document], T]) -> Callable[[Document], T]:
        @lru_cache(maxsize=1)
        def form() -> Decoder:
            return decoder(get_type_hints(read)["return"])

        @lru_cache(maxsize=IN_MEMORY)
        @wraps(read)
        def found(document: Document) -> T:
            return _kept(name, f"{document.digest} {document.path}", form(), lambda: read(document))

        return found

    return kept


Table = dict[str, Any]
WorkedOut = Callable[[str, Callable[[], Table]], Table]


def worked_out(name: str, work: Callable[[], Table]) -> Table:
    """Return what `work` returns, or what the cache has of it: a table that follows from the program and its data alone."""
    return _kept(name, "", dict, work)


def at_once(_: str, work: Callable[[], Table]) -> Table:
    """Return what `work` returns, as for tables that are not shipped."""
    return work()


def _kept(name: str, key: str, form: Decoder, work: Callable[[], T]) -> T:
    cache = _place.cache
    plain: Any = cache.get(name, key) if cache is not None else None
    if plain is not None:
        try:
            value: T = form(plain)
        except (ValueError, TypeError, KeyError, IndexError):
            _log.warning("the cache's %s of %s cannot be used, it is read anew", name, key or "the tables")
        else:
            return value
    value = work()
    if cache is not None:
        cache.put(name, key, encoded(value))
    return value
