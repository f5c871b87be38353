"""The statements of a document, worked out once."""

from corpus.models import Document
from retrieval.models import Statement
from retrieval.readings import reading


@reading("statements")
def statements_of(document: Document) -> tuple[Statement, ...]:
    """Return what rests on somebody's word in `document`, in the order of its text."""
    from retrieval.claims.speech.statements import statements_in  # noqa: PLC0415  # all rules of speech, for what was never read

    return statements_in(document)
