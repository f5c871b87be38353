"""Forms of German weak verbs and their infinitive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.tables import rows, words
from retrieval.language.tokens import stem
from retrieval.language.verbs import infinitive_of, is_finite, is_participle, root_of


@pytest.mark.parametrize("form", ["sperrt", "sperrte", "sperrten", "gesperrt", "gesperrten", "sperrenden"])
def test_the_forms_of_a_weak_verb_are_of_its_infinitive(form):
    assert infinitive_of(form) == "sperren"


@pytest.mark.parametrize("form", ["absperrte", "abgesperrt", "abzusperren", "abgesperrter"])
def test_a_prefix_stays_with_the_infinitive_wherever_ge_or_zu_stands(form):
    assert infinitive_of(form) == "absperren"


@pytest.mark.parametrize(
    ("form", "infinitive"), [("rettete", "retten"), ("geöffnet", "öffnen"), ("feierte", "feiern"), ("vermittelt", "vermitteln")]
)
def test_a_root_may_ask_for_an_e_or_end_with_one(form, infinitive):
    assert infinitive_of(form) == infinitive


@pytest.mark.parametrize("word", ["recht", "fest", "leicht", "hundert", "gerecht", "während", "gegen", "unten", ""])
def test_what_only_ends_like_a_verb_has_no_infinitive(word):
    assert infinitive_of(word) == ""


def test_a_verb_shares_its_root_with_its_noun():
    assert [root_of(verb) for verb in ("liefern", "verhandeln", "sperren")] == ["liefer", "verhandl", "sperr"]


@pytest.mark.parametrize(
    ("noun", "expected"), [("verletzten", True), ("geflüchtete", True), ("karte", False), ("richter", False)]
)
def test_a_noun_may_be_made_of_a_participle(noun, expected):
    assert is_participle(noun) is expected


@pytest.mark.parametrize(
    "forms",
    [
        ("liefern", "liefert", "geliefert", "Lieferung"),
        ("verhandeln", "verhandelte", "Verhandlung"),
        ("evakuieren", "evakuiert", "Evakuierung"),
        ("verletzen", "verletzt", "Verletzte", "Verletzten"),
        ("ausloben", "ausgelobt"),
        ("versprechen", "versprochen", "versprach"),
        ("überschreiten", "überschritten"),
    ],
)
def test_the_forms_of_a_verb_have_one_stem(forms):
    assert len({stem(form, "de") for form in forms}) == 1


def test_running_and_delivering_are_two_verbs():
    assert stem("lief", "de") == stem("laufen", "de") != stem("liefern", "de")


def test_no_verb_is_both_weak_and_strong():
    assert not words("weak_verbs") & {verb for verb, *_ in rows("strong_verbs")}


@given(st.sampled_from(sorted(words("weak_verbs"))), st.sampled_from(["t", "te", "ten"]))
def test_every_weak_verb_of_the_table_is_found_by_its_forms(verb, ending):
    root = verb.removesuffix("n").removesuffix("e")
    assert infinitive_of(root + ("e" if root[-1] in "dt" else "") + ending) == verb


@pytest.mark.parametrize("form", ["übernimmt", "streikten", "zahlte", "verlor", "trat"])
def test_the_tables_know_finite_forms(form):
    assert is_finite(form)


@pytest.mark.parametrize("word", ["gewählt", "verletzte", "streiken", "abriss", "reaktion", "tote"])
def test_participles_infinitives_and_nouns_are_no_finite_forms(word):
    assert not is_finite(word)
