"""Which lines below the headline are paragraphs, and which are subheadings."""

import re
from collections.abc import Sequence

from corpus.boilerplate import LineKind
from corpus.lines import Line
from corpus.models import Paragraph
from corpus.prose import folded, has_known_verb, has_verb, is_entry, is_finished, is_item, is_prose, is_statistic, opens_sentence
from corpus.tail import above_closing, without_links, without_partings

LONG_WORDS = 15  # so many words are a paragraph even where the full stop is missing
UNFINISHED_WORDS = 4  # and so many may be one
HEADING_WORDS = 12  # no subheading is longer
QUESTION_WORDS = 8  # nor one that asks
LABEL_WORDS = 3  # what a button or a rubric says
INTERVIEW = 3  # with so many questions, they are asked of somebody
ROWS = 3  # so many rows make a table
REPEATED_WORDS = 8  # a line of so many words that stands twice is printed twice, a shorter one may be said twice
ARTICLE = {LineKind.TEXT, LineKind.HEADING, LineKind.ROW}
_SIGNATURE = re.compile(r"""(?<=[.!?“”»"])(?:\s+[(\[]?|/)[a-z]{2,5}(?:/[a-z]{2,5}){0,3}[)\]]?$""")  # an agency's or editor's code
_CREDIT = re.compile(r"""(?<=[.!?“”»")])\s+\(?(?:(?:Foto|Bild|Grafik|Photo|Picture)s?: |©)[^.!?]{2,60}$""")


def paragraphs_of(text: str, lines: Sequence[Line], title: str, authors: str = "") -> tuple[Paragraph, ...]:
    """Return the paragraphs among the `lines` below a headline; what repeats the title is none."""
    below = without_links(text, above_closing(text, _without_repeats(text, lines, title)))
    return _Body(text, without_partings(text, below, authors)).paragraphs()


