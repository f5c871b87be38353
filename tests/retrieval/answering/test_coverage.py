"""How far a sentence says what a question's terms mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.coverage import HEAD, LETTERS, MEANING, Coverage, letters
from retrieval.answering.reading import read
from retrieval.index.passages import Expanded
from retrieval.language.tokens import stem
from retrieval.models import Form, Term, Way


def form(word, way=Way.EXACT, weight=0.5, language="de"):
    return Form((stem(word, language),), weight, way, word)


def covered(sentence, text, *forms, **worth):
    [one] = read(sentence, "de")
    return Coverage([Expanded(Term(text), forms, 1.0)], **worth).of(one)[0]


@pytest.mark.parametrize("way", list(Way))
def test_a_term_is_covered_as_far_as_the_way_of_its_form_keeps_its_meaning(way):
    assert covered("Die Brücke brannte.", "Überführung", form("Brücke", way)) == MEANING[way]


def test_the_best_form_counts_in_whatever_order_the_forms_stand():
    forms = [form("brannte", Way.PART), form("Brücke", Way.SYNONYM)]
    assert covered("Die Brücke brannte.", "Steg", *forms) == covered("Die Brücke brannte.", "Steg", *forms[::-1]) == 0.75


def test_a_form_may_be_worth_what_it_is_in_the_index():
    assert covered("Die Brücke brannte.", "Steg", form("Brücke", weight=0.3), worth=lambda form: form.weight) == 0.3


def test_a_day_of_the_week_is_no_compound_of_the_word_it_begins_with():
    assert covered("Am Dienstag brannte es.", "Dienst") == 0.0


def test_a_term_is_covered_in_part_by_its_letters():
    assert 0.4 < covered("Die Talbrücke brannte.", "Brücke") <= LETTERS


def test_a_sentence_with_neither_a_form_nor_letters_covers_nothing():
    assert covered("Der Regen hielt an.", "Brücke", form("Brücke")) == 0


def test_a_phrase_is_covered_only_where_all_of_its_words_stand():
    phrase = Form((stem("Tal", "de"), stem("Brücke", "de")), 1.0, Way.EXACT, "Tal Brücke")
    assert covered("Die Brücke im Tal brannte.", "xyz", phrase) == 1
    assert covered("Die Brücke brannte.", "xyz", phrase) < 1


@given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=20), st.sampled_from(list(Way)))
def test_coverage_of_any_term_by_any_sentence_is_a_share(sentence, word, way):
    term = Expanded(Term(word), (form(word, way),), 1.0)
    assert all(0 <= share <= 1 for one in read(sentence, "de") for share in Coverage([term]).of(one))
    assert letters(word)


def test_a_compound_is_of_the_kind_of_its_last_part():
    assert covered("Ein Ersatztermin ist nicht vereinbart.", "Termin", form("Termin")) == pytest.approx(HEAD)
    assert covered("Der Terminplan steht.", "Termin", form("Termin")) < HEAD


def test_what_begins_a_sentence_is_read_as_a_verb_too():
    assert covered("Abgerissen wird sie nicht.", "abreißen", form("abreißen")) == 1
