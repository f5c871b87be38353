import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.values.polarity import Polarity, Side, denies, is_unreal, leaves_open, refuses
from retrieval.answering.values.relation import Relation


@pytest.mark.parametrize(
    ("clause", "language"),
    [
        ("Das Dorf wurde nicht geräumt", "de"),
        ("Die Polizei bestritt die Räumung", "de"),
        ("keinerlei Gift", "de"),
        ("The pool will not close", "en"),
        ("They didn't agree", "en"),
    ],
)
def test_a_particle_or_a_verb_of_denial_denies_its_clause(clause: str, language: str) -> None:
    assert denies(clause, language)


@pytest.mark.parametrize(
    "clause", ["Das Dorf wurde geräumt", "Nicht nur das Dorf wurde geräumt", "Es besteht kein Zweifel daran"]
)
def test_what_only_looks_like_a_denial_is_none(clause: str) -> None:
    assert not denies(clause, "de")


def test_that_none_was_badly_hurt_denies_only_how_badly() -> None:
    assert not denies("Four climbers were hurt, none seriously", "en", "Was anybody hurt?")
    assert denies("Keiner schwer verletzt", "de", "Wurde jemand schwer verletzt?")


def test_a_denial_denied_affirms() -> None:
    assert not denies("Sie verzichtet nicht auf das Geld", "de")


def test_a_refusal_is_told_from_a_particle() -> None:
    assert refuses("Die Stadt wies die Vorwürfe zurück", "de")
    assert not refuses("Die Stadt hat nicht gewarnt", "de")


@pytest.mark.parametrize(
    "text", ["Das Amt wollte sich dazu nicht äußern", "Ob es brannte, ist unklar", "Die Ursache blieb offen"]
)
def test_who_declines_to_say_or_does_not_know_leaves_it_open(text: str) -> None:
    assert leaves_open(text, "de")


def test_a_condition_and_a_possibility_say_nothing_is_so() -> None:
    assert is_unreal("wenn das Bad schließt", "de")
    assert is_unreal("Das Bad könnte schließen", "de")
    assert not is_unreal("Das Bad hätte geschlossen, hieß es", "de")


@given(st.sampled_from([Side.YES, Side.NO, "freiwillig"]), st.sampled_from([Side.YES, Side.NO, "freiwillig"]))
def test_two_sides_are_the_same_or_contradict_each_other(one: str, other: str) -> None:
    judged = Polarity(one, 0, 1).judged(Polarity(other, 0, 1))
    assert judged.relation is (Relation.SAME if one == other else Relation.DIFFERENT)
