"""A tree of elements -> its text, one blank line between blocks, and the Lines in it."""

from collections.abc import Iterator

from lxml.etree import _Element

from corpus.boilerplate import LineKind, kind_of
from corpus.lines import Line
from corpus.prose import folded
from corpus.tables import table

_NAMES = table("html")
HEADINGS, BLOCKS, BREAKS, SILENT = (frozenset(_NAMES[name]) for name in ("headings", "blocks", "breaks", "silent"))
ROWS, CELLS = {"row", "tr"}, {"cell", "td", "th"}
CELL_WORDS = 12  # a table with longer cells is there for the layout


def rendered(body: _Element) -> tuple[str, list[Line]]:
    """Return the text of `body` and its lines; a row of a table is one line, its cells parted by bars."""
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for part, kind in _blocks(body, LineKind.TEXT):
        lines.append(Line(at, at + len(part), kind, len(lines)))
        parts.append(part)
        at += len(part) + 2
    return "\n\n".join(parts), lines


def _blocks(element: _Element, kind: LineKind) -> Iterator[tuple[str, LineKind]]:
    if element.tag in ROWS and (row := _row(element)) is not None:
        if row:
            yield row, LineKind.ROW
        return
    kind = LineKind.HEADING if element.tag in HEADINGS else kind
    words, links = [element.text or ""], ""
    for child in element:
        if _is_block(child):
            yield from _line(words, links, kind)
            yield from _blocks(child, kind)
            words, links = [], ""
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            words += child.itertext()
            links += "".join(text for link in child.iter("a", "ref") for text in link.itertext())
        words.append(child.tail or "")
    yield from _line(words, links, kind)


def _is_block(element: _Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in SILENT:
        return False
    return any(node.tag in BLOCKS or node.tag in BREAKS for node in element.iter())


def _line(words: list[str], links: str, kind: LineKind) -> Iterator[tuple[str, LineKind]]:
    line = " ".join("".join(words).split())
    if not line:
        return
    own = kind_of(line)
    if kind is LineKind.HEADING and own in {LineKind.TEXT, LineKind.NAVIGATION}:
        yield line, kind  # "Kommentare" is no subheading, though it may be marked as one
    elif own is LineKind.TEXT and folded(line) and folded(line) == folded(links):
        yield line, LineKind.NAVIGATION  # nothing but links: of a menu, of a list of other articles
    else:
        yield line, own


def _row(element: _Element) -> str | None:
    """The cells of a row of data, or None where the table is one of layout."""
    cells = [cell for cell in element if cell.tag in CELLS]
    texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    if len(cells) < 2 or any(len(text.split()) > CELL_WORDS for text in texts):
        return None
    return " | ".join(text for text in texts if text)
