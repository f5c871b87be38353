"""HTML pages: trafilatura tells in which part of the page the article stands, boilerplate and article do the rest."""

import copy
import logging
import re
from typing import Any

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError, XPath, _Element

from corpus.article import Article, find_article
from corpus.errors import DocumentError
from corpus.metadata import clean_title, outlet_in_title, outlet_of, published_in
from corpus.models import Paragraph, ProblemKind
from corpus.prose import folded
from corpus.readers.declared import Declared
from corpus.readers.draft import Draft
from corpus.readers.rendering import rendered
from corpus.tables import table

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports to the log what is reported as a problem here

_WORDS = XPath("translate(concat(@class, ' ', @id, ' ', @role), '-_', '  ')")
_PRUNED = ("div", "section", "aside", "nav", "footer", "ul", "ol", "p", "span", "form", "figcaption", "dialog")
ENOUGH = 0.5  # of the words in the page's sentences; with fewer, trafilatura has taken another part of it for the article
COMPARED = 6  # words at either end of a paragraph; within it, trafilatura leaves out what it takes for marks
LARGE = 0.5  # what holds so much of a page's text is not its navigation, whatever its class is called


def read(page: str) -> Draft:
    """Return the draft of an HTML page: its paragraphs as text, one blank line between them.

    Raises DocumentError(NO_PARAGRAPH) where no article can be told from the page.
    """
    try:
        tree = lxml_html.document_fromstring(_without_declaration(page))
    except (ValueError, LxmlError) as error:
        raise DocumentError(ProblemKind.NO_PARAGRAPH, str(error)) from error
    declared = Declared(tree)
    headline, page_title = declared.headline, declared.page_title
    site, published, url = declared.site, declared.published, declared.url
    _prune(tree, headline)
    body = tree.find("body")
    text, lines = rendered(tree if body is None else body)
    article = find_article(text, lines, headline or None)
    title = headline or article.headline or clean_title(page_title)
    return Draft(
        text=text,
        paragraphs=_within(text, article, _extracted(tree)),
        title=title,
        source=site or outlet_in_title(page_title, title) or outlet_of(text, article, lines),
        published=published or published_in(text, article, lines),
        url=url,
    )


def _extracted(tree: _Element) -> str:
    """What trafilatura takes for the article, folded for comparison; "" where it finds none."""
    found: Any = trafilatura.bare_extraction(  # a Document of its own, or None
        copy.deepcopy(tree), favor_recall=True, include_comments=False, include_tables=True
    )
    return "" if found is None or found.body is None else folded(" ".join(found.body.itertext()))


def _within(text: str, article: Article, extracted: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs from the headline, or else the first that trafilatura has, to the last that it has.

    It knows the parts of a page; but it leaves out opening paragraphs, and the borders of others.
    """
    paragraphs = article.paragraphs
    words = [folded(text[p.start : p.end]).split() for p in paragraphs]
    found = [n for n, w in enumerate(words) if " ".join(w[:COMPARED]) in extracted or " ".join(w[-COMPARED:]) in extracted]
    if not found or sum(len(words[n]) for n in found) < ENOUGH * sum(map(len, words)):
        return paragraphs
    return paragraphs[0 if article.headline else found[0] : found[-1] + 1]


def _without_declaration(page: str) -> str:
    """An encoding declared in XML is of the bytes, and lxml refuses it in text that is decoded already."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", page)


def _prune(tree: _Element, headline: str) -> None:
    """Drop the elements that never hold the article, by their tag or by the words of their class."""
    discard = set(table("html")["discard"])
    whole = _length(tree)
    for element in list(tree.iter(*_PRUNED)):
        named = element.tag in table("html")["tags"] or not discard.isdisjoint(str(_WORDS(element)).casefold().split())
        if named and element.getparent() is not None and not (_holds(element, headline) or _length(element) > LARGE * whole):
            element.drop_tree()


def _length(element: _Element) -> int:
    return sum(len(part.strip()) for part in element.itertext())


def _holds(element: _Element, headline: str) -> bool:
    """Whether the page's headline stands in `element`, so that the article may as well."""
    return any(headline and " ".join(node.text_content().split()) == headline for node in element.iter("h1", "h2", "h3"))
