"""Where on a page the article stands: its headline, its paragraphs, and what comes before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.body import paragraphs_of
from corpus.boilerplate import LineKind
from corpus.headline import headline_in
from corpus.lines import Line
from corpus.models import Paragraph
from corpus.prose import folded

REPEAT_WITHIN = 15  # lines from the top within which a declared headline is looked for


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: the headline ("" where it has none), the paragraphs, and the lines above the first of them."""

    headline: str
    paragraphs: tuple[Paragraph, ...]
    head: tuple[Line, ...]


def find_article(text: str, lines: Sequence[Line], headline: str | None = None) -> Article:
    """Return the article on a page of `lines`, the `headline` being known where the document declares it."""
    if headline is None:
        at = headline_in(text, lines)
        if at == len(lines) - 1:
            at = None  # a line above nothing is the article itself
        title = text[lines[at].start : lines[at].end] if at is not None else ""
    else:
        same = (n for n, line in enumerate(lines[:REPEAT_WITHIN]) if folded(text[line.start : line.end]) == folded(headline))
        at, title = next(same, None), headline
    authors = "\n".join(text[line.start : line.end] for line in lines if line.kind is LineKind.BYLINE)
    paragraphs = paragraphs_of(text, lines[at + 1 if at is not None else 0 :], title, authors)
    top = paragraphs[0].start if paragraphs else len(text)
    return Article(title, paragraphs, tuple(line for line in lines if line.start < top))
