"""How far a piece of text says what a question's terms mean.

Coverage is soft: a sentence covers a term as far as its best form stands in it, or as far as it shares the
term's letters (character 4-grams), so that compounds and misspelt names count.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from retrieval.answering.reading import Read
from retrieval.index.grams import word_grams
from retrieval.index.passages import Expanded
from retrieval.language.tokens import surfaces_of
from retrieval.models import Form, Way

HEAD = 0.9  # what a compound with the word as its last part is worth: it is of that kind
SHORTEST, PART = 5, 3  # letters of a compound's last part, and of what stands before it
LETTERS = 0.9  # what all of a term's letters without one of its forms are worth
# Whether a sentence says the thing, whatever it costs to find it: another word for it says it nearly as well.
MEANING: Mapping[Way, float] = {
    Way.EXACT: 1.0,
    Way.SPELLING: 0.95,
    Way.TRANSLATION: 0.9,
    Way.SYNONYM: 0.75,
    Way.PART: 0.5,
    Way.TYPO: 0.8,
}


def meaning(form: Form) -> float:
    """Return how far a sentence that has `form` says what the term means, 0 to 1."""
    return MEANING[form.way]


class Coverage:
    """Tells how far sentences cover the terms of one question; `worth` is how far a form covers its term."""

    def __init__(self, terms: Sequence[Expanded], worth: Callable[[Form], float] = meaning) -> None:
        self.terms = terms
        self._forms = [
            sorted(((frozenset(form.stems), worth(form)) for form in term.forms), key=lambda form: -form[1]) for term in terms
        ]
        self._letters = [[(letters(surface), LETTERS * weight) for surface, weight in term.surfaces] for term in terms]

    def of(self, sentence: Read) -> list[float]:
        """Return how far the sentence covers each term, 0 to 1."""
        row = []
        for forms, surfaces in zip(self._forms, self._letters, strict=True):
            best = next((weight for stems, weight in forms if stems <= sentence.stems), 0.0)
            if best < HEAD:
                best = max(best, next((HEAD * weight for stems, weight in forms if _heads(stems, sentence.stems)), 0.0))
            for grams, weight in surfaces:
                if weight > best:
                    best = max(best, weight * len(grams & sentence.grams) / len(grams))
            row.append(best)
        return row


def _heads(stems: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a word is the last part of a compound: "Ersatztermin" is a "Termin"."""
    if len(stems) != 1:
        return False
    (head,) = stems
    return len(head) >= SHORTEST and any(word.endswith(head) and len(word) >= len(head) + PART for word in words)


@lru_cache(maxsize=10_000)
def letters(surface: str) -> frozenset[str]:
    """Return the character 4-grams of a word or words."""
    return frozenset(gram for word in surfaces_of(surface) for gram in word_grams(word)) or frozenset({surface})
