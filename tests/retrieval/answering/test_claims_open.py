from collections.abc import Callable

from retrieval.engine import Engine
from retrieval.models import Finding, Verdict

Open = Callable[..., Engine]


def _quoted(finding: Finding) -> dict[str, str]:
    return {extract.document: extract.text for extract in finding.extracts}


def test_why_is_answered_by_the_sentence_that_gives_the_reason(engine: Open) -> None:
    opened = engine(
        a="Die Stadtwerke Aulau haben den Strompreis erhöht.\n\nDer neue Preis gilt seit Montag in der ganzen Stadt.\n\n"
        "Zur Begründung der Erhöhung verwies Direktorin Ina Kolb auf die Kosten der Netze.",
        b="Aulau's utility raised its power price because coal has become dearer, director Ina Kolb said.",
    )
    finding = opened.answer_or_nothing("Warum haben die Stadtwerke Aulau den Strompreis erhöht?").findings[0]
    assert "Kosten der Netze" in _quoted(finding)["a.md"]


def test_who_only_gives_another_number_than_the_sentence_before_counts_the_same(engine: Open) -> None:
    opened = engine(
        a="60 Betten in der Klinik Aulau fallen weg, sagte Direktorin Ina Kolb. Die Gewerkschaft kommt auf 140. "
        "Im Hof parken 90 Autos."
    )
    finding = opened.answer_or_nothing("Wie viele Betten fallen in der Klinik Aulau weg?").findings[0]
    assert [position.value for position in finding.positions] == ["60", "140"]


def test_what_came_on_top_is_not_how_many_there_are(engine: Open) -> None:
    opened = engine(a="Bei Aulau sind neun weitere Windräder geplant.")
    assert not opened.answer_or_nothing("Wie viele Windräder sind bei Aulau geplant?").findings[0].positions


def test_what_follows_a_question_on_a_page_answers_it(engine: Open) -> None:
    opened = engine(
        a="Die Brücke in Aulau ist zu.\n\nWas kostet die Sanierung der Brücke?\n\nWir rechnen mit 1,4 Millionen Euro."
    )
    finding = opened.answer_or_nothing("Was kostet die Sanierung der Brücke in Aulau?").findings[0]
    assert [position.value for position in finding.positions] == ["1,4 Millionen Euro"]


def test_whoever_is_asked_for_a_demand_is_not_quoted_with_something_else(engine: Open) -> None:
    opened = engine(
        a="Die Fähre in Aulau fährt nicht. Ministerin Ina Kolb fordert einen Ersatz.",
        b="In Aulau fährt keine Fähre. Ministerin Ina Kolb sprach von einem Unglück.",
    )
    finding = opened.answer_or_nothing("Was fordert Ministerin Kolb?").findings[0]
    assert list(_quoted(finding)) == ["a.md"]


def test_a_question_in_a_report_answers_none(engine: Open) -> None:
    opened = engine(a="Das fragen sich viele. Welche Firma saniert die Brücke in Aulau?")
    assert not opened.answer_or_nothing("Welche Firma saniert die Brücke in Aulau?").findings[0].positions


def test_a_name_typed_in_small_letters_is_not_what_is_asked_for(engine: Open) -> None:
    opened = engine(
        a="Geschäftsführer Jan Kolbig ist abgesetzt worden. Nach Kolbigs Darstellung hat Chefin Ina Ott die Verträge im Juli "
        "2021 selbst unterschrieben.",
    )
    positions = opened.answer_or_nothing("wann wurde kolbig rausgeworfen").findings[0].positions
    assert [position.value for position in positions] == [""]


def test_a_year_is_no_reason(engine: Open) -> None:
    opened = engine(
        a="The bank of Aulau raised its rate to the highest level since 2009.\n\n"
        "Governor Ina Kolb said the bank had raised its rate because imports were dear."
    )
    finding = opened.answer_or_nothing("Why did the bank of Aulau raise its rate?").findings[0]
    assert "because imports" in finding.extracts[0].text


def test_of_a_full_name_the_surname_says_who_is_asked_about(engine: Open) -> None:
    opened = engine(
        a="„Wir fahren morgen“, sagte Aulaus Präsident Bela Orlu.",
        b="Aulaus Fanbeauftragter Udo Harms sprach von Pech. „Wir bleiben hier“, sagte Harms.",
    )
    finding = opened.answer_or_nothing("Was sagte Aulaus Präsident Bela Orlu?").findings[0]
    assert list(_quoted(finding)) == ["a.md"]


def test_advice_need_not_repeat_the_question(engine: Open) -> None:
    opened = engine(
        a="Das Trinkwasser in Aulau ist verunreinigt.\n\nDie Stadtwerke raten allen Kunden, Wasser vorerst abzukochen.",
        b="In Aulau ist das Trinkwasser nicht sauber.\n\nWer Kinder hat, sollte Flaschen kaufen, rät Lena Vogt.",
    )
    finding = opened.answer_or_nothing("Was sollen Kunden der Stadtwerke Aulau jetzt tun?").findings[0]
    assert finding.verdict is Verdict.NOT_COMPARED
    assert "abzukochen" in _quoted(finding)["a.md"]
    assert "Flaschen" in _quoted(finding)["b.md"]


