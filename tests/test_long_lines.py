"""Lines of a hundred thousand characters: no rule takes the square of their length. Seconds are the processor's own."""

import time

import pytest

from corpus.errors import DocumentError
from corpus.models import Corpus
from corpus.reading import document_of
from retrieval.claims.speech import statements_of
from retrieval.engine import Engine

LENGTH = 100_000
# Letters, words, blanks, signs and pairs of them: what the rules' patterns repeat. The square of the length would be minutes.
UNITS = ["x", "–", " ", "1.", "_", "`", "](", "a ", "A. ", "sagte ", "&amp; ", "12.3.2024 ", "„a“ ", "<a>"]
MOST = 8.0  # a second as a rule, and room for a slow machine


def taken(work):
    began = time.process_time()
    made = work()
    return made, time.process_time() - began


@pytest.mark.parametrize(("unit", "suffix"), [(unit, ".md") for unit in UNITS] + [("<a>", ".html"), ("a ", ".html")])
def test_a_file_with_such_a_line_is_read(unit, suffix):
    line = (unit * LENGTH)[:LENGTH]
    text = f"Die Fähre fährt.\n\nDer Rat tagt am Montag, sagte {line}x. Danach kam er.\n\nEnde gut.\n"
    page = f"<h1>Rat</h1><p>{text}</p>" if suffix == ".html" else text

    def read():
        try:
            return document_of(page.encode(), f"a{suffix}")
        except DocumentError:
            return None

    _, seconds = taken(read)
    assert seconds < MOST


@pytest.mark.parametrize("unit", ["x", "–", "a ", "sagte ", "&amp; "])
def test_its_statements_are_found_and_it_is_asked(unit):
    line = (unit * LENGTH)[:LENGTH]
    text = f"Die Fähre fährt.\n\nDer Rat tagt am Montag, sagte {line}x. Danach kam er, sagte er.\n"
    document, _ = document_of(text.encode(), "a.txt")
    _, seconds = taken(lambda: statements_of(document))
    assert seconds < MOST
    _, seconds = taken(lambda: Engine(Corpus((document,))).answer_or_nothing("Wann tagt der Rat?"))
    assert seconds < MOST


@pytest.mark.parametrize(
    ("question", "begin", "unit"),
    [
        ("Wie viele Betten fallen weg?", "60 Betten fallen weg. Die Gewerkschaft ", "bleibt bei "),
        ("Hat der Wolf die Schafe gerissen?", "Die Schafe wurden gerissen ", "wurde "),
    ],
)
def test_words_that_a_rule_pairs_may_repeat_within_a_sentence(question, begin, unit):
    document, _ = document_of(f"{begin}{unit * (25_000 // len(unit))}x 140.\n".encode(), "a.txt")
    _, seconds = taken(lambda: Engine(Corpus((document,))).answer_or_nothing(question))
    assert seconds < MOST
