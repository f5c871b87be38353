import pytest

from retrieval.claims.speakers import is_speaker


@pytest.mark.parametrize("wanted", ["Orlowskij", "Orlovsky", "Viktor Orlovskiy", "Minister Orlowski", "ORLOWSKI"])
def test_a_name_is_known_in_every_transliteration(wanted):
    assert is_speaker("Verteidigungsminister Wiktor Orlowskij", wanted)


@pytest.mark.parametrize("wanted", ["Minister Kern", "Verteidigungsminister Rolf Kern", "Wiktor Kern"])
def test_neither_the_office_nor_the_first_name_is_enough(wanted):
    assert not is_speaker("Verteidigungsminister Wiktor Orlowskij", wanted)


def test_an_office_alone_is_a_name_where_nothing_else_is_given():
    assert is_speaker("Innenministerium in Hallvik", "Innenministerium")


def test_a_genitive_is_the_same_name():
    assert is_speaker("Sprecher Kerns", "Kern")
