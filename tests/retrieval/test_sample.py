"""The sample corpus that ships: it loads, keeps the reports' differences, and repeats none of their sentences."""

import re
from pathlib import Path

import pytest

from corpus.loading import load
from retrieval.engine import Engine

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "documents"


@pytest.fixture(scope="module")
def sample() -> Engine:
    loading = load(SAMPLE)
    assert not loading.problems
    return Engine(loading.corpus)


def test_there_are_five_digests_in_german_each_with_its_outlet(sample):
    assert len(sample.corpus) == 5
    assert {document.language for document in sample.corpus} == {"de"}
    assert all(document.source and document.title for document in sample.corpus)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wer hat das Telefonat zwischen Milley und Gerassimow initiiert?", "auf Initiative der amerikanischen Seite"),
        ("Haben Austin und Schoigu sich getroffen?", "Treffen"),
        ("Seit wann hatten die Stabschefs nicht mehr miteinander gesprochen?", "seit dem 11. Februar"),
        ("Warum bleiben die Einzelheiten vertraulich?", "im gegenseitigen Einvernehmen"),
        ("Who initiated the call between Austin and Shoigu?", "hat Austin das Gespräch mit Schoigu initiiert"),
    ],
)
def test_the_differences_of_the_reports_can_be_asked_for(sample, question, words):
    assert any(words in extract.text for finding in sample.ask(question).findings for extract in finding.extracts)


def test_no_run_of_six_words_is_a_reports_own_but_for_official_phrases(sample, shared):
    def runs(text: str) -> set[str]:
        words = re.findall(r"\w+", text.lower())
        return {" ".join(words[at : at + 6]) for at in range(len(words) - 5)}

    reports = [path.read_text(encoding="utf-8") for path in sorted((shared / "scenarios/seeds-five-reports/corpus").iterdir())]
    theirs = set().union(*map(runs, reports))
    for document in sample.corpus:
        unquoted = re.sub(r"„[^“]*“", " ¶ ", document.text)
        for piece in unquoted.split("¶"):
            assert runs(piece) & theirs == set()
