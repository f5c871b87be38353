"""Markdown, with front matter (source, title, published, url, language) or without."""

from dataclasses import replace

from corpus.article import find_article
from corpus.boilerplate import LineKind
from corpus.lines import Line, lines_of
from corpus.metadata import clean_title, outlet_of, published_in
from corpus.prose import is_item
from corpus.readers import front_matter
from corpus.readers.draft import Draft
from corpus.readers.markup import Seen, seen

JOINED = 40  # characters; in Markdown a line break within a paragraph means nothing, but scrapes have short lines of their own


def read(text: str) -> Draft:
    """Return the draft of a Markdown file; what the front matter declares stands above what the page shows.

    Raises DocumentError(FRONT_MATTER) where the file opens with "---" and what follows is no front matter.
    """
    declared, raw = front_matter.split(text)
    markup = seen(raw)
    body = markup.text
    lines = _joined(body, [_marked(line, markup) for line in lines_of(body)])
    article = find_article(body, lines, headline=declared.title)
    draft = Draft(
        text=body,
        paragraphs=article.paragraphs,
        title=clean_title(article.headline),
        source=outlet_of(body, article, lines),
        published=published_in(body, article, lines),
    )
    return declared.over(draft)


def _marked(line: Line, markup: Seen) -> Line:
    marked = markup.kinds.get(line.start)
    if marked is not LineKind.ROW and line.kind not in {LineKind.TEXT, LineKind.NAVIGATION}:
        return line  # "## Kommentare" is no subheading
    return replace(line, kind=marked) if marked else line


def _joined(text: str, lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and before.block == line.block and before.kind is line.kind is LineKind.TEXT:
            unfinished = before.end - before.start >= JOINED and text[before.end - 1] not in ".!?:|"
            if unfinished and not is_item(text[line.start : line.end]):
                joined[-1] = replace(before, end=line.end)
                continue
        joined.append(line)
    return joined
