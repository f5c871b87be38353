"""What an admin says better of a document than its page does: outlet, title, date, address."""

import json

from bot.texts import LANGUAGES, texts
from corpus.dates import parse_date
from corpus.models import Document

FIELDS = ("source", "title", "published", "url")  # as front matter calls them
LONGEST = 300  # characters of what is said


class UnreadableDateError(Exception):
    """A date that is none; its text is what was written."""


def corrections_in(text: str) -> dict[str, str]:
    """Return what lines such as "Quelle: Hafenkurier" and "Datum: 12.3.2024" say, by the names of front matter.

    Raises UnreadableDateError for a date that cannot be understood; other lines are passed over.
    """
    found: dict[str, str] = {}
    labels = _labels()
    for line in text.splitlines():
        label, _, said = line.partition(":")
        name, value = labels.get(label.strip().casefold()), " ".join(said.split())[:LONGEST]
        if not name or not value:
            continue
        if name == "published":
            moment = parse_date(value)
            if moment is None:
                raise UnreadableDateError(value)
            value = moment.isoformat()
        found[name] = value
    return found


def _labels() -> dict[str, str]:
    """What people write before the colon, in any language of the bot, with the name in front matter."""
    return {
        label.casefold(): name
        for language in LANGUAGES
        for name in FIELDS
        for label in texts(language)(f"upload.label.{name}").split()
    }


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
