"""Words and numbers of a text, and the forms under which they meet."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.tokens import fold, stem, stems_of, stopwords, tokens_of

WORDS = st.text(st.characters(categories=["L", "Mn", "Nd"]), min_size=1)


def surfaces(text):
    return [token.surface for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Er kam, sah und siegte.", ["Er", "kam", "sah", "und", "siegte"]),
        ("3,5 Prozent von 1.200 um 18:30", ["3,5", "Prozent", "von", "1.200", "um", "18:30"]),
        ("Torne-Süd", ["Torne", "Süd"]),
        ("Kap's und Whitcombe’s", ["Kap's", "und", "Whitcombe’s"]),
        ("Am 3. Mai.", ["Am", "3", "Mai"]),
        ("MH17 flog", ["MH", "17", "flog"]),
        ("Київ und Тбілісі", ["Київ", "und", "Тбілісі"]),
        ("„…“ – !", []),
    ],
)
def test_words_and_numbers_are_tokens_and_marks_are_none(text, words):
    assert surfaces(text) == words


def test_a_word_is_one_token_however_the_page_writes_its_accents_and_breaks():
    assert surfaces(unicodedata.normalize("NFD", "Für Müller")) == [
        unicodedata.normalize("NFD", word) for word in ("Für", "Müller")
    ]
    assert surfaces("Bundes\u00adregierung") == ["Bundes\u00adregierung"]


@given(st.text())
def test_a_token_is_a_slice_of_the_text(text):
    assert all(text[token.start : token.end] == token.surface for token in tokens_of(text))


@given(st.text())
def test_tokens_stand_in_order_and_leave_out_no_letter_and_no_digit(text):
    tokens = tokens_of(text)
    assert all(earlier.end <= later.start for earlier, later in pairwise(tokens))
    inside = {at for token in tokens for at in range(token.start, token.end)}
    assert all(at in inside for at, mark in enumerate(text) if mark.isalnum())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("MÜLLER", "müller"),
        ("Straße", "STRASSE"),
        ("Kovačević", "Kovacevic"),
        ("Goethe", "Göthe"),
        ("Fähre", unicodedata.normalize("NFD", "Fähre")),
        ("Bundesregierung", "Bundes\u00adregierung"),
        ("ﬁnden", "finden"),
    ],
)
def test_spellings_of_one_word_fold_to_one_form(one, other):
    assert fold(one) == fold(other)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_case_makes_no_difference_to_a_fold(word):
    assert fold(word) == fold(word.lower())


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Regierung", "Regierungen", "de"),
        ("Brücke", "Brücken", "de"),
        ("Haus", "Häuser", "de"),
        ("Müllers", "Mueller", "de"),
        ("Straße", "Strassen", "de"),
        ("Kap's", "Kap", "de"),
        ("Bundes\u00adregierung", "Bundesregierungen", "de"),
        ("bridge", "bridges", "en"),
        ("Whitcombe’s", "Whitcombe", "en"),
        ("negotiating", "negotiated", "en"),
    ],
)
def test_inflections_of_one_word_share_a_stem(one, other, language):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(("one", "other"), [("Minister", "Ministerium"), ("Rat", "Rad"), ("Kiew", "Kier")])
def test_different_words_keep_different_stems(one, other):
    assert stem(one, "de") != stem(other, "de")


@given(WORDS, st.sampled_from(["de", "en"]))
def test_every_word_has_a_stem_that_is_folded(word, language):
    assert stem(word, language)
    assert stem(word, language) == (fold(stem(word, language)) or stem(word, language))


def test_function_words_have_no_stem_in_a_text():
    assert stems_of("Die Brücke ist wegen des Hochwassers gesperrt", "de") == stems_of("Brücke Hochwassers gesperrt", "de")
    assert stems_of("The bridge is closed", "en") == stems_of("bridge closed", "en")


@pytest.mark.parametrize("word", ["weiß", "Wissen", "know", "tell"])
def test_a_word_that_may_be_what_is_asked_for_is_no_function_word(word):
    assert not any(word.lower() in stopwords(language) for language in ("de", "en"))


def test_a_list_of_function_words_knows_the_sharp_s():
    assert "daß" in stopwords("de")


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("abgebrochen", "abbrechen"),
        ("brachen", "brechen"),
        ("zurückgetreten", "zurücktreten"),
        ("rief", "rufen"),
        ("gestiegen", "steigen"),
    ],
)
def test_the_forms_of_a_strong_verb_are_one(form, verb):
    assert stem(form, "de") == stem(verb, "de")


def test_a_noun_or_another_verb_that_looks_like_a_strong_form_stays_itself():
    assert stem("Griff", "de") != stem("greifen", "de")
    assert stem("führen", "de") != stem("fahren", "de")
