"""Which sentences of a document rest on somebody's word, and on whose: statements_of(document)."""

from retrieval.claims.speech.listing import listed
from retrieval.claims.speech.readings import statements_of

__all__ = ["listed", "statements_of"]
