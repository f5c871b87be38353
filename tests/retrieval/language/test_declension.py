import pytest

from retrieval.language.declension import dative, nominative


@pytest.mark.parametrize(
    ("phrase", "text", "alone", "behind"),
    [
        ("nordischen Seite", "auf Ersuchen der nordischen Seite", "nordische Seite", "nordischer Seite"),
        ("nordischer Seite", "Von nordischer Seite hieß es", "nordische Seite", "nordischer Seite"),
        ("nordische Ministerium", "Das nordische Ministerium sagte", "nordisches Ministerium", "nordischem Ministerium"),
        ("nordischen Ministeriums", "Angaben des nordischen Ministeriums", "nordisches Ministerium", "nordischem Ministerium"),
        ("nordische Minister Falk", "Der nordische Minister Falk sagte", "nordischer Minister Falk", "nordischem Minister Falk"),
        ("nordischen Behörden", "Die nordischen Behörden sagten", "nordische Behörden", "nordischen Behörden"),
        ("Klinikum Hohenrade", "Das Klinikum Hohenrade sagte", "Klinikum Hohenrade", "Klinikum Hohenrade"),
        ("nordische Sache", "", "nordische Sache", "nordische Sache"),
    ],
)
def test_an_adjective_takes_the_ending_that_its_phrase_has_alone_and_behind_laut(phrase, text, alone, behind):
    assert nominative(phrase, text) == alone
    assert dative(phrase, text) == behind