def test_a_second_quotation_of_whom_is_asked_about_is_shown_as_well(engine: Open) -> None:
    opened = engine(
        a="In Aulau fährt die Fähre nicht mehr.\n\n„Wir fahren morgen“, sagte Kapitän Bela Orlu.\n\n"
        "Die Reederei schweigt.\n\n„Das Schiff ist heil“, sagte Orlu zum Zustand der Fähre."
    )
    finding = opened.answer_or_nothing("Was sagte Kapitän Orlu zur Fähre in Aulau?").findings[0]
    assert sorted(extract.text for extract in finding.extracts) == [
        "„Das Schiff ist heil“, sagte Orlu zum Zustand der Fähre.",
        "„Wir fahren morgen“, sagte Kapitän Bela Orlu.",
    ]


def test_what_an_office_demands_is_answered_by_what_its_holder_demands(engine: Open) -> None:
    opened = engine(
        a="In Aulau gibt es Streit um den Deich.\n\nDer Deich sei alt, sagte Bürgermeister Bela Orlu.\n\n"
        "Orlu verlangte vom Land mehr Geld für den Deich.",
        b="In Aulau streitet man um den Deich.\n\n„Wir warten“, sagte Pastor Udo Harms.",
    )
    finding = opened.answer_or_nothing("Was fordert der Bürgermeister?").findings[0]
    assert "mehr Geld" in finding.extracts[0].text
    assert list(_quoted(finding)) == ["a.md"]


def test_what_a_law_demands_need_stand_in_nobodys_speech(engine: Open) -> None:
    opened = engine(a="In Aulau gilt ein neues Gesetz.\n\nDas Gesetz verlangt einen Zaun um jeden Teich.")
    finding = opened.answer_or_nothing("Was verlangt das neue Gesetz in Aulau?").findings[0]
    assert "Zaun" in finding.extracts[0].text


def test_who_is_asked_about_in_small_letters_is_told_from_what_of(engine: Open) -> None:
    opened = engine(a="Die Regatta in Aulau ist aus.\n\n„Der Wind war falsch“, sagte Sportchef Bela van Orlu.")
    finding = opened.answer_or_nothing("was sagte sportchef van orlu zum ergebnis der regatta").findings[0]
    assert "Wind" in finding.extracts[0].text


def test_what_was_spoken_about_is_told_in_many_words(engine: Open) -> None:
    opened = engine(
        a="Präsident Orlu und Kanzlerin Veit haben telefoniert.\n\nSie hätten „mehrere Fischereifragen“ erörtert, hieß es.",
        b="Orlu und Veit telefonierten am Montag.\n\nDas Büro des Präsidenten teilte mit, dass es um den Fischfang ging.",
        c="Orlu und Veit telefonierten.\n\nWas die beiden beredeten, blieb offen. Orlu sagte, der Hafen sei zu klein.",
    )
    finding = opened.answer_or_nothing("Worüber sprachen Orlu und Veit?").findings[0]
    assert finding.verdict is not Verdict.CONFLICT
    assert set(_quoted(finding)) == {"a.md", "b.md"}


def test_two_sentences_of_one_speaker_that_are_shown_together_are_shown_once(engine: Open) -> None:
    opened = engine(
        a="Die Fähre blieb im Hafen. „Wir fahren morgen“, sagte Kapitän Bela Orlu. „Das Wetter wird besser“, sagte Orlu.",
        b="Die Fähre blieb im Hafen von Aulau.",
    )
    finding = opened.answer_or_nothing("Was sagte Orlu?").findings[0]
    shown = [(extract.document, extract.start) for extract in finding.extracts]
    assert len(shown) == len(set(shown))


def test_a_sentence_that_gives_the_reason_as_one_stands_before_one_that_has_a_cause_in_it(engine: Open) -> None:
    opened = engine(
        a="Das Gericht hat Udo Harms am Dienstag wegen Betrugs verurteilt.\n\n"
        "Udo Harms habe Vertrauen verspielt, sagte die Richterin zur Begründung des Urteils."
    )
    finding = opened.answer_or_nothing("Wie begründete das Gericht das Urteil gegen Udo Harms?").findings[0]
    assert "Vertrauen" in finding.extracts[0].text


def test_the_verb_that_asks_how_somebody_reacted_need_not_stand_anywhere(engine: Open) -> None:
    opened = engine(a="„Ich komme wieder“, sagte Udo Harms am Montag nach der Wahl in Aulau.")
    finding = opened.answer_or_nothing("Wie reagierte Udo Harms?").findings[0]
    assert "Ich komme wieder" in finding.extracts[0].text


def test_how_long_it_still_lasts_is_said_by_its_end(engine: Open) -> None:
    opened = engine(
        a="Nach sechs Jahren endet bei der Werft die Zeit von Ida Falk. Der Vertrag von Ida Falk läuft noch bis Sommer 2027."
    )
    finding = opened.answer_or_nothing("Wie lange läuft der Vertrag von Ida Falk bei der Werft noch?").findings[0]
    assert "2027" in finding.positions[0].value


def test_a_sentence_that_says_all_but_the_time_is_shown_where_none_says_it(engine: Open) -> None:
    opened = engine(
        a="Die Dynastie der Oberauer schlug die Hallviker in der Schlacht am Ravnd vernichtend.\n\nHallvik liegt am See.",
        b="Die Fähre lag im Hafen.",
    )
    assert "a.md" in _quoted(opened.answer_or_nothing("Wann wurden die Hallviker von den Oberauern geschlagen?").findings[0])
