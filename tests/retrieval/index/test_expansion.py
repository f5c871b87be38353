"""The forms under which a corpus may say a question's term."""

import pytest

from retrieval.index.expansion import Expansion
from retrieval.index.vocabulary import Vocabulary
from retrieval.language.lexicon import Lexicon, read_entries
from retrieval.language.thesaurus import Thesaurus, read_groups
from retrieval.language.tokens import stem
from retrieval.models import Term, Way

LEXICON = """call = Anruf, Gespräch
ceasefire = Waffenruhe
truce = Waffenruhe, Feuerpause
prime minister = Ministerpräsident
foreign ministry = Auswärtiges Amt
talk = Gespräch
council = Rat
"""


def forms(term, corpus, *, language="de", languages=("de",), name=False, thesaurus="", lexicon=LEXICON):
    """What stands for `term` in a corpus of these words: the surface and the way it was come by, best first."""
    words = corpus.split()
    expansion = Expansion(
        languages=frozenset(languages),
        vocabulary=Vocabulary(words),
        lexicon=Lexicon(read_entries(lexicon)),
        thesaurus=Thesaurus(read_groups(thesaurus)),
        known={stem(word, in_language) for word in words for in_language in languages}.__contains__,
    )
    asked = Term(term, name=name)
    return expansion.forms_of(asked, language)


def ways(*arguments, **options):
    return [(form.surface, form.way) for form in forms(*arguments, **options)]


def test_a_word_of_the_corpus_is_itself():
    assert ways("Waffenruhe", "Waffenruhe") == [("Waffenruhe", Way.EXACT)]


def test_an_inflection_is_the_word_itself():
    assert [way for _, way in ways("Brücke", "Brücken")] == [Way.EXACT]


def test_what_the_corpus_does_not_have_has_no_form():
    assert forms("Waffenruhe", "Hochwasser Fähre") == ()


def test_a_name_is_found_in_the_corpus_s_spelling():
    assert ways("Gerasimov", "Gerassimow", name=True) == [("gerassimow", Way.SPELLING)]
    assert ways("Kiew", "Kyjiw", name=True) == [("kyjiw", Way.SPELLING)]


def test_an_english_term_is_translated_for_a_german_corpus():
    assert ways("ceasefire", "Waffenruhe", language="en") == [("Waffenruhe", Way.TRANSLATION)]


def test_earlier_translations_weigh_more():
    first, second = forms("call", "Gespräch Anruf", language="en")
    assert (first.surface, second.surface) == ("Anruf", "Gespräch")
    assert first.weight > second.weight


def test_nothing_is_translated_where_the_corpus_has_one_language_only():
    assert not [way for _, way in ways("Waffenruhe", "ceasefire truce", languages=["de"]) if way is Way.TRANSLATION]


def test_a_corpus_of_both_languages_is_asked_in_both():
    assert ways("Waffenruhe", "Waffenruhe ceasefire", languages=["de", "en"]) == [
        ("Waffenruhe", Way.EXACT),
        ("ceasefire", Way.TRANSLATION),
    ]


def test_a_phrase_counts_where_all_its_words_are():
    assert ways("foreign ministry", "Auswärtiges Amt", language="en") == [("Auswärtiges Amt", Way.TRANSLATION)]
    assert ways("foreign ministry", "Amt", language="en") == []


def test_words_that_share_a_translation_stand_for_each_other_with_less_weight():
    exact, near = forms("Waffenruhe", "Waffenruhe Feuerpause")
    assert (near.surface, near.way) == ("Feuerpause", Way.SYNONYM)
    assert near.weight < exact.weight


def test_words_of_one_group_of_the_thesaurus_stand_for_each_other():
    assert ways("Todesopfer", "Tote", thesaurus="Tote, Todesopfer | dead") == [("Tote", Way.SYNONYM)]


def test_a_misspelt_word_is_the_one_it_is_like():
    assert ways("Waffenrhue", "Waffenruhe") == [("waffenruhe", Way.TYPO)]


def test_a_word_that_the_corpus_has_is_not_corrected():
    assert [way for _, way in ways("Feuerpause", "Feuerpause Feuerpausen Feuerhause")] == [Way.EXACT]


def test_a_word_that_the_lexicon_knows_is_not_misspelt():
    assert ways("Rat", "Rad") == []
    assert ways("Gespräch", "Gesprech") == []


def test_a_word_that_the_lexicon_knows_is_no_spelling_of_another_that_it_knows():
    assert ways("Partei", "Partie", lexicon="party = Partei\ngame = Partie") == []


@pytest.mark.parametrize(
    ("term", "corpus", "language"),
    [
        ("Waffenruhe", "Waffenruhe Feuerpause", "de"),
        ("call", "Anruf Gespräch", "en"),
        ("Waffnruhe", "Waffenruhe Waffenruhen", "de"),
    ],
)
def test_forms_come_best_first_each_once_and_none_weighs_more_than_the_word_itself(term, corpus, language):
    found = forms(term, corpus, language=language)
    assert [form.weight for form in found] == sorted((form.weight for form in found), reverse=True)
    assert len({form.stems for form in found}) == len(found)
    assert all(0 < form.weight <= 1 for form in found)


def test_a_compound_that_the_corpus_does_not_have_is_looked_for_by_its_parts():
    lexicon = "error = Fehler\nsource = Quelle\n"
    assert ways("Fehlerquelle", "Quelle Fehler", lexicon=lexicon) == [("Quelle", Way.PART), ("Fehler", Way.PART)]
    assert ways("Fehlerquelle", "Fehlerquelle Quelle", lexicon=lexicon) == [("Fehlerquelle", Way.EXACT)]
