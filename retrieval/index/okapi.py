"""rank-bm25's BM25Okapi, without loading multiprocessing, which only its tokenizers use: 6 to 10 ms of each start."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def _processes_at_need() -> Iterator[None]:
    """While the context is open, multiprocessing is a module that loads the real one when its pool is asked for."""
    name = "multiprocessing"
    # Another thread that imports it meanwhile would keep the one that has no more than two names.
    if name in sys.modules or threading.active_count() > 1:
        yield
        return
    stand_in = ModuleType(name)
    vars(stand_in).update(Pool=_pool, cpu_count=os.cpu_count)
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]


def _pool(count: int) -> Any:  # noqa: ANN401  # whose type would have to be imported
    from multiprocessing import Pool  # noqa: PLC0415  # see above

    return Pool(count)


with _processes_at_need():
    from rank_bm25 import BM25Okapi

__all__ = ["BM25Okapi"]
