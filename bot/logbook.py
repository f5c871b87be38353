"""What the log may say: what happened and where, never the token, and never what somebody asked.

A question can stand in an error's message, in the representation of an update, and in whatever a library thinks worth telling.
So an error is written as its kind and the places it went through, and of what a library says only the numbers are filled in.
"""

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from bot.errors import BotError
from bot.redaction import redacted
from corpus.errors import CorpusError

LONGEST = 300  # characters of an error's own words
_OURS = ("bot", "retrieval", "corpus")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|„[^“]*“|“[^”]*”")


def start_log(level: str, *secrets: str, quiet: tuple[str, ...] = ()) -> None:
    """Write the log to standard error: our own rooms from `level` on, libraries from WARNING on, `quiet` ones from CRITICAL on.

    What no one catches ends the process with an entry in the log in the place of Python's own traceback.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(level)
    for name in quiet:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    sys.excepthook = _fallen
    logging.raiseExceptions = False  # a record that cannot be written would be shown as it is


class Discreet(logging.Formatter):
    """Writes records without secrets; whatever else a handler is given, it passes through here."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        shown = logging.makeLogRecord(record.__dict__)
        shown.exc_text = None  # another handler may have written the error with its words
        shown.args = _shown_args(record)
        if record.name.split(".")[0] == "asyncio":  # it puts the representation of tasks and their errors into the message
            shown.msg = re.split(r"[<(\n]", str(record.msg))[0]
        return redacted(super().format(shown), *self._secrets)

    def formatException(self, ei: Any) -> str:  # noqa: N802, ANN401  # logging's own
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def reason_of(error: BaseException) -> str:
    """Return an error's kind, and its words where they come from the system, from Telegram or from us; nothing that it quotes."""
    kind = type(error).__name__
    match error:
        case OSError(strerror=str(words)):
            pass
        case BotError() | CorpusError() | sqlite3.Error():
            words = str(error)
        # By its name: whoever needs no Telegram need not wait until it is imported.
        case _ if type(error).__module__.startswith("telegram."):
            words = _QUOTED.sub("…", str(error).split("\n")[0])
        case _:
            return kind
    return f"{kind}: {words[:LONGEST]}" if words else kind


def _shown_args(record: logging.LogRecord) -> Mapping[str, object] | tuple[object, ...] | None:
    if not record.args:
        return None
    shown: Callable[[object], object] = _own if record.name.split(".")[0] in _OURS else _foreign
    if isinstance(record.args, Mapping):
        return {name: shown(value) for name, value in record.args.items()}
    return tuple(shown(value) for value in record.args)


def _own(value: object) -> object:
    return reason_of(value) if isinstance(value, BaseException) else value


def _foreign(value: object) -> object:
    return value if isinstance(value, int | float) else reason_of(value) if isinstance(value, BaseException) else "…"


def _told(error: BaseException) -> Iterator[str]:
    """The lines of an error and those that led to it, the first one first, as Python puts them but without their words."""
    chain: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in chain:
        chain.append(following)
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    for each in reversed(chain):
        yield "Traceback (most recent call last):"
        yield from (line.rstrip("\n") for line in traceback.format_tb(each.__traceback__))
        yield reason_of(each)


def _fallen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger(__name__).critical("ended by an error that nobody expected", exc_info=(kind, error, trace))
