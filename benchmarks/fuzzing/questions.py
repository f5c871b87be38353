"""Questions to the sample documents, and questions to documents that are hostile themselves."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bot.rendering.export import export_text
from bot.rendering.json import answer_value
from bot.rendering.keyboard import answer_keyboard
from bot.rendering.telegram import answer_messages, lines_messages
from bot.sandbox.formatting import formatted
from bot.texts import texts
from corpus.loading import load
from corpus.models import Corpus
from corpus.reading import document_of
from fuzzing.generator import Generator
from fuzzing.readers import ARTICLE
from retrieval.claims.speech import statements_of
from retrieval.engine import Engine

DOCUMENTS = Path(__file__).resolve().parents[2] / "corpus" / "documents"
QUESTIONS = (
    "Wie viele Menschen waren an Bord der Svala?",
    "Wer sprach von einem Fehler?",
    "Wurde jemand verletzt?",
    "When did it happen?",
)


class Asking:
    """Asks an engine for the sample documents, or one for documents that are hostile themselves."""

    def __init__(self) -> None:
        self.engine = Engine(load(DOCUMENTS).corpus)
        self.words = texts("de")

    def ask(self, make: Generator) -> None:
        question = make.text(*QUESTIONS).encode("utf-8", "replace").decode()
        self._shown(self.engine, question)
        if make.random.random() < 0.2:
            self.engine.with_subject(question, make.text(*QUESTIONS))

    def ask_of(self, make: Generator) -> None:
        path = make.random.choice(("a.txt", "a.md"))
        declared = "".join(f"{name}: {json.dumps(make.text()[:200])}\n" for name in ("title", "source", "url"))
        text = f"---\n{declared}---\n" + ARTICLE + make.text(ARTICLE) + "\n\n" + ARTICLE
        document, _ = document_of(text.encode("utf-8", "replace"), path)
        statements_of(document)
        self._shown(Engine(Corpus((document,))), make.random.choice(QUESTIONS))

    def _shown(self, engine: Engine, question: str) -> None:
        answer = engine.ask(question)
        for html in answer_messages(answer, self.words, follows=question):
            shown = formatted(html, "HTML")  # as strict as Telegram
            if len(shown.text.encode("utf-16-le")) // 2 > 4096:
                raise AssertionError("a message of more than 4,096 units")
        for html in lines_messages([question]) if any(map(str.isalnum, question)) else ():
            formatted(html, "HTML")
        answer_keyboard(1, answer, self.words)
        json.dumps(answer_value(answer, explain=True))
        export_text(question, answer, datetime(2026, 3, 2, tzinfo=UTC), self.words)
        for finding in answer.findings:
            for position in finding.positions:
                for extract in position.extracts:
                    if engine.corpus[extract.document].text[extract.start : extract.end] != extract.text:
                        raise AssertionError("an extract that is no slice of its document")
