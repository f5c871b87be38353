"""The sentence or two of a paragraph that answer a question.

Coverage is idf-weighted and soft: a sentence covers a term as far as its best form stands in it, or as far as it shares
the term's letters (character 4-grams), so that compounds and misspelt names count. What a document is about, by its title
and first paragraph, need not be said again in every sentence: there it counts in part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Chunk, Document
from retrieval.index.grams import word_grams
from retrieval.index.passages import Expanded
from retrieval.language.evidence import shows
from retrieval.language.sentences import Sentence, sentences_of
from retrieval.language.tokens import stem, stopwords, tokens_of
from retrieval.models import Query

LONGEST = 450  # characters: an extract is read on a phone
LETTERS = 0.9  # what all of a term's letters without one of its forms are worth
LEAD = 0.7  # what a term is worth that stands in the title or the first paragraph only
EVIDENCE = 0.12  # of the query's weight, for showing the kind of thing asked for
SECOND = 0.01  # of the query's weight that a second sentence has to add

# A sentence that begins so means something in the one before it.
_POINTS_BACK = re.compile(
    r"""["„“»]?(?:er|sie|es|dies\w{0,2}|das|der|die|dessen|deren|dabei|damit|davon|dazu|dort|darin|daran|darauf|demnach|zudem|außerdem|
    he|she|it|they|this|that|these|those|his|her|their|its)\b""",
    re.IGNORECASE | re.VERBOSE,
)


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


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with the stems and the letters of its words."""

    span: Sentence
    stems: frozenset[str]
    grams: frozenset[str]


class Windows:
    """Chooses windows for one query; what it has read of a document it keeps until the query is answered."""

    def __init__(self, query: Query, terms: Sequence[Expanded]) -> None:
        self._query = query
        total = sum(term.weight for term in terms) or 1.0
        self._weights = [term.weight / total for term in terms]
        self._forms = [[(frozenset(form.stems), form.weight) for form in term.forms] for term in terms]
        self._letters = [[(_letters(surface), LETTERS * weight) for surface, weight in term.surfaces] for term in terms]
        self._leads: dict[str, list[float]] = {}
        self._read: dict[str, list[list[float]]] = {}

    def best(self, document: Document, chunk: Chunk) -> Window:
        """Return the sentence of `chunk` that answers best, or two where the second adds to it and both fit.

        A sentence that points back ("Er …", "Dabei …") brings the one before it, where both fit.
        """
        sentences = _read(document.text_of(chunk), document.language)
        lead = [LEAD * share for share in self._lead(document)]
        shares = [list(map(max, row, lead)) for row in self._rows(document, document.text_of(chunk))]

        def window(first: int, last: int, covered: list[float]) -> Window:
            start, end = chunk.start + sentences[first].span.start, chunk.start + sentences[last].span.end
            return Window(start, end, self.weighed(covered), shows(document.text[start:end], self._query.kind))

        weighed = [self.weighed(covered) for covered in shares]
        # Only a sentence that evidence could lift to the top is looked at for it.
        near = [n for n, weight in enumerate(weighed) if weight >= max(weighed) - EVIDENCE]
        best, at = max(((window(n, n, shares[n]), n) for n in near), key=lambda entry: (round(entry[0].merit, 6), -entry[1]))
        pairs = []
        for first, last in ((at - 1, at), (at, at + 1)):
            if first < 0 or last >= len(sentences):
                continue
            pair = window(first, last, list(map(max, shares[first], shares[last])))
            points_back = last == at and _POINTS_BACK.match(document.text[best.start : best.end]) is not None
            if pair.end - pair.start <= LONGEST and (pair.merit >= best.merit + SECOND or points_back):
                pairs.append(pair)
        return max(pairs, key=lambda w: (round(w.merit, 6), -w.start), default=best)

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
            self._read[text] = [self._covered(sentence) for sentence in _read(text, document.language)]
        return self._read[text]

    def _covered(self, sentence: Read) -> list[float]:
        """How far the sentence covers each term, 0 to 1."""
        row = []
        for forms, letters in zip(self._forms, self._letters, strict=True):
            best = next((weight for stems, weight in forms if stems <= sentence.stems), 0.0)
            for grams, weight in letters:
                if weight > best:
                    best = max(best, weight * len(grams & sentence.grams) / len(grams))
            row.append(best)
        return row


@lru_cache(maxsize=8192)
def _read(text: str, language: str) -> tuple[Read, ...]:
    skip = stopwords(language)
    read = []
    for span in sentences_of(text, language):
        words = [t.surface for t in tokens_of(text[span.start : span.end]) if t.surface.lower() not in skip]
        grams = frozenset(gram for word in words for gram in word_grams(word))
        read.append(Read(span, frozenset(stem(word, language) for word in words), grams))
    return tuple(read)


@lru_cache(maxsize=10_000)
def _letters(surface: str) -> frozenset[str]:
    return frozenset(gram for token in tokens_of(surface) for gram in word_grams(token.surface)) or frozenset({surface})
