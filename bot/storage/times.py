"""Times as the database has them."""

from datetime import UTC, datetime


def stamp(time: datetime) -> str:
    """Return a time as UTC, ISO 8601, to the second: text that sorts as time does."""
    return time.astimezone(UTC).isoformat(timespec="seconds")
