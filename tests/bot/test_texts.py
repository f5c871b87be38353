import re
from datetime import date, datetime
from string import Formatter

import pytest

from bot.texts import LANGUAGES, texts, texts_for


def test_both_languages_have_the_same_sentences():
    german, english = (texts(language).table for language in LANGUAGES)
    assert german.keys() == english.keys()


# The languages write dates with different parts.
@pytest.mark.parametrize("key", [key for key in texts("de").table if not key.startswith("date.")])
def test_a_sentence_has_the_same_gaps_in_both_languages(key):
    gaps = [{name for _, name, _, _ in Formatter().parse(texts(language).table[key]) if name} for language in LANGUAGES]
    assert gaps[0] == gaps[1]


@pytest.mark.parametrize("key", texts("de").table.keys())
def test_german_quotation_marks_are_german(key):
    assert not re.search(r"[\"”]", texts("de").table[key])


def test_dates_are_written_as_in_the_language():
    moment = datetime(2024, 3, 4, 7, 5)  # noqa: DTZ001  # documents name no zone
    assert texts("de").date(moment) == "4.3.2024, 07:05 Uhr"
    assert texts("en").date(moment) == "4 March 2024, 07:05"
    assert texts("de").date(date(2024, 3, 4)) == "4.3.2024"
    assert texts("en").date(None) == "undated"


def test_one_is_singular():
    assert texts("de").count("status.documents", 1) == "1 Dokument"
    assert texts("en").count("status.documents", 2) == "2 documents"


def test_a_user_whose_language_is_neither_gets_german():
    assert texts_for("fr", "en").language == "de"


def test_where_telegram_tells_no_language_the_setting_decides():
    assert texts_for(None, "en").language == "en"


def test_regional_codes_are_their_language():
    assert texts_for("en-GB", "de").language == "en"
