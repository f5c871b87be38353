"""The documents that a chat asks, numbered as they are among all documents of the corpus."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.models import Corpus, Document


@dataclass(frozen=True, slots=True)
class Shelf:
    """Documents by their number, from 1. `version` is another one when a document, or its number, may be another one."""

    numbered: Mapping[int, Document]
    version: str

    @classmethod
    def of(cls, asked: Corpus, whole: Corpus) -> "Shelf":
        """Return the documents that are asked with their numbers among the whole: a number means one document in every chat."""
        paths = {document.path for document in asked}
        numbered = {number: document for number, document in enumerate(whole, start=1) if document.path in paths}
        return cls(numbered, whole.version[:5] + asked.version[:5])

    @property
    def outlets(self) -> list[str]:
        """The outlets, each once."""
        return list(dict.fromkeys(document.source for document in self.numbered.values()))
