"""One name in many spellings meets in the words of a corpus."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import read_entries
from retrieval.language.names import aliases, skeleton
from retrieval.language.tables import rows
from retrieval.language.tokens import fold, tokens_of

HERE = Path(__file__).parent
PAIRS = [
    tuple(line.split()) for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}
]
LEXICON = files("retrieval.language.tables").joinpath("lexicon.txt").read_text(encoding="utf-8")
GERMAN = {token.surface for _, german in read_entries(LEXICON) for token in tokens_of(german)}


def candidates(vocabulary, name):
    return set(vocabulary.spellings(name) or vocabulary.corrections(name, name=True))


@pytest.mark.parametrize("asked", [0, 1], ids=["German spelling asked", "other spelling asked"])
def test_nine_of_ten_transliterations_meet_and_few_other_words_do(asked):
    vocabulary = Vocabulary(GERMAN | {pair[1 - asked] for pair in PAIRS})
    spellings = {fold(pair[asked]): set() for pair in PAIRS}
    for pair in PAIRS:
        spellings[fold(pair[asked])].add(fold(pair[1 - asked]))
    found = {name: candidates(vocabulary, name) for name in spellings}
    met = sum(fold(pair[1 - asked]) in found[fold(pair[asked])] for pair in PAIRS)
    others = sum(len(found[name] - spellings[name]) for name in spellings)
    assert met / len(PAIRS) >= 0.9
    assert others / len(spellings) <= 0.5


def test_the_pairs_are_joined_by_rules_and_not_by_the_table_of_aliases():
    assert len(PAIRS) >= 40
    assert not [pair for pair in PAIRS if fold(pair[1]) in map(fold, aliases().get(fold(pair[0]), ()))]


@pytest.mark.parametrize(
    "spellings",
    [
        "Gerassimow Gerasimov Gerassimov Gerasimow",
        "Schoigu Shoigu Shoygu Schojgu",
        "Gorbatschow Gorbachev",
        "Saluschnyj Zaluzhny Zaluzhnyi",
        "Saakaschwili Saakashvili",
        "Poutine Putin Putine",
        "Ahmadinedschad Ahmadinejad",
        "Medwedew Medvedev",
        "Chamenei Khamenei",
        "Tschernihiw Chernihiv",
        "Hasaka Hasakah",
        "Sadschad Sajjad",
    ],
)
def test_transliterations_of_one_name_share_a_skeleton(spellings):
    assert len({skeleton(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("Lawrow", "Lenkow"), ("Austin", "Schoigu"), ("Kirillow", "Kowaljow")])
def test_different_names_have_different_skeletons(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("word", ["", "Li", "Xi", "Wu", "1234", "A-B"])
def test_what_is_too_short_or_no_word_has_no_skeleton(word):
    assert skeleton(word) == ""


@given(st.text(st.characters(categories=["L"]), min_size=1))
def test_case_and_accents_make_no_difference_to_a_skeleton(word):
    assert skeleton(word) == skeleton(fold(word))


def test_aliases_are_each_others_and_never_their_own():
    for name, others in aliases().items():
        assert name not in others
        assert all(any(fold(back) == name for back in aliases()[fold(other)]) for other in others)


@pytest.mark.parametrize(("name", "other"), [("Kiew", "Kyjiw"), ("kyiv", "Kiew"), ("Lemberg", "Lwiw"), ("Prag", "Prague")])
def test_names_that_no_rule_joins_stand_in_the_table(name, other):
    assert other in aliases()[fold(name)]


def test_a_rule_of_transliteration_is_one_spelling_and_one_sound_and_none_is_given_twice():
    rules = rows("transliteration")
    assert all(len(rule) == 2 for rule in rules)
    assert len({spelling for spelling, _ in rules}) == len(rules)
