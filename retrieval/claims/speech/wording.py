"""The words of a sentence; a quotation in it is one word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.claims.speech.quotations import Quotation

_WORD = re.compile(
    r"\d{1,2}\.(?=\s+[^\W\d_])|\d+(?:[.,:]\d+)*(?:-[^\W\d_][\w-]*)?|(?:[A-ZÄÖÜ]\.)+|[^\W\d_](?:[\w’'*]|[-/](?=\w)|\.(?=(?:de|com|org|net|info|eu|di)\b))*|[^\w\s]"
)


_ABBREVIATED = re.compile(r"(?:Dr|Prof|St|Gen|Col|Lt|Mr|Mrs|Ms|Jr|Sr|Sen|Rep|Gov|Ing|Dipl|Capt|Adm|Maj|Sgt|Hr|Fr|No|Nr)")


_HYPHENED = re.compile(
    r"[-.](?:[A-ZÄÖÜ]|de$|com$|org$|net$|di$)|[a-z][A-Z]|^(?:taz|dpa|epd|sid)$"
)  # "ai-Bericht", "15-Jährige", a site's address


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, mark or whole quotation of a sentence: `text` is its slice of the document, `low` it in lower case."""

    start: int
    end: int
    text: str
    low: str
    quotation: bool = False

    @property
    def capital(self) -> bool:
        return not self.quotation and (self.text[0].isupper() or bool(_HYPHENED.search(self.text)))


def words_of(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[Word]:
    """Return the words of the sentence `text[start:end]`; a quotation, or the part of one within it, is one word."""
    found: list[Word] = []
    at = start
    for quotation in quotations:
        if quotation.end <= start or quotation.start >= end:
            continue
        _add_words(found, text, at, max(at, quotation.start))
        first, at = max(start, quotation.start), min(end, quotation.end)
        found.append(Word(first, at, text[first:at], text[first:at].lower(), quotation=True))
    _add_words(found, text, at, end)
    return found


def _add_words(found: list[Word], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, end):
        if match[0] == "." and found and found[-1].end == match.start() and _ABBREVIATED.fullmatch(found[-1].text):
            continue  # "Dr." stands within a name
        found.append(Word(match.start(), match.end(), match[0], match[0].lower()))
