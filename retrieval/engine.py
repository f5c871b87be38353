"""The engine: a corpus, indexed. Immutable, so that a reload swaps one reference."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from corpus.models import Corpus
from retrieval.answering.answers import answer
from retrieval.answering.extracts import extract
from retrieval.answering.ranking import ranked_hits, ranked_windows
from retrieval.errors import EmptyQuestionError, SavedIndexError
from retrieval.examples import quoted_people
from retrieval.explanation import Explanation, Rule
from retrieval.followups import with_subject
from retrieval.index.building import PLAIN, Building
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import Lexicon, installed_lexicon
from retrieval.models import Answer, Extract, Finding, Hit, Verdict
from retrieval.presence import ANSWERING
from retrieval.questions import read_question

_log = logging.getLogger(__name__)

LARGE = 20_000  # paragraphs from which on an index is mapped from its files rather than held in memory
ANSWERS = 256  # that are kept: buttons ask again for what they belong to, and many people for the same


class Engine:
    """Answers questions about one corpus. Safe to share between threads: nothing changes but which answers it still knows."""

    def __init__(
        self, corpus: Corpus, lexicon: Lexicon | None = None, index: PassageIndex | None = None, building: Building = PLAIN
    ) -> None:
        """Serve `corpus` by its `index`, which is built where there is none."""
        self.corpus = corpus
        self._lexicon = lexicon or installed_lexicon()
        self.index = index or _indexed(partial(PassageIndex, corpus, self._lexicon), building)
        # Not of a method: whatever refers to itself waits for the collector when it is replaced.
        self._known = lru_cache(maxsize=ANSWERS)(partial(_found, corpus, self.index, self._lexicon))

    @classmethod
    def saved(cls, corpus: Corpus, place: Path | None, building: Building = PLAIN) -> "Engine":
        """Return the engine for `corpus` with the index saved in the directory `place`, or else one built and saved there."""
        lexicon = installed_lexicon()
        if place is None:
            return cls(corpus, lexicon, building=building)
        try:
            return cls(corpus, lexicon, PassageIndex.open(place, corpus, lexicon))
        except SavedIndexError as error:
            if place.exists():
                _log.warning("%s; it is built anew", error)
        engine = cls(corpus, lexicon, building=building)
        try:
            return engine.kept(place)
        except OSError as error:
            _log.warning("the index cannot be saved in %s: %s", place, error)
        return engine

    def updated(self, corpus: Corpus, building: Building = PLAIN) -> "Engine":
        """Return the engine for `corpus`, for which only the documents are read that this one does not have."""
        return Engine(corpus, self._lexicon, _indexed(partial(self.index.updated, corpus), building))

    def kept(self, place: Path) -> "Engine":
        """Save the index into the directory `place`, whole or not at all, and return the engine that answers from there.

        A small one answers from memory as before. Raises OSError where it cannot be saved.
        """
        self.index.save(place)
        if len(self.corpus.chunks) < LARGE:
            return self
        try:
            return Engine(self.corpus, self._lexicon, PassageIndex.open(place, self.corpus, self._lexicon))
        except SavedIndexError:  # somebody else has saved another one since
            return self

    def ask(self, question: str) -> Answer:
        """Return the answer. Raises EmptyQuestionError where the question holds no word."""
        return self._known(question)

    def answer_or_nothing(self, question: str) -> Answer:
        """Return the answer; a question that holds no word has none."""
        try:
            return self.ask(question)
        except EmptyQuestionError:
            return Answer(question, "de", (Finding(Verdict.NO_ANSWER, (), explanation=Explanation(Rule.NOTHING_FOUND)),))

    @ANSWERING
    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Return the best `limit` hits, best first. Raises EmptyQuestionError where the question holds no word."""
        query = read_question(question, self._lexicon)
        return ranked_hits(self.corpus, self.index, query, self.index.expand(query), limit)

    @ANSWERING
    def passages(self, question: str, limit: int = 30) -> list[Extract]:
        """Return the best `limit` paragraphs, best first, each as its one or two best sentences.

        Raises EmptyQuestionError where the question holds no word.
        """
        query = read_question(question, self._lexicon)
        found = ranked_windows(self.corpus, self.index, query, self.index.expand(query), limit)
        return [extract(self.corpus[hit.chunk.document], hit.chunk, window) for hit, window in found]

    def with_subject(self, question: str, before: str) -> str | None:
        """Return a question that follows up on `before` with the subject of that; None where it has one of its own."""
        return with_subject(question, before, self._lexicon)

    def quoted_people(self, most: int = 10) -> list[str]:
        """Return whom the latest documents quote most often, by full name."""
        return quoted_people(self.corpus, self._lexicon, most)


def _indexed(make: Callable[..., PassageIndex], building: Building) -> PassageIndex:
    try:
        return make(building=building)
    except OSError as error:
        if building.folder is None:
            raise
        _log.warning("there is no room in %s (%s); the index is built in memory, however much it takes", building.folder, error)
        return make(building=replace(building, folder=None))


@ANSWERING
def _found(corpus: Corpus, index: PassageIndex, lexicon: Lexicon, question: str) -> Answer:
    return answer(corpus, index, read_question(question, lexicon), lexicon)
