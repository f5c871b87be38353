from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.loading import load
from retrieval.engine import Engine

# The first example loads the tables; no test here is about time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def engine(tmp_path: Path) -> Callable[..., Engine]:
    """An engine over the given documents: name -> text, as Markdown without front matter unless it brings its own."""

    def opened(**documents: str) -> Engine:
        for name, text in documents.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        return Engine(load(tmp_path).corpus)

    return opened
