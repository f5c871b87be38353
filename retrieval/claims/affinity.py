"""How much speaks for two documents being of one event: the names that both have, how high they stand, and the time.

Likeness of vectors is the cosine; likeness of groups the average over their pairs.
"""

import math
from collections.abc import Mapping

from retrieval.claims.profiles import LEAD, TITLE, Profile

NAMES, CORE, BOTH, WORDS, NUMBERS = 3.0, 2.5, 1.0, 1.0, 0.8  # points for likeness of each kind
BIAS = 0.9  # points that two documents have to show
DAYS = 2  # between two reports of one event that say nothing against it
FORTNIGHT = 14.0  # days that cost one point
MONTH = 30  # days from which they cost twice as much
LONG = 300  # days in which a matter goes on
AGAIN = 8  # times as much they cost between reports of a call, a match, a meeting: it may be the next one
FARTHEST = 12.0  # points that distance in time costs at most
UNDATED = 0.5  # points, for not knowing
CHRONICLE = 6.0  # points, where the other looks back on a year by name, or reports such an event of another month
ANYWHEN = 3.0  # points, where one of two reports of a call, a match, a meeting bears a date: it may be the last one
OTHERS = 6.0  # points, where two calls or meetings are other people's
BETWEEN = frozenset({"call", "meeting"})  # the occasions that are told apart by who takes part
BACKGROUND = 0.6  # what a name further down counts of one in the title or the first paragraph
TELLING = 0.5  # less than this of names at the head of a document tells nothing
SHARED = 0.12  # of a document's names, for belonging to an event of the same days
BEST = -0.5  # affinity to one of its reports

CIRCLE = 2  # reports
CLOSE, LOOSE = 4.0, 0.5  # affinity within a circle, and the share of it that may be between two
OWN = 0.4  # of what stands at the head of a circle's reports

Group = tuple[Profile, ...]


def affinity(one: Profile, other: Profile) -> float:
    """Return how much speaks for two documents being of one event; above 0 more does than speaks against it."""
    covered = _covered(one, other), _covered(other, one)
    return (
        NAMES * _cosine(one.specific, other.specific)
        + CORE * max(covered)
        + BOTH * min(covered)
        + WORDS * _cosine(one.common, other.common)
        + NUMBERS * min(len(one.numbers & other.numbers), 3) / 3
        - _distance(one, other)
        - (OTHERS if _are_of_others(one, other) else 0.0)
        - BIAS
    )


def likeness(one: Group, other: Group) -> float:
    """Return the average affinity of the documents of two groups."""
    return sum(affinity(a, b) for a in one for b in other) / (len(one) * len(other))


def is_near(one: Group, other: Group) -> bool:
    """Whether both are dated, and a report of one came out within a fortnight of one of the other."""
    pairs = ((a, b) for a in one for b in other if a.span and b.span)
    return any(_distance(a, b) <= 1 for a, b in pairs)


def is_akin(one: Group, other: Group) -> bool:
    """Whether some of the names of one are the other's: a party's own report may name little of what all know."""
    best = max(affinity(a, b) for a in one for b in other)
    return max(_shared(one, other), _shared(other, one)) >= SHARED and best > (BEST if len(one) == 1 else 0)


def may_follow(one: Group, other: Group) -> bool:
    """Whether nothing but the time, less than a year, speaks against two groups being of one matter.

    Where both report a strike, a flood, a match, it may be the next one.
    """
    pairs = [(a, b) for a in one for b in other]
    if any(a.recurring & b.recurring or a.occasions & b.occasions for a, b in pairs):
        return False
    days = [_days(a, b) for a, b in pairs if a.span and b.span]
    return bool(days) and min(days) < LONG and max(affinity(a, b) + _distance(a, b) for a, b in pairs) > 0


def are_apart(one: Group, other: Group, between: float) -> bool:
    """Whether two groups are two circles, as two fires in one town are, or two visits of one minister.

    Each is close within, at more than twice the distance `between` them, and has names of its own or is a fortnight away.
    """
    if min(len(one), len(other)) < CIRCLE:
        return False
    within = min(_within(one), _within(other))
    if within < CLOSE or between >= LOOSE * within:
        return False
    return not is_near(one, other) or min(_own(one, other), _own(other, one)) >= OWN


def is_nameless(group: Group) -> bool:
    """Whether it is one document without a name at its head."""
    return len(group) == 1 and not any(group[0].places[key] >= LEAD for key in group[0].names)


def _within(group: Group) -> float:
    pairs = [affinity(a, b) for at, b in enumerate(group) for a in group[:at]]
    return sum(pairs) / len(pairs)


def _own(group: Group, other: Group) -> float:
    """The share of what stands at the head of one group's reports that no report of the other has."""
    head: dict[str, float] = {}
    for profile in group:
        for key in profile.specific:
            if profile.places[key] >= LEAD:
                spread = sum(key in report.specific for report in group) / len(group)
                worth = (1.0 if key in profile.names else 0.5) * profile.places[key] * spread
                head[key] = max(head.get(key, 0.0), worth)
    found = sum(weight for key, weight in head.items() if not any(key in report.specific for report in other))
    return found / (sum(head.values()) or 1.0)


def _shared(group: Group, event: Group) -> float:
    """The share of the names of one, by what they tell, that reports of the other have as well."""
    names = {key: profile.specific[key] for profile in group for key in profile.names}
    found = sum(weight for key, weight in names.items() if any(key in other.specific for other in event))
    return found / (sum(names.values()) or 1.0)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    dot = sum(weight * other[key] for key, weight in one.items() if key in other)
    return dot / (math.hypot(*one.values()) * math.hypot(*other.values())) if dot else 0.0


def _covered(one: Profile, other: Profile) -> float:
    """The share of the names at the head of one document that the other has, 0 to 1; a quarter where there are too few."""
    head = {key: weight for key, weight in one.specific.items() if one.places[key] >= LEAD}
    total = sum(head.values())
    if total < TELLING:
        return 0.25
    found = (weight * (1 if other.places[key] >= LEAD else BACKGROUND) for key, weight in head.items() if key in other.specific)
    return sum(found) / total


def _are_of_others(one: Profile, other: Profile) -> bool:
    """Whether both report a call or meeting, and the head of neither has a name of the other's title."""
    if not one.occasions & other.occasions & BETWEEN:
        return False
    pairs = [(key, b) for a, b in ((one, other), (other, one)) for key in a.names if a.places[key] == TITLE]
    both = {id(b) for _, b in pairs}
    return len(both) == 2 and not any(b.places.get(key, 0.0) >= LEAD for key, b in pairs)


def _distance(one: Profile, other: Profile) -> float:
    """What the time between two documents speaks against one event, in points."""
    if not one.span or not other.span:
        return _undated(one, other) if one.span is None else _undated(other, one)
    days = _days(one, other)
    again = AGAIN if one.occasions & other.occasions else 1
    return min(again * (max(days - DAYS, 0) + max(days - MONTH, 0)) / FORTNIGHT, FARTHEST)


def _days(one: Profile, other: Profile) -> int:
    """The days between what two dated documents report."""
    if not one.span or not other.span:
        return 0
    return max((one.span[0] - other.span[1]).days, (other.span[0] - one.span[1]).days, 0)


def _undated(one: Profile, other: Profile) -> float:
    """What speaks against one event where the first document bears no date."""
    if other.span is None:
        return UNDATED
    if other.span[0] != other.span[1]:
        return CHRONICLE
    elsewhen = one.times and all(time.first.month != other.span[0].month for time in one.times)
    if one.occasions & other.occasions:
        return CHRONICLE if elsewhen else ANYWHEN
    return UNDATED
