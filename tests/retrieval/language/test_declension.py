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
    assert nominative(phrase, text, "de") == alone
    assert dative(phrase, text, "de") == behind


@pytest.mark.parametrize("phrase", ["der Polizei", "seiner Partei", "mehreren Soldaten"])
def test_an_article_is_no_adjective(phrase):
    text = f"Das war nach Angaben von {phrase} so."
    assert (nominative(phrase, text, "de"), dative(phrase, text, "de")) == (phrase, phrase)


def test_english_words_keep_their_endings():
    assert dative("the Children", "So the Children said.", "en") == "the Children"
