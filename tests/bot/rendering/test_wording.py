"""The one line that says how the sources of a finding stand to each other, and the lines below the extracts."""

from datetime import date

import pytest

from bot.rendering.wording import event_line, groups_of, quotes_of, remark_lines, verdict_line
from bot.texts import texts
from retrieval.models import Answer, Event, Extract, Finding, Position, Source, Trend, Verdict

DE, EN = texts("de"), texts("en")


def extract(document: str = "a.md", text: str = "Er kam.", source: str = "Hafenkurier") -> Extract:
    return Extract(document, source, "Titel", date(2024, 3, 11), None, 3, 0, len(text), text)


def finding(verdict: Verdict, *values: str, polar: bool = False, **more: object) -> Finding:
    positions = tuple(Position(value, (extract(f"{n}.md"),), polar) for n, value in enumerate(values))
    return Finding(verdict, positions, **more)


def sources(*names: str) -> tuple[Source, ...]:
    return tuple(Source(f"{name.lower()}.md", name) for name in names)


def headings(found: Finding) -> list[str]:
    return [heading for heading, _ in groups_of(found, DE)]


@pytest.mark.parametrize(
    ("found", "german", "english"),
    [
        (finding(Verdict.CONFLICT, "38", "60"), "Widerspruch: zwei Angaben", "Contradiction: two accounts"),
        (finding(Verdict.CONFLICT, "1", "3", "7"), "Widerspruch: drei Angaben", "Contradiction: three accounts"),
        (finding(Verdict.AGREEMENT, "38"), "Die Quellen stimmen überein.", "The sources agree."),
        (
            finding(Verdict.ONE_SIDED, "38", side="Marineministerium von Ostmark"),
            "Nur eine Seite äußert sich, alle Angaben stammen von ihr: Marineministerium von Ostmark",
            "Only one side speaks, and every account comes from it: Marineministerium von Ostmark",
        ),
        (
            finding(Verdict.UPDATE, "3", "5", "7", trend=Trend.ROSE),
            "Die Zahl stieg im Lauf der Berichte: 3 → 5 → 7",
            "The figure rose as the reports came in: 3 → 5 → 7",
        ),
        (
            finding(Verdict.UPDATE, "9", "4", trend=Trend.FELL),
            "Die Zahl sank im Lauf der Berichte: 9 → 4",
            "The figure fell as the reports came in: 9 → 4",
        ),
        (
            finding(Verdict.UPDATE, "no", "yes", polar=True, trend=Trend.CHANGED),
            "Der Stand hat sich im Lauf der Berichte geändert: Nein → Ja",
            "The matter moved on as the reports came in: No → Yes",
        ),
        (
            finding(Verdict.SINGLE_SOURCE, ""),
            "Eine einzige Quelle sagt dazu etwas:",
            "A single source says something about this:",
        ),
        (
            finding(Verdict.SINGLE_SOURCE, "", prints=(sources("Hafenkurier", "Küstenfunk"),)),
            "Eine einzige Quelle, in zwei Dokumenten abgedruckt:",
            "A single source, printed in two documents:",
        ),
        (finding(Verdict.NOT_COMPARED, ""), "Eine Fundstelle im Wortlaut:", "One passage, word for word:"),
        (
            finding(Verdict.NOT_COMPARED, "", ""),
            "Im Wortlaut, nicht miteinander verglichen: zwei Dokumente",
            "Word for word, not compared with each other: two documents",
        ),
        (finding(Verdict.NO_ANSWER), "Dazu steht nichts in den Dokumenten.", "The documents say nothing about this."),
    ],
)
def test_every_verdict_is_one_line_of_plain_words(found, german, english):
    assert verdict_line(found, DE) == german
    assert verdict_line(found, EN) == english


def test_yes_and_no_are_said_in_the_readers_language_and_only_where_they_answer_whether():
    assert headings(finding(Verdict.CONFLICT, "yes", "no", polar=True)) == ["1. Ja", "2. Nein"]
    assert headings(finding(Verdict.CONFLICT, "three", "no")) == ["1. three", "2. no"]


