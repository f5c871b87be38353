"""Whether the compiled loops serve: where numba is installed (quellenlage[fast]), and only once somebody has warmed them.

Importing numba takes half a second and 60 MB, and compiling more than that, once. So who asks one question never does it; the bot
does, in the background, where the index is so large that it pays, and until then and without it numpy answers the same.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

LARGE = 50_000  # documents from which on it pays

_warmed: list[ModuleType] = []


def warm() -> bool:
    """Load the compiled loops, compiled now if they were not before, for seconds; return whether there are any."""
    if not _warmed and find_spec("numba"):
        try:
            _warmed.append(import_module("retrieval.index.kernel"))
        # Another numpy than it knows; no place for what it compiles, or a full disk.
        except (ImportError, RuntimeError, OSError) as error:
            import logging  # noqa: PLC0415  # who only searches does not load it

            logging.getLogger(__name__).warning("numba is installed and cannot serve: %s", error)
    return bool(_warmed)


def compiled() -> ModuleType | None:
    """Return `retrieval.index.kernel` where it is warm."""
    return _warmed[0] if _warmed else None
