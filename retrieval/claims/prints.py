"""One text in two prints: agency copy that outlets take over, lightly cut and edited, is one source.

Passages are compared by the runs of three words that they share (shingles; Broder, "On the resemblance and containment of
documents", 1997), as a share of the shorter one's, so that a cut print is found in the full one. What is quoted is left
out: two reporters who heard one sentence write it alike.
"""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from retrieval.language.tokens import fold, surfaces_of

RUN = 3  # words of a shingle
CONTAINED = 0.6  # of the shorter passage's shingles
FEWEST = 8  # shingles of a passage that can be told by them; what introduces a quotation shares five by chance
ALIKE = 90  # per cent of the letters of passages too short for that
SHORTEST = 4  # words of a passage that may be a print of another

_QUOTED = re.compile(r"[„“»«\"‚][^„“”»«\"‚‘’]{1,600}[“”»«\"‘’]")


def same_print(one: str, other: str) -> bool:
    """Whether two passages are one text, edited or cut; a passage of fewer than four words of its own is none."""
    a, b = _own_words(one), _own_words(other)
    if min(len(a), len(b)) < SHORTEST:
        return False
    shingles, others = _shingles(a), _shingles(b)
    fewest = min(len(shingles), len(others))
    if fewest < FEWEST:
        return fuzz.ratio(" ".join(a), " ".join(b)) >= ALIKE
    return len(shingles & others) >= CONTAINED * fewest


def same_print_within(one: str, paragraph: str, other: str, other_paragraph: str) -> bool:
    """Whether two passages are one text; short ones are where they share their words and their paragraphs are one text."""
    if same_print(one, other):
        return True
    a, b = _own_words(one), _own_words(other)
    if min(len(a), len(b)) < SHORTEST or not same_print(paragraph, other_paragraph):
        return False
    shingles, others = _shingles(a), _shingles(b)
    return len(shingles & others) >= CONTAINED * min(len(shingles), len(others))


@lru_cache(maxsize=8192)
def _own_words(text: str) -> tuple[str, ...]:
    """The words of a passage outside direct speech, folded."""
    return tuple(fold(word) for word in surfaces_of(_QUOTED.sub(" ", text)))


@lru_cache(maxsize=8192)
def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))
