import re
from collections.abc import Callable
from datetime import date

import pytest

from corpus.models import Chunk, Document


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
