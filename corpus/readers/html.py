"""HTML pages: trafilatura tells the article from the page, paragraph by paragraph; boilerplate and article do the rest."""

import logging
import re
from dataclasses import replace
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import XPath, _Element

from corpus.article import find_article
from corpus.boilerplate import LineKind, kind_of
from corpus.dates import parse_date
from corpus.errors import DocumentError
from corpus.lines import Line
from corpus.metadata import clean_title, outlet_in_title, published_in
from corpus.models import ProblemKind
from corpus.readers.draft import Draft
from corpus.tables import table

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports to the log what is reported as a problem here

# Dates are told from the page's own tags and lines; a date guessed from a copyright line would be worse than none.
_DATES = {"extensive_search": False, "original_date": True}
_BLOCKS = {"p", "head", "item", "quote", "cell", "code"}
_WORDS = XPath("translate(concat(@class, ' ', @id), '-_', '  ')")


def read(page: str) -> Draft:
    """Return the draft of an HTML page: its paragraphs as text, one blank line between them.

    Raises DocumentError(NO_PARAGRAPH) where no article can be told from the page.
    """
    try:
        tree = lxml_html.document_fromstring(_without_declaration(page))
    except (ValueError, lxml_html.etree.ParserError) as error:
        raise DocumentError(ProblemKind.NO_PARAGRAPH, str(error)) from error
    headline = _first(tree, "//h1") or _first(tree, "//h2")
    title = _first(tree, "//title")
    _prune(tree)
    found: Any = trafilatura.bare_extraction(  # a Document of its own, or None
        tree,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or found.body is None:
        raise DocumentError(ProblemKind.NO_PARAGRAPH)
    text, lines = _lines_of(found.body)
    name = headline or clean_title(title)
    article = find_article(text, lines, headline=name)
    whole = replace(
        article,
        head=tuple(line for line in lines if not article.paragraphs or line.start < article.paragraphs[0].start),
    )
    return Draft(
        text=text,
        paragraphs=article.paragraphs,
        title=name,
        source=_site_name(tree) or outlet_in_title(title, name),
        published=published_in(text, whole, lines) or (parse_date(found.date) if found.date else None),
        url=_canonical(tree),
    )


def _without_declaration(page: str) -> str:
    """An encoding declared in XML is of the bytes, and lxml refuses it in text that is decoded already."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", page)


def _lines_of(body: _Element) -> tuple[str, list[Line]]:
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for element in body.iter(*_BLOCKS):
        if any(parent.tag in _BLOCKS for parent in element.iterancestors()):
            continue  # its text is part of the block around it
        for part in _texts(element):
            kind = LineKind.HEADING if element.tag == "head" else kind_of(part)
            lines.append(Line(at, at + len(part), kind))
            parts.append(part)
            at += len(part) + 2
    return "\n\n".join(parts), lines


def _texts(element: _Element) -> list[str]:
    """The element's text, white space folded; a line break ends a line."""
    for node in element.iter("lb"):
        node.tail = "\n" + (node.tail or "")
    lines = (" ".join(line.split()) for line in "".join(element.itertext()).split("\n"))
    return [line for line in lines if line]


def _prune(tree: _Element) -> None:
    discard = set(table("html")["discard"])
    for element in list(tree.iter("div", "section", "aside", "nav", "footer", "ul", "p", "span", "figcaption")):
        if (
            set(str(_WORDS(element)).casefold().split()) & discard or element.tag in {"nav", "aside", "footer"}
        ) and element.getparent() is not None:
            element.drop_tree()


def _first(tree: _Element, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(str(found[0].text_content()).split()) if found else ""


def _site_name(tree: _Element) -> str | None:
    found = tree.xpath("//meta[@property='og:site_name']/@content")
    return str(found[0]).strip() or None if found else None


def _canonical(tree: _Element) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]).strip() or None if found and str(found[0]).startswith(("http://", "https://")) else None
