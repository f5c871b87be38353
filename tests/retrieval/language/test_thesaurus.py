"""What else a word may be called."""

from importlib.resources import files

import pytest

from retrieval.language.thesaurus import Thesaurus, read_groups, shipped_thesaurus
from retrieval.language.tokens import stems_of

TEXT = files("retrieval.language.tables").joinpath("thesaurus.txt").read_text(encoding="utf-8")
SHIPPED = shipped_thesaurus()


def thesaurus(*lines):
    return Thesaurus(read_groups("\n".join(lines)))


def related(word, language, *lines):
    return [member for member, _ in thesaurus(*lines).related(word, language)]


def test_a_word_is_related_to_the_members_of_its_group_in_both_languages():
    assert related("Belohnung", "de", "Belohnung, ausgelobt | reward") == ["Belohnung", "ausgelobt", "reward"]


def test_a_word_of_two_groups_is_related_to_both():
    assert related("Bank", "de", "Bank, Geldhaus | lender", "Bank, Sitz | bench") == [
        "Bank",
        "Geldhaus",
        "lender",
        "Sitz",
        "bench",
    ]


def test_a_compound_stands_for_its_last_part():
    assert related("Silberpreis", "de", "Preis, Kosten | price") == ["Preis", "Kosten", "price"]


def test_what_begins_with_un_does_not_stand_for_what_it_denies():
    assert related("unbewaffnet", "de", "bewaffnet, Waffe | armed") == []


def test_a_phrase_is_found_by_its_content_words():
    assert related("stood in flames", "en", "brennen | stood in the flames") == ["brennen", "stood in the flames"]


def test_a_verb_with_a_particle_is_not_the_verb_without_it():
    assert related("step", "en", "zurücktreten | step down, resign") == []
    assert related("stepped down", "en", "zurücktreten | step down, resign") == ["zurücktreten", "resign"]


@pytest.mark.parametrize(
    ("word", "language", "member"),
    [
        ("Sprinkleranlage", "de", "Düsen"),
        ("Passagiere", "de", "Reisende"),
        ("Belohnung", "de", "ausgelobt"),
        ("stranded", "en", "festsitzen"),
        ("burglary", "en", "eingestiegen"),
        ("Scheitern", "de", "torpedoed"),
    ],
)
def test_the_shipped_groups_join_what_newsrooms_ask_and_what_reports_say(word, language, member):
    assert member in [found for found, _ in SHIPPED.related(word, language)]


def test_every_line_of_the_shipped_table_is_a_group_a_comment_or_empty():
    lines = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) == len(list(read_groups(TEXT))) > 1_500


def test_every_shipped_group_has_members_of_both_languages_each_once():
    for group in read_groups(TEXT):
        for members in group.values():
            assert members, group
            assert len({member.lower() for member in members}) == len(members), group


def test_no_shipped_member_is_made_of_function_words_alone():
    for group in read_groups(TEXT):
        assert all(stems_of(member, language) for language, members in group.items() for member in members), group
