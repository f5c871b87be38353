"""Which words of a corpus a word of a question may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.vocabulary import VARIANTS, Vocabulary
from retrieval.language.tokens import fold

CORPUS = [
    "verteidigungsminister",
    "telefonat",
    "waffenruhe",
    "gerassimow",
    "schoigu",
    "brücke",
    "kyjiw",
    "fähre",
    "hochwasser",
    "staatsanwaltschaft",
    "zeuge",
    "regierung",
    "strafmaß",
    "gewerkschaft",
    "ministerpräsidentin",
    "krankenhaus",
    "evakuierung",
    "leitzins",
    "zentralbank",
    "übernahme",
]
LONG = [word for word in CORPUS if len(fold(word)) >= 6]
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@st.composite
def one_slip(draw):
    """A word of the corpus, and the same typed with one slip: two letters swapped, one missing, doubled or wrong."""
    word = draw(st.sampled_from(LONG))
    plain = fold(word)
    at = draw(st.integers(1, len(plain) - 2))
    swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
    missing = plain[:at] + plain[at + 1 :]
    doubled = plain[:at] + plain[at] + plain[at:]
    wrong = plain[:at] + draw(LETTERS) + plain[at + 1 :]
    return word, draw(st.sampled_from([swapped, missing, doubled, wrong]))


@given(one_slip())
def test_a_word_misspelt_once_finds_the_corpus_word_first(slip):
    word, typed = slip
    assert next(iter(Vocabulary(CORPUS).corrections(typed))) == fold(word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("Verteidigunsgministr", "verteidigungsminister"),
        ("Statsanwaltschat", "staatsanwaltschaft"),
        ("Zentarlbnk", "zentralbank"),
        ("Minsterpräsidentn", "ministerpräsidentin"),
        ("Teleofnt", "telefonat"),
    ],
)
def test_a_word_misspelt_twice_still_finds_the_corpus_word(typed, word):
    assert fold(word) in Vocabulary(CORPUS).corrections(typed)


def test_a_word_of_four_letters_with_two_swapped_is_found():
    assert "bahn" in Vocabulary(["bahn"]).corrections("Bhan")


def test_a_name_of_four_letters_has_the_corpus_s_spelling():
    assert set(Vocabulary(["asis"]).spellings("Aziz")) == {"asis"}


@pytest.mark.parametrize("word", ["Zwirbelfax", "Ofen", "Rat", "ab", "x", "", "1200", "3,5", "A-B"])
def test_a_word_like_none_of_the_corpus_has_no_correction(word):
    assert Vocabulary(CORPUS).corrections(word) == {}


@given(st.text(), st.booleans())
def test_corrections_are_few_and_of_the_corpus_and_the_nearest_come_first(word, name):
    vocabulary = Vocabulary(CORPUS)
    found = vocabulary.corrections(word, name=name)
    assert len(found) <= VARIANTS
    assert all(other in vocabulary and 0 < weight <= 1 for other, weight in found.items())
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_the_nearer_of_two_words_is_the_likelier():
    assert list(Vocabulary(["gewicht", "gericht"]).corrections("gerichtt")) == ["gericht", "gewicht"]


@given(st.permutations(CORPUS), one_slip())
def test_the_order_of_the_corpus_changes_nothing(shuffled, slip):
    _, typed = slip
    assert Vocabulary(shuffled + shuffled).corrections(typed) == Vocabulary(CORPUS).corrections(typed)


@pytest.mark.parametrize("word", ["Brücke", "BRUECKE", "Bruecke", "brücke"])
def test_a_word_is_known_in_every_spelling_of_its_umlauts_and_its_case(word):
    assert word in Vocabulary(CORPUS)


@pytest.mark.parametrize(
    ("asked", "written"), [("Gerasimov", "gerassimow"), ("Shoigu", "schoigu"), ("Kiew", "kyjiw"), ("Kyiv", "kyjiw")]
)
def test_a_name_has_the_corpus_s_spelling(asked, written):
    assert set(Vocabulary(CORPUS).spellings(asked)) == {written}


def test_a_word_is_no_other_spelling_of_itself():
    assert all(fold(word) not in Vocabulary(CORPUS).spellings(word) for word in CORPUS)


def test_a_name_one_sound_off_is_found_where_a_word_is_not():
    vocabulary = Vocabulary(["chruschtschow"])
    assert "chruschtschow" in vocabulary.corrections("Khrushchev", name=True)


def test_an_empty_corpus_has_no_words():
    vocabulary = Vocabulary([])
    assert "Brücke" not in vocabulary
    assert vocabulary.spellings("Kiew") == vocabulary.corrections("Brücke", name=True) == {}
