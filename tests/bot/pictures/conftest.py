from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from retrieval.models import Answer, Extract, Finding, Position, Source, Verdict


@pytest.fixture(scope="session")
def size() -> Callable[[bytes], tuple[int, int]]:
    """Width and height of a PNG."""

    def measured(picture: bytes) -> tuple[int, int]:
        with Image.open(BytesIO(picture)) as image:
            assert image.format == "PNG"
            return image.size

    return measured


@pytest.fixture(scope="session")
def extract() -> Callable[..., Extract]:
    def made(source: str, text: str = "Er kam.", speaker: str | None = None) -> Extract:
        day = date(2024, 3, 11)
        place = (f"{source}.md", source, "Titel", day, None, 1, 0, len(text))
        return Extract(*place, text, attributed_to=speaker, speaker=speaker)

    return made


@pytest.fixture
def dispute(extract) -> Answer:
    """Two positions, one of them a text that two outlets print; an outlet is silent."""
    positions = (
        Position("84", (extract("Inselbote", speaker="Reederei"), extract("Küstenfunk", speaker="Reederei"))),
        Position("120", (extract("Hafenblatt", speaker="Hafenamt"),)),
    )
    prints = ((Source("Inselbote.md", "Inselbote"), Source("Küstenfunk.md", "Küstenfunk")),)
    silent = (Source("Nordbote.md", "Nordbote"),)
    return Answer("Wie viele waren an Bord?", "de", (Finding(Verdict.CONFLICT, positions, silent=silent, prints=prints),))
