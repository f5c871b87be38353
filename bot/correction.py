"""What an admin says better of a document than its page does: outlet, title, date, address."""

import json
import re

from corpus.dates import parse_date
from corpus.models import Document

# What front matter calls it, and what people write before the colon, in both languages.
_LABELS = {
    "source": ("quelle", "medium", "source", "outlet"),
    "title": ("titel", "title"),
    "published": ("datum", "date"),
    "url": ("link", "url", "adresse", "address"),
}
_NAMES = {label: name for name, labels in _LABELS.items() for label in labels}
_LINE = re.compile(rf"\s*({'|'.join(_NAMES)})\s*:[ \t]*(\S.*?)\s*", re.IGNORECASE)
LONGEST = 300  # characters of what is said


class UnreadableDateError(Exception):
    """A date that is none; its text is what was written."""


def corrections_in(text: str) -> dict[str, str]:
    """Return what lines such as "Quelle: Hafenkurier" and "Datum: 12.3.2024" say, by the names of front matter.

    Raises UnreadableDateError for a date that cannot be understood; other lines are passed over.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        said = _LINE.fullmatch(line)
        if said is None:
            continue
        name, value = _NAMES[said[1].casefold()], said[2][:LONGEST]
        if name == "published":
            moment = parse_date(value)
            if moment is None:
                raise UnreadableDateError(value)
            value = moment.isoformat()
        found[name] = value
    return found


def corrected(document: Document, corrections: dict[str, str], *, named: bool) -> bytes:
    """Return the text of a document with what is known of it, and what is corrected, declared above it.

    `named`: the document names its outlet, for which otherwise the file stands.
    """
    known = {
        "source": document.source if named else "",
        "title": document.title,
        "published": document.published.isoformat() if document.published else "",
        "url": document.url or "",
        "language": document.language,
    }
    # A string of JSON is one of YAML, whatever stands in it.
    declared = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in (known | corrections).items() if value]
    paragraphs = [" ".join(document.text_of(chunk).split()) for chunk in document.chunks]
    return "\n".join(["---", *declared, "---", "\n\n".join(paragraphs), ""]).encode()