class _Body:
    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._texts = [_without_signature(text[line.start : line.end]) for line in lines]
        self._spaced = len({line.block for line in lines}) > 1
        self._finished = [line.kind is LineKind.TEXT and is_prose(words) for line, words in zip(lines, self._texts, strict=True)]
        self._last_finished = max((n for n, finished in enumerate(self._finished) if finished), default=-1)
        self._prose: list[bool] = []  # whether the lines down to the one that is looked at are paragraphs
        self._begun = False  # whether one of them is
        asked = sum(words.endswith("?") for words in self._texts)
        self._questions = {n for n in range(len(lines)) if asked < INTERVIEW and self._is_short_question(n)}

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs, each with the subheading above it."""
        for n in range(len(self._lines)):
            self._prose.append(self._is_paragraph(n))
            self._begun |= self._prose[-1]
        last = max((n for n, is_paragraph in enumerate(self._prose) if is_paragraph), default=-1)
        found: list[Paragraph] = []
        waiting: list[int] = []
        for n in range(last + 1):
            if self._prose[n]:
                kept, heading = self._headed(waiting, first=not found)
                found += [Paragraph(self._lines[k].start, self._lines[k].end) for k in kept]
                start = self._lines[n].start
                found.append(Paragraph(start, start + len(self._texts[n]), heading))
                waiting = []
            elif self._lines[n].kind in ARTICLE:
                waiting.append(n)
        return tuple(found)

    def _headed(self, waiting: list[int], *, first: bool) -> tuple[list[int], str]:
        """Of the lines between two paragraphs: those that are paragraphs after all, and the heading of the next.

        One short line is a subheading. Several are a table or verse, and nothing of that may be lost; but words of one
        to three are labels, and what stands above the first paragraph is the page's head.
        """
        marked = [n for n in waiting if self._lines[n].kind is LineKind.HEADING]
        if marked or first:
            return [], " – ".join(self._texts[n] for n in marked)
        if len(waiting) == 1 and len(self._texts[waiting[0]].split()) <= HEADING_WORDS:
            return [], self._texts[waiting[0]]
        last = waiting[-1:] if waiting and self._is_title_alone(waiting[-1]) else []
        kept = [n for n in waiting if len(self._texts[n].split()) > LABEL_WORDS and n not in last]
        return kept, "".join(self._texts[n] for n in last)

    def _is_paragraph(self, n: int) -> bool:
        text = self._texts[n]
        if self._lines[n].kind is LineKind.ROW:
            return self._begun
        if self._lines[n].kind is not LineKind.TEXT or n in self._questions:
            return False
        if self._finished[n] or (is_finished(text) and len(text) > 2):
            return True
        if self._reads_on(n) or self._is_in_table(n):
            return True
        if n == 0 or not self._follows_paragraph(n):
            return False
        words, above = len(text.split()), self._texts[n - 1]
        if words >= LONG_WORDS or is_item(text) or above.endswith(":") or self._is_among_statistics(n):
            return True
        return words >= UNFINISHED_WORDS and n > self._last_finished and has_known_verb(text) and self._stands_alone(n)

    def _reads_on(self, n: int) -> bool:
        """Whether the line opens and goes on as a sentence does, and is too long for a subheading or the article's last."""
        words = len(self._texts[n].split())
        if words <= HEADING_WORDS and not (words >= UNFINISHED_WORDS and n > self._last_finished >= 0):
            return False
        return opens_sentence(self._texts[n]) and has_verb(self._texts[n])

    def _follows_paragraph(self, n: int) -> bool:
        """Whether a paragraph stands directly above, or an item or a statistic, or a subheading below a paragraph."""
        if self._lines[n - 1].kind is LineKind.HEADING:
            return n > 1
        return self._prose[n - 1] or (self._lines[n - 1].kind is LineKind.TEXT and n > 1 and self._finished[n - 2])

    def _is_in_table(self, n: int) -> bool:
        """Whether the line is one of several rows of what was a table once, below a paragraph."""
        if not self._begun or not self._is_entry(n):
            return False
        if self._prose[n - 1] and is_entry(self._texts[n - 1]):
            return True
        return n + ROWS <= len(self._lines) and all(self._is_entry(k) for k in range(n, n + ROWS))

    def _is_among_statistics(self, n: int) -> bool:
        """Whether the line is a name with a value, and another stands next to it: a single one may be any notice."""
        near = (self._texts[k] for k in (n - 1, n + 1) if 0 <= k < len(self._lines))
        return is_statistic(self._texts[n]) and any(map(is_statistic, near))

    def _is_entry(self, n: int) -> bool:
        return self._lines[n].kind is LineKind.TEXT and is_entry(self._texts[n])

    def _stands_alone(self, n: int) -> bool:
        """Whether no other line stands directly above or below; on a page without blank lines, none that could be text."""
        if not self._spaced:
            return all(line.kind is not LineKind.TEXT for line in self._lines[n + 1 : n + 2])
        return self._lines[n].block not in {line.block for line in (*self._lines[n - 1 : n], *self._lines[n + 1 : n + 2])}

    def _is_title_alone(self, n: int) -> bool:
        return self._stands_alone(n) and len(self._texts[n].split()) <= QUESTION_WORDS

    def _is_short_question(self, n: int) -> bool:
        """Whether a line may be a subheading that asks: the body goes on below it, and it addresses nobody."""
        text = self._texts[n]
        alone = text.endswith("?") and len(text.split()) <= QUESTION_WORDS and len(re.findall(r"[.!?]", text)) == 1
        addressed = re.search(r"\b(?:Sie|Ihr|Ihnen|Ihre|du|dir|dich|you|your)\b", text)
        return alone and not addressed and 0 < n < len(self._lines) - 1 and text[0] not in "„“\"»'‚"


def _without_signature(text: str) -> str:
    """`text` without the agency's code or the photographer's name at its end."""
    for pattern in (_SIGNATURE, _CREDIT):
        found = pattern.search(text)
        text = text[: found.start()] if found else text
    return text


def _without_repeats(text: str, lines: Sequence[Line], title: str) -> list[Line]:
    seen = {folded(title)} - {""}
    kept = []
    for line in lines:
        words = folded(text[line.start : line.end])
        if words in seen:
            continue
        if len(words.split()) >= REPEATED_WORDS:
            seen.add(words)
        kept.append(line)
    return kept
