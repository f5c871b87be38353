"""The event that a question asks about, with what reports it and what reports others of its kind."""

from pathlib import Path

import pytest

from corpus.loading import load
from retrieval.answering.matter import Matter, matters_of
from retrieval.answering.ranking import candidates
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question

SHIPPED = installed_lexicon(Path("no dictionary here"))


@pytest.fixture
def matters(tmp_path):
    """The matters that a question finds in the given documents: name -> text."""

    def found(question: str, **documents: str) -> list[Matter]:
        for name, text in documents.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        corpus = load(tmp_path).corpus
        index, query = PassageIndex(corpus, SHIPPED), read_question(question, SHIPPED)
        terms = index.expand(query)
        return matters_of(query, terms, corpus, index, candidates(corpus, index, query, terms))

    return found


def report(place: str, day: str, what: str = "Brand", text: str = "Es gab drei Verletzte.") -> str:
    return f"---\ntitle: {what} in {place}\npublished: {day}\n---\nIn {place} gab es am Montag einen {what}.\n\n{text}"


def paths(documents) -> list[str]:
    return sorted(document.path for document in documents)


ASKED = "Wie viele Verletzte gab es beim Brand in Morle?"


def test_reports_of_one_event_are_one_matter_and_that_asked_about_comes_first(matters):
    first, *_ = matters(
        ASKED,
        a=report("Lohra", "2021-05-04"),
        b=report("Morle", "2024-03-12"),
        c=report("Morle", "2024-03-13", text="Mehr nicht."),
    )
    assert paths(first.documents) == ["b.md", "c.md"]


def test_reports_of_another_event_of_the_kind_are_elsewhere(matters):
    first, *_ = matters(ASKED, a=report("Lohra", "2021-05-04"), b=report("Morle", "2024-03-12"))
    assert (paths(first.documents), paths(first.elsewhere)) == (["b.md"], ["a.md"])


def test_reports_of_an_event_of_another_kind_are_not_elsewhere(matters):
    first, *_ = matters(ASKED, a=report("Lohra", "2021-05-04", "Streik"), b=report("Morle", "2024-03-12"))
    assert (paths(first.documents), paths(first.elsewhere)) == (["b.md"], [])


def test_the_scores_of_the_paragraphs_that_were_hit_are_those_of_their_documents(matters):
    first, *_ = matters(ASKED, b=report("Morle", "2024-03-12"))
    assert set(first.scores) == {"b.md"}
    assert all(0 < score <= 1 for score in first.scores["b.md"].values())


def test_the_matter_that_a_question_sets_comes_first_although_another_event_has_the_answer(matters):
    other = "Wegen des Streiks wurden 60 Operationen verschoben."
    first, *_ = matters(
        "Wie viele Operationen wurden beim Streik am Nordklinikum verschoben?",
        a=report("der Klinik Lohra", "2021-05-04", "Streik", text=other),
        b=report("einem Nordklinikum", "2024-03-12", "Streik", text="Die Pflegekräfte wollen mehr Lohn."),
    )
    assert paths(first.documents) == ["b.md"]
