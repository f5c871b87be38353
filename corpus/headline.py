"""Which line of a page is the headline: told by being repeated or marked, by its place, and by words shared with the body."""

import re
from collections.abc import Sequence

from corpus.boilerplate import LineKind
from corpus.lines import Line
from corpus.prose import folded, has_verb, is_finished, is_item, is_quotation, is_sentence, stems

LEAD_WORDS = 12  # a sentence of so many words in the head is the article's first, a shorter one may be a slogan
HEADLINE_WORDS, HEADLINE_CHARACTERS = 25, 250  # no headline is longer
HEAD_LINES = 80  # no masthead with its menu is longer
KICKER_WORDS = 4
RETOLD = 3  # words
MOSTLY = 0.5  # the share of its longer words that a headline has in common with the body, and a masthead has not
UNDER = {LineKind.DATE, LineKind.BYLINE}  # what stands under a headline, rarely under anything else
MENU = {LineKind.NAVIGATION, LineKind.CONTROL}
_ANNOUNCED = re.compile(
    r"(interview|gespräch|kommentar|analyse|porträt|reportage|pressemitteilung) (mit|zu|von|über|vom) ", re.IGNORECASE
)


def headline_in(text: str, lines: Sequence[Line]) -> int | None:
    """Return the index of the headline among `lines`, or None where the page has none."""
    return _Head(text, lines).headline() if lines else None


