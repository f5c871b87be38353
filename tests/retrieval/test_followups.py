import pytest

from retrieval.followups import with_subject
from retrieval.language.lexicon import installed_lexicon

BEFORE = "Wer hat das Treffen zwischen Ravndal und Orsten abgesagt?"


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("Und wann war das?", "Wann war das zu Treffen Ravndal Orsten?"),
        ("Was sagt die Reederei dazu?", "Was sagt die Reederei dazu zu Treffen Ravndal Orsten?"),
        ("Warum?", "Warum zu Treffen Ravndal Orsten?"),
        ("Wie lange dauerte es?", "Wie lange dauerte es zu Treffen Ravndal Orsten?"),
        ("And where was it?", "Where was it about Treffen Ravndal Orsten?"),
    ],
)
def test_a_question_that_points_back_takes_the_subject_of_the_one_before_it(question, read_as):
    assert with_subject(question, BEFORE, installed_lexicon()) == read_as


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Tote gab es in Hallvik?",
        "Wer hat das Gespräch gesucht?",
        "Wann tagt der Rat von Grellingen?",
        "Wie viele Menschen waren an Bord der Svala?",
        "Ravndal",
        "!?",
    ],
)
def test_a_question_with_a_subject_of_its_own_is_left_as_it_is(question):
    assert with_subject(question, BEFORE, installed_lexicon()) is None


def test_a_question_before_it_without_a_word_gives_no_subject():
    assert with_subject("Und wann?", "???", installed_lexicon()) is None
