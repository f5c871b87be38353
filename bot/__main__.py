"""`python -m bot` is `quellenlage`."""

import atexit
import gc
import os
from typing import NoReturn

# Starting makes half a million objects, nearly all of which stay. With Python's own thresholds its collector would walk
# through them hundreds of times, a third of the time of a start.
NEW_OBJECTS, YOUNG, OLD = 50_000, 20, 50


def main() -> NoReturn:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads for products of matrices, which nobody forms
    gc.disable()
    from bot.cli import main as run  # noqa: PLC0415  # importing it is most of a start

    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, YOUNG, OLD)
    gc.enable()
    try:
        run()
    except SystemExit as done:
        # What the process made goes with it; Python would take it apart object by object, for a twelfth of the time of a start.
        atexit._run_exitfuncs()  # noqa: SLF001  # there is no other way to have them
        os._exit(done.code if isinstance(done.code, int) else 1)


if __name__ == "__main__":
    main()