class _Head:
    """The lines down to the first that can only be a paragraph."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._texts = [text[line.start : line.end] for line in lines]
        self._lead = self._first_paragraph()
        self._candidates = [i for i in range(min(self._lead + 1, len(lines))) if self._may_be_headline(i)]
        self._body = self._stems_from(self._lead)
        blocks = [line.block for line in lines]
        self._spaced = len(set(blocks)) < len(blocks)  # else each line is a block, or there are none, and blocks say nothing
        self._tail = {folded(line) for line in self._texts[self._lead + 1 :]}

    def headline(self) -> int | None:
        scores = {i: self._score(i) for i in self._candidates}
        best = max(scores, key=lambda i: (scores[i], i), default=None)
        if best is None or scores[best] <= 0:
            return None
        # Printed twice, it is the first that counts: what stands between the two is no paragraph.
        return min(self._twins(best))

    def _first_paragraph(self) -> int:
        sentences = [i for i in range(min(HEAD_LINES, len(self._lines))) if self._is_text(i) and is_sentence(self._texts[i])]
        long = [i for i in sentences if len(self._texts[i].split()) >= LEAD_WORDS]
        return (long or sentences or [min(HEAD_LINES, len(self._lines)) - 1])[0]

    def _is_text(self, i: int) -> bool:
        return self._lines[i].kind is LineKind.TEXT

    def _stems_from(self, i: int) -> set[str]:
        return stems(" ".join(self._texts[n] for n in range(i, len(self._lines)) if self._is_text(n)))

    def _may_be_headline(self, i: int) -> bool:
        line = self._texts[i]
        return (
            (self._is_text(i) or self._lines[i].kind is LineKind.HEADING)
            and len(line) <= HEADLINE_CHARACTERS
            and len(line.split()) <= HEADLINE_WORDS
            and bool(re.search(r"\w{2}", line))
            and not is_item(line)
            and not line.endswith((":", ","))
        )

    def _score(self, i: int) -> float:
        line, twins = self._texts[i], self._twins(i)
        words, kind = len(line.split()), self._lines[i].kind
        own, body = stems(line), self._stems_from(i + 1) if i == self._lead else self._body
        shared = len(own & body) / max(1, len(own))
        below = next((x.kind for n, x in enumerate(self._lines) if n > i and n not in twins), None)
        others = [n for n in self._candidates if n not in twins]
        titles = [n for n in others if len(self._texts[n].split()) >= 3]
        apart = any(n < self._lead and self._lines[n].block != self._lines[i].block for n in titles)
        sentences = len(re.findall(r"[.!?]\W*(?=\s|$)", re.sub(r"\d\.", "", line)))
        # Weighed on the pages in tests/corpus/pages; none of it alone decides.
        evidence = (
            (4, kind is LineKind.HEADING),
            (4, len(twins) > 1),
            (2.5, self._stands_above_byline(i)),
            (2, not any(i < n < self._lead for n in others)),
            (1, not line.endswith(".") or is_quotation(line)),
            (1, is_quotation(line)),
            (-1, words < 3),
            (-1.5, words < 2),
            (-1, i == self._lead),
            (-1.5, bool(_ANNOUNCED.match(line))),
            (-1.5, self._is_kicker(i)),
            (-3, self._is_below_title(i)),
            (-2, any(line.kind is LineKind.BYLINE for line in self._lines[:i])),
            (-2, sentences > 1),
            (-3, line.endswith(".") and not self._stands_above_byline(i) and not self._is_retold(i)),
            # The first line of a text without a head is its opening sentence, not a headline with a full stop.
            (-6, i == 0 and line.endswith(".") and len(twins) == 1 and not self._stands_above_byline(i)),
            (-2, i == 0 and self._lead > 1 and (shared < MOSTLY or apart)),  # the masthead
            (-2, folded(line) in self._tail),  # the sender, named again at the end
            (-2, below in MENU and shared < MOSTLY),
            # Below a line that could be the headline, one that finishes a sentence is the article's opening.
            (-3, is_finished(line) and not is_quotation(line) and below not in UNDER and any(0 < n < i for n in titles)),
        )
        return sum(weight for weight, holds in evidence if holds) + (min(2.0, 4 * shared) if own & body else -1.0)

    def _is_kicker(self, i: int) -> bool:
        """Whether a few words stand directly above a line that could be the headline as well."""
        following = next((n for n in self._candidates if n > i), None)
        if following != i + 1 or following >= self._lead or self._lines[following].block != self._lines[i].block:
            return False
        line, other = self._texts[i], self._texts[following]
        words = len(line.split())
        if folded(line) == folded(other) or (other.endswith(".") and words > 2):
            return False
        return bool(_ANNOUNCED.match(line)) or (words <= KICKER_WORDS and not has_verb(line)) or len(line) < 0.4 * len(other)

    def _is_below_title(self, i: int) -> bool:
        """Whether a line directly above, not the page's first, may be the headline, so that this is what stands under it."""
        above = i - 1
        if above <= 0 or above not in self._candidates or not self._together(above, i) or self._is_kicker(above):
            return False
        if folded(self._texts[above]) in self._tail:
            return False
        if self._texts[i].endswith(".") and len(self._texts[above].split()) > 2:
            return True
        return bool(stems(self._texts[above]) & self._body) and folded(self._texts[above]) != folded(self._texts[i])

    def _is_retold(self, i: int) -> bool:
        """Whether the next paragraph says the same again, as the first does with the headline, and no other with the first."""
        following = next((self._texts[n] for n in range(i + 1, len(self._texts)) if self._is_text(n)), "")
        return len(stems(self._texts[i]) & stems(following)) >= RETOLD

    def _stands_above_byline(self, i: int) -> bool:
        """Whether a date or a byline stands below the line, or below what stands directly under it as a subtitle may."""
        twins = self._twins(i)
        n = i + 1
        while n in twins or (n in self._candidates and n < self._lead and n <= i + 2 and self._together(i, n)):
            n += 1
        return n < len(self._lines) and self._lines[n].kind in UNDER

    def _together(self, i: int, j: int) -> bool:
        return not self._spaced or self._lines[i].block == self._lines[j].block

    def _twins(self, i: int) -> set[int]:
        """The lines of the head that say the same, the line itself among them."""
        same = {n for n in self._candidates if folded(self._texts[n]) == folded(self._texts[i])}
        return same | {i}
