"""What an HTML page declares of itself in its head: headline, outlet, date, address. Machines read it, so it can be trusted."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.etree import _Element

from corpus.dates import parse_date
from corpus.prose import folded

# The places in which pages declare their date of publication, the surest first.
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or starts-with(@name, 'dc.date') or starts-with(@name, 'DC.date')]/@content",
    "//meta[@name='dcterms.date' or @name='dcterms.created' or @name='publish-date' or @name='pubdate']/@content",
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]/@datetime",
)
_SITES = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name' or @name='publisher']/@content")
_HEADLINES = ("//meta[@property='og:title']/@content", "//meta[@name='title' or @name='twitter:title']/@content")
_URLS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")


class Declared:
    """The declarations of one page."""

    def __init__(self, tree: _Element) -> None:
        self._tree = tree
        self._data = [entry for entry in _linked_data(tree) if any(_ARTICLE.search(kind) for kind in _kinds(entry))]

    @property
    def published(self) -> date | None:
        values = [entry.get("datePublished") for entry in self._data]
        values += [value for path in _DATES for value in self._values(path)]
        return next((found for found in map(parse_date, filter(None, values)) if found), None)

    @property
    def site(self) -> str | None:
        publishers = [entry.get("publisher") for entry in self._data]
        named = [publisher.get("name") for publisher in publishers if isinstance(publisher, dict)]
        values = [value for path in _SITES for value in self._values(path)] + [name for name in named if isinstance(name, str)]
        return next((value for value in map(str.strip, values) if value), None)

    @property
    def url(self) -> str | None:
        values = (value for path in _URLS for value in self._values(path))
        return next((value for value in map(str.strip, values) if value.startswith(("http://", "https://"))), None)

    @property
    def page_title(self) -> str:
        """The title of the window: as a rule headline and outlet, in either order."""
        found = self._tree.xpath("//head/title | //title")
        return " ".join(str(found[0].text_content()).split()) if found else ""

    @property
    def headline(self) -> str:
        """The heading that the page's title or data repeats; else the first of its highest headings; "" without any."""
        titles = [self.page_title, *(value for path in _HEADLINES for value in self._values(path))]
        titles += [value for value in (entry.get("headline") for entry in self._data) if isinstance(value, str)]
        site = folded(self.site or "")
        headings = [
            " ".join(str(node.text_content()).split())
            for level in ("//h1", "//h2", "//h3")
            for node in self._tree.xpath(level)[:10]
        ]
        headings = [heading for heading in headings if folded(heading) and folded(heading) != site]
        named = [heading for heading in headings if any(folded(heading) in folded(title) for title in titles)]
        return max(named, key=len) if named else next(iter(headings), "")

    def _values(self, path: str) -> list[str]:
        return [str(value) for value in self._tree.xpath(path)]


def _linked_data(tree: _Element) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text_content(), strict=False)]
        except (ValueError, RecursionError):
            continue  # some other site's mistake; what it would have said stands elsewhere on the page
        while waiting:
            entry = waiting.pop(0)
            if isinstance(entry, dict):
                yield entry
                waiting += [value for key, value in entry.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"}]
            elif isinstance(entry, list):
                waiting += entry


def _kinds(entry: dict[str, Any]) -> list[str]:
    kinds = entry.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
