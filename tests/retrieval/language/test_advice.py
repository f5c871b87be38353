import pytest

from retrieval.language.advice import asks_advice, gives_advice


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Was sollen Anwohner jetzt tun?", "de"),
        ("Was rät die Stadt den Anwohnern?", "de"),
        ("What should residents do?", "en"),
    ],
)
def test_a_question_what_to_do_asks_for_advice(question: str, language: str) -> None:
    assert asks_advice(question, language)


def test_a_question_what_somebody_did_asks_for_none() -> None:
    assert not asks_advice("Was hat die Stadt getan?", "de")


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Die Stadt rät, das Wasser abzukochen.", "de"),
        ("Anwohner sollten die Fenster schließen.", "de"),
        ("Residents were urged to stay inside.", "en"),
    ],
)
def test_a_sentence_that_says_what_to_do_gives_advice(sentence: str, language: str) -> None:
    assert gives_advice(sentence, language)


def test_a_sentence_that_says_what_happened_gives_none() -> None:
    assert not gives_advice("Das Wasser war drei Tage lang trüb.", "de")
