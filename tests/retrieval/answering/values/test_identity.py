"""Who somebody is, as reports call them."""

import pytest

from corpus.models import Chunk, Document
from retrieval.answering.likeness import Likeness
from retrieval.answering.values.identity import Identity, person_asked
from retrieval.language.lexicon import installed_lexicon
from retrieval.models import Verdict
from retrieval.questions import read_question


def offices(name: str, text: str) -> list[str]:
    document = Document("a.md", text, "Blatt", "", None, None, "de", "", (Chunk("a.md", 1, 0, len(text)),))
    return [office.label for office in Identity(name, Likeness(installed_lexicon())).of(document, 0, len(text))]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Wer ist Jan Kolbe?", "Jan Kolbe"),
        ("Who is Ravndal?", "Ravndal"),
        ("Wer ist der Bürgermeister von Aulau?", ""),
        ("Wer ist auf Ravndal zugegangen?", ""),
        ("Wer hat Ravndal angerufen?", ""),
    ],
)
def test_a_question_may_ask_of_a_person_nothing_but_who_they_are(question, name):
    assert person_asked(read_question(question, installed_lexicon())) == name


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Gestern kam der nordische Verteidigungsminister Sergej Ravndal an.", "nordische Verteidigungsminister"),
        ("Sergej Ravndal, Direktor der Reederei, schwieg.", "Direktor der Reederei"),
        ("Bürgermeisterin Ina Kolbe schwieg.", ""),
    ],
)
def test_an_office_before_the_name_or_in_apposition_says_who_it_is(text, office):
    assert offices("Ravndal", text) == ([office] if office else [])


def test_two_reports_that_call_somebody_differently_contradict_nobody(engine):
    it = engine(
        a="Präsident Orlu traf Sergej Ravndal.\n\nDirektor Sergej Ravndal sprach von einem guten Tag.",
        b="Präsident Orlu traf Sergej Ravndal.\n\nVerteidigungsminister Sergej Ravndal sprach von einem guten Tag.",
    )
    assert it.ask("Wer ist Ravndal?").findings[0].verdict is Verdict.NOT_COMPARED
