"""Whether words of two texts, in one language or two, mean the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.likeness import Likeness, alike
from retrieval.language.lexicon import installed_lexicon

LIKENESS = Likeness(installed_lexicon(Path("no dictionary here")))


def shared(ours, our_language, theirs, their_language):
    return LIKENESS.shared(LIKENESS.words(ours, our_language), LIKENESS.words(theirs, their_language))


PAIRS = [
    # forms of a word
    ("Verletzte", "de", "Verletzten", "de", True),
    ("Häuser", "de", "Haus", "de", True),
    ("worker", "en", "workers", "en", True),
    # parts of a compound, at its beginning or its end
    ("Rathaus", "de", "Rathausplatz", "de", True),
    ("Spritzen", "de", "Fertigspritzen", "de", True),
    ("Hafen", "de", "Hafenmeister", "de", True),
    ("Ort", "de", "Sport", "de", False),
    ("Hafen", "de", "Schaden", "de", False),
    ("Zeit", "de", "Zeitung", "de", False),
    # English writes its compounds apart
    ("state", "en", "statement", "en", False),
    ("count", "en", "country", "en", False),
    ("Staat", "de", "statement", "en", False),
    # across languages
    ("Brücke", "de", "bridge", "en", True),
    ("Feuerwehrleute", "de", "firefighters", "en", True),
    ("trains", "en", "Züge", "de", True),
    ("Geiseln", "de", "hostages", "en", True),
    ("Brücke", "de", "mill", "en", False),
    # names in other spellings, and what is of a place
    ("Waleri Gerassimow", "de", "Valery Gerasimov", "en", True),
    ("Warsaw", "en", "Warschau", "de", True),
    ("Norland", "de", "norländische", "de", True),
    ("Wendt", "de", "Wende", "de", False),
    # numbers
    ("40", "de", "40", "en", True),
    ("40", "de", "400", "en", False),
]


@pytest.mark.parametrize(("one", "language", "other", "tongue", "same"), PAIRS)
def test_words_are_one_by_form_spelling_translation_or_as_part_of_a_compound(one, language, other, tongue, same):
    assert (shared(one, language, other, tongue) > 0, shared(other, tongue, one, language) > 0) == (same, same)


def test_function_words_are_no_words_and_every_word_is_counted_once():
    assert LIKENESS.words("und die der", "de") == []
    assert shared("die Brücke und der Hafen von Morle", "de", "the bridge", "en") == 1


keys = st.frozensets(st.text("+abc", min_size=1, max_size=8), max_size=4)


@given(keys, keys)
def test_likeness_is_mutual(ours, theirs):
    assert alike(ours, theirs) == alike(theirs, ours)


@given(st.text(max_size=60), st.sampled_from(["de", "en"]))
def test_a_text_says_all_that_it_says_itself(text, language):
    words = LIKENESS.words(text, language)
    assert all(words)
    assert LIKENESS.shared(words, words) == len(words)
