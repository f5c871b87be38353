"""What office files say of themselves beside their text, and the draft that comes of both."""

import re
from dataclasses import dataclass
from datetime import date

from lxml.etree import _Element

from corpus.article import find_article
from corpus.metadata import clean_title, outlet_of, published_in
from corpus.models import ProblemKind
from corpus.readers.draft import Draft
from corpus.readers.rendering import HEADINGS, rendered
from corpus.tables import table

LONG_WORDS = 20  # of a paragraph; a line with the authors or the day has fewer


@dataclass(frozen=True, slots=True)
class Properties:
    """A file's own properties; "" and None where it has none. Programs fill them in, so each is a last resort."""

    title: str = ""
    author: str = ""
    company: str = ""
    created: date | None = None


def draft_of(
    body: _Element, properties: Properties, headline: str = "", remarks: tuple[tuple[ProblemKind, str], ...] = ()
) -> Draft:
    """Return the draft of a `body` of HTML's elements; what the page shows counts more than the file's properties.

    `headline` is what the layout shows to be one, "" where it shows none. A date from the properties is remarked on.
    """
    text, lines = rendered(body)
    article = find_article(text, lines, headline or None)
    published = published_in(text, article, lines)
    created = properties.created if published is None else None
    return Draft(
        text=text,
        paragraphs=article.paragraphs,
        title=clean_title(headline or article.headline or _meant(properties.title, "titles")),
        source=outlet_of(text, article, lines)
        or _meant(properties.company, "names")
        or _meant(properties.author, "names")
        or None,
        published=published or created,
        remarks=(*remarks, (ProblemKind.FILE_DATE, created.isoformat()[:10])) if created else remarks,
    )


def headline_of(body: _Element) -> str:
    """Return the highest heading above the first long paragraph; "" where none is above."""
    above: list[_Element] = []
    for element in body:
        words = "".join(element.itertext()).split()
        if element.tag not in HEADINGS and len(words) >= LONG_WORDS:
            break
        if element.tag in HEADINGS and words:
            above.append(element)
    return " ".join("".join(min(above, key=lambda heading: str(heading.tag)).itertext()).split()) if above else ""


def _meant(value: str, kind: str) -> str:
    """The value, or "" where a program rather than a person has set it."""
    words = " ".join(value.split())
    unmeant = any(re.search(pattern, words, re.IGNORECASE) for pattern in table("properties")[kind])
    return "" if unmeant else words
