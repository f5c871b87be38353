"""Translations: the shipped lexicon, and Debian's dictionary where it is installed."""

from importlib.resources import files
from pathlib import Path

import pytest

from retrieval.language.lexicon import MOST, Ding, Lexicon, installed_lexicon, read_entries

TEXT = files("retrieval.language.tables").joinpath("lexicon.txt").read_text(encoding="utf-8")
SHIPPED = installed_lexicon(Path("no dictionary here"))


def lexicon(*lines):
    return Lexicon(read_entries("\n".join(lines)))


def test_every_line_of_the_shipped_lexicon_is_an_entry_a_comment_or_empty():
    lines = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) == len(list(read_entries(TEXT))) > 3_000


def test_no_entry_of_the_shipped_lexicon_has_an_empty_or_a_ragged_side():
    for english, german in read_entries(TEXT):
        phrases = [*english.split(", "), *german.split(", ")]
        assert all(phrase and phrase == " ".join(phrase.split()) and "," not in phrase for phrase in phrases), (english, german)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("initiated", "initiieren"),
        ("broke off", "abbrechen"),
        ("prime ministers", "Ministerpräsident"),
        ("ceasefire", "Waffenruhe"),
        ("parties", "Partei"),
        ("stopped", "stoppen"),
        ("negotiating", "verhandeln"),
        ("Government", "Regierung"),
        ("state of emergency", "Ausnahmezustand"),
    ],
)
def test_english_words_however_inflected_have_their_german_ones(english, german):
    assert german in SHIPPED.translations(english, "en")


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Regierungen", "government"),
        ("Verletzte", "injured"),
        ("Waffenruhe", "ceasefire"),
        ("Brücken", "bridge"),
        ("gesperrt", "close"),
        ("sperrte", "close"),
        ("verhandelten", "negotiate"),
        ("zurückgetreten", "resign"),
        ("angerufen", "call"),
    ],
)
def test_german_words_however_inflected_have_their_english_ones(german, english):
    assert english in SHIPPED.translations(german, "de")


def test_a_german_noun_or_name_is_no_verb_s_form():
    both = lexicon("turn = wenden", "get = holen")
    assert both.knows("wendt", "de")
    assert not both.knows("Wendt", "de")
    assert not both.knows("Holt", "de")


def test_a_word_that_no_line_has_is_unknown():
    assert SHIPPED.translations("Zwirbelfax", "de") == ()
    assert not SHIPPED.knows("Zwirbelfax", "de")


def test_the_translations_of_several_lines_are_joined_in_their_order_each_once():
    assert lexicon("call = Anruf, Ruf", "call = Ruf, Appell").translations("call", "en") == ("Anruf", "Ruf", "Appell")


def test_of_very_many_translations_the_first_are_kept():
    many = [f"Wort{chr(97 + number)}" for number in range(MOST + 5)]
    assert lexicon(f"word = {', '.join(many)}").translations("word", "en") == tuple(many[:MOST])


def test_an_exact_form_is_preferred_to_words_of_the_same_stem():
    # Snowball joins "initiated" and "initial".
    assert lexicon("initial = anfänglich", "initiate = initiieren").translations("initiated", "en") == ("initiieren",)


def test_initiated_is_translated_by_the_verb_first():
    assert SHIPPED.translations("initiated", "en")[0] == "initiieren"


@pytest.mark.parametrize(
    ("words", "known"), [("prime minister", True), ("Prime Ministers", True), ("prime number", False), ("ministers", False)]
)
def test_a_phrase_is_known_with_its_last_word_inflected(words, known):
    assert lexicon("prime minister = Premierminister").knows_phrase(f"the {words}".removeprefix("the "), "en") is known


def test_words_that_share_translations_are_near_to_each_other():
    near = lexicon("truce, ceasefire = Waffenruhe", "ceasefire = Feuerpause").synonyms("Feuerpause", "de")
    assert dict(near) == {"Waffenruhe": 1}


DING = """# Version :: of a test
Abbruch {m} (einer Sache) [adm.] | Abbrüche {pl} :: break-off; termination [Am.] | terminations
abbrechen {vt} | abbrechend | abgebrochen :: to break off; to abort | breaking off; aborting | broken off; aborted
Haus {n} | Häuser {pl} :: house | houses
Hausmeister {m} (Schule; Verwaltung) :: caretaker; janitor [Am.]
Oberhaus {n} :: upper house
Regierung {f} [pol.] :: government /Gov.; Govt./; administration [Am.]
zu Hause sein :: to be at one's own home and hearth
Übung {f} :: exercise; practice
"""


@pytest.fixture
def ding(tmp_path):
    (tmp_path / "de-en").write_text(DING, encoding="utf-8")
    return Ding(tmp_path / "de-en")


@pytest.mark.parametrize(
    ("phrase", "language", "translations"),
    [
        ("house", "en", ("Haus",)),
        ("houses", "en", ("Häuser",)),
        ("haus", "de", ("house",)),
        ("übung", "de", ("exercise", "practice")),
        ("break off", "en", ("abbrechen",)),
        ("abort", "en", ("abbrechen",)),
        ("aborted", "en", ("abgebrochen",)),
        ("abbrechen", "de", ("break off", "abort")),
        ("abbruch", "de", ("break-off", "termination")),
    ],
)
def test_the_dictionary_pairs_the_forms_of_an_entry(ding, phrase, language, translations):
    assert ding.translations(phrase, language) == translations


def test_remarks_and_abbreviations_in_the_dictionary_hide_no_word(ding):
    assert ding.translations("government", "en") == ("Regierung",)
    assert ding.translations("hausmeister", "de") == ("caretaker", "janitor")
    assert ding.translations("caretaker", "en") == ("Hausmeister",)


@pytest.mark.parametrize("phrase", ["hous", "use", "off", "verwaltung", "gov", "x", "zwirbelfax", "(", "."])
def test_a_part_of_a_sense_is_none(ding, phrase):
    assert ding.translations(phrase, "en") == ding.translations(phrase, "de") == ()


def test_translations_of_more_than_three_words_are_no_search_terms(ding):
    assert ding.translations("zu hause sein", "de") == ()


def test_the_last_line_of_a_dictionary_counts_without_a_line_break(tmp_path):
    (tmp_path / "de-en").write_text("Haus {n} :: house", encoding="utf-8")
    assert Ding(tmp_path / "de-en").translations("house", "en") == ("Haus",)


def test_the_shipped_lexicon_comes_before_the_dictionary(tmp_path):
    (tmp_path / "de-en").write_text(DING, encoding="utf-8")
    both = Lexicon(read_entries("house = Gebäude"), Ding(tmp_path / "de-en"))
    assert both.translations("house", "en") == ("Gebäude", "Haus")
    assert both.translations("caretaker", "en") == ("Hausmeister",)
    assert not both.knows("caretaker", "en")  # known to the dictionary alone


def test_a_dictionary_that_is_not_installed_is_done_without(tmp_path):
    assert "Regierung" in installed_lexicon(tmp_path / "de-en").translations("government", "en")
