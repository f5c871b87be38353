"""Where on a page the article stands: the headline, the paragraphs under it, and what comes before.

A scraped page is a head (masthead, menu, date, headline, once or twice), a body of sentences, and a tail. The headline is
told by being repeated, or by sharing words with the body; the body ends with its last sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.boilerplate import LineKind, is_sentence
from corpus.lines import Line

LEAD_WORDS = 12  # a sentence of so many words in the head is the article's first, a shorter one may be a slogan
HEADLINE_WORDS = 25  # no headline is longer
LONG_WORDS = 15  # so many words are a paragraph even where the full stop is missing
SHARED = 0.2  # the share of its longer words that a headline has in common with the body, where a slogan has none
REPEAT_WITHIN = 15  # lines from the top within which a headline stands twice
_QUOTATION = re.compile(r"""[„“»"].{15,}[“”«"]""")
_SIGNATURE = re.compile(r"""(?<=[.!?“”»"])\s+[(\[]?[a-z]{2,5}(?:/[a-z]{2,5}){0,3}[)\]]?$""")  # an agency's or editor's code
_ITEM = re.compile(r"[-–*•·]\s|\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article, `text[start:end]`, and the subheading above it, or ""."""

    start: int
    end: int
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page holds: the headline ("" where it has none), the paragraphs, and the lines above the first of them."""

    headline: str
    paragraphs: tuple[Paragraph, ...]
    head: tuple[Line, ...]


def find_article(text: str, lines: Sequence[Line], headline: str | None = None) -> Article:
    """Return the article on a page of `lines`; with a `headline` declared, there is no head to be told from the body."""
    reader = _Page(text, lines)
    if headline is not None:
        return Article(headline, reader.paragraphs(-1, headline), ())
    at = reader.headline()
    title = reader[at] if at is not None else ""
    paragraphs = reader.paragraphs(at if at is not None else -1, title)
    top = paragraphs[0].start if paragraphs else len(text)
    return Article(title, paragraphs, tuple(line for line in lines if line.start < top))


class _Page:
    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._lines = lines

    def __getitem__(self, index: int) -> str:
        line = self._lines[index]
        return self._text[line.start : line.end]

    def headline(self) -> int | None:
        """Return the index of the headline's first line, or None."""
        plain = [i for i, line in enumerate(self._lines) if line.kind in {LineKind.TEXT, LineKind.HEADING}]
        seen: dict[str, int] = {}
        for i in plain[:REPEAT_WITHIN]:
            if _folded(self[i]) in seen and len(self[i].split()) <= HEADLINE_WORDS:
                return seen[_folded(self[i])]
            seen.setdefault(_folded(self[i]), i)
        marked = [i for i in plain if self._lines[i].kind is LineKind.HEADING]
        lead = next((i for i in plain if is_sentence(self[i]) and len(self[i].split()) >= LEAD_WORDS), None)
        if lead is None or (marked and marked[0] < lead):
            return marked[0] if marked else None
        return self._headline_above(lead, plain)

    def _headline_above(self, lead: int, plain: list[int]) -> int | None:
        menu = max((i for i in range(lead) if self._lines[i].kind is LineKind.NAVIGATION), default=-1)
        above = [i for i in plain if i < lead and len(self[i].split()) >= 3]
        below_menu = [i for i in above if i > menu] or above
        body = _stems(" ".join(self[i] for i in plain if i >= lead and is_sentence(self[i])))
        for unfinished in (True, False):
            for i in reversed(below_menu):
                words = _stems(self[i])
                if (not self[i].endswith(".")) is unfinished and len(words & body) >= SHARED * max(1, len(words)):
                    return i
        # A headline with a full stop, above the lead, on a page that has a head at all.
        once = (
            len(self[lead].split()) <= HEADLINE_WORDS
            and len(re.findall(r"[.!?]\W*(?=\s|$)", re.sub(r"\d\.", "", self[lead]))) == 1
        )
        rest = _stems(self._text[self._lines[lead].end :])
        if lead > 0 and once and len(_stems(self[lead]) & rest) >= 3:
            return lead
        return below_menu[-1] if below_menu else None

    def paragraphs(self, headline: int, title: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs below the line `headline`; lines that repeat the title are none."""
        body: list[int] = []
        seen = {_folded(title)} - {""}
        for i in range(headline + 1, len(self._lines)):
            line = self._lines[i]
            if line.kind not in {LineKind.TEXT, LineKind.HEADING} or _folded(self[i]) in seen:
                continue
            seen.add(_folded(self[i]))
            body.append(i)
        last = max((n for n, i in enumerate(body) if self._is_prose(i, body[n - 1] if n else None)), default=-1)
        return tuple(self._with_headings(body[: last + 1]))

    def _with_headings(self, body: list[int]) -> list[Paragraph]:
        paragraphs: list[Paragraph] = []
        waiting: list[int] = []
        for n, i in enumerate(body):
            line = self._lines[i]
            if line.kind is LineKind.HEADING or not self._is_prose(i, body[n - 1] if n else None):
                waiting.append(i)
                continue
            # One short line is a subheading; several are a list, a table or verse, and nothing of it may be lost.
            if len(waiting) > 1 and paragraphs and not any(self._lines[w].kind is LineKind.HEADING for w in waiting):
                paragraphs.extend(Paragraph(self._lines[w].start, self._lines[w].end) for w in waiting)
                waiting = []
            heading = " – ".join(self[w] for w in waiting)
            signature = _SIGNATURE.search(self[i])
            paragraphs.append(Paragraph(line.start, line.start + signature.start() if signature else line.end, heading))
            waiting = []
        return paragraphs

    def _is_prose(self, index: int, before: int | None) -> bool:
        text = self[index]
        if self._lines[index].kind is LineKind.HEADING:
            return False
        if is_sentence(text) or _QUOTATION.fullmatch(text):
            return True
        if before is None:
            return False
        # Directly below a paragraph: a long line without its full stop, a list item.
        return self._adjacent(before, index) and (len(text.split()) >= LONG_WORDS or bool(_ITEM.match(text)) or text[-1] in ".!?")

    def _adjacent(self, before: int, index: int) -> bool:
        return all(line.kind is LineKind.TEXT for line in self._lines[before : index + 1])


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _stems(text: str) -> set[str]:
    """The first five letters of every longer word: enough to see that a headline and a body share words."""
    return {word[:5] for word in re.findall(r"\w{4,}", text.casefold())}
