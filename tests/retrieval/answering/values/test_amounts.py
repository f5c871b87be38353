"""Which number of a sentence is the one asked for, and which two can both be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.measure import Measure
from retrieval.answering.values.amounts import Amount, fitting, is_general
from retrieval.explanation import Relation
from retrieval.language.quantities import Quantity, quantities_of

COUNT = Measure(("count", "percent"), ("Tote",))


def words_of(text, measure, language="de", anchors=(), likes=lambda words: float("Tote" in words)):
    return [text[q.start : q.end] for q, _ in fitting(text, quantities_of(text, language), measure, anchors, likes)]


def amount(text, language="de"):
    [quantity] = quantities_of(text, language)
    return Amount(quantity, text[quantity.start : quantity.end], quantity.start, quantity.end)


LATER = [
    ("de", "percent", "Der Leitzins steigt von 5,75 auf 6,25 Prozent.", "6,25 Prozent"),
    ("de", "percent", "Der Leitzins steigt auf 6,25 Prozent nach zuvor 5,75 Prozent.", "6,25 Prozent"),
    ("de", "percent", "Der Leitzins liegt nun bei 6,25 Prozent (bisher 5,75 Prozent).", "6,25 Prozent"),
    ("de", "percent", "Statt 5,75 Prozent sind es 6,25 Prozent.", "6,25 Prozent"),
    ("de", "percent", "Der Zins sank von 6,25 Prozent im März auf rund 5,75 Prozent.", "rund 5,75 Prozent"),
    ("de", "count", "Die Zahl der Toten stieg von drei auf sieben.", "sieben"),
    ("de", "count", "Die Zahl der Toten stieg von rund 300 auf mehr als 700.", "mehr als 700"),
    ("de", "count", "Die Zahl der Toten liegt bei sieben statt bisher drei.", "sieben"),
    ("en", "percent", "The rate rose from 5.75 to 6.25 per cent.", "6.25 per cent"),
    ("en", "percent", "The rate is 6.25 per cent, up from 5.75 per cent.", "6.25 per cent"),
    ("en", "count", "Seven people died, instead of three.", "Seven"),
]


@pytest.mark.parametrize(("language", "unit", "text", "number"), LATER)
def test_what_a_number_came_from_is_no_answer(language, unit, text, number):
    assert words_of(text, Measure((unit,), ()), language) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Die Feuerwehr sprach von drei Toten auf der Brücke.", "drei"),
        ("Die Polizei geht von drei Toten aus.", "drei"),
        ("Bisher sieben Tote wurden geborgen.", "sieben"),
        ("Nach Angaben der Polizei sind bisher 60 Menschen gestorben.", "60"),
    ],
)
def test_a_number_that_nothing_replaces_is_an_answer(text, number):
    assert words_of(text, COUNT) == [number]


def test_a_number_of_a_part_answers_and_the_whole_behind_it_does_not():
    assert words_of("Vier der sechs Geiseln sind frei.", COUNT) == ["Vier"]


def test_a_number_that_belongs_to_a_name_of_the_question_is_no_answer():
    text = "Auf der Plattform Svala 2 arbeiteten 40 Menschen."
    found = fitting(text, quantities_of(text, "de"), COUNT, [], lambda words: 0.0, "Wie viele Menschen waren auf Svala 2?")
    assert [text[quantity.start : quantity.end] for quantity, _ in found] == ["40"]


def test_a_time_of_day_in_a_word_is_no_number_of_things():
    assert words_of("Kurz nach zwölf brannte es.", COUNT) == []


def test_a_sum_behind_um_is_no_time_of_day():
    assert words_of("Es geht um drei Millionen Euro.", Measure(("money",), ())) == ["drei Millionen Euro"]


def test_a_number_that_came_on_top_is_not_how_many_there_are():
    assert words_of("Ein weiterer Mensch starb.", COUNT) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Sieben Tote wurden geborgen, darunter zwei Tote aus Morle.", "Sieben"),
        ("Unter den Toten, davon zwei Tote aus Morle, waren sieben Tote aus Lohra.", "sieben"),
    ],
)
def test_a_number_that_counts_a_part_comes_behind_the_whole(text, whole):
    assert words_of(text, COUNT)[0] == whole


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Zwei Tage nach dem Brand rauchte es noch."),
        ("de", "Drei Tage zuvor hatte es geregnet."),
        ("de", "Das war zwei Stunden vorher."),
        ("de", "Vor gut zwei Jahren brannte es."),
        ("de", "Die Brücke ist seit zwei Jahren gesperrt."),
        ("en", "Two days after the fire it rained."),
        ("en", "That was three weeks ago."),
        ("en", "She spoke two hours before the vote."),
    ],
)
def test_a_distance_in_time_is_not_how_long_something_took(language, text):
    assert words_of(text, Measure(("second",), ()), language) == []


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "Das Telefonat dauerte 40 Minuten.", "40 Minuten"),
        ("de", "Das Telefonat dauerte 40 Minuten nach Angaben der Werft.", "40 Minuten"),
        ("de", "Nach zwei Stunden war das Feuer gelöscht.", "zwei Stunden"),
        ("de", "Vor zwei Jahren dauerte es drei Tage.", "drei Tage"),
        ("en", "Two days after the call, which lasted 40 minutes, he left.", "40 minutes"),
    ],
)
def test_how_long_something_took_is_told_from_when_it_was(language, text, number):
    assert words_of(text, Measure(("second",), ()), language) == [number]


def test_a_number_in_a_unit_that_is_not_asked_for_is_no_answer():
    assert words_of("Der Turm ist 40 Meter hoch und kostete drei Millionen Euro.", Measure(("metre",), ())) == ["40 Meter"]


def test_the_number_of_the_thing_that_is_asked_for_comes_before_that_of_another():
    assert words_of("Es kamen 40 Helfer, und es gab drei Tote.", COUNT) == ["drei", "40"]


def test_the_number_beside_what_is_asked_comes_first():
    text = "Drei Millionen Euro kostet der Neubau am Hafen, die Sanierung der Turnhalle zwei Millionen Euro."
    at = text.index("Turnhalle")
    assert words_of(text, Measure(("money",), ()), anchors=[(at, at + 9)])[0] == "zwei Millionen Euro"


def test_a_person_is_counted_in_general_and_a_bridge_is_not():
    assert [is_general(words) for words in ("Menschen", "weitere Personen", "", "Brücken")] == [True, True, True, False]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("rund 40 Menschen", "38 Menschen", Relation.SAME),
        ("mehr als 40 Menschen", "55 Menschen", Relation.SAME),
        ("1,2 Millionen Euro", "1,18 Millionen Euro", Relation.SAME),
        ("drei Menschen", "sieben Menschen", Relation.DIFFERENT),
        ("drei Euro", "drei Dollar", Relation.UNSURE),
        ("drei Menschen", "drei Prozent", Relation.UNSURE),
    ],
)
def test_two_amounts_say_the_same_where_both_can_be_true_and_nothing_of_each_other_in_two_units(one, other, relation):
    assert amount(one).judged(amount(other)).relation is relation


numbers = st.floats(0, 1e9).map(lambda value: round(value, 2))


@st.composite
def amounts(draw):
    low, width = draw(numbers), draw(st.sampled_from([0.0, 1.0, 50.0]))
    unit, exact = draw(st.sampled_from(["", "EUR", "second"])), draw(st.booleans())
    step = draw(st.sampled_from([0.01, 1.0, 100.0]))
    return Amount(Quantity(low, low + width, low + width / 2, unit, "", 0, 1, exact, step), "", 0, 1)


@given(amounts(), amounts())
def test_how_two_amounts_stand_to_each_other_does_not_hang_on_their_order(one, other):
    assert one.judged(other) == other.judged(one)
    assert one.judged(one).relation is Relation.SAME


@given(st.text(max_size=200), st.sampled_from(["de", "en"]))
def test_no_text_breaks_the_choice_and_no_fit_is_beyond_what_is_said(text, language):
    for quantity, fit in fitting(text, quantities_of(text, language), COUNT, [(0, 1)], lambda words: 1.0):
        assert -1.5 <= fit <= 1.2
        assert 0 <= quantity.start < quantity.end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "Elf Tote wurden geborgen, drei von ihnen waren Kinder.", "Elf"),
        ("en", "Eleven dead were found, three of them children.", "Eleven"),
    ],
)
def test_a_part_of_a_number_comes_behind_the_whole(language, text, number):
    end = len(text)
    assert words_of(text, COUNT, language, [(end - 8, end)], lambda words: 0.5)[0] == number


def test_a_fraction_counts_nobody():
    assert words_of("The fire broke out at about 4.15, when 30 people slept.", Measure(("count",), ("people",)), "en") == ["30"]


PEOPLE = Measure(("count",), ("Läufer",))


def counted(text, question="", said=(), language="de"):
    told = [(text.index(word), text.index(word) + len(word)) for word in said]
    found = fitting(text, quantities_of(text, language), PEOPLE, told, lambda words: float("Läufer" in words), question, told)
    return [text[quantity.start : quantity.end] for quantity, _ in found]


def test_the_number_whose_own_clause_says_what_is_asked_goes_before_one_of_another_clause():
    assert counted("Gestartet waren 80 Läufer, ins Ziel kamen 31 von ihnen.", said=["Ziel", "kamen"])[0] == "31"
    assert counted("Gestartet waren 80 Läufer, ins Ziel kamen 31 von ihnen.", said=["Gestartet"])[0] == "80"


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "The last two came down at noon, so all six are safe.", "six"),
        ("de", "Die übrigen zwei kamen am Mittag, damit sind sechs in Sicherheit.", "sechs"),
        ("de", "Vier kamen gestern, insgesamt sechs sind in Sicherheit.", "sechs"),
    ],
)
def test_a_rest_answers_less_than_what_is_said_to_be_all(language, text, number):
    assert counted(text, language=language)[0] == number


def test_an_hour_in_words_counts_nobody_whatever_noun_follows():
    assert counted("Kurz nach zwölf saßen die Läufer beim Essen.") == []


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Um wie viel Prozent steigt der Beitrag?", ["vier Prozent"]),
        ("Auf wie viel Prozent steigt der Beitrag?", ["19 Prozent"]),
        ("Wie viel Prozent macht der Beitrag aus?", ["19 Prozent", "vier Prozent"]),
    ],
)
def test_how_far_something_rose_is_no_answer_to_by_how_much_nor_the_other_way_round(question, numbers):
    text = "Der Beitrag steigt um vier Prozent. Der Zuschlag steigt auf 19 Prozent."
    found = fitting(text, quantities_of(text, "de"), Measure(("percent",), ()), (), lambda words: 0.0, question)
    assert sorted(text[quantity.start : quantity.end] for quantity, _ in found) == numbers


def test_one_in_so_many_of_another_thing_fits_less_than_a_share_of_nothing_else():
    text = "Das Werk versorgt jeden dritten Haushalt, der Fluss verliert vier Prozent."
    found = fitting(text, quantities_of(text, "de"), Measure(("percent",), ()), (), lambda words: 0.5)
    assert [text[quantity.start : quantity.end] for quantity, _ in found] == ["vier Prozent", "jeden dritten"]
