"""Word files: the body of word/document.xml as HTML's elements, headings by their styles."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from corpus.dates import parse_date
from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.archive import Archive
from corpus.readers.draft import Draft
from corpus.readers.properties import Properties, draft_of, headline_of

BASES = 10  # styles that a style is based on, one on the other
HEADING_WORDS = 15  # a paragraph in bold of so many words is a subheading, a longer one is none
# Deleted and moved text, what older programs show instead, phonetic notes; boxes are read as paragraphs of their own.
_PASSED_OVER = {"del", "moveFrom", "Fallback", "rt", "txbxContent", "pPr", "rPr"}
_BREAKS = {"br", "cr"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(data: bytes) -> Draft:
    """Return the draft of a DOCX file. Raises DocumentError as Archive does, DAMAGED also for a packed file of another kind."""
    archive = Archive(data)
    document = archive.xml(_main_part(archive))
    body = document.find("{*}body") if document is not None else None
    if body is None:
        raise DocumentError(ProblemKind.DAMAGED, "word/document.xml")
    page = etree.Element("body")
    page.extend(_blocks(body, _levels(archive)))
    return draft_of(page, _properties(archive), headline_of(page))


def _main_part(archive: Archive) -> str:
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if str(relation.get("Type")).endswith("/officeDocument"):
            return str(relation.get("Target")).lstrip("/")
    return "word/document.xml"


def _levels(archive: Archive) -> dict[str, int]:
    """The heading level of each style that has one: 0 for a title, 1 to 9 for headings."""
    sheet = archive.xml("word/styles.xml")
    styles = {_value(style, "styleId"): style for style in sheet.iterfind("{*}style")} if sheet is not None else {}
    levels = {}
    for name, style in styles.items():
        based = style
        for _ in range(BASES):
            level = _level(based)
            parent = based.find("{*}basedOn")
            if level is not None:
                levels[name] = level
            if level is not None or parent is None or _value(parent) not in styles:
                break
            based = styles[_value(parent)]
    return levels


def _level(style: _Element) -> int | None:
    # The names are English in every language's Word; "Überschrift 1" is only shown.
    name = style.find("{*}name")
    shown = _value(name).casefold() if name is not None else ""
    heading = re.fullmatch(r"heading ([1-9])", shown)
    return 0 if shown == "title" else int(heading[1]) if heading else None


def _blocks(parent: _Element, levels: dict[str, int]) -> Iterator[_Element]:
    for child in parent:
        name = _name(child)
        if name == "p":
            yield _paragraph(child, levels)
            for box in child.iter("{*}txbxContent"):
                if not any(_name(above) in {"Fallback", "txbxContent"} for above in box.iterancestors()):
                    yield from _blocks(box, levels)
        elif name == "tbl":
            yield _table(child)
        elif name not in _PASSED_OVER and name != "sectPr":  # such as fields to fill in, around paragraphs
            yield from _blocks(child, levels)


def _paragraph(paragraph: _Element, levels: dict[str, int]) -> _Element:
    style = paragraph.find("{*}pPr/{*}pStyle")
    outline = paragraph.find("{*}pPr/{*}outlineLvl")
    level = levels.get(_value(style)) if style is not None else None
    if level is None and outline is not None and _value(outline).isdigit() and int(_value(outline)) < 9:
        level = int(_value(outline)) + 1
    lines = "".join(_words(paragraph)).split("\n")
    tag = "p" if level is None else f"h{min(level + 1, 6)}"
    if level is None and len(lines) == 1 and _is_bold_heading(paragraph, lines[0]):
        tag = "h3"
    element = etree.Element(tag)
    element.text = lines[0]
    for line in lines[1:]:
        etree.SubElement(element, "br").tail = line if tag == "p" else f" {line}"
    return element


def _table(table: _Element) -> _Element:
    element = etree.Element("table")
    for row in table.iter("{*}tr"):
        if next(row.iterancestors("{*}tbl")) is not table:
            continue  # of a table in a cell, whose words are the cell's
        line = etree.SubElement(element, "tr")
        for cell in row.iterfind("{*}tc"):
            td = etree.SubElement(line, "td")
            for paragraph in cell.iter("{*}p"):
                etree.SubElement(td, "p").text = "".join(_words(paragraph)).replace("\n", " ")
                td[-1].tail = " "
    return element


def _words(element: _Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield _CONTROL.sub("", child.text or "")
        elif name == "tab":
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name in _BREAKS:
            yield "\n"
        elif name not in _PASSED_OVER and not (name == "r" and _is_on(child, "vanish")):
            yield from _words(child)


def _is_bold_heading(paragraph: _Element, text: str) -> bool:
    runs = [run for run in paragraph.iterfind("{*}r") if "".join(_words(run)).strip()]
    short = 0 < len(text.split()) <= HEADING_WORDS and text.rstrip()[-1:] not in '.!?:…“”"'
    return short and bool(runs) and all(_is_on(run, "b") for run in runs)


def _is_on(run: _Element, switch: str) -> bool:
    found = run.find(f"{{*}}rPr/{{*}}{switch}")
    return found is not None and _value(found) not in {"0", "false", "off"}


def _properties(archive: Archive) -> Properties:
    core, app = archive.xml("docProps/core.xml"), archive.xml("docProps/app.xml")
    return Properties(
        title=_text(core, "title"),
        author=_text(core, "creator"),
        company=_text(app, "Company"),
        created=parse_date(_text(core, "created")[:10]),
    )


def _text(part: _Element | None, name: str) -> str:
    return str(part.findtext(f"{{*}}{name}") or "").strip() if part is not None else ""


def _name(element: _Element) -> str:
    return str(etree.QName(element).localname)


def _value(element: _Element, name: str = "val") -> str:
    for key, value in element.items():
        if etree.QName(key).localname == name:
            return str(value)
    return ""
