"""Character 4-grams of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.grams import SIZE, spelt, word_grams
from retrieval.language.tokens import fold

WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=20)


def shared(one, other):
    return len(set(word_grams(one)) & set(word_grams(other))) / len(set(word_grams(one)))


def test_a_word_is_its_overlapping_pieces_with_both_ends_marked():
    assert word_grams("Fähre") == ("_fah", "fahr", "ahre", "hre_")


def test_a_short_word_is_one_piece():
    assert word_grams("Li") == ("_li_",)
    assert word_grams("Uno") == ("_uno", "uno_")


@given(WORDS)
def test_the_pieces_overlap_into_the_folded_word(word):
    first, *rest = word_grams(word)
    assert first + "".join(piece[-1] for piece in rest) == f"_{fold(word)}_"
    assert not rest or all(len(piece) == SIZE for piece in word_grams(word))


@pytest.mark.parametrize("other", ["FÄHRE", "Faehre", "fa\u0308hre"])
def test_spellings_of_a_word_have_the_same_pieces(other):
    assert word_grams(other) == word_grams("Fähre")


@pytest.mark.parametrize(
    ("word", "longer"), [("Brücke", "Brückensperrung"), ("Telefonat", "Telefonats"), ("Minister", "Verteidigungsminister")]
)
def test_a_compound_shares_most_pieces_of_its_parts(word, longer):
    assert shared(word, longer) >= 0.75


def test_a_misspelt_word_keeps_pieces_of_the_right_one():
    assert shared("Verteidigungsminster", "Verteidigungsminister") >= 0.75


@given(st.lists(st.text(st.sampled_from("abäßе\u4e2d\U0001f600_"), max_size=9)))
def test_many_words_spelt_at_once_have_the_grams_of_each(words):
    found = spelt([fold(word) for word in words])
    grams = iter(found.numbers)
    assert [tuple(found.grams[next(grams)] for _ in range(count)) for count in found.counts] == list(map(word_grams, words))
    assert next(grams, None) is None
    assert len(set(found.grams)) == len(found.grams)


def test_words_of_more_letters_than_keys_have_room_for_keep_their_grams():
    words = [chr(code) * 2 + chr(code + 1) for code in range(0x4E00, 0x9FFF)]
    found = spelt(words)
    assert [found.grams[number] for number in found.numbers[:2]] == ["_一一丁", "一一丁_"]
    assert len(found.grams) == 2 * len(words)
