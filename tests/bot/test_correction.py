"""What a reply to a preview says of a document, and the document that comes of it."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.correction import UnreadableDateError, corrected, corrections_in
from corpus.reading import document_of

PAGE = b"<html><body><h1>Schlepper unterwegs</h1><p>Zwei Schlepper sind auf dem Weg.</p><p>Sie kommen am Abend an.</p>"


def test_each_line_says_one_thing_in_either_language():
    said = corrections_in("Quelle: Hafenkurier\ndate: March 12, 2024\n\nTITEL:  Zwei   Schlepper \nLink: https://a.example/b?c=d")
    assert said == {
        "source": "Hafenkurier",
        "published": "2024-03-12",
        "title": "Zwei Schlepper",
        "url": "https://a.example/b?c=d",
    }


@pytest.mark.parametrize("text", ["", "Wer war das?", "Quelle:", "Quelle Hafenkurier", "Autor: Anna"])
def test_what_corrects_nothing_says_nothing(text):
    assert corrections_in(text) == {}


def test_a_date_that_is_none_is_named():
    with pytest.raises(UnreadableDateError, match="gestern"):
        corrections_in("Datum: gestern")


def test_a_corrected_document_has_the_same_paragraphs_and_what_was_said_of_it():
    document, _ = document_of(PAGE, "a.html")
    again, remarks = document_of(
        corrected(document, {"source": "Hafenblatt", "published": "2024-03-12T18:20:00"}, named=False), "a.txt"
    )
    assert [again.text_of(chunk) for chunk in again.chunks] == [document.text_of(chunk) for chunk in document.chunks]
    assert (again.source, again.published, again.title) == ("Hafenblatt", datetime(2024, 3, 12, 18, 20), document.title)  # noqa: DTZ001
    assert remarks == ()


def test_what_is_not_corrected_stays():
    document, _ = document_of(
        b"---\nsource: Blatt\npublished: 2024-03-11\nurl: https://a.example\n---\nEr kam am Montag.\n", "a.md"
    )
    again, _ = document_of(corrected(document, {"title": "Er kam"}, named=True), "a.txt")
    assert (again.source, again.published, again.url) == ("Blatt", date(2024, 3, 11), "https://a.example")
    assert again.title == "Er kam"


@settings(deadline=None, max_examples=50)  # each reads two files
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=80))
def test_whatever_is_said_is_kept_as_it_is_written(name):
    said = corrections_in(f"Quelle: {name}")
    document, _ = document_of(PAGE, "a.html")
    again, _ = document_of(corrected(document, said, named=False), "a.txt")
    assert again.source == said.get("source", "a.txt")
