"""Whether an error says that the disk is full, whoever says it: the system or SQLite."""

import errno
import sqlite3

_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}  # no room on the disk, in somebody's share of it, for a file of that size


def is_full(error: BaseException | None) -> bool:
    """Return whether the error passes as soon as there is room again."""
    match error:
        case OSError():
            return error.errno in _ERRNOS
        case sqlite3.Error(sqlite_errorcode=int(code)):
            return code & 0xFF == sqlite3.SQLITE_FULL
    return False
