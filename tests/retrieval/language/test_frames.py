"""What somebody does, said in several ways."""

import pytest

from retrieval.language.frames import frame_of


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Wer hat um das Gespräch gebeten?", "It was the union that rang."),
        ("Who heads the choir?", "Chorleiterin ist Ida Falk."),
        ("Wer bezahlt die Brücke?", "The county will foot the bill."),
        ("Who broke off the talks?", "Die Reederei ließ die Gespräche platzen."),
    ],
)
def test_other_words_of_either_language_say_what_the_question_asks(question, sentence):
    frame = frame_of(question)
    assert frame is not None
    assert frame.places(sentence)


def test_a_sentence_about_something_else_does_not():
    frame = frame_of("Who heads the choir?")
    assert frame is not None
    assert frame.places("The choir sang in Norvik.") == []


def test_a_question_that_no_table_has_asks_for_no_frame():
    assert frame_of("Wer sang im Chor?") is None
