"""`python -m bot` is `quellenlage`."""

import gc
from typing import NoReturn

# Starting makes half a million objects, nearly all of which stay. With Python's own thresholds its collector would walk
# through them hundreds of times, a third of the time of a start.
NEW_OBJECTS, YOUNG, OLD = 50_000, 20, 50


def main() -> NoReturn:
    gc.set_threshold(NEW_OBJECTS, YOUNG, OLD)
    from bot.cli import main as run  # noqa: PLC0415  # importing it is most of a start

    run()


if __name__ == "__main__":
    main()
