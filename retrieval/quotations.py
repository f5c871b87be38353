"""What somebody says in all documents, and who bears a name like theirs."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from corpus.models import Document
from retrieval.answering.extracts import extract
from retrieval.answering.windows import Window
from retrieval.claims.speakers import by_name, is_speaker
from retrieval.claims.speech import statements_of
from retrieval.language.tokens import fold, surfaces_of
from retrieval.models import Extract
from retrieval.presence import ANSWERING

NEAR = 75  # of 100, how alike two words must be for one to be a slip for the other (Indel distance, normalised)


@ANSWERING
def quotations(documents: Iterable[Document], name: str) -> list[Extract]:
    """Return the sentences that rest on the word of `name`, in any spelling of it, the latest first."""
    found = [one for document in documents for one in _quotations(document, name)]
    # Stable, so that the sentences of one document stay in its order.
    return sorted(found, key=lambda one: str(one.published or ""), reverse=True)


@ANSWERING
def near_speakers(documents: Iterable[Document], name: str, most: int = 5) -> list[str]:
    """Return speakers whose name holds a word like the last word of `name`, the most alike first."""
    wanted = fold((surfaces_of(name) or [""])[-1])
    likeness: dict[str, float] = {}
    for document in documents:
        # A speaker is named in the document's own words, so one that has no such word need not be read.
        near = {word for word in set(surfaces_of(document.text)) if word[:1].isupper() and _alike(word, wanted) >= NEAR}
        if not near:
            continue
        for statement in statements_of(document):
            best = max((_alike(word, wanted) for word in surfaces_of(statement.speaker) if word in near), default=0.0)
            if best:
                likeness[by_name(statement.speaker, document.text)] = best
    return sorted(likeness, key=lambda speaker: (-likeness[speaker], speaker))[:most]


def _quotations(document: Document, name: str) -> Iterable[Extract]:
    if not is_speaker(document.text, name):  # the name does not occur in it, so nobody of that name speaks
        return
    for statement in statements_of(document):
        if not is_speaker(statement.speaker, name):
            continue
        chunk = next((chunk for chunk in document.chunks if chunk.start <= statement.start < chunk.end), None)
        if chunk is not None:
            yield extract(document, chunk, Window(statement.start, statement.end, 1.0, evidence=True), statement.speaker)


def _alike(word: str, wanted: str) -> float:
    return fuzz.ratio(fold(word), wanted, score_cutoff=NEAR)
