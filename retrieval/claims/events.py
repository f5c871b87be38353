"""Which documents report one event or matter, and which event a question asks about.

Two documents are of one event where they name the same people and places, high up, at about the same time. Documents are
joined by average linkage (Sokal and Michener, "A statistical method for evaluating systematic relationships", 1958), so
that one document which mentions two events does not make them one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from corpus.models import Chunk, Corpus, Document
from retrieval.claims.affinity import Group, affinity, are_apart, is_akin, is_nameless, is_near, likeness, may_follow
from retrieval.claims.keys import keyed, name_key
from retrieval.claims.labels import event_of
from retrieval.claims.profiles import BODY, LEAD, TITLE, Profile, Span
from retrieval.claims.stories import profiles_of
from retrieval.index.passages import Expanded, PassageIndex
from retrieval.language.periods import Period, periods_of
from retrieval.models import Event, Kind, Query, Term, Way
from retrieval.presence import ANSWERING

NAMED, COMMON = 2.0, 0.5  # what a name of the question counts, and at most another word
SOUGHT = 0.25  # of that, for a word that is asked for: another event may be all that has an answer
STANDING = {TITLE: 1.0, LEAD: 0.95, BODY: 0.6}  # what a word of the question counts that stands there
DATED = 0.5  # for lying in the time that the question names, or against lying in another
MANY = 0.1  # for being reported by many, at most: of two events that fit alike the one that was more of a matter is meant
LATE = timedelta(days=7)  # from an event to its report
CLOCK = frozenset({"minute", "hour", "part"})  # how sharp a time is that tells no day
NAMES_SEARCHED = 6  # names of an event by which its other reports are searched for
HITS = 60  # paragraphs that are looked at for them
NAME_FOUND = 0.6  # a form of this weight is the name
FOLLOWING = 3  # groups of reports by which a matter may have gone on; a name of more is a town's or a state's
FEW = 20  # documents of a corpus that is read whole


@dataclass(frozen=True, slots=True)
class Reports:
    """An event and the documents that report it, by path; of a digest, only some `paragraphs` do."""

    event: Event
    documents: tuple[str, ...]
    paragraphs: Mapping[str, frozenset[int]]

    def __contains__(self, chunk: Chunk) -> bool:
        """Whether the paragraph is in a report of the event."""
        return chunk.paragraph in self.paragraphs.get(chunk.document, ())


def events_of(
    query: Query,
    terms: Sequence[Expanded],
    corpus: Corpus,
    index: PassageIndex,
    found: Sequence[Document],
) -> tuple[Reports, ...]:
    """Return the events that the documents `found` report, the one that the question asks about first.

    That one has also the reports of it that were not found, since they say nothing of what is asked.
    """
    known = {document.path for document in found}
    if len(corpus) <= FEW:
        found = [*found, *(document for document in corpus if document.path not in known)]
    groups = asked_about(query, terms, [profile for document in found for profile in profiles_of(document)])
    if groups and len(found) < len(corpus):
        named = Query("", query.language, Kind.TOPIC, tuple(Term(name, name=True) for name in names_of(groups[0])))
        paths = dict.fromkeys(hit.chunk.document for hit in index.search(index.expand(named), HITS))
        further = [profile for path in paths if path not in known for profile in profiles_of(corpus[path])]
        groups = (groups[0] + kin(groups[0], further), *groups[1:])
    return tuple(_reports(group, query.language) for group in groups)


def _reports(group: Group, language: str) -> Reports:
    paragraphs: dict[str, frozenset[int]] = {}
    for profile in group:
        paragraphs[profile.document] = paragraphs.get(profile.document, frozenset()) | profile.paragraphs
    return Reports(event_of(group, language), tuple(paragraphs), paragraphs)


def groups_of(profiles: Sequence[Profile]) -> tuple[Group, ...]:
    """Return the profiles parted into events, each in the order given, the event of the first profile first."""
    near: dict[tuple[int, int], float] = {}
    for b in range(len(profiles)):
        ANSWERING.breathe()
        near |= {(a, b): affinity(profiles[a], profiles[b]) for a in range(b)}
    groups = [[number] for number in range(len(profiles))]
    apart: set[tuple[int, int]] = set()

    def between(one: list[int], other: list[int]) -> float:
        return sum(near[min(a, b), max(a, b)] for a in one for b in other) / (len(one) * len(other))

    while True:
        ANSWERING.breathe()
        pairs = [(between(a, b), a, b) for n, b in enumerate(groups) for a in groups[:n] if (a[0], b[0]) not in apart]
        best, one, other = max(pairs, key=lambda pair: pair[0], default=(0.0, [], []))
        if best <= 0:
            break
        if are_apart(tuple(profiles[n] for n in one), tuple(profiles[n] for n in other), best):
            apart.add((one[0], other[0]))
            continue
        groups.remove(other)
        one += other
        apart = {pair for pair in apart if pair[0] != one[0] and pair[1] != one[0]}
    return tuple(tuple(profiles[number] for number in sorted(group)) for group in sorted(groups, key=min))


def asked_about(query: Query, terms: Sequence[Expanded], profiles: Sequence[Profile]) -> tuple[Group, ...]:
    """Return the events of `profiles`, the one that the question asks about first.

    A name that the question gives is worth more than its other words: an earlier event of the same kind has those as well.
    What many report comes before what fits alike.
    """
    most = max((term.weight for term in terms), default=1.0)
    shares = [1.0 if term.term.setting else SOUGHT for term in terms]
    weights = [
        NAMED if _is_name(term, query, profiles) else COMMON * share * term.weight / most
        for term, share in zip(terms, shares, strict=True)
    ]
    asked = _asked_times(query)
    several = weights.count(NAMED) > 1
    whole = sum(weights) or 1.0

    def merit(group: Group) -> float:
        told = sum(w * _told(term, group, several=several) for w, term in zip(weights, terms, strict=True)) / whole
        return told + (DATED * _in_time(group, asked) if asked else 0.0) + MANY * (1 - 1 / len(group))

    groups = sorted(groups_of(profiles), key=merit, reverse=True)
    if not groups:
        return ()
    rare = [term for term, weight in zip(terms, weights, strict=True) if weight == NAMED and _told(term, groups[0])]
    setting = [term for term in terms if term.term.setting and _told(term, groups[0])]
    named = [term for term in rare if term.term.name] or rare or setting
    return _gathered(groups[0], groups[1:], named, [term for term in terms if term not in named])


def may_be_meant(terms: Sequence[Expanded], document: Document, reports: Reports, corpus: Corpus) -> bool:
    """Whether a question that reports of an event are taken for may mean what another document reports.

    That has to have all names of the question that they have, in whatever letters it is typed; where the question names nobody,
    the document is about other people: an old report on the same ones is background.
    """
    profiles = [profile for path in reports.documents for profile in profiles_of(corpus[path])]
    theirs = profiles_of(document)
    known = {key for profile in profiles for key in profile.names}
    names = [term for term in terms if name_key(term.term.text) in known and _is_told(term, tuple(profiles))]
    if names:
        return all(_is_told(term, theirs) for term in names)
    return _heads(profiles).isdisjoint(_heads(theirs))


def _heads(profiles: Sequence[Profile]) -> set[str]:
    """The names that stand in the title or the first paragraph of reports."""
    return {key for profile in profiles for key in profile.names if profile.places[key] >= LEAD}


def with_names(query: Query, terms: Sequence[Expanded], documents: Sequence[Document]) -> tuple[Expanded, ...]:
    """Return the terms of a question typed in small letters with those as names that `documents` have as names."""
    if not query.text.islower():
        return tuple(terms)
    names = {key for document in documents for profile in profiles_of(document) for key in profile.names}

    def named(term: Expanded) -> Expanded:
        is_name = term.term.name or (name_key(term.term.text) in names and any(form.way is Way.EXACT for form in term.forms))
        return replace(term, term=replace(term.term, name=is_name))

    return tuple(map(named, terms))


def kin(event: Group, profiles: Sequence[Profile]) -> Group:
    """Return those of further `profiles` that report the event as well: what names its people but nothing that was asked."""
    return tuple(profile for profile in profiles if likeness((profile,), event) > 0)


def names_of(event: Group) -> tuple[str, ...]:
    """Return the names that tell most of the event, by which its other reports can be searched for."""
    told: dict[str, float] = defaultdict(float)
    for profile in event:
        for key in profile.names:
            told[key] += profile.specific[key] * profile.places[key]
    best = sorted(told, key=lambda key: (-told[key], key))[:NAMES_SEARCHED]
    return tuple(next(profile.names[key] for profile in event if key in profile.names) for key in best)


def _gathered(asked: Group, others: Sequence[Group], named: Sequence[Expanded], further: Sequence[Expanded]) -> tuple[Group, ...]:
    """The asked event with what belongs to it although its words are few, and the other events.

    `named` are the names of the question that stand in a report of the event, `further` its other terms.
    """
    following = [group for group in others if named and _follows(group, asked, named, further)]
    rest = []
    for group in others:
        belongs = (is_near(group, asked) and is_akin(group, asked)) or (group in following and len(following) <= FOLLOWING)
        if belongs and not are_apart(group, asked, likeness(group, asked)):
            asked += group
        else:
            rest.append(group)
    near = [group for group in rest if is_near(group, asked)]
    if len(near) == 1 and is_nameless(near[0]):  # of these days there is no other event that it could be about
        asked += near[0]
        rest.remove(near[0])
    return (asked, *rest)


def _follows(group: Group, asked: Group, named: Sequence[Expanded], further: Sequence[Expanded]) -> bool:
    """Whether reports have all names that the question gives, and are of these days or may tell how the matter went on.

    Those of other months have to share a further name with the event, or have all that the question says.
    """
    if not all(_is_told(term, group) and _is_told(term, asked) for term in named):
        return False
    if is_near(group, asked):
        return True
    sought = {key for term in named for key in _keys_of(term)}
    both = {key for profile in group for key in profile.names} & {key for profile in asked for key in profile.names}
    told = bool(further) and all(_is_told(term, group) and _is_told(term, asked) for term in further)
    return (told or bool(both - sought)) and may_follow(group, asked)


def _keys_of(term: Expanded) -> set[str]:
    return {name_key(word) for form in term.forms for word in form.surface.split()} | {name_key(term.term.text)}


def _is_told(term: Expanded, group: Group) -> bool:
    """Whether a report of the group has the term, surely in this meaning."""
    return any(_said(term, profile) >= NAME_FOUND * STANDING[BODY] for profile in group)


def _is_name(term: Expanded, query: Query, profiles: Sequence[Profile]) -> bool:
    """Whether a term is a name or as rare a word: by its capital, or because a document writes it with one."""
    text = term.term.text.capitalize() if query.text.islower() else term.term.text
    if term.term.name or any(key.specific for _, key in keyed(text, query.language)):
        return True
    key = name_key(term.term.text)
    return any(key in profile.names for profile in profiles)


def _told(term: Expanded, group: Group, *, several: bool = False) -> float:
    """How surely the event is about the term, 0 to 1: how high it stands in the best of its reports.

    Where the question has `several` names, it counts as well in how many: who had a part in it stands in most.
    """
    shares = [_said(term, profile) for profile in group]
    part = sum(share > 0 for share in shares) / len(shares) if several else 1.0
    return (max(shares) + part * max(shares)) / 2


def _said(term: Expanded, profile: Profile) -> float:
    best = 0.0
    for form in term.forms:
        if form.weight > best and all(stem in profile.stems for stem in form.stems):
            best = max(best, form.weight * STANDING[min(profile.stems[stem] for stem in form.stems)])
    return best


def is_of_asked_time(day: date | None, query: Query) -> bool:
    """Whether a question names the time of an event that was reported on `day`."""
    asked = _asked_times(query)
    return day is not None and bool(asked) and all(period.meets(_reported((day, day))) for period in asked)


def _asked_times(query: Query) -> list[Period]:
    """The days, months and years that a question names; a deadline (bis 2028) is no time at which something happened."""
    periods = periods_of(query.text, query.language, None)
    if not periods and query.language == "de":
        periods = periods_of(query.text.title(), query.language, None)  # people type "im mai" as well
    return [period for period in periods if period.day_known and period.bound != "until" and period.grain not in CLOCK]


def _in_time(group: Group, asked: Sequence[Period]) -> int:
    """1 where the event was reported then, or is said to have been, -1 where it was at another time, 0 where none says."""
    reported = [_reported(profile.span) for profile in group if profile.span]
    told = [time for profile in group if not profile.span for time in profile.times]
    if any(all(period.meets(time) for period in asked) for time in [*reported, *told]):
        return 1
    return -1 if reported else 0


def _reported(span: Span) -> Period:
    """The time in which what was reported in `span` may have happened: a report comes days after its event."""
    first, last = (datetime.combine(day, time) for day, time in ((span[0] - LATE, time.min), (span[1], time.max)))
    return Period(first, last, 0, 0, "", "day", year_known=True, day_known=True)
