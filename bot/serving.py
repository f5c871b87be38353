"""A web server on one address of this machine, which writes down nothing of what it is asked."""

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application

from bot.errors import SettingsError


@asynccontextmanager
async def serving(
    routes: Sequence[Any],
    listener: socket.socket,
    *,
    most_bytes: int = 0,
    **settings: Any,  # noqa: ANN401  # whatever the handlers share
) -> AsyncIterator[int]:
    """Serve while the context is open, bodies of at most so many bytes; yield the port."""
    server = HTTPServer(
        Application(list(routes), log_function=silent, **settings),
        max_body_size=most_bytes,
        max_buffer_size=2 * most_bytes or None,
    )
    server.add_socket(listener)
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.stop()
        await server.close_all_connections()


def listener_at(host: str, port: int, setting: str) -> socket.socket:
    """Return a socket that listens there, at port 0 at a free one. Raises SettingsError, which names the `setting`."""
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = str(error.strerror).partition(" (while")[0]  # the library repeats the address there
        raise SettingsError(f"cannot listen on {host}:{port} ({setting}): {reason}") from error
    listener.settimeout(0)
    return listener


def silent(_: object) -> None:
    """Tornado's access log would write down every address."""
