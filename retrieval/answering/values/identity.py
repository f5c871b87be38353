"""Who somebody is, as an answer to "Wer ist Jan Falk?": the office or the apposition that a report gives a person."""

import re
from collections.abc import Iterator

from corpus.models import Document
from retrieval.answering.likeness import Likeness
from retrieval.answering.values.things import Thing
from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.people import same_person
from retrieval.claims.speech.nouns import is_office
from retrieval.language.tables import table
from retrieval.models import Kind, Query

_ASKS = re.compile(table("answers")["identity"]["asks"])


def person_asked(query: Query) -> str:
    """Return the name of the person of whom a question asks nothing but who they are; "" for any other question."""
    found = _ASKS.fullmatch(query.text.strip()) if query.kind is Kind.WHO else None
    named = found is not None and bool(query.terms) and query.terms[-1].name  # "Tod" may be a first name
    return " ".join(term.text for term in query.terms) if named else ""


class Identity:
    """Finds what the reports call one person, `name`."""

    def __init__(self, name: str, likeness: Likeness) -> None:
        self._name = name
        self._likeness = likeness

    def of(self, document: Document, start: int, end: int) -> Iterator[Thing]:
        """Yield the offices that `document.text[start:end]` gives the person; two of them contradict each other in nothing."""
        for mention in mentions_in(document.text, start, end):
            if not (mention.person and is_office(mention.role) and same_person(mention.person, self._name)):
                continue
            text = document.text[mention.start : mention.end]
            called = text.partition(mention.person)[0].strip(" ,–-") or text
            office = re.search(rf"(?:\b[a-zäöüß]\w+ )*\S*(?i:{re.escape(mention.role)}).*", called)
            if office:
                first = mention.start + text.index(called) + office.start()
                words = tuple(self._likeness.words(office[0], document.language))
                yield Thing(office[0], first, first + len(office[0]), words, sure=False)
