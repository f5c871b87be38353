import pytest

from retrieval.claims.speech.moods import in_reported_mood
from retrieval.claims.speech.wording import words_of


def mood(text: str) -> bool:
    return in_reported_mood(words_of(text, 0, len(text), []))


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm sei dicht.",
        "Man habe ihn geprüft.",
        "Der Rat werde am Montag tagen.",
        "Es gebe keinen Grund zur Sorge.",
        "Zu Schäden sei es nicht gekommen.",
        "Das Wasser stehe still, der Damm halte.",
        "Die Sitzung finde statt.",
    ],
)
def test_the_present_subjunctive_marks_reported_speech(text):
    assert mood(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Damm ist dicht.",
        "Ich habe ihn geprüft.",
        "Es sei denn, der Damm bricht.",
        "Er kam gerne und blieb lange.",
        "Heute reiche Ernte.",
        "Die Habe des Mannes lag im Laufe des Tages da.",
    ],
)
def test_other_forms_do_not(text):
    assert not mood(text)
