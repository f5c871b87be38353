"""Pages of many makes, all invented, each line of them marked by hand; see pages/README.md for the marks."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corpus.models import Document
from corpus.reading import read_document

PAGES = Path(__file__).parent / "pages"
MARKS = "+&-=#~"


@dataclass
class Page:
    name: str
    source: str
    published: str
    text: str = ""
    paragraphs: list[str] = field(default_factory=list)
    boilerplate: list[str] = field(default_factory=list)
    title: str = ""

    def document(self, folder: Path) -> Document:
        file = folder / self.name
        file.write_text(self.text, encoding="utf-8")
        return read_document(file, self.name)[0]


def marked_pages() -> Iterator[Page]:
    for file in sorted(PAGES.glob("*.pages")):
        for block in re.split(r"^@@@ ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, body = block.partition("\n")
            page = Page(*(part.strip() for part in head.split("|")))
            for line in body.rstrip("\n").split("\n"):
                mark, words = (line[0], line[1:]) if line[:1] in MARKS and line else (" ", line)
                page.text += words + "\n"
                said = seen(words, page.name)
                if mark == "+":
                    page.paragraphs += said
                elif mark == "&":
                    page.paragraphs[-1] += " " + said[0]
                elif mark == "-":
                    page.boilerplate += said
                elif mark == "=" and not page.title:
                    page.title = said[0]
            yield page


def seen(line: str, name: str) -> list[str]:
    """What a reader sees of a line, tags and Markdown taken off: a string for each paragraph."""
    if name.endswith(".html"):
        line = re.sub(r"</t[dh]>\s*<t[dh]>", " | ", line)
        parts = re.split(r"</li>|</tr>|<br ?/?>", line)
        return [text for part in parts if (text := folded(html.unescape(re.sub(r"<[^>]+>", "", part))))]
    if name.endswith(".md"):
        line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
        line = re.sub(r"\[([^\]^]*)\]\((?:[^()]|\([^)]*\))*\)", r"\1", line)
        line = re.sub(r"^(?:#+|>|\|) ?| ?\|$|\[\^1\]", "", line)
        line = re.sub(r"(?<![\w*_])[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?![\w*_])|\\(?=[.*])", "", line)
    return [folded(line)] if line.strip() else []


def folded(text: str) -> str:
    return " ".join(text.split())


def chunks(document: Document) -> list[str]:
    return [folded(document.text_of(chunk)) for chunk in document.chunks]


ALL = [pytest.param(page, id=page.name) for page in marked_pages()]


@pytest.mark.parametrize("page", ALL)
def test_no_paragraph_of_a_page_is_lost(page, tmp_path):
    kept = "\n".join(chunks(page.document(tmp_path)))
    assert [paragraph for paragraph in page.paragraphs if paragraph not in kept] == []


@pytest.mark.parametrize("page", ALL)
def test_no_boilerplate_of_a_page_is_in_a_chunk(page, tmp_path):
    leaked = [
        (line, chunk)
        for line in page.boilerplate
        for chunk in chunks(page.document(tmp_path))
        # A name may stand in the masthead and in the article as well.
        if line in chunk and not any(line in paragraph for paragraph in page.paragraphs)
    ]
    assert leaked == []


@pytest.mark.parametrize("page", ALL)
def test_the_headline_is_the_title_and_no_paragraph(page, tmp_path):
    document = page.document(tmp_path)
    assert document.title == page.title
    assert not page.title or page.title not in chunks(document)


@pytest.mark.parametrize("page", ALL)
def test_outlet_and_date_are_read_from_the_page(page, tmp_path):
    document = page.document(tmp_path)
    published = document.published.isoformat()[:16] if document.published else "-"
    source = "-" if document.source == page.name else document.source
    assert (source if page.source != "?" else "?", published) == (page.source, page.published)


def test_the_pages_are_of_many_makes():
    assert len(ALL) >= 80
