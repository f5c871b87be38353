"""Markdown -> the text that a reader of the page would see, line by line, and what the markup said of each line."""

import re
from dataclasses import dataclass

from corpus.boilerplate import LineKind

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\](?:\(\s*<?[^()\s]*(?:\([^()\n]*\)[^()\s]*)*>?(?:\s+[\"'(][^\n]*?[\"')])?\s*\)|\[[^\]\n]*\])"
)
_REFERENCE = re.compile(r"\s*\[[^\]]+\]:\s+\S+.*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
# Markup only where words begin and end: "Bürger*innen und Lehrer*innen" is none.
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3}|~~|`+)(?=\S)([^\n]*?\S)\1(?![\w*_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_RULE = re.compile(r"[-*_=\s]{3,}")
_ROW = re.compile(r"\s*\|(.+)\|\s*")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_BULLET = re.compile(r"^\s*[-*+•]\s+(?=\S)")
LONGEST = 20_000  # characters; what is longer is no line that somebody wrote, and is taken as it is
HEADING_WORDS = 15  # a line in bold is a subheading, a paragraph in bold is none


@dataclass(frozen=True, slots=True)
class Seen:
    """The text of a Markdown file, and the kinds of the lines whose markup tells, by the offset at which each starts."""

    text: str
    kinds: dict[int, LineKind]


def seen(body: str) -> Seen:
    """Return what is seen of a Markdown `body`: links by their words, no pictures, no marks."""
    parts: list[tuple[str, LineKind | None]] = []
    for raw in _COMMENT.sub("", body).split("\n"):
        if _UNDERLINE.fullmatch(raw) and parts and parts[-1][0] and len(parts[-1][0].split()) <= HEADING_WORDS:
            parts[-1] = (parts[-1][0], LineKind.HEADING)
        elif _RULE.fullmatch(raw) or _REFERENCE.fullmatch(raw):
            parts.append(("", None))
        else:
            parts.append(_line(raw))
    kinds: dict[int, LineKind] = {}
    at = 0
    for line, kind in parts:
        if kind is not None:
            kinds[at] = kind
        at += len(line) + 1
    return Seen("\n".join(line for line, _ in parts), kinds)


def _line(raw: str) -> tuple[str, LineKind | None]:
    if len(raw) > LONGEST:
        return raw.strip(), None
    line = _QUOTE.sub("", raw, count=1)
    heading = _HEADING.fullmatch(line.strip())
    if heading:
        return _words(heading[2]), LineKind.HEADING
    row = _ROW.fullmatch(line)
    if row:
        cells = [_words(cell) for cell in row[1].split("|")]
        is_rule = all(re.fullmatch(r":?-+:?", cell) for cell in cells)
        return ("", None) if is_rule else (" | ".join(cells), LineKind.ROW)
    words = _words(line)
    if not words:
        return "", None
    if _is_links(line):
        return words, LineKind.NAVIGATION
    bold = re.fullmatch(r"\s*(\*\*|__)(.+)\1\s*", line)
    if bold and bold[1] not in bold[2] and len(words.split()) <= HEADING_WORDS and words[-1] not in '.!?:…“”"':
        return words, LineKind.HEADING
    return words, None


def _is_links(line: str) -> bool:
    """Whether a line is made of links and nothing else, as menus and lists of related articles are."""
    rest, links = _LINK.subn("", _IMAGE.sub("", _BULLET.sub("", line, count=1)))
    return links > 0 and not re.search(r"\w", _TAG.sub("", rest))


def _words(line: str) -> str:
    line = _FOOTNOTE.sub("", _TAG.sub("", _ADDRESS.sub(r"\1", line)))
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    for _ in range(3):  # emphasis within emphasis, no deeper
        line = _EMPHASIS.sub(r"\2", line)
    line = re.sub(r"\\$", "", line.strip())
    return _ESCAPE.sub(r"\1", line).strip()
