"""What went wrong lately, in memory: for /status, and so that nobody is told the same thing twice an hour."""

import traceback
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

LAST = 10  # incidents that are kept
KINDS = 200  # of which it is known when they were last told; beyond, the oldest are forgotten
WAYS = frozenset({"account.py", "pacing.py"})  # through which every request goes, so that it says nothing to name them
OURS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Incident:
    """An error by its kind and where in our code it came from; never its message, which may quote a question or the token."""

    moment: datetime
    kind: str
    place: str


class Incidents:
    """The last incidents, oldest first."""

    def __init__(self) -> None:
        self._last: deque[Incident] = deque(maxlen=LAST)
        self._told: dict[tuple[str, str], datetime] = {}

    @property
    def last(self) -> tuple[Incident, ...]:
        return tuple(self._last)

    def add(self, incident: Incident, pause: timedelta) -> bool:
        """Keep the incident; whether it is to be told, which the same kind at the same place is once a `pause`."""
        key = (incident.kind, incident.place)
        if self._last and (self._last[-1].kind, self._last[-1].place) == key:
            self._last.pop()  # an error that repeats leaves the earlier ones to be seen
        self._last.append(incident)
        told = self._told.get(key)
        if told is not None and incident.moment - told < pause:
            return False
        self._told.pop(key, None)  # so that the oldest stand first
        self._told[key] = incident.moment
        if len(self._told) > KINDS:
            del self._told[next(iter(self._told))]
        return True


def incident_of(error: BaseException, moment: datetime) -> Incident:
    """Return an error as an incident; its place is the last line of our own code that it went through, "" for none."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_ours(Path(frame.filename))]
    place = f"{Path(frames[-1].filename).relative_to(OURS).as_posix()}:{frames[-1].lineno}" if frames else ""
    return Incident(moment, type(error).__name__, place)


def _is_ours(path: Path) -> bool:
    return (
        path.name not in WAYS and path.is_relative_to(OURS) and path.relative_to(OURS).parts[0] in {"bot", "retrieval", "corpus"}
    )
