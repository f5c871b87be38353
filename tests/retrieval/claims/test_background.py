"""Sentences that speak of an earlier event, and those that only look as if they did."""

import pytest

from retrieval.claims.background import is_background


def told(report, sentence, before="", language="de", **asked):
    text = f"{before} {sentence}".strip()
    document = report("Hochwasser in Polling", "Die Ammer ist gestiegen.", text, on="2024-07-06", language=language)
    start = document.text.index(sentence)
    return is_background(document, start, start + len(sentence), **asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zuletzt hatte es 2013 ein Hochwasser gegeben.",
        "Im Juni 2013 ertranken in Polling zwölf Menschen.",
        "Beim Hochwasser im Januar war der Pegel auf fünf Meter gestiegen.",
        "Im Vorjahr hatte die Feuerwehr 80 Keller leergepumpt.",
        "Vor elf Jahren kamen zwölf Menschen ums Leben.",
        "In Weilen war ein ähnlicher Deich 2013 gebrochen.",
        "Bei der Flut 2013 hatte der Deich gehalten.",
        "Der Ort weiß, dass der Fluss steigen kann: Vor elf Jahren waren zwölf Menschen ertrunken.",
    ],
)
def test_a_sentence_with_an_earlier_time_of_its_own_is_background(report, sentence):
    assert told(report, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Drei Menschen kamen ums Leben.",
        "Es ist das höchste Wasser seit 2013.",
        "Der Pegel stieg am Freitag höher als im Juni 2013.",
        "Bürgermeister Thoma, der 2018 gewählt wurde, spricht von 90 Verletzten.",
        "Bis 2028 soll der Deich für 40 Millionen Euro erneuert werden.",
        "Beim Hochwasser im Juli starben drei Menschen.",
        "Am Montag wurden mehr Leute gerettet als vor zehn Jahren.",
    ],
)
def test_a_sentence_that_only_measures_by_an_earlier_time_is_not(report, sentence):
    assert not told(report, sentence)


def test_damals_means_the_time_of_the_sentence_before(report):
    sentence = "Damals starben zwölf Menschen."
    assert told(report, sentence, before="Zuletzt hatte es 2013 ein Hochwasser gegeben.")
    assert not told(report, sentence)


def test_an_english_sentence_is_read_by_english_words(report):
    assert told(report, "Twelve people drowned in June 2013.", language="en")
    assert not told(report, "It is the worst flood since June 2013.", language="en")


def test_the_year_that_a_question_names_is_no_background(report):
    assert not told(report, "Im Juni 2013 ertranken in Polling zwölf Menschen.", asked={2013})


def test_a_document_without_a_date_has_no_background(report):
    document = report("Chronik", "Im Juni 2013 ertranken zwölf Menschen.")
    assert not is_background(document, 0, len(document.text))


@pytest.mark.parametrize("sentence", ["Dort mussten 26 Keller leergepumpt werden.", "Drei von ihnen wurden nie gefunden."])
def test_what_goes_on_with_an_earlier_event_is_background(report, sentence):
    assert told(report, sentence, before="Vor elf Jahren waren im Nachbartal fünf Menschen ertrunken.")


def test_what_goes_on_with_an_earlier_event_but_has_a_time_of_these_days_is_not(report):
    before = "Vor elf Jahren waren im Nachbartal fünf Menschen ertrunken."
    assert not told(report, "Dort pumpte die Feuerwehr am Freitag 26 Keller leer.", before=before)
