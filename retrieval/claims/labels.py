"""A group of reports -> the Event they are about: a label in the words of the reports, its day, who takes part."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from retrieval.claims.keys import name_key
from retrieval.claims.profiles import Profile
from retrieval.claims.tables import table
from retrieval.models import Event

NAMES = 2  # in a label
PARTICIPANTS = 4
LONGEST_ACRONYM = 5  # letters
SHARE = 0.4  # of the reports that have a name or a kind for it to stand for all of them


def event_of(reports: Sequence[Profile], language: str) -> Event:
    """Return the event of `reports`; its label takes words of reports in `language` where there are any.

    The date is the day of the first report, None where not most of them bear a day: it may be an earlier event's.
    """
    spoken = [profile for profile in reports if profile.language == language] or list(reports)
    told = _told(reports)
    names = _names(told, [*spoken, *reports])
    short = [_short(name, told) for name in names[:NAMES]]
    if any(" " in name for name in short):
        short = names[:NAMES]  # not one by the surname, the other in full: "Orlowski–Greta Falk"
    label = " ".join(filter(None, [_kind(spoken), "–".join(short)]))
    days = [profile.span[0] for profile in reports if profile.span and profile.span[0] == profile.span[1]]
    day = min(days, default=None) if len(days) > len(reports) / 2 else None
    return Event(label or reports[0].title, day, tuple(names[:PARTICIPANTS]))


def _told(reports: Sequence[Profile]) -> dict[str, float]:
    """The keys of the names that enough of the reports have, each with what it tells of the event."""
    told: dict[str, float] = defaultdict(float)
    for profile in reports:
        for key in profile.names:
            told[key] += profile.specific[key] * profile.places[key]
    return {key: told[key] for key in told if sum(key in report.specific for report in reports) >= SHARE * len(reports)}


def _names(told: dict[str, float], reports: Sequence[Profile]) -> list[str]:
    """The names, the most telling first, each as full as the first report that has it writes it."""
    names: list[str] = []
    for key in sorted(told, key=lambda key: (-told[key], key)):
        name = next(profile.names[key] for profile in reports if key in profile.names)
        if name.isupper() and len(name) > LONGEST_ACRONYM:
            name = name.title()  # a dateline: GRAUBURG
        if set(name.lower().replace("-", " ").split()) & _agencies():
            continue  # who reports an event takes no part in it
        if not any(set(name.split()) & set(other.split()) for other in names):
            names.append(name)
    return names


@cache
def _agencies() -> frozenset[str]:
    return frozenset(table("speech")["agencies"]["words"].split())


def _short(name: str, told: dict[str, float]) -> str:
    """The word of a name that is used alone: Orlowski, Brennox; the whole where one of its words is a noun: Greta Falk."""
    words = {word: told.get(name_key(word), 0.0) for word in name.split()}
    return max(reversed(words), key=words.__getitem__) if all(words.values()) else name


def _kind(reports: Sequence[Profile]) -> str:
    told: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for profile in reports:
        for kind, (word, place) in profile.kinds.items():
            told[kind] += place
            words.setdefault(kind, word)
    best = max(told, key=lambda kind: (told[kind], kind), default="")
    return words[best] if best and told[best] >= SHARE * len(reports) else ""
