"""A document's paragraphs as Chunks."""

from corpus.body import Paragraph
from corpus.models import Chunk


def chunks_of(path: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Chunk, ...]:
    """Return one chunk per paragraph, numbered from 1."""
    return tuple(Chunk(path, number, p.start, p.end, p.heading) for number, p in enumerate(paragraphs, start=1))
