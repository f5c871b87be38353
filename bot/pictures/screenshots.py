"""The pictures of the documentation, drawn from the sample documents: `python -m bot.pictures.screenshots FOLDER`."""

import sys
from pathlib import Path

from bot.config import Settings
from bot.pictures.overview import overview_picture
from bot.pictures.timeline import timeline_picture
from bot.texts import texts
from corpus.loading import load
from retrieval.engine import Engine
from retrieval.timeline import events_of_corpus

QUESTION = "Wer hat das Gespräch zwischen Gerassimow und Milley initiiert?"


def draw(documents: Path, folder: Path) -> None:
    """Write overview.png and timeline.png into `folder`."""
    words = texts("de")
    corpus = load(documents).corpus
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "overview.png").write_bytes(overview_picture(Engine(corpus).ask(QUESTION), words))
    (folder / "timeline.png").write_bytes(timeline_picture(events_of_corpus(corpus), words))


if __name__ == "__main__":
    draw(Settings().corpus_dir, Path(sys.argv[1]))
