"""Several segments made one, without what was deleted, from their arrays: no text is read again."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.index.letters import Words
from retrieval.index.postings import Postings, Run, ranges, starts_of
from retrieval.index.segment import Segment
from retrieval.index.terms import Numbering, Terms
from retrieval.index.vocabulary import Spellings

Kept = NDArray[np.bool_]  # which documents of a segment are kept


def merged(segments: Sequence[Segment], kept: Sequence[Kept], gone: Sequence[Segment]) -> Segment:
    """Return one segment of the documents that are kept, in their order; those of `gone` are the ones that are not."""
    numbers = Numbering()
    renumbered = [_numbers(segment.spellings.words.names, numbers) for segment in segments]
    without = [_numbers(segment.spellings.words.names, numbers) for segment in gone]
    often = np.zeros(len(numbers), np.int64)
    for segment, new in zip(segments, renumbered, strict=True):
        often[new] += segment.spellings.often
    for segment, new in zip(gone, without, strict=True):
        often[new] -= segment.spellings.often
    said = [_said(segment.words, those) for segment, those in zip(segments, kept, strict=True)]
    used = often > 0
    for new, words in zip(renumbered, said, strict=True):
        used[new[words]] = True

    names = list(numbers)
    order = np.asarray(sorted(np.flatnonzero(used).tolist(), key=names.__getitem__), np.int32)
    ranks = np.full(len(names), -1, np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    terms = Terms.of(names[number] for number in order)
    renumbered = [ranks[new] for new in renumbered]
    counted = _postings([segment.words.words for segment in segments], kept, terms, renumbered)
    return Segment(
        _stems([segment.stems for segment in segments], kept),
        Words.of(counted, np.concatenate([new[some] for new, some in zip(renumbered, said, strict=True)])),
        Spellings.of(terms, often[order]),
    )


def _numbers(terms: Terms, numbers: Numbering) -> NDArray[np.int32]:
    return np.fromiter(map(numbers.__getitem__, terms), np.int32, len(terms))


def _said(words: Words, kept: Kept) -> NDArray[np.int32]:
    return words.said[ranges(words.ends, np.flatnonzero(kept).astype(np.int32))]


def _stems(several: Sequence[Postings], kept: Sequence[Kept]) -> Postings:
    numbers = Numbering()
    renumbered = [_numbers(postings.terms, numbers) for postings in several]
    return _postings(several, kept, Terms.of(numbers), renumbered)


def _postings(
    several: Sequence[Postings], kept: Sequence[Kept], terms: Terms, renumbered: Sequence[NDArray[np.int32]]
) -> Postings:
    """One set of postings from several, given the numbers that their terms have in it."""
    firsts = starts_of(np.asarray([those.sum() for those in kept], np.int64)).tolist()

    def these() -> Iterator[Run]:
        for postings, those, new, first in zip(several, kept, renumbered, firsts, strict=False):
            still = np.flatnonzero(those[postings.documents])
            numbers = np.repeat(new, np.diff(postings.starts))[still]
            documents = (np.cumsum(those, dtype=np.int32) + np.int32(first - 1))[postings.documents[still]]
            yield Run(numbers, documents, postings.frequencies[postings.classes[still]])

    sizes = np.concatenate([postings.sizes[those] for postings, those in zip(several, kept, strict=True)])
    runs = list(these())
    return Postings.joined(lambda: runs, terms, sizes)
