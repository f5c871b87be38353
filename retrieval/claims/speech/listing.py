"""Which statements are listed where nobody asks for one speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.models import Document
from retrieval.models import Act, Statement


def listed(document: Document, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements of `document` whose sentences rest on somebody's word, without what is said in passing.

    A sentence behind a colon stands by itself, without the words that introduce it (the orthography makes it a sentence of
    its own). That somebody did not want to say anything is of interest to who asks for them.
    """
    for one in statements:
        if one.act is Act.DECLINED:
            continue
        own = _behind_colon(document, one)
        if own is not None:
            yield replace(one, start=own, spans=tuple(span for span in one.spans if span[0] >= own), aside=False)
        elif not one.aside:
            yield one


def _behind_colon(document: Document, statement: Statement) -> int | None:
    """Where the sentence behind a colon begins that is the end of `statement`; None if there is none."""
    start, end = statement.spans[-1]
    text = document.text
    spoken = text[start:end].lstrip("„“”»«\"'‚‘")
    before = text[statement.start : start].rstrip()
    return start if before.endswith(":") and spoken[:1].isupper() and " " in spoken else None
