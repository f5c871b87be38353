"""What a sentence must show to answer a question of a kind."""

import pytest

from retrieval.language.evidence import shows
from retrieval.models import Kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("when", "Das Treffen war am 3. Mai."),
        ("when", "Das Treffen war am 18.2. in Torne."),
        ("when", "Sie trafen sich 2019."),
        ("when", "Er rief gegen 18.30 Uhr an."),
        ("when", "Er rief vergangene Woche an."),
        ("when", "They met last week."),
        ("when", "They met on May 3."),
        ("where", "Die Drohne stürzte bei Drubno ab."),
        ("where", "The drone crashed near Drubno."),
        ("who", "Initiiert hat es Verteidigungsminister Austin."),
        ("who", "The call was made by Lloyd Austin."),
        ("count", "Verletzt wurden zwölf Menschen."),
        ("count", "Niemand wurde verletzt."),
        ("count", "Dozens were hurt."),
        ("amount", "Der Schaden liegt bei 3,5 Millionen."),
        ("amount", "Die Hälfte stimmte zu."),
        ("duration", "Das Gespräch dauerte zwei Stunden."),
        ("duration", "Es war ein einstündiges Gespräch."),
        ("duration", "Sie sprachen anderthalb Stunden."),
        ("duration", "It was a two-hour call."),
        ("why", "Er ging, weil es regnete."),
        ("why", "The game was called off due to rain."),
        ("said", "„Wir gehen“, rief er."),
        ("said", "He insisted it was false."),
    ],
)
def test_a_sentence_shows_the_thing_asked_for(kind, text):
    assert shows(text, Kind(kind))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("when", "Die Brücke ist gesperrt."),
        ("when", "He may resign and march on."),
        ("where", "Das ist wirklich neu."),
        ("count", "Verletzte gab es."),
        ("duration", "Er rief am Abend an."),
        ("said", "Die Brücke brach ein."),
    ],
)
def test_a_sentence_without_it_does_not(kind, text):
    assert not shows(text, Kind(kind))


@pytest.mark.parametrize("kind", [Kind.WHAT, Kind.WHETHER, Kind.HOW, Kind.TOPIC])
def test_kinds_that_ask_for_no_such_thing_are_shown_by_every_sentence(kind):
    assert shows("Ja.", kind)


def test_what_the_question_names_itself_is_no_evidence():
    asked = frozenset({"wer", "folgte", "auf", "jonas", "kolbe"})
    assert not shows("Jonas Kolbe ging.", Kind.WHO, asked)
    assert shows("Auf Jonas Kolbe folgte Mara Wendt.", Kind.WHO, asked)
