"""Words that exclude each other as answers to one question."""

from importlib.resources import files

import pytest

from retrieval.language.antonyms import Antonyms, opposites, read_pairs, shipped_antonyms
from retrieval.language.tokens import stem, tokens_of

TEXT = files("retrieval.language.tables").joinpath("antonyms.txt").read_text(encoding="utf-8")
UNANIMOUS = "einstimmig, ohne Gegenstimme; unanimous | Gegenstimme, dagegen gestimmt; dissent\n"


def antonyms(text):
    return Antonyms(read_pairs(text))


def sides():
    return [side for pair in read_pairs(TEXT) for side in pair]


def key(phrase, language):
    return tuple(stem(token.surface, language) for token in tokens_of(phrase))


def test_the_opposites_of_a_word_are_the_other_side_of_its_pair_in_both_languages():
    found = antonyms(UNANIMOUS).opposites("einstimmig", "de")
    assert found == (("Gegenstimme", "de"), ("dagegen gestimmt", "de"), ("dissent", "en"))


def test_opposites_are_found_from_either_side_and_from_either_language():
    assert ("unanimous", "en") in antonyms(UNANIMOUS).opposites("dagegen gestimmt", "de")
    assert ("einstimmig", "de") in antonyms(UNANIMOUS).opposites("dissent", "en")


def test_a_negation_puts_a_word_on_the_other_side():
    assert ("einstimmig", "de") in antonyms(UNANIMOUS).opposites("Gegenstimme", "de")
    assert ("einstimmig", "de") in antonyms(UNANIMOUS).alike("ohne Gegenstimme", "de")


def test_an_inflected_word_is_the_word_itself():
    assert antonyms(UNANIMOUS).opposites("Gegenstimmen", "de") == antonyms(UNANIMOUS).opposites("Gegenstimme", "de")


def test_a_word_in_no_pair_has_no_opposites():
    assert antonyms(UNANIMOUS).opposites("Fähre", "de") == ()


def test_a_word_in_two_pairs_has_the_opposites_of_both():
    pairs = "angenommen; adopted | abgelehnt; rejected\nangenommen; assumed | bekannt; known\n"
    assert [word for word, language in antonyms(pairs).opposites("angenommen", "de") if language == "de"] == [
        "abgelehnt",
        "bekannt",
    ]


@pytest.mark.parametrize(
    ("word", "language", "opposite"),
    [
        ("freiwillig", "de", "gedrängt"),
        ("bewaffnet", "de", "unbewaffnet"),
        ("pünktlich", "de", "Verspätung"),
        ("survived", "en", "dead"),
        ("acquitted", "en", "guilty"),
        ("schuldig geblieben", "de", "bezahlt"),
    ],
)
def test_the_shipped_pairs_know_what_newsrooms_ask(word, language, opposite):
    found = {stem(found, in_language) for found, in_language in opposites(word, language)}
    assert stem(opposite, language) in found


def test_every_line_of_the_shipped_table_is_a_pair_a_comment_or_empty():
    lines = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) == len(list(read_pairs(TEXT))) > 150


def test_every_side_of_the_shipped_table_has_words_of_both_languages_each_once():
    for side in sides():
        for language, phrases in side.items():
            keys = [key(phrase, language) for phrase in phrases]
            assert keys, side
            assert len(set(keys)) == len(keys), side


def test_no_phrase_of_the_shipped_table_stands_on_both_sides_of_a_pair():
    for one, two in read_pairs(TEXT):
        for language in one:
            ones, twos = ({key(phrase, language) for phrase in side[language]} for side in (one, two))
            assert not ones & twos


def test_every_phrase_is_on_its_own_side():
    for side in sides():
        for name in side:
            for phrase in side[name]:
                found = shipped_antonyms().alike(phrase, name)
                assert key(phrase, name) in {key(words, language) for words, language in found if language == name}


def test_a_word_that_names_a_side_has_the_opposites_of_that_sense_only():
    pairs = "verletzt; injured | unverletzt; unharmed\ngesperrt, verletzt; banned | spielberechtigt; eligible\n"
    assert [word for word, _ in antonyms(pairs).opposites("verletzt", "de")] == ["unverletzt", "unharmed"]
