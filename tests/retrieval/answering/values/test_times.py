"""Which time of a sentence says when, and which two can both be true."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Chunk, Document
from retrieval.answering.relevance import Passage
from retrieval.answering.values.relation import Value
from retrieval.answering.values.times import Time, answers, bound_of, times_in
from retrieval.explanation import Relation
from retrieval.models import Kind, Query

MONDAY = date(2024, 3, 11)


def passage(text, language="de", published=MONDAY):
    chunks = (Chunk("a.md", 1, 0, len(text), ""),)
    document = Document(
        path="a.md",
        text=text,
        source="Inselbote",
        title="",
        published=published,
        url=None,
        language=language,
        digest="",
        chunks=chunks,
    )
    return Passage(document, chunks[0], 0, len(text), (), (), 0.0, 0.0, 0.0)


def asked(text, language="de"):
    return Query(text, language, Kind.WHEN, ())


def time(text, language="de", question="", near="", published=MONDAY) -> Time | None:
    at = text.index(near) if near else 0
    anchors = [(at, at + len(near))] if near else []
    return next(iter(times_in(passage(text, language, published), anchors, asked(question, language))), None)


def test_the_time_that_stands_beside_what_is_asked_answers():
    text = "Am 3. Mai lief die Fähre aus, am 5. Mai wurde sie gehoben."
    assert (time(text, near="lief").label, time(text, near="gehoben").label) == ("3. Mai", "5. Mai")


def test_the_time_of_the_question_is_no_answer_to_it():
    text = "Die Fähre, die am 3. Mai auslief, wurde am 5. Mai gehoben."
    assert time(text, question="Wann wurde die am 3. Mai gesunkene Fähre gehoben?", near="auslief").label == "5. Mai"


def test_a_sentence_without_a_time_says_nothing_of_when():
    assert time("Die Fähre lief auf Grund.") is None


@pytest.mark.parametrize(
    ("question", "language", "bound"),
    [
        ("Seit wann ist die Brücke gesperrt?", "de", "since"),
        ("Ab wann gilt der Fahrplan?", "de", "since"),
        ("Bis wann ist die Brücke gesperrt?", "de", "until"),
        ("Wann wurde die Brücke gesperrt?", "de", ""),
        ("Since when has the bridge been closed?", "en", "since"),
        ("Until when is the bridge closed?", "en", "until"),
        ("When was the bridge closed?", "en", ""),
    ],
)
def test_a_question_may_ask_since_or_until_when(question, language, bound):
    assert bound_of(asked(question, language)) == bound


def test_to_since_when_what_began_then_answers_although_another_time_stands_nearer():
    text = "Seit dem 2. März ist die Strecke zu, am 9. März wurde die Brücke gesperrt."
    assert time(text, question="Seit wann ist die Brücke gesperrt?", near="Brücke").label == "2. März"


def test_every_time_of_a_sentence_is_read_the_nearest_first():
    text = "Am 3. Mai lief die Fähre aus, am 5. Mai wurde sie gehoben."
    at = text.index("gehoben")
    assert [one.label for one in times_in(passage(text), [(at, at + 7)], asked(""))] == ["5. Mai", "3. Mai"]


def test_a_month_without_its_year_is_one_in_reports_of_two_years():
    january = time("Es geschah im November.", published=date(2024, 1, 9))
    november = time("Es geschah im November.", published=date(2024, 11, 20))
    assert january.judged(november).relation is Relation.SAME


def test_the_label_is_a_slice_of_the_document():
    text = "Die Fähre lief in der Nacht zu Sonntag auf Grund."
    one = time(text)
    assert text[one.start : one.end] == one.label


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Es geschah am Sonntag.", "Es geschah am 10. März 2024.", Relation.SAME),
        ("Es geschah in der Nacht zu Sonntag.", "Es geschah am Sonntag gegen 3 Uhr.", Relation.SAME),
        ("Es geschah um 13 Uhr.", "Es geschah um 13.05 Uhr.", Relation.SAME),
        ("Es geschah am Samstag.", "Es geschah am Sonntag.", Relation.DIFFERENT),
        ("Es geschah gegen 3 Uhr.", "Es geschah um 23 Uhr.", Relation.DIFFERENT),
    ],
)
def test_times_that_can_be_one_say_the_same(one, other, relation):
    assert time(one).judged(time(other)).relation is relation


@pytest.mark.parametrize(
    ("one", "other", "bears_out"),
    [
        ("Es geschah am 3. Februar.", "Es geschah am 3. Februar 2024.", True),
        ("Es geschah im Februar.", "Es geschah am 3. Februar.", True),
        ("Es geschah am Sonntag.", "Es geschah am 10. März.", False),  # the day before the report stands in every report
        ("Es geschah 2019.", "Es geschah am 3. Februar 2019.", False),  # a year is too long to be no chance
        ("Es geschah um 13 Uhr.", "Es geschah um 13 Uhr.", False),  # of no known day
        ("Es geschah am 3. Februar.", "Es geschah am 4. Februar.", False),
    ],
)
def test_a_day_that_is_not_the_day_of_the_reports_bears_out_another_report(one, other, bears_out):
    assert (time(one).bears_out(time(other)), time(other).bears_out(time(one))) == (bears_out, bears_out)


class Words:
    label = kind = terms = ""
    start = end = 0


def test_a_time_says_nothing_of_what_is_no_time():
    words: Value = Words()  # type: ignore[assignment]
    assert time("Es geschah am Sonntag.").judged(words).relation is Relation.UNSURE


MOMENTS = ["am Sonntag", "am 3. Mai", "um 13 Uhr", "im Februar", "2019", "seit Freitag", "gestern", "in der Nacht zu Samstag"]


@given(st.sampled_from(MOMENTS), st.sampled_from(MOMENTS))
def test_how_two_times_stand_to_each_other_does_not_hang_on_their_order(one, other):
    mine, yours = time(f"Es geschah {one}."), time(f"Es geschah {other}.")
    assert mine.judged(yours) == yours.judged(mine)
    assert mine.bears_out(yours) == yours.bears_out(mine)


@given(st.text(min_size=1, max_size=200), st.sampled_from(["de", "en"]), st.none() | st.dates())
def test_no_text_and_no_day_breaks_the_reading_of_a_time(text, language, published):
    found = time(text, language, published=published)
    assert found is None or text[found.start : found.end] == found.label


def test_a_time_in_a_clause_on_something_else_is_no_answer():
    text = "Erstmals, seit Nordland im Februar abzog, haben die Generäle telefoniert."
    assert time(text, near="telefoniert", published=None) is None
    assert time(text, near="abzog", published=None).label == "Februar"


def test_a_year_that_nobody_tells_is_not_shown():
    assert "1904" not in time("Am 3. Mai lief die Fähre aus.", published=None).terms


@pytest.mark.parametrize(
    ("language", "question", "text", "fits"),
    [
        ("de", "Wann soll das Bad schließen?", "Der Rat hat heute die Schließung beschlossen.", False),
        ("de", "Wann soll das Bad schließen?", "Ende Juni 2024 ist Schluss.", True),
        ("de", "Wann wurde das Bad geschlossen?", "Es schließt am 30. Juni 2024.", False),
        ("en", "When will the baths close?", "Attendance has fallen since 2019.", False),
        ("en", "When did the baths close?", "They closed in 2019.", True),
        ("de", "Wann schließt das Bad?", "Das Bad schloss 2019.", True),
        ("de", "Um wie viel Uhr knallte es?", "Am Freitag wurde der Krater abgesucht.", False),
        ("de", "Um wie viel Uhr knallte es?", "Der Knall war um 6.47 Uhr zu hören.", True),
    ],
)
def test_what_was_is_no_answer_to_what_will_be_nor_a_day_to_what_hour(language, question, text, fits):
    found = time(text, language)
    assert found is not None
    assert answers(found, asked(question, language)) is fits


def test_what_was_the_first_since_a_time_was_not_at_that_time():
    found = times_in(passage("Es war ihr erstes Treffen seit Beginn des Streits im Mai."), (), asked("Wann trafen sie sich?"))
    assert not found


def test_a_weekday_answers_without_a_day_of_publication():
    found = time("Die beiden haben am Freitag telefoniert.", published=None)
    assert found
    assert (found.label, found.terms) == ("Freitag", "Freitag")


def test_two_weekdays_of_reports_without_a_day_exclude_each_other():
    friday = time("Sie trafen sich am Freitag.", published=None)
    sunday = time("Sie trafen sich am Sonntag.", published=None)
    dated = time("Sie trafen sich am 8. März 2024.", published=None)  # a Friday
    assert friday
    assert sunday
    assert dated
    assert friday.judged(sunday).relation is Relation.DIFFERENT
    assert friday.judged(dated).relation is Relation.SAME
    assert sunday.judged(dated).relation is Relation.DIFFERENT
