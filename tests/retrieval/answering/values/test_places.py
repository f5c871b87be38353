"""Where it was, as a sentence says it, and whether two sentences name the same place."""

import pytest

from corpus.models import Chunk, Document
from retrieval.answering.likeness import Likeness
from retrieval.answering.values.places import Place, Places
from retrieval.explanation import Relation
from retrieval.language.lexicon import installed_lexicon

FOUND = "Wo wurde das Boot gefunden?"
CAME = "Woher kam das Boot?"


def place(question: str, text: str, language: str = "de", voice: str = "") -> Place | None:
    path = f"{text[:20]}.md"
    document = Document(path, text, "Blatt", "", None, None, language, path, (Chunk(path, 1, 0, len(text)),))
    places = Places(question, "de", Likeness(installed_lexicon()))
    return places.of(document, 0, len(text), places.told(text), voice)


def label(question: str, text: str, language: str = "de") -> str:
    found = place(question, text, language)
    return found.label if found and found.sure else ""


@pytest.mark.parametrize(
    ("text", "language", "where"),
    [
        ("Ein Fischer entdeckte das Boot am Morgen auf einer Sandbank bei Norvik.", "de", "Sandbank bei Norvik"),
        (
            "Auf der Sandbank hinter der Werft, wo das Boot gefunden wurde, standen Schaulustige.",
            "de",
            "Sandbank hinter der Werft",
        ),
        ("Der Fundort war eine Sandbank.", "de", "Sandbank"),
        ("Gefunden wurde das Boot am Nordkai durch einen Taucher.", "de", "Nordkai"),
        ("Das Boot wurde in der Bucht von der Küste aus gefunden.", "de", "Bucht"),
        ("The boat was found in a cove outside Norvik.", "en", "cove outside Norvik"),
        ("The boat was found in front of the town hall.", "en", "front of the town hall"),
    ],
)
def test_phrases_that_follow_one_another_beside_the_verb_are_one_place(text, language, where):
    assert label(FOUND, text, language) == where


def test_what_names_a_time_or_a_thing_done_is_no_place():
    assert place(FOUND, "In der Nacht zum Montag gab es nach Angaben der Behörde keine Meldung.") is None


@pytest.mark.parametrize(
    ("text", "language", "whence"),
    [
        ("Das Boot ist in Norvik aus Sundal gekommen.", "de", "Sundal"),
        ("It had been launched from Sundal in the morning.", "en", "Sundal"),
    ],
)
def test_whence_something_came_stands_behind_a_preposition_that_says_whence(text, language, whence):
    assert label(CAME, text, language) == whence


def test_a_compound_of_what_is_asked_for_answers():
    assert label("Aus welchem Block kam die Rakete?", "Die Rakete kam aus dem Gästeblock.") == "Gästeblock"


def related(question: str, one: tuple[str, str], other: tuple[str, str]) -> Relation:
    first, second = (place(question, text, "de", voice) for text, voice in (one, other))
    assert first
    assert second
    return first.judged(second).relation


def test_two_wordings_that_share_a_noun_are_one_place():
    one = ("Ein Fischer entdeckte das Boot auf einer Sandbank bei Norvik.", "")
    other = ("Das Boot wurde auf der Sandbank hinter der Werft gefunden.", "")
    assert related(FOUND, one, other) is Relation.SAME


def test_two_words_of_english_are_one_of_german():
    one, other = (
        place(FOUND, "Das Boot wurde auf dem Rathausplatz gefunden."),
        place(FOUND, "It was found by the town hall.", "en"),
    )
    assert one
    assert other
    assert one.judged(other).relation is Relation.SAME


def test_a_name_behind_of_belongs_to_the_place_unless_it_is_asked_whence():
    assert label("Wo wurde er festgenommen?", "Er wurde am Bahnhof von Norvik festgenommen.") == "Bahnhof von Norvik"


def test_two_wordings_that_share_no_word_need_not_contradict_each_other():
    one = ("Das Boot wurde auf einer Sandbank gefunden.", "")
    other = ("Das Boot wurde bei Norvik gefunden.", "")
    assert related(FOUND, one, other) is Relation.UNSURE


def test_where_something_happened_is_not_what_happened():
    assert place(FOUND, "Bei dem Brand wurde das Boot gefunden.") is None


def test_a_street_that_no_dictionary_has_is_one_place():
    one, other = place(FOUND, "Das Boot lag am Nordkai."), place(FOUND, "Am Nordkai wurde das Boot gefunden.")
    assert one
    assert other
    assert one.bears_out(other)


def test_a_speech_that_denies_the_place_of_another_contradicts_it():
    one = ("Das Boot wurde im Hafen gefunden.", "")
    other = ("Das Boot wurde auf einer Sandbank gefunden und keineswegs im Hafen.", "")
    assert related(FOUND, one, other) is Relation.DIFFERENT


def test_two_sides_that_each_let_it_come_from_elsewhere_contradict_each_other():
    one = ("Das Boot ist aus Sundal gekommen.", "Hafenmeisterin von Norvik")
    other = ("Das Boot ist aus Norvik gekommen.", "Polizei von Sundal")
    assert related(CAME, one, other) is Relation.DIFFERENT


@pytest.mark.parametrize(("other", "borne"), [("Das Boot lag vor Norvik.", True), ("Das Boot lag vor einer Sandbank.", False)])
def test_places_of_one_proper_name_bear_each_other_out_and_those_of_one_noun_do_not(other, borne):
    first, second = place(FOUND, "Ein Fischer entdeckte das Boot auf einer Sandbank bei Norvik."), place(FOUND, other)
    assert first
    assert second
    assert first.bears_out(second) is borne
