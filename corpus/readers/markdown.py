"""Markdown, with front matter (source, title, published, url, language) or without."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import frontmatter
import yaml

from corpus.article import find_article
from corpus.boilerplate import LineKind
from corpus.dates import parse_date
from corpus.errors import DocumentError
from corpus.lines import Line, lines_of
from corpus.metadata import clean_title, outlet_of, published_in
from corpus.models import ProblemKind
from corpus.prose import is_item
from corpus.readers.draft import Draft
from corpus.readers.markup import Seen, seen

_FENCE = re.compile(r"\A\s*---[ \t]*\n")
JOINED = 40  # characters; in Markdown a line break within a paragraph means nothing, but scrapes have short lines of their own


def read(text: str) -> Draft:
    """Return the draft of a Markdown file; what the front matter declares stands above what the page shows.

    Raises DocumentError(FRONT_MATTER) where the file opens with "---" and what follows is no front matter.
    """
    declared, raw = _split(text)
    markup = seen(raw)
    body = markup.text
    lines = _joined(body, [_marked(line, markup) for line in lines_of(body)])
    title = str(declared["title"]).strip() if declared.get("title") else None
    article = find_article(body, lines, headline=title)
    draft = Draft(
        text=body,
        paragraphs=article.paragraphs,
        title=title or clean_title(article.headline),
        source=str(declared["source"]).strip() if declared.get("source") else outlet_of(body, article, lines),
        url=str(declared["url"]).strip() if declared.get("url") else None,
        language=_language(declared),
    )
    published = declared.get("published") or declared.get("date")
    if not published:
        return replace(draft, published=published_in(body, article, lines))
    found = parse_date(published)
    return replace(draft, published=found, remarks=() if found else (("published", str(published)),))


def _split(text: str) -> tuple[Mapping[str, Any], str]:
    if not _FENCE.match(text):
        return {}, text
    try:
        declared, body = frontmatter.parse(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        above = text[: text.index("---")].count("\n")  # blank lines, which the parser does not see; it sees the fence as one
        where = f"line {above + mark.line + 1}: " if mark else ""
        plain = _line_by_line(text)
        if plain is None:
            raise DocumentError(ProblemKind.FRONT_MATTER, where + str(getattr(error, "problem", None) or error)) from error
        return plain
    except (ValueError, RecursionError) as error:  # such as a date that cannot be: 2024-13-41
        raise DocumentError(ProblemKind.FRONT_MATTER, str(error)) from error
    if not isinstance(declared, dict) or not declared:
        # python-frontmatter gives the whole text back where the closing fence is missing or the block is no mapping.
        raise DocumentError(ProblemKind.FRONT_MATTER, "no closing --- or no 'name: value' lines")
    return declared, body


def _line_by_line(text: str) -> tuple[dict[str, str], str] | None:
    """Front matter as people write it: a title with a colon in it is no YAML, and yet it is plain what is meant."""
    found = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    rows = [line for line in found[1].splitlines() if line.strip()] if found else []
    pairs = [re.fullmatch(r"(source|title|published|date|url|language):\s+([^\s\[{].*)", row) for row in rows]
    if not found or not rows or not all(pairs):
        return None
    return {pair[1]: pair[2].strip() for pair in pairs if pair}, text[found.end() :]


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


def _language(declared: Mapping[str, Any]) -> str | None:
    language = str(declared.get("language", "")).lower()[:2]
    return language if language in {"de", "en"} else None
