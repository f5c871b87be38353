"""A corpus -> its events in order of time, each with the documents that report it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from corpus.models import Corpus, Document
from retrieval.claims.events import groups_of
from retrieval.claims.labels import event_of
from retrieval.claims.profiles import Profile, span_of
from retrieval.claims.stories import profiles_of
from retrieval.presence import ANSWERING

READ = 80  # documents, the latest: joining them takes time that grows with their third power


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event, the days from its first report to its last, and the documents that report it in order of publication.

    The days are None where no report bears a date. A digest reports several events.
    """

    label: str
    first: date | None
    last: date | None
    documents: tuple[Document, ...]


@ANSWERING
def events_of_corpus(
    corpus: Corpus,
    language: str = "de",
    *,
    most: int = READ,
) -> tuple[TimelineEvent, ...]:
    """Return the events of the `most` latest documents, the earliest first, those without a date last.

    A label takes words of reports in `language` where there are any.
    """
    read = sorted(corpus, key=_moment)[-most:]
    groups = groups_of([profile for document in read for profile in profiles_of(document)])
    events = [_event(group, corpus, language) for group in groups]
    return tuple(sorted(events, key=lambda event: (event.first is None, event.first or date.min, event.label)))


def _event(group: tuple[Profile, ...], corpus: Corpus, language: str) -> TimelineEvent:
    documents = sorted((corpus[path] for path in {profile.document for profile in group}), key=_moment)
    spans = [span for document in documents if (span := span_of(document))]
    first = min((span[0] for span in spans), default=None)
    last = max((span[1] for span in spans), default=None)
    return TimelineEvent(event_of(group, language).label, first, last, tuple(documents))


def _moment(document: Document) -> tuple[bool, date, time, str]:
    """What documents are sorted by: the time of publication, the day's end where the hour is not known; without one, first."""
    published = document.published
    if published is None:
        return False, date.min, time.max, document.path
    if isinstance(published, datetime):
        return True, published.date(), published.time(), document.path
    return True, published, time.max, document.path
