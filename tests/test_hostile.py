"""The hand-written hostile inputs of tests/hostile.json, in every place where a text can come in."""

import json
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from bot.filing import filename
from bot.handlers.pages import Leaf
from bot.pictures.overview import overview_picture
from bot.rendering.export import export_text
from bot.rendering.json import answer_value
from bot.rendering.keyboard import Button, answer_keyboard
from bot.rendering.lists import document_pages, sources_pages
from bot.rendering.telegram import answer_messages, lines_messages
from bot.sandbox.formatting import formatted
from bot.shelf import Shelf
from bot.texts import texts
from corpus.coding import decoder
from corpus.confined import outcome
from corpus.dates import find_date, parse_date
from corpus.errors import DocumentError
from corpus.loading import load
from corpus.models import Corpus
from corpus.readers.draft import Draft
from corpus.reading import document_of
from retrieval.claims.speech import statements_of
from retrieval.engine import Engine

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ASKED = "Wie viele Menschen waren an Bord der Svala?"
DE = texts("de")
TABLE = json.loads((Path(__file__).parent / "hostile.json").read_text(encoding="utf-8"))
INPUTS = {
    kind: [one if isinstance(one, str) else one["repeat"] * one["times"] + one.get("tail", "") for one in inputs]
    for kind, inputs in TABLE.items()
}
KINDS = [kind for kind in INPUTS if kind != "buttons"]


def whole(text):
    """A text without halves of characters, as it is when it has come through UTF-8."""
    return text.encode("utf-8", "replace").decode()


def taken_by_telegram(messages):
    for message in messages:
        html = message if isinstance(message, str) else message.html
        shown = formatted(html, "HTML")  # as strict as Telegram
        assert len(shown.text.encode("utf-16-le")) // 2 <= 4096


def all_shown(engine, question):
    """Everything that is made of a question and its answer."""
    answer = engine.answer_or_nothing(question)
    taken_by_telegram(answer_messages(answer, DE, follows=question))
    if any(letter.isprintable() and not letter.isspace() for letter in question):
        taken_by_telegram(lines_messages([question]))
    answer_keyboard(1, answer, DE)
    json.dumps(answer_value(answer, explain=True))
    export_text(question, answer, datetime(2026, 3, 2, tzinfo=UTC), DE)
    for finding in answer.findings:
        for extract in (extract for position in finding.positions for extract in position.extracts):
            assert engine.corpus[extract.document].text[extract.start : extract.end] == extract.text
    return answer


def document_that_says(text):
    """A document that has a text in each of its fields."""
    fields = "".join(f"{name}: {json.dumps(whole(text))}\n" for name in ("title", "source", "url"))
    said = "".join(letter for letter in whole(text) if letter >= " " or letter == "\n")  # with the others it is no text file
    body = f"An Bord der „Svala“ waren 84 Menschen, sagte {said} am Montag.\n\nDer Kapitän von {said} kam.\n"
    return document_of(f"---\n{fields}published: 2024-03-11\n---\n{body}".encode(), "a.md")[0]


@pytest.fixture(scope="module")
def sample():
    return Engine(load(Path(__file__).parents[1] / "corpus" / "documents").corpus)


def test_there_are_many_and_each_is_there_once():
    assert sum(map(len, INPUTS.values())) >= 400
    assert all(len(set(inputs)) == len(inputs) for inputs in INPUTS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_as_a_question(sample, kind):
    all_shown(sample, "Wer kam?")  # reads the tables
    for text in INPUTS[kind]:
        began = time.process_time()
        all_shown(sample, whole(text))
        sample.with_subject(whole(text), "Wer hat das Telefonat initiiert?")
        assert time.process_time() - began < 2, text[:40]


@pytest.mark.parametrize("kind", KINDS)
def test_as_title_outlet_address_and_words_of_a_document(kind):
    for text in INPUTS[kind]:
        document = document_that_says(text)
        statements_of(document)
        corpus = Corpus((document,))
        answer = all_shown(Engine(corpus), ASKED)
        shelf = Shelf.of(corpus, corpus)
        taken_by_telegram([*sources_pages(shelf, DE), *document_pages(1, document, DE)])
        if len(text) < 50 and len(text) % 5 == 0:  # some of them: a picture takes its time
            assert overview_picture(answer, DE).startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_as_a_file(kind, suffix):
    for text in INPUTS[kind]:
        for shape in (text, f"{text}\n\nDie Fähre fährt wieder, sagte ein Sprecher am Montag.\n\n{text}\n"):
            try:
                document, _ = document_of(shape.encode("utf-8", "surrogatepass"), f"a{suffix}")
            except DocumentError:
                continue
            assert all(document.text_of(chunk).strip() for chunk in document.chunks)


@pytest.mark.parametrize("kind", ["markup", "signs", "numbers", "names", "addresses"])
def test_as_the_properties_of_a_word_file(kind):
    sentence = "Die Fähre fährt wieder, sagte ein Sprecher am Montag in Hallvik."
    for text in INPUTS[kind]:
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            body = f"<w:p><w:r><w:t>{sentence}</w:t></w:r></w:p>"
            archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
            core = f'<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:title><![CDATA[{whole(text)}]]></d:title></c:p>'
            archive.writestr("docProps/core.xml", core)
        found = outcome(".docx", file.getvalue())
        assert found.get("problem") in {"damaged", "entities"} or decoder(Draft)(found["draft"]).text == sentence


@pytest.mark.parametrize("kind", KINDS)
def test_as_the_title_that_a_file_is_named_after(kind):
    for text in INPUTS[kind]:
        name = filename(text, "0123456789", ".md")
        assert Path(name).name == name
        assert name.isascii()
        assert not name.startswith((".", "-"))
        assert len(name) < 120


def test_as_the_name_of_a_file_in_the_folder(tmp_path):
    names = [
        text
        for text in INPUTS["names"] + INPUTS["signs"]
        if whole(text) == text and not set(text) & {"/", "\0"} and text.strip(".")
    ]
    made = 0
    for number, name in enumerate(names):
        text = f"Bericht {number}: Die Fähre fährt wieder, sagte ein Sprecher am Montag.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        made += 1
    loading = load(tmp_path)
    assert made > 50
    assert len(loading.corpus) > 30
    shelf = Shelf.of(loading.corpus, loading.corpus)
    taken_by_telegram(sources_pages(shelf, DE))
    for document in loading.corpus:
        assert document.path.isprintable()
        json.dumps(document.path).encode()


@pytest.mark.parametrize("kind", list(INPUTS))
def test_as_a_date_or_a_button(kind):
    for text in INPUTS[kind]:
        parse_date(text)
        find_date(text[:300])
        for read in (Button.read, Leaf.read):
            found = read(whole(text).encode()[:64].decode("utf-8", "ignore"))
            assert found is None or len(found.data.encode()) <= 64
