"""In what a question wants its number, and what it counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.measure import Measure, is_money, measure_of
from retrieval.language.lexicon import installed_lexicon
from retrieval.models import Kind, Query
from retrieval.questions import read_question

SHIPPED = installed_lexicon(Path("no dictionary here"))

UNITS = [
    # counted
    ("Wie viele Tote gab es beim Brand?", "count", "Tote"),
    ("Wie viele Menschen starben?", "count", "Menschen"),
    ("Wieviele Züge fielen aus?", "count", "Züge"),
    ("Wie viele Talbahn-Züge fielen aus?", "count", "Züge"),
    ("Wie viele der im Mai befreiten Geiseln sind verletzt?", "count", "befreiten Geiseln"),
    ("Wie viel Menschen starben?", "count", "Menschen"),
    ("Wie viele Fahrzeuge waren im Einsatz?", "count", "Fahrzeuge"),
    ("Zahl der Verletzten?", "count", "Verletzten"),
    ("Anzahl der Toten in Hohenrade?", "count", "Toten"),
    ("Tote in Hohenrade?", "count", "Tote"),
    ("Wie viele Sitze gewann die Partei?", "count", "Sitze"),
    ("How many people died in the fire?", "count", "people died"),
    ("How many more trains were cancelled?", "count", "trains"),
    ("How many of the workers were hurt?", "count", "workers"),
    ("What was the number of arrests?", "count", "arrests"),
    ("Wie oft trafen sich Kolbe und Wendt?", "time", ""),
    ("How often did they meet?", "time", ""),
    ("Wie viele Kunden zahlen Gebühren?", "count", "Kunden"),
    ("Wie viele Menschen traf der Verlust?", "count", "Menschen"),
    ("How many people pay the fine?", "count", "people pay"),
    # shares and rates
    ("Wie viel Prozent der Beschäftigten stimmten zu?", "percent", ""),
    ("Wie hoch ist der Leitzins?", "percent", ""),
    ("Auf welchen Satz stieg der Leitzins?", "percent", ""),
    ("Wie hoch war die Wahlbeteiligung in Norland?", "percent", ""),
    ("How high is the interest rate?", "percent", ""),
    ("What percentage of members agreed?", "percent", ""),
    # money
    ("Wie hoch ist der Schaden?", "money", ""),
    ("Wie hoch ist die Geldstrafe?", "money", ""),
    ("Wie teuer ist der Neubau?", "money", ""),
    ("Was kostet der Neubau?", "money", ""),
    ("Wie viel Geld fehlt der Stadt?", "money", ""),
    ("Wie viele Euro fehlen der Stadt?", "money", ""),
    ("Wie viel zahlte die Werft?", "money", ""),
    ("How much did the bridge cost?", "money", ""),
    ("How expensive is the bridge?", "money", ""),
    ("How much damage was done?", "money", ""),
    # what is graded, and the minute of a game
    ("Wie stark war das Erdbeben?", "grade", ""),
    ("Wie schnel fuhr der Zug?", "km/h", ""),
    ("In welcher Spielminute fiel das Tor?", "second", ""),
    ("In which minute was the goal scored?", "second", ""),
    ("Was hat der Einsatz gekostet?", "money", ""),
    # time, age, sentences
    ("Wie lange dauerte das Telefonat?", "second", ""),
    ("Dauer des Telefonats?", "second", ""),
    ("Wie viele Tage war die Brücke gesperrt?", "second", "Tage"),
    ("Zu wie vielen Jahren Haft wurde Kolbe verurteilt?", "second", "Jahren"),
    ("Wie viel Zeit blieb den Helfern?", "second", "Zeit"),
    ("Strafmaß im Fall Kolbe?", "second", ""),
    ("Welche Freiheitsstrafe erhielt Kolbe?", "second", ""),
    ("How long did the call last?", "second", ""),
    ("How many days was the bridge closed?", "second", "days"),
    ("What sentence did Kolbe receive?", "second", ""),
    ("Wie alt ist der Fahrer?", "year of age", ""),
    ("How old is the driver?", "year of age", ""),
    ("Wie alt ist der Mann, der die Geldstrafe zahlte?", "year of age", ""),
    ("Wie lange galt der Preis?", "second", ""),
    # what is measured
    ("Wie weit flog die Drohne?", "metre", ""),
    ("Wie tief ist das Becken?", "metre", ""),
    ("Wie hoch ist der Pegelstand?", "metre", ""),
    ("Wie viele Kilometer lang ist die Strecke?", "metre", ""),
    ("How far did the drone fly?", "metre", ""),
    ("Wie schwer ist der Anker?", "kilogram", ""),
    ("Wie viele Tonnen Weizen lagern im Hafen?", "kilogram", ""),
    ("How heavy is the anchor?", "kilogram", ""),
    ("Wie schnell fuhr der Zug?", "km/h", ""),
    ("How fast was the train?", "km/h", ""),
    ("Wie heiß war es in Morle?", "degree", ""),
    ("Wie kalt war es in Morle?", "degree", ""),
    ("How hot was it in Morle?", "degree", ""),
    # any unit
    ("Wie viel Öl lief aus?", "any", ""),
    ("How much water was lost?", "any", ""),
    ("Wie groß war der Andrang?", "any", ""),
    ("Wie viel Megawatt leistet das Werk?", "any", "Megawatt"),
    ("How large was the crowd?", "any", ""),
]


@pytest.mark.parametrize(("question", "unit", "counted"), UNITS)
def test_a_question_tells_in_what_it_wants_its_number_and_what_it_counts(question, unit, counted):
    measure = measure_of(read_question(question, SHIPPED))
    assert (measure.units[0], " ".join(measure.counted)) == (unit, counted)


@pytest.mark.parametrize(
    "question",
    ["Wer legte den Brand?", "Wann begann die Sitzung?", "Warum brannte es?", "Was ist in Morle passiert?", "Drohne Morle"],
)
def test_a_question_that_asks_for_no_number_has_no_measure(question):
    assert measure_of(read_question(question, SHIPPED)) is None


def test_a_sentence_may_be_years_or_a_fine():
    measure = measure_of(read_question("Strafmaß im Fall Kolbe?", SHIPPED))
    assert [measure.rank(unit) for unit in ("second", "EUR", "", "metre")] == [0, 1, None, None]


def test_money_is_any_currency_by_its_code_or_its_name():
    assert [Measure(("money",), ()).rank(unit) for unit in ("EUR", "krone", "second", "")] == [0, 0, None, None]
    assert [is_money(unit) for unit in ("CHF", "krone", "percent", "")] == [True, True, False, False]


def test_any_unit_is_a_unit_that_is_no_age_and_no_plain_number():
    assert [Measure(("any",), ()).rank(unit) for unit in ("litre", "metre", "year of age", "")] == [0, 0, None, None]


@given(st.text(max_size=200), st.sampled_from(["de", "en"]), st.sampled_from(list(Kind)))
def test_no_question_breaks_the_reading_of_its_measure(text, language, kind):
    measure = measure_of(Query(text, language, kind, ()))
    assert measure is None or measure.units


def test_a_mistyped_word_is_read_as_the_corpus_spells_it():
    query = read_question("Wahlbeteilgung in Norland?", SHIPPED)
    assert measure_of(query) is None
    assert measure_of(query, "Wahlbeteiligung in Norland?") == Measure(("percent",), ())
