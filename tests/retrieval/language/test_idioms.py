"""Phrases of a light verb and what goes with it, in a question."""

import pytest

from retrieval.language.idioms import idioms_in
from retrieval.language.tokens import tokens_of


def words(question: str) -> list[list[str]]:
    tokens = tokens_of(question)
    return [[tokens[number].surface for number in numbers] for numbers, _ in idioms_in(tokens)]


@pytest.mark.parametrize(
    ("question", "phrase"),
    [
        ("Wie viele Menschen kamen beim Brand in Hohenrade ums Leben?", ["kamen", "ums", "Leben"]),
        ("Wie viele Akten gingen beim Umzug verloren?", ["gingen", "verloren"]),
        ("Sind bei der Zählung Bögen verloren gegangen?", ["verloren", "gegangen"]),
    ],
)
def test_a_light_verb_and_what_goes_with_it_are_one_phrase_wherever_they_stand(question, phrase):
    assert phrase in words(question)


def test_a_noun_is_no_verb_of_the_same_letters():
    assert all("Leben" not in phrase or "kamen" in phrase for phrase in words("Wie viele Menschen kamen hier ums Leben?"))


def test_typed_in_small_letters_a_phrase_is_found_as_well():
    assert ["kamen", "ums", "leben"] in words("wie viele kamen beim brand ums leben")


def test_words_that_are_no_phrase_are_none():
    assert words("Wer leitet die Werft?") == []
