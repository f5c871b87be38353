"""An index in parts: what was there first, and what came since; a changed document costs what it has itself.

Of a changed document the old paragraphs are deleted and the new ones come in a segment of their own. Deleted ones are counted
once more, and taken off: all statistics, and so all scores, are those of an index built anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.index.building import PLAIN, Building
from retrieval.index.layout import Layout, Part
from retrieval.index.letters import Words
from retrieval.index.merging import merged
from retrieval.index.postings import Postings
from retrieval.index.reading import Text
from retrieval.index.segment import Segment
from retrieval.index.vocabulary import Spellings

MOST = 8  # segments; each costs a look-up per term
SHARE = 4  # one in so many documents may have changed since the whole was merged


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, the document that each of its numbers is (`size` for a deleted one), and the deleted ones by themselves."""

    segment: Segment
    places: NDArray[np.int32]
    gone: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Segments:
    """The pieces of an index of `size` documents."""

    pieces: tuple[Piece, ...]
    size: int

    @classmethod
    def of(cls, texts: Iterable[Text], building: Building = PLAIN, total: int = 0) -> "Segments":
        """Read and count texts, as Segment.of does."""
        segment = Segment.of(texts, building, total)
        return cls((Piece(segment, np.arange(len(segment), dtype=np.int32)),), len(segment))

    @property
    def layout(self) -> Layout:
        return Layout([piece.places for piece in self.pieces], self.size)

    @property
    def stems(self) -> list[Part[Postings]]:
        return [Part(piece.segment.stems, tuple(gone.stems for gone in piece.gone)) for piece in self.pieces]

    @property
    def words(self) -> list[Part[Words]]:
        return [Part(piece.segment.words, tuple(gone.words for gone in piece.gone)) for piece in self.pieces]

    @property
    def spellings(self) -> list[Part[Spellings]]:
        return [Part(piece.segment.spellings, tuple(gone.spellings for gone in piece.gone)) for piece in self.pieces]

    def updated(
        self,
        moved: NDArray[np.int32],
        size: int,
        before: Mapping[int, Text],
        new: Mapping[int, Text],
        building: Building = PLAIN,
    ) -> "Segments":
        """Return the index of `size` documents after a change.

        `moved` has the new number of each document, -1 for a deleted one, whose text `before` has; `new` has the others.
        """
        whereto = np.append(np.where(moved < 0, size, moved), size).astype(np.int32)
        pieces = []
        for piece in self.pieces:
            there = piece.places[piece.places < self.size]
            deleted = there[moved[there] < 0]
            gone = piece.gone
            if len(deleted):
                texts = [before[number] for number in deleted.tolist()]
                gone = (*gone, Segment.of(texts, replace(building, progress=PLAIN.progress)))
            if len(gone) > MOST:
                gone = (merged(gone, [np.ones(len(segment), bool) for segment in gone], ()),)
            pieces.append(Piece(piece.segment, whereto[piece.places], gone))
        if new:
            pieces.append(Piece(Segment.of(new.values(), building, len(new)), np.fromiter(new, np.int32, len(new))))
        return _tidied(Segments(tuple(pieces), size))


def _tidied(segments: Segments) -> Segments:
    """Merge the small pieces where there are many, and all where much has changed since."""
    pieces, size = segments.pieces, segments.size
    first, rest = pieces[0], pieces[1:]
    changed = sum(len(piece.places) for piece in rest) + int((first.places == size).sum())
    if changed * SHARE > len(first.places) and len(pieces) > 1:
        return Segments((_merged(pieces, size),), size)
    if len(pieces) > MOST:
        return Segments((first, _merged(rest, size)), size)
    return segments


def _merged(pieces: Sequence[Piece], size: int) -> Piece:
    kept = [piece.places < size for piece in pieces]
    gone = [segment for piece in pieces for segment in piece.gone]
    places = np.concatenate([piece.places[those] for piece, those in zip(pieces, kept, strict=True)])
    return Piece(merged([piece.segment for piece in pieces], kept, gone), places)
