from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.loading import load
from corpus.models import Corpus
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import Lexicon, installed_lexicon, read_entries
from retrieval.models import Hit
from retrieval.questions import read_question


class Search:
    """A corpus, indexed, and what a question finds in it: the texts of the hits, best first."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self.index = PassageIndex(corpus, lexicon)

    def hits(self, question: str, limit: int = 10) -> list[Hit]:
        query = read_question(question, self.lexicon)
        return self.index.search(self.index.expand(query), limit)

    def texts(self, question: str, limit: int = 10) -> list[str]:
        return [self.corpus.text_of(hit.chunk) for hit in self.hits(question, limit)]

    def matches(self, question: str) -> dict[str, str]:
        """How each term of a question matches the best hit: term -> the word that stands there for it ("" for letters)."""
        terms = self.index.expand(read_question(question, self.lexicon))
        (best,) = self.index.explained(self.index.search(terms, 1), terms)
        return {match.term: match.form.surface if match.form else "" for match in best.matches}


@pytest.fixture
def search(tmp_path: Path) -> Callable[..., Search]:
    """A search over the given documents, each the text of a Markdown file, with a lexicon of its own or the shipped one."""

    def made(*documents: str, lexicon: str | None = None) -> Search:
        for number, text in enumerate(documents):
            (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        shipped = installed_lexicon(Path("no dictionary here"))
        return Search(load(tmp_path).corpus, shipped if lexicon is None else Lexicon(read_entries(lexicon)))

    return made
