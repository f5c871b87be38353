"""German compounds and their parts."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.compounds import parts_of

WORDS = {"Fehler", "Quelle", "Hafen", "Rundfahrt", "Fahrt", "Arbeit", "Markt"}


def test_a_compound_is_its_first_part_and_its_head():
    assert parts_of("Fehlerquelle", WORDS.__contains__) == ("Fehler", "Quelle")


def test_what_links_two_parts_belongs_to_neither():
    assert parts_of("Arbeitsmarkt", WORDS.__contains__) == ("Arbeit", "Markt")


def test_the_longest_known_head_is_taken():
    assert parts_of("Hafenrundfahrt", WORDS.__contains__) == ("Hafen", "Rundfahrt")


def test_a_word_with_an_unknown_part_is_no_compound():
    assert parts_of("Zwergquelle", WORDS.__contains__) is None


@given(st.text(max_size=30))
def test_parts_are_long_enough_to_be_words(word):
    parts = parts_of(word, lambda _: True)
    assert parts is None or all(len(part) >= 4 for part in parts)
