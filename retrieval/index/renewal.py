"""From the index of one corpus to that of the next: which chunks stay, which went, which are new."""

from collections.abc import Iterator
from itertools import accumulate

import numpy as np

from corpus.models import Chunk, Corpus, Document
from retrieval.index.building import PLAIN, Building
from retrieval.index.postings import ranges, starts_of
from retrieval.index.reading import Text
from retrieval.index.segments import Segments


def first_chunks(corpus: Corpus) -> dict[str, int]:
    """Return the number of each document's first chunk."""
    starts = accumulate((len(document.chunks) for document in corpus), initial=0)
    return dict(zip((document.path for document in corpus), starts, strict=False))


def texts_of(corpus: Corpus) -> Iterator[Text]:
    """Yield what is indexed of every chunk."""
    return (_text(document, chunk) for document in corpus for chunk in document.chunks)


def updated(segments: Segments, before: Corpus, after: Corpus, building: Building = PLAIN) -> Segments:
    """Return the segments for the corpus `after`, given those of the one before; neither is without a chunk."""
    old = {document.path: (document.digest, number) for number, document in enumerate(before)}
    stay = [old.get(document.path, ("", 0)) for document in after]
    kept = [number for number, (document, (digest, _)) in enumerate(zip(after, stay, strict=True)) if document.digest == digest]
    old_starts = starts_of(np.asarray([len(document.chunks) for document in before], np.int64))
    new_starts = starts_of(np.asarray([len(document.chunks) for document in after], np.int64))
    old_numbers = np.asarray([stay[number][1] for number in kept], np.int32)
    moved = np.full(len(before.chunks), -1, np.int32)
    moved[ranges(old_starts, old_numbers)] = ranges(new_starts, np.asarray(kept, np.int32))
    changed = set(range(len(after))) - set(kept)
    new = {
        int(new_starts[number]) + at: _text(document, chunk)
        for number, document in enumerate(after)
        if number in changed
        for at, chunk in enumerate(document.chunks)
    }
    deleted = {
        int(number): _text(before[chunk.document], chunk)
        for number in np.flatnonzero(moved < 0)
        for chunk in [before.chunks[number]]
    }
    return segments.updated(moved, len(after.chunks), deleted, new, building)


def _text(document: Document, chunk: Chunk) -> Text:
    return f"{document.title}\n{chunk.heading}\n{document.text_of(chunk)}", document.language
