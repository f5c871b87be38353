"""PDF files that hold text: pdfminer finds the letters, letters makes lines of them, printing paragraphs."""

import io
import logging
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTComponent, LTFigure, LTImage, LTLayoutContainer
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from corpus.dates import parse_date
from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.columns import Print
from corpus.readers.draft import Draft
from corpus.readers.letters import lines_of
from corpus.readers.printing import body_of, readable
from corpus.readers.properties import Properties, draft_of, headline_of
from corpus.tables import table

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it meets in a damaged file is reported as a problem here

MOST_PAGES = 500
FEW_LETTERS = 20  # on a page; with fewer it is a picture of text, or blank
UNKNOWN = 0.002  # of the letters may have no code in their font; with more, what is read is not what stands there
_UNKNOWN = re.compile(r"\(cid:\d+\)")


def read(data: bytes) -> Draft:
    """Return the draft of a PDF.

    Raises DocumentError: ENCRYPTED, DAMAGED, TOO_MANY_PAGES, NO_TEXT for scans, ENCODING for fonts that hide their letters.
    """
    if b"%PDF-" not in data[:1024]:
        raise DocumentError(ProblemKind.DAMAGED, "PDF")
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        printed = list(PDFPage.create_pages(document)) if _count(document) <= MOST_PAGES else []
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise DocumentError(ProblemKind.ENCRYPTED) from error
    except PSException as error:
        raise DocumentError(ProblemKind.DAMAGED, type(error).__name__) from error
    number = max(len(printed), _count(document))
    if number > MOST_PAGES:
        raise DocumentError(ProblemKind.TOO_MANY_PAGES, f"{number} > {MOST_PAGES}")
    pages, pictures = _lines(printed)
    letters = sum(len(line.text) for page in pages for line in page)
    if not letters or letters < FEW_LETTERS * pictures:
        raise DocumentError(ProblemKind.NO_TEXT)
    unknown = sum(len(_UNKNOWN.findall(line.text)) for page in pages for line in page)
    if unknown > UNKNOWN * letters:
        raise DocumentError(ProblemKind.ENCODING, f"(cid) × {unknown}")
    body = body_of(pages)
    remarks = ((ProblemKind.PICTURES, f"{pictures}/{number}"),) if pictures else ()
    return draft_of(body, _properties(document), headline_of(body), remarks)


def _count(document: PDFDocument) -> int:
    """The number of pages that the file says it has; its pages may be more."""
    pages = resolve1(document.catalog.get("Pages"))
    count = resolve1(pages.get("Count")) if isinstance(pages, dict) else 0
    return count if isinstance(count, int) else 0


def _lines(printed: Iterable[PDFPage]) -> tuple[list[list[Print]], int]:
    """The lines of each page, and the number of pages that are pictures without text."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources)
    interpreter = PDFPageInterpreter(resources, device)
    pages, pictures = [], 0
    for number, page in enumerate(printed):
        interpreter.process_page(page)
        items = list(_items(device.get_result()))
        letters = [item for item in items if isinstance(item, LTChar)]
        pages.append(lines_of([letter for letter in letters if letter.upright], number))  # the others run up the margin
        pictures += len(letters) < FEW_LETTERS and any(isinstance(item, LTImage) for item in items)
    return pages, pictures


def _items(layout: LTLayoutContainer) -> Iterator[LTComponent]:
    for item in layout:
        if isinstance(item, LTFigure):
            yield from _items(item)
        else:
            yield item


def _properties(document: PDFDocument) -> Properties:
    info: dict[str, Any] = document.info[-1] if document.info else {}
    # What a browser or a printer driver makes, it makes on the day of printing: that is not the day of the text.
    programs = f"{_text(info, 'Creator')} {_text(info, 'Producer')}"
    printed = re.search("|".join(table("properties")["printing"]), programs, re.IGNORECASE)
    created = None if printed else _day(_text(info, "CreationDate"))
    return Properties(title=_text(info, "Title"), author=_text(info, "Author"), created=created)


def _text(info: dict[str, Any], name: str) -> str:
    value = resolve1(info.get(name))
    return readable(decode_text(value)) if isinstance(value, bytes) else ""


def _day(value: str) -> date | None:
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", value)
    return parse_date("-".join(found.groups())) if found else None
