"""What buttons show: whatever stands in a document, it is one message that Telegram takes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rendering.telegram import utf16_units
from bot.rendering.views import context_view, passages_pages, speakers_view
from bot.sandbox.formatting import formatted
from bot.texts import texts
from corpus.loading import load
from retrieval.models import Answer, Extract, Finding, Position, Verdict

DE = texts("de")


def extract(text: str, document: str = "a.md", source: str = "Blatt", start: int = 0) -> Extract:
    return Extract(document, source, "Titel", date(2024, 3, 11), None, 1, start, start + len(text), text, speaker=source)


def fits(html: str) -> None:
    shown = formatted(html, "HTML")
    assert utf16_units(shown.text) <= 4096
    assert len(shown.entities) <= 100


@pytest.fixture
def corpus(tmp_path: Path):
    def loaded(text: str):
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        return load(tmp_path).corpus

    return loaded


def test_the_context_sets_the_extract_in_bold_within_its_paragraph(corpus):
    documents = corpus("Er kam am Montag. Sie ging am Dienstag. Es regnete.\n\nDanach schien die Sonne.\n")
    start = documents["a.md"].text.index("Sie ging")
    html = context_view(extract("Sie ging am Dienstag.", start=start), documents, DE)
    assert "<blockquote>Er kam am Montag. <b>Sie ging am Dienstag.</b> Es regnete.</blockquote>" in html
    assert "Danach schien die Sonne." in html


def test_the_context_of_long_paragraphs_full_of_signs_is_one_message_with_the_extract_and_what_is_behind(corpus):
    first, second, third = (f"{word} & lachte. " + f"{word} < & > " * 900 for word in ("Anna", "Ben", "Clara"))
    documents = corpus(f"---\ntitle: T\n---\n{first}\n\n{second} Sie ging am Dienstag. {second}\n\n{third}\n")
    document = documents["a.md"]
    start = document.text.index("Sie ging")
    chunk = next(chunk for chunk in document.chunks if chunk.start <= start < chunk.end)
    extract = Extract(
        "a.md", "&" * 200, "<" * 200, None, None, chunk.paragraph, start, start + 21, document.text[start : start + 21]
    )
    html = context_view(extract, documents, DE)
    fits(html)
    assert "<b>Sie ging am Dienstag.</b>" in html
    assert [name in html for name in ("Anna", "Ben", "Clara")] == [True] * 3


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["&" * 450, "kurz", "<b>" * 150, "🦊" * 450]), min_size=1, max_size=12))
def test_every_passage_stands_on_a_page_and_every_page_is_a_message(words):
    passages = [extract(f"{number} {text}", source="&" * 300) for number, text in enumerate(words)]
    pages = passages_pages(passages, DE)
    for page in pages:
        fits(page)
    shown = "\n".join(formatted(page, "HTML").text for page in pages)
    assert all(passage.text in shown for passage in passages)
    assert f"von {len(words)}" in pages[0]


def test_a_table_of_very_many_outlets_is_one_message_and_says_what_it_leaves_out():
    positions = tuple(
        Position(f"{'&' * 50}{value}", tuple(extract("x", source=f"{number} {'<' * 70}") for number in range(40)))
        for value in range(8)
    )
    html = speakers_view(Answer("?", "de", (Finding(Verdict.CONFLICT, positions),)), 0, DE)
    fits(html)
    assert "und 25 weitere" in html
    assert html.endswith("<i>Hier ist nicht für alles Platz; /export gibt die ganze Antwort aus.</i>")
