"""A window of a document as an Extract: a slice of its text, short enough for a phone."""

import re

from corpus.models import Chunk, Document
from retrieval.answering.windows import LONGEST, Window
from retrieval.claims.speakers import by_word
from retrieval.models import Extract

_CUT = re.compile(r"[,;:–—]\s|\s")


def extract(document: Document, chunk: Chunk, window: Window, speaker: str | None = None) -> Extract:
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
        attributed_to=speaker,
        speaker=by_word(speaker, document.text, document.language) if speaker else None,
    )


def _between_gaps(text: str, start: int, end: int) -> tuple[int, int]:
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^…\s](?:[^…]*[^…\s])?", text[start:end])]
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0], default=(0, end - start))
    return start + first, start + last
