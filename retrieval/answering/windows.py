"""The sentence or two of a paragraph that answer a question.

A form of a term is worth here what it is worth in the index: what was found by a surer word is the surer find. What a document
is about, by its title and first paragraph, need not be said again in every sentence: there it counts in part.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Chunk, Document
from retrieval.answering.coverage import Coverage
from retrieval.answering.reading import Read, read
from retrieval.index.passages import Expanded
from retrieval.language.evidence import shows, things
from retrieval.language.tokens import fold, surfaces_of
from retrieval.models import Query

LONGEST = 450  # characters: an extract is read on a phone
LEAD = 0.7  # what a term is worth that stands in the title or the first paragraph only
EVIDENCE = 0.12  # of the query's weight, for showing the kind of thing asked for
PEAK = 0.3  # how much what one sentence covers by itself counts beside what two cover together
ALONE = 0.02  # what a single sentence loses to two: the answer often stands beside the words of the question
DANGLING = 0.03  # what a window loses that begins with a sentence that points back
UNTOLD = 0.6  # what a term is worth in a question or a headline within the text
COMPLETE = 0.8  # of the query's weight, for one sentence to be enough
SECOND = 0.01  # of the query's weight that a second sentence has to add then


@dataclass(frozen=True, slots=True)
class Window:
    """One or two adjacent sentences of a document, `document.text[start:end]`.

    `coverage` is the share of the query's weight that they hold, 0 to 1; `evidence` whether they show the kind of thing
    that is asked for.
    """

    start: int
    end: int
    coverage: float
    evidence: bool

    @property
    def merit(self) -> float:
        return self.coverage + EVIDENCE * self.evidence


class Windows:
    """Chooses windows for one query; what it has read of a document it keeps until the query is answered."""

    def __init__(self, query: Query, terms: Sequence[Expanded]) -> None:
        self._query = query
        self._asked = frozenset(fold(word) for word in surfaces_of(query.text))
        total = sum(term.weight for term in terms) or 1.0
        self._weights = [term.weight / total for term in terms]
        self._coverage = Coverage(terms, worth=lambda form: form.weight)
        self._leads: dict[str, list[float]] = {}
        self._read: dict[str, list[list[float]]] = {}

    def best(self, document: Document, chunk: Chunk) -> Window:
        """Return the two adjacent sentences of `chunk` that answer best, or the one where that is enough or two do not fit.

        One is enough that covers the question and shows the kind of thing asked for. A sentence that points back ("Er …",
        "Dabei …", "Der Minister …") rather comes with the one before it.
        """
        text = document.text_of(chunk)
        sentences = read(text, document.language)
        shares = self._shares(document, text, sentences)
        weights = [self.weighed(row) for row in shares]
        shown = [shows(sentence.text, self._query.kind, self._asked) for sentence in sentences]
        windows: dict[tuple[int, int], Window] = {}
        for first, last in ((at, last) for at in range(len(sentences)) for last in (at, at + 1) if last < len(sentences)):
            covered = [max(column) for column in zip(*shares[first : last + 1], strict=True)]
            start, end = sentences[first].span.start, sentences[last].span.end
            if first == last or end - start <= LONGEST:
                window = Window(chunk.start + start, chunk.start + end, self.weighed(covered), any(shown[first : last + 1]))
                windows[first, last] = window

        def worth(span: tuple[int, int]) -> float:
            first, last = span
            loss = DANGLING * sentences[first].points_back + ALONE * (first == last)
            return round(windows[span].merit + PEAK * max(weights[first : last + 1]) - loss, 6)

        first, last = max(windows, key=worth)
        best = windows[first, last]
        for at in (first, last):
            one = windows[at, at]
            if self._is_enough(one, sentences[at]) and one.merit >= best.merit - SECOND:
                return one
        return best

    def around(self, document: Document, chunk: Chunk, start: int) -> Window:
        """Return the best window of `chunk` where it holds the sentence at `start` of the document.

        Else that sentence, with the one before it where it points back and both fit.
        """
        best = self.best(document, chunk)
        if best.start <= start < best.end:
            return best
        text = document.text_of(chunk)
        sentences = read(text, document.language)
        at = next(n for n, sentence in enumerate(sentences) if chunk.start + sentence.span.end > start)
        before = at - 1 if at and sentences[at].points_back else at
        first = before if sentences[at].span.end - sentences[before].span.start <= LONGEST else at
        covered = self._shares(document, text, sentences)[at]
        evidence = shows(sentences[at].text, self._query.kind, self._asked)
        return Window(
            chunk.start + sentences[first].span.start, chunk.start + sentences[at].span.end, self.weighed(covered), evidence
        )

    def _is_enough(self, window: Window, sentence: Read) -> bool:
        """Whether a sentence answers alone. That it shows what is asked for can be told for some kinds only."""
        told = window.evidence and things(sentence.text, self._query.kind) is not None
        return told and window.coverage >= COMPLETE and not sentence.points_back

    def _shares(self, document: Document, text: str, sentences: Sequence[Read]) -> list[list[float]]:
        """How far each sentence covers each term, for itself or by what its document is about."""
        lead = [LEAD * share for share in self._lead(document)]
        rows = zip(sentences, self._rows(document, text), strict=True)
        return [[max(part, share * (1 if s.tells else UNTOLD)) for part, share in zip(lead, row, strict=True)] for s, row in rows]

    def covered_by(self, document: Document, chunks: Sequence[Chunk]) -> list[float]:
        """Return how far the title and `chunks` of a document cover each term, 0 to 1."""
        texts = [document.title, *(document.text_of(chunk) for chunk in chunks)]
        rows = [row for text in texts for row in self._rows(document, text)]
        return [max(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self._weights)

    def weighed(self, covered: Sequence[float]) -> float:
        """Return the share of the query's weight that terms so covered make up, 0 to 1."""
        return sum(weight * share for weight, share in zip(self._weights, covered, strict=True))

    def _lead(self, document: Document) -> list[float]:
        if document.path not in self._leads:
            # Without a title a text need not be an article, nor its first paragraph a lead.
            told = document.chunks[:1] if document.title else ()
            self._leads[document.path] = self.covered_by(document, told) if told else [0.0] * len(self._weights)
        return self._leads[document.path]

    def _rows(self, document: Document, text: str) -> list[list[float]]:
        """How far each sentence of `text` covers each term."""
        if text not in self._read:
            self._read[text] = [self._coverage.of(sentence) for sentence in read(text, document.language)]
        return self._read[text]
