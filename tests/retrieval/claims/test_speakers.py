import pytest

from retrieval.claims.speakers import by_name, is_speaker


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


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Klinikums Hohenrade", "Klinikum Hohenrade"),
        ("Bündnisses „Gleis bleibt“", "Bündnis „Gleis bleibt“"),
        ("Landesamtes", "Landesamt"),
        ("Ausschusses", "Ausschuss"),
        ("Krankenhauses", "Krankenhaus"),
        ("Komitees", "Komitee"),
    ],
)
def test_a_genitive_that_the_article_shows_is_taken_off(speaker, name):
    assert by_name(speaker, f"Nach Angaben des {speaker} starb niemand.") == name


@pytest.mark.parametrize(
    "speaker", ["Jonas Ravndals", "Rettungsteams", "Betreibers, des Hafenverbands", "ostmärkischen Amtes", "s"]
)
def test_what_no_article_shows_to_be_a_genitive_stays_as_it_is_written(speaker):
    assert by_name(speaker, f"Nach Angaben von {speaker} starb niemand.") == speaker


def test_what_cannot_stand_alone_in_another_case_stays_as_it_is_written():
    for speaker in ("Betreibers, des Hafenverbands", "ostmärkischen Amtes"):
        assert by_name(speaker, f"Nach Angaben des {speaker} starb niemand.") == speaker


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("ersten Erkenntnissen", "erste Erkenntnisse"),
        ("übereinstimmenden Medienberichten", "übereinstimmende Medienberichte"),
        ("Regierungskreisen", "Regierungskreise"),
        ("Polizeiangaben", "Polizeiangaben"),
    ],
)
def test_accounts_in_the_plural_are_named_in_the_nominative(speaker, name):
    assert by_name(speaker, f"Der Damm hielt nach {speaker} nicht.") == name
