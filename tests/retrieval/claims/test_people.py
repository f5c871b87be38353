import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.claims.naming.mentions import mentions_in
from retrieval.claims.people import people_in, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wiktor Malowskij", "Viktor Malovsky"),
        ("Oxana Rybaltschenko", "Oksana Rybalchenko"),
        ("Malowskij", "Wiktor Malowski"),
        ("Goran Petrović", "Goran Petrovich"),
        ("Petrowitsch", "Petrovic"),
        ("General Chalil al-Mahdi", "Khalil al-Mahdi"),
        ("Dr. Ilse Sommer", "Ilse Sommer"),
        ("Frau Sommer", "Ilse Sommer"),
        ("I. Sommer", "Ilse Sommer"),
        ("Wolodymyr Bondar", "Vladimir Bondar"),
        ("Sigrid Holmdahl", "Siegrid Holmdal"),
        ("Maloswkij", "Malowskij"),
        ("Ilse S.", "Ilse Sommer"),
    ],
)
def test_spellings_of_one_name_are_one_person(one, other):
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Falk", "Ida Falk"),
        ("Paul Stein", "Paula Stein"),
        ("Martin Stein", "Martina Stein"),
        ("Ida Falk", "Ida Stein"),
        ("Falk", "Stein"),
        ("Rau", "Rabe"),
        ("Müller", "Möller"),
        ("", "Falk"),
    ],
)
def test_other_names_are_other_people(one, other):
    assert not same_person(one, other)


@given(st.text(max_size=30), st.text(max_size=30))
def test_who_is_the_same_person_does_not_depend_on_the_order(one, other):
    assert same_person(one, other) == same_person(other, one)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("sagte Bündnissprecherin Olga Petrow.", "Olga Petrow", "alliance"),
        ("sagte Lindholm, Leiterin der Behörde.", "Lindholm", "authority"),
        ("die Sprecherin der Bahn Ida Falk sagte", "Ida Falk", "railway"),
        ("said the union's negotiator, Ida Falk, on Monday", "Ida Falk", "union"),
        ("said Mary Hunt, a Pentagon spokeswoman.", "Mary Hunt", "ministry"),
        ("der Beauftragte der Regierung in Kalm, Jan Ott, sprach", "Jan Ott", "government"),
        ("General Karim al-Aswad, der Sprecher der Streitkräfte, sagte", "Karim al-Aswad", "army"),
        ("Norland's defence minister, Udo Rau, promised", "Udo Rau", "ministry"),
        ("GHL-Chef Ole Rabe ging", "Ole Rabe", ""),
        ("the agency, headed by Ann Doe, said", "Ann Doe", "authority"),
        ("Vorsitzende Richterin Pia Rau sprach", "Pia Rau", "court"),
        ("der Verteidigungsminister der Republik Norland, Generalleutnant Udo Rau, sprach", "Udo Rau", "ministry"),
    ],
)
def test_an_office_and_a_name_beside_it_are_read_as_a_person(text, name, kind):
    mention = next(mention for mention in mentions_in(text) if mention.person)
    assert (mention.person, mention.body.kind) == (name, kind)


def test_a_person_is_listed_once_by_the_fullest_name():
    assert people_in(tuple(mentions_in("Minister Udo Rau kam. Parteichef Rau ging."))) == ("Udo Rau",)


def test_an_office_given_up_is_told_from_one_that_is_held():
    held = {
        text: next(m.former for m in mentions_in(text) if m.person)
        for text in ("Polizeichef Udo Rau kam.", "Der frühere Polizeichef Udo Rau kam.")
    }
    assert list(held.values()) == [False, True]


@given(st.text(max_size=300))
def test_a_mention_is_a_slice_of_its_text(text):
    for mention in mentions_in(text):
        assert text[mention.start : mention.end].strip()
