"""Which addresses Telegram takes for a link."""

import re
from urllib.parse import urlsplit, urlunsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def checked_link(url: str) -> str | None:
    """Return the address as Telegram keeps it, None for one that it drops without a word (a host without a dot)."""
    if url.startswith(("tg://", "mailto:")):
        return url
    try:
        parts = urlsplit(url if _SCHEME.match(url) else f"http://{url}")
        host = parts.hostname or ""
        _ = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or re.search(r"\s", parts.netloc) or "." not in host.strip("."):
        return None
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), path=parts.path or "/"))
