"""Printed pages -> paragraphs: columns in their order, no running heads, lines and parted words joined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import mode

from lxml import etree
from lxml.etree import _Element

from corpus.boilerplate import kind_of
from corpus.prose import is_item
from corpus.readers.columns import Frame, Print, in_order
from corpus.wrapping import APART

EDGE = 4  # lines at the head and at the foot of a page that may be running ones
REPEATED = 0.4  # of the pages; left and right pages often differ
NEAR = 6.0  # points by which a running line's height may differ from page to page
LARGER = 1.15  # times the text's size, from which a line is a heading
HEADING_WORDS = 25
BOLD_WORDS = 15
INDENT = 0.7  # of the text's size
SHORT = 0.88  # of the column's width; a line that ends there before it is a paragraph's last
_NUMBER = re.compile(r"\W*(?:(?:seite|page|s\.|p\.)\s*)?\d{1,4}(?:\s*(?:/|von|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"“”»«’')\]]*(?:\d{1,3})?$")
_PARTED = re.compile(r"(\w+)-$")
_TOGETHER = re.compile(r"(?:und|oder|bzw|sowie|bis|noch|and|or|to)\b")  # "Haupt- und Nebenstraße" keeps its hyphen


def body_of(pages: Sequence[Sequence[Print]]) -> _Element:
    """Return the pages' text as HTML's elements: headings by their size or weight, paragraphs.

    Of a running head the first one is kept, at the top: it may name the outlet and the day.
    """
    heads, lines = _without_running(pages)
    ordered = _with_tables([line for page in lines for line in in_order(page)])
    size = mode(round(line.size, 1) for line in ordered for _ in line.text) if ordered else 0
    words = Counter(re.findall(r"\w+(?:-\w+)+|\w+", "\n".join(line.text for line in ordered)))
    body = etree.Element("body")
    for head in heads:
        etree.SubElement(body, "p").text = head.text
    levels = sorted({round(line.size) for line in ordered if line.size >= LARGER * size}, reverse=True)
    for paragraph in _paragraphs(ordered):
        if paragraph[0].cells:
            row = etree.SubElement(etree.SubElement(body, "table"), "tr")
            for cell in paragraph[0].cells:
                etree.SubElement(row, "td").text = cell
            continue
        text = joined([line.text for line in paragraph], words)
        largest, count = max(line.size for line in paragraph), len(text.split())
        tag = "p"
        if largest >= LARGER * size and count <= HEADING_WORDS:
            tag = f"h{min(levels.index(round(largest)) + 1, 5)}"
        elif all(line.bold for line in paragraph) and count <= BOLD_WORDS and not _ENDED.search(text):
            tag = "h6"
        etree.SubElement(body, tag).text = text
    return body


def joined(lines: Iterable[str], words: Counter[str]) -> str:
    """Return lines as one, words that were parted at their ends made whole; `words` are those of the document, which tell how."""
    text = ""
    for line in lines:
        parted = _PARTED.search(text)
        if text.endswith("\N{SOFT HYPHEN}"):
            text = text[:-1] + line
        elif not parted or _TOGETHER.match(line):
            text = f"{text} {line}".strip()
        else:
            rest = re.match(r"\w*", line)
            whole, hyphened = parted[1] + (rest[0] if rest else ""), f"{parted[1]}-{rest[0] if rest else ''}"
            # "US-/Präsident" and "EU-/weit" have one of their own; "well-/known" has where the document has it elsewhere.
            keeps = not line[:1].islower() or parted[1].isupper() or words[hyphened] > words[whole]
            text = text + line if keeps else text[:-1] + line
    return text.replace("\N{SOFT HYPHEN}", "")


def readable(text: str) -> str:
    """Return printed text as it is typed: ligatures as their letters, letters and accents in one, nothing invisible."""
    text = re.sub("[\ufb00-\ufb06]", lambda ligature: unicodedata.normalize("NFKD", ligature[0]), text)
    text = "".join(mark if mark.isprintable() else " " for mark in unicodedata.normalize("NFC", text) if mark != "\u200b")
    return " ".join(text.split())


def _without_running(pages: Sequence[Sequence[Print]]) -> tuple[list[Print], list[list[Print]]]:
    """The first of each running head, and the pages without running heads, running feet and page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    enough = max(2, REPEATED * len(pages))
    heads: dict[str, Print] = {}
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        middle = (max((line.y1 for line in page), default=0) + min((line.y0 for line in page), default=0)) / 2
        running = []
        for line in edge:
            number = _NUMBER.fullmatch(line.text) is not None
            if number or sum(seen[key] for key in _keys_near(line)) >= enough:
                running.append(line)
                if line.y0 > middle and not number:
                    heads.setdefault(_key(line)[0], line)
        kept.append([line for line in page if line not in running])
    return list(heads.values()), kept


def _edges(page: Sequence[Print]) -> list[Print]:
    rows = sorted(page, key=lambda line: line.y0)
    return rows if len(rows) <= EDGE else list(dict.fromkeys(rows[:EDGE] + rows[-EDGE:]))


def _key(line: Print) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y0 / NEAR)


def _keys_near(line: Print) -> list[tuple[str, int]]:
    text, height = _key(line)
    return [(text, height - 1), (text, height), (text, height + 1)]


def _with_tables(lines: Sequence[Print]) -> list[Print]:
    """The lines, with cells only where several lines that have some follow one another."""
    beside = [False, *(bool(line.cells) for line in lines), False]
    return [line if beside[n] or beside[n + 2] else replace(line, cells=()) for n, line in enumerate(lines)]


def _paragraphs(lines: Sequence[Print]) -> list[list[Print]]:
    boxes: dict[tuple[int, int], list[Print]] = {}
    for line in lines:
        boxes.setdefault((line.page, line.box), []).append(line)
    frames = {place: Frame.around(box) for place, box in boxes.items()}
    found: list[list[Print]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before and _goes_on(before, line, frames[before.page, before.box], frames[line.page, line.box]):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(before: Print, line: Print, above: Frame, frame: Frame) -> bool:
    """Whether a line of a box `frame` belongs to the paragraph of the one before it, which stands in the box `above`."""
    if before.cells or line.cells or abs(before.size - line.size) > 0.1 * before.size or is_item(line.text):
        return False
    ended = _ENDED.search(before.text) is not None
    short = before.x1 - above.x0 < SHORT * (above.x1 - above.x0)
    if above is not frame:
        # Into the next column or page, or around a picture: the sentence has to go on.
        full = len(above.lines) > 1 and not short and before.bold == line.bold
        goes_on = not ended and (line.text[:1].islower() or before.text.endswith("-") or full)
    else:
        indented = line.x0 - frame.x0 > INDENT * line.size and before.x0 - frame.x0 <= INDENT * line.size
        changes = indented or before.bold != line.bold
        goes_on = not (ended and (short or changes)) and not (short and changes)
    return goes_on and kind_of(before.text) not in APART