def test_who_is_said_not_to_have_done_it_is_headed_so():
    positions = (Position("Ostmark", (extract(),)), Position("Ostmark", (extract(),), denied=True))
    assert headings(Finding(Verdict.CONFLICT, positions)) == ["1. Ostmark", "2. nicht Ostmark"]


def test_positions_that_were_not_told_apart_have_no_heading():
    assert headings(finding(Verdict.NOT_COMPARED, "am Montag", "abends")) == [""]
    assert headings(finding(Verdict.AGREEMENT, "38")) == [""]


def test_a_long_value_is_shortened():
    heading, _ = headings(finding(Verdict.CONFLICT, "wort " * 40, "b"))
    assert len(heading) < 70
    assert heading.endswith("…")


def test_outlets_without_an_answer_are_named_once():
    found = finding(Verdict.SINGLE_SOURCE, "", silent=sources("Küstenfunk", "Küstenfunk", "Inselbote"))
    assert remark_lines(found, DE) == ["Keine Angabe dazu: Küstenfunk, Inselbote"]
    assert remark_lines(found, EN) == ["Silent on this: Küstenfunk, Inselbote"]


def test_an_outlet_that_answers_in_another_of_its_reports_is_not_silent():
    assert remark_lines(finding(Verdict.SINGLE_SOURCE, "", silent=sources("Hafenkurier")), DE) == []


def test_of_many_silent_outlets_the_rest_is_counted():
    found = finding(Verdict.SINGLE_SOURCE, "", silent=sources(*(f"Blatt {number}" for number in range(15))))
    assert remark_lines(found, DE)[0].endswith("Blatt 11 und 3 weitere")


def test_two_prints_of_one_text_beside_another_source_are_counted_as_one_in_a_remark():
    found = finding(Verdict.AGREEMENT, "38", prints=(sources("Hafenkurier", "Küstenfunk"),))
    assert remark_lines(found, DE) == ["Derselbe Text, als eine Quelle gezählt: Hafenkurier, Küstenfunk"]


def test_a_name_that_no_document_has_is_said():
    found = finding(Verdict.NO_ANSWER, unknown=("Ravndal",))
    assert remark_lines(found, DE) == ["In keinem Dokument kommt vor: Ravndal"]
    assert remark_lines(found, EN) == ["No document mentions: Ravndal"]


def test_an_update_of_numbers_is_told_in_digits_where_the_positions_have_words():
    found = finding(Verdict.UPDATE, "drei", "fünf", trend=Trend.ROSE, course=("3", "5"))
    assert verdict_line(found, DE) == "Die Zahl stieg im Lauf der Berichte: 3 → 5"


def test_where_there_are_several_events_each_is_named_with_its_day_as_far_as_they_are_known():
    events = [Event("Brand in Halle 3", date(2024, 3, 11), ()), Event("Brand in Halle 1", None, ()), None]
    answer = Answer("Wann?", "de", tuple(finding(Verdict.AGREEMENT, event=event) for event in events))
    assert [event_line(answer, number, DE) for number in range(3)] == [
        "Ereignis: Brand in Halle 3, 11.3.2024",
        "Zu einem anderen Ereignis: Brand in Halle 1",
        "Zu einem anderen Ereignis:",
    ]


def test_where_there_is_one_event_it_needs_no_line():
    answer = Answer("Wann?", "de", (finding(Verdict.AGREEMENT, event=Event("Brand", None, ())),))
    assert event_line(answer, 0, DE) == ""


def test_the_same_words_are_quoted_once():
    quotes = quotes_of([extract("a.md"), extract("b.md", "Sie ging."), extract("c.md", "Er\nkam.")], DE)
    assert [[one.document for one in quoting] for quoting in quotes.values()] == [["a.md", "c.md"], ["b.md"]]
