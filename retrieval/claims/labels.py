"""A group of reports -> the Event they are about: a label in the words of the reports, its day, who takes part."""

from collections import defaultdict
from collections.abc import Sequence

from retrieval.claims.profiles import Profile
from retrieval.models import Event

NAMES = 2  # in a label
PARTICIPANTS = 4
SHARE = 0.4  # of the reports that have a name or a kind for it to stand for all of them


def event_of(reports: Sequence[Profile], language: str) -> Event:
    """Return the event of `reports`; its label takes words of reports in `language` where there are any.

    The date is the day of the first report, None where none bears a day.
    """
    spoken = [profile for profile in reports if profile.language == language] or list(reports)
    names = _names(reports, spoken)
    kind = _kind(spoken)
    label = " ".join(filter(None, [kind, "–".join(name.split()[-1] for name in names[:NAMES])]))
    days = [profile.span[0] for profile in reports if profile.span and profile.span[0] == profile.span[1]]
    return Event(label or reports[0].title, min(days, default=None), tuple(names[:PARTICIPANTS]))


def _names(reports: Sequence[Profile], spoken: Sequence[Profile]) -> list[str]:
    """The names that most reports have, highest first, as full as a report writes them."""
    told: dict[str, float] = defaultdict(float)
    count: dict[str, int] = defaultdict(int)
    for profile in reports:
        for key in profile.names:
            told[key] += profile.specific[key] * profile.places[key]
            count[key] += 1
    best = sorted((key for key in told if count[key] >= SHARE * len(reports)), key=lambda key: (-told[key], key))
    written = [next(p.names[key] for p in [*spoken, *reports] if key in p.names) for key in best]
    names: list[str] = []
    for name in written:
        if not any(set(name.split()) & set(other.split()) for other in names):
            names.append(name)
    return names


def _kind(reports: Sequence[Profile]) -> str:
    told: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for profile in reports:
        for kind, (word, place) in profile.kinds.items():
            told[kind] += place
            words.setdefault(kind, word)
    best = max(told, key=lambda kind: (told[kind], kind), default="")
    return words[best] if best and told[best] >= SHARE * len(reports) else ""
