"""The sentence or two of a paragraph that carry the answer.

Coverage is idf-weighted and soft: a sentence covers a term as far as its best form stands in it, or as far as it shares
the term's letters (character 4-grams), so that compounds and misspelt names count.
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
from retrieval.models import Extract, Query

LONGEST = 450  # characters: an extract is read on a phone
LETTERS = 0.9  # what all of a term's letters without one of its forms are worth
EVIDENCE = 0.12  # of the query's weight, for showing the kind of thing asked for
SECOND = 0.02  # of the query's weight that a second sentence has to add
_CUT = re.compile(r"[,;:–—]\s|\s")
_POINTS_BACK = re.compile(
    r"""["„“»]?(?:er|sie|es|dies\w{0,2}|das|der|die|dessen|deren|dabei|damit|davon|dazu|dort|darin|daran|darauf|demnach|zudem|außerdem|
    he|she|it|they|this|that|these|those|his|her|their|its)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """One or two adjacent sentences of a document.

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
    """A sentence with the stems and letters of its words."""

    span: Sentence
    stems: frozenset[str]
    grams: frozenset[str]


def best_window(document: Document, chunk: Chunk, query: Query, terms: Sequence[Expanded]) -> Window:
    """Return the sentence of `chunk` that answers best, or two where the second adds to it and both fit.

    Of a pair, the second sentence is the one that is asked for where it points back to the first ("Der Minister …").
    """
    sentences = _read(document.text_of(chunk), document.language)
    total = sum(term.weight for term in terms) or 1.0
    shares = [[term.weight / total * _covered(sentence, term) for term in terms] for sentence in sentences]
    text = document.text

    def window(first: int, last: int, coverage: float) -> Window:
        start, end = chunk.start + sentences[first].span.start, chunk.start + sentences[last].span.end
        return Window(start, end, coverage, shows(text[start:end], query.kind))

    singles = [window(n, n, sum(shares[n])) for n in range(len(sentences))]
    best = max(singles, key=lambda w: (round(w.merit, 6), -w.start))
    at = singles.index(best)
    pairs = []
    for first, last in ((at - 1, at), (at, at + 1)):
        if first < 0 or last >= len(sentences):
            continue
        pair = window(first, last, sum(map(max, shares[first], shares[last])))
        points_back = last == at and _POINTS_BACK.match(text[best.start : best.end]) is not None
        if pair.end - pair.start <= LONGEST and (pair.merit >= best.merit + SECOND or points_back):
            pairs.append(pair)
    return max(pairs, key=lambda w: (round(w.merit, 6), -w.start), default=best)


def extract(document: Document, chunk: Chunk, window: Window) -> Extract:
    """Return the window as an extract.

    One that is too long ends at a clause, or at a word. Where the source itself leaves something out (…), the longer
    piece is taken: the words on both sides of a gap are two quotations.
    """
    start, end = _between_gaps(document.text, window.start, window.end)
    if end - start > LONGEST:
        cuts = [m.start() for m in _CUT.finditer(document.text, start, start + LONGEST)]
        clauses = [at for at in cuts if not document.text[at].isspace()]
        end = next((at for at in reversed(clauses) if at - start > LONGEST / 2), cuts[-1] if cuts else start + LONGEST)
    return Extract(
        document=document.path,
        source=document.source,
        title=document.title,
        published=document.published,
        url=document.url,
        paragraph=chunk.paragraph,
        start=start,
        end=end,
        text=document.text[start:end],
        whole=(start, end) == (window.start, window.end),
    )


def _between_gaps(text: str, start: int, end: int) -> tuple[int, int]:
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^…\s](?:[^…]*[^…\s])?", text[start:end])]
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, end - start))
    return start + first, start + last


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> tuple[Read, ...]:
    skip = stopwords(language)
    read = []
    for span in sentences_of(text, language):
        words = [t.surface for t in tokens_of(text[span.start : span.end]) if t.surface.lower() not in skip]
        grams = frozenset(gram for word in words for gram in word_grams(word))
        read.append(Read(span, frozenset(stem(word, language) for word in words), grams))
    return tuple(read)


def _covered(sentence: Read, term: Expanded) -> float:
    """How far the sentence covers the term, 0 to 1."""
    best = next((form.weight for form in term.forms if sentence.stems.issuperset(form.stems)), 0.0)
    for surface, weight in term.surfaces:
        if best >= LETTERS * weight:
            break
        grams = _letters(surface)
        best = max(best, LETTERS * weight * len(grams & sentence.grams) / len(grams))
    return best


@lru_cache(maxsize=10_000)
def _letters(surface: str) -> frozenset[str]:
    return frozenset(gram for token in tokens_of(surface) for gram in word_grams(token.surface)) or frozenset({surface})
