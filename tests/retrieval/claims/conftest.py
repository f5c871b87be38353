import re
from collections.abc import Callable
from datetime import date

import pytest

from corpus.models import Chunk, Document
from retrieval.claims.speech import statements_of


@pytest.fixture
def report() -> Callable[..., Document]:
    """A document made of a title and paragraphs, with the day of publication as YYYY-MM-DD."""

    def made(
        title: str, *paragraphs: str, on: str = "", path: str = "", source: str = "Inselbote", language: str = "de"
    ) -> Document:
        text = "\n\n".join(paragraphs)
        name = path or re.sub(r"\W+", "-", f"{title}-{on}")
        chunks, at = [], 0
        for number, paragraph in enumerate(paragraphs, 1):
            chunks.append(Chunk(name, number, at, at + len(paragraph)))
            at += len(paragraph) + 2
        day = date.fromisoformat(on) if on else None
        return Document(name, text, source, title, day, None, language, name, tuple(chunks))

    return made


@pytest.fixture
def document(report) -> Callable[..., Document]:
    """A document of the given text, its paragraphs parted by blank lines."""

    def made(text: str, language: str = "de") -> Document:
        return report("", *text.split("\n\n"), language=language)

    return made


@pytest.fixture
def speakers(document) -> Callable[..., list[tuple[str, str]]]:
    """Who speaks in a text: for each statement how its sentence begins, two words of it, and the speaker."""

    def heard(text: str, language: str = "de") -> list[tuple[str, str]]:
        found = statements_of(document(text, language))
        return [(" ".join(text[one.start : one.end].split()[:2]), one.speaker) for one in found]

    return heard


@pytest.fixture
def speaker(speakers) -> Callable[..., str | None]:
    """The one speaker of a text, None where the outlet speaks for itself."""

    def heard(text: str, language: str = "de") -> str | None:
        names = {name for _, name in speakers(text, language)}
        assert len(names) <= 1, names
        return names.pop() if names else None

    return heard


@pytest.fixture
def spoken(document) -> Callable[..., list[str]]:
    """The parts of a text that are speech."""

    def heard(text: str, language: str = "de") -> list[str]:
        return [text[start:end] for one in statements_of(document(text, language)) for start, end in one.spans]

    return heard
