"""One text in two prints: agency copy that outlets take over, lightly cut and edited, is one source.

Passages are compared by the runs of three words that they share (shingles; Broder, "On the resemblance and containment of
documents", 1997), as a share of the shorter one's, so that a cut print is found in the full one. What is quoted is left
out: two reporters who heard one sentence write it alike.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.models import Document
from retrieval.claims.tables import table
from retrieval.language.tokens import fold, tokens_of

RUN = 3  # words of a shingle
CONTAINED = 0.6  # of the shorter passage's shingles
FEWEST = 8  # shingles of a passage that can be told by them; what introduces a quotation shares five by chance
ALIKE = 90  # per cent of the letters of passages too short for that
SHORTEST = 4  # words of a passage that may be a print of another
PARAGRAPHS = 0.5  # of the shorter document's paragraphs

_QUOTED = re.compile(r"[„“»«\"‚][^„“”»«\"‚‘’]{1,600}[“”»«\"‘’]")
_HEAD = re.compile(r"\((?P<code>[a-z]{2,5}(?:/[a-zäöü]{2,5}){0,3}|AFP|AP|Reuters|SID|DPA|KNA|EPD|APA)\)")
_SIGNED = re.compile(r"(?:^|\s)\(?(?P<code>[a-z]{2,4}(?:/[a-zäöü]{2,4}){1,3})\)?\s*\Z")


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


def prints_of(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of `documents`, those that print one text together, in the order given.

    Two documents are prints of one text where half of the paragraphs of the shorter one stand in the other.
    """
    groups: list[list[Document]] = []
    for document in documents:
        same = [group for group in groups if any(_are_prints(document, other) for other in group)]
        if same:
            same[0].append(document)
            for group in same[1:]:
                same[0].extend(group)
                groups.remove(group)
        else:
            groups.append([document])
    return tuple(tuple(document.path for document in group) for group in groups)


def agency_of(document: Document) -> str | None:
    """Return the code of the news agency that a document names in its first paragraph or its last line: "nka", "kfn"."""
    if not document.chunks:
        return None
    first, last = document.text_of(document.chunks[0]), document.text_of(document.chunks[-1])
    found = _HEAD.search(first[:80]) or _SIGNED.search(last) or _HEAD.search(last[-40:])
    code = found["code"].split("/")[0] if found else ""
    return code if code and code not in table("events")["no_agency"].split() else None


def _are_prints(one: Document, other: Document) -> bool:
    if one.language != other.language:
        return False
    paragraphs = [[document.text_of(chunk) for chunk in document.chunks] for document in (one, other)]
    told = [[text for text in texts if len(_own_words(text)) >= SHORTEST] for texts in paragraphs]
    shorter, longer = sorted(told, key=len)
    shared = sum(any(same_print(text, other) for other in longer) for text in shorter)
    return shared > 0 and shared >= PARAGRAPHS * len(shorter)


@lru_cache(maxsize=8192)
def _own_words(text: str) -> tuple[str, ...]:
    """The words of a passage outside direct speech, folded."""
    return tuple(fold(token.surface) for token in tokens_of(_QUOTED.sub(" ", text)))


@lru_cache(maxsize=8192)
def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))
