"""Which documents are of one event, and which event a question means."""

from dataclasses import replace
from datetime import date

from corpus.models import Corpus
from retrieval.claims.affinity import affinity
from retrieval.claims.events import events_of, groups_of
from retrieval.claims.labels import event_of
from retrieval.claims.profiles import profile_of
from retrieval.claims.stories import profiles_of
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question

CALL = ("Quandt telefoniert mit Ostrawskij", "Verteidigungsminister Emil Quandt hat mit Wiktor Ostrawskij telefoniert.")


def grouped(*documents):
    return [{profile.document for profile in group} for group in groups_of([profile_of(one) for one in documents])]


def test_reports_that_name_the_same_people_on_the_same_days_are_of_one_event(report):
    german = report(*CALL, on="2024-03-14", path="a")
    other = report("Quandt spricht mit Minsk", "Emil Quandt und Wiktor Ostrawski redeten am Telefon.", on="2024-03-15", path="b")
    assert grouped(german, other) == [{"a", "b"}]


def test_a_report_in_another_language_and_spelling_joins_the_event(report):
    german = report(*CALL, on="2024-03-14", path="a")
    english = report(
        "Quandt on the phone", "Emil Quandt spoke to Viktor Ostravsky on Thursday.", on="2024-03-15", path="b", language="en"
    )
    assert grouped(german, english) == [{"a", "b"}]


def test_the_same_river_in_flood_in_another_year_is_another_event(report):
    now = report("Die Ammer steigt", "Nach dem Hochwasser an der Ammer in Polling gibt es drei Tote.", on="2024-07-06", path="a")
    then = report("Das große Wasser von 2013", "Im Juni 2013 stand die Ammer in Polling hoch wie nie.", path="b")
    assert grouped(now, then) == [{"a"}, {"b"}]


def test_another_company_on_strike_in_the_same_week_is_another_event(report):
    rail = report(
        "Talbahn: Keine Einigung", "Die Gewerkschaft GSF und die Talbahn haben sich getrennt.", on="2023-11-23", path="a"
    )
    bus = report("Nordbus streikt weiter", "Die Fahrer von Nordbus in Wiek streiken weiter.", on="2023-11-21", path="b")
    assert grouped(rail, bus) == [{"a"}, {"b"}]


def test_a_matter_runs_on_with_its_updates(report):
    days = ("2024-02-01", "2024-02-09", "2024-02-18")
    updates = [report(f"Celvia ruft Fluvin zurück ({day})", "Celvia ruft den Impfstoff Fluvin zurück.", on=day) for day in days]
    assert len(grouped(*updates)) == 1


def test_affinity_is_the_same_in_both_directions(report):
    one = profile_of(report(*CALL, on="2024-03-14"))
    other = profile_of(report("Streik in Wiek", "Bei Nordbus wird gestreikt.", on="2024-03-20"))
    assert affinity(one, other) == affinity(other, one)


def asked(question, *documents):
    """The documents of the event that `question` asks about."""
    corpus = Corpus(tuple(documents))
    index = PassageIndex(corpus, installed_lexicon())
    query = read_question(question, installed_lexicon())
    return events_of(query, index.expand(query), corpus, index, documents)[0].documents


def test_the_name_in_a_question_chooses_the_event(report):
    for name, other in (("Falkenau", "Kusmin"), ("Kusmin", "Falkenau")):
        here = report(f"{name} muss ins Gefängnis", f"Das Gericht verurteilte {name}. Das Gericht hörte Zeugen.", on="2024-06-18")
        there = report(f"{other} vor Gericht", f"Fünf Zeugen hörte das Gericht. {other} kennt {name}.", on="2024-01-12")
        assert asked(f"Wie viele Zeugen hörte das Gericht im Fall {name}?", there, here) == (here.path,)


def test_the_year_in_a_question_chooses_the_event(report):
    new, old = (
        report("Hochwasser in Polling", f"In Polling starben {n} Menschen.", on=f"{year}-06-05")
        for year, n in ((2024, 3), (2013, 12))
    )
    assert asked("Wie viele Menschen starben 2013 beim Hochwasser in Polling?", new, old) == (old.path,)


def test_the_report_of_a_party_that_names_nobody_belongs_to_the_only_event_of_its_days(report):
    theft = report("Diebe im Museum Grafenau", "Aus dem Museum Grafenau wurde die Krone gestohlen.", on="2024-11-24")
    own = report("Zum Diebstahl", "Die Anlage hat in der Nacht angeschlagen, sagen wir.", on="2024-11-27")
    old = report("Krone kehrt nach Hohenau zurück", "Die gestohlene Krone von Hohenau ist wieder da.", on="2019-05-14")
    assert set(asked("Was wurde in Grafenau gestohlen?", theft, own, old)) == {theft.path, own.path}


def test_an_event_is_labelled_with_words_of_its_reports_and_the_day_of_the_first(report):
    first = report("Quandt telefoniert", "Das Telefonat von Emil Quandt mit Wiktor Ostrawski war kurz.", on="2024-03-14")
    later = report("Quandt und Ostrawski", "Das Telefonat suchte Emil Quandt, sagt Wiktor Ostrawski.", on="2024-03-15")
    event = event_of([profile_of(first), profile_of(later)], "de")
    assert event.label == "Telefonat Quandt–Ostrawski"
    assert event.date == date(2024, 3, 14)
    assert event.participants == ("Emil Quandt", "Wiktor Ostrawski")


def test_no_document_is_no_event():
    assert groups_of([]) == ()


def test_two_fires_in_one_town_in_one_week_are_two_events(report):
    shop, later = (
        report(title, f"Dornfeld. {text}", on=day)
        for title, text, day in (
            ("Großbrand bei Thaler", "Das Möbelhaus Thaler in Dornfeld ist am Montag ausgebrannt.", "2024-05-06"),
            ("Thaler-Brand: Zeugen gesucht", "Nach dem Brand bei Thaler sucht die Polizei in Dornfeld Zeugen.", "2024-05-08"),
        )
    )
    home, other = (
        report(title, f"Dornfeld. {text}", on="2024-05-09")
        for title, text in (
            ("Feuer in Sankt Anna", "Im Heim Sankt Anna in Dornfeld hat es gebrannt, sagt Ute Sieber."),
            ("Sieber dankt Helfern", "Nach dem Brand in Sankt Anna in Dornfeld dankte Ute Sieber der Feuerwehr."),
        )
    )
    assert grouped(shop, later, home, other) == [{shop.path, later.path}, {home.path, other.path}]


def test_a_title_that_looks_back_on_a_year_is_of_that_year(report):
    back = report("Das große Wasser von 2013", "In Polling stand die Ammer im Keller.", on="2024-07-08", path="back")
    now = report("Die Ammer steigt", "In Polling steigt die Ammer wie zuletzt 2013.", on="2024-07-08", path="now")
    assert grouped(back, now) == [{"back"}, {"now"}]


def test_the_month_in_a_question_chooses_the_event(report):
    first, second = (
        report("Streik bei der Saarbahn", f"Bei der Saarbahn fielen {n} Züge aus.", on=day)
        for day, n in (("2024-01-15", 30), ("2024-03-20", 90))
    )
    for question, document in (("im Januar", first), ("im März", second)):
        assert asked(f"Wie viele Züge fielen bei der Saarbahn {question} aus?", first, second) == (document.path,)


def test_a_digest_is_of_an_event_with_its_one_story(report):
    digest = report(
        "Kurz gemeldet",
        "Washington (dpa) - Emil Quandt hat mit Wiktor Ostrawski telefoniert.",
        "Torne (nka) - Die Fähre „Svala“ ist vor Torne gesunken.",
        on="2024-03-15",
    )
    call = report(*CALL, on="2024-03-14")
    first, second, third = profile_of(call), *profiles_of(digest)
    assert groups_of([first, second, third]) == ((first, second), (third,))
    assert [profile.paragraphs for profile in (second, third)] == [{1}, {2}]


def test_the_next_call_of_the_same_two_people_is_another_event(report):
    first = report(*CALL, on="2024-03-14", path="a")
    same = report("Minsk und Berlin reden", "Emil Quandt und Wiktor Ostrawski führten ein Telefonat.", on="2024-03-15", path="b")
    again = report("Zweites Telefonat", "Emil Quandt hat erneut mit Wiktor Ostrawskij telefoniert.", on="2024-03-28", path="c")
    assert grouped(first, same, again) == [{"a", "b"}, {"c"}]


def test_an_undated_call_of_may_is_not_the_one_of_november(report):
    dated = report("Quandt am Telefon", "Am 23. November 2021 gab es ein Telefonat von Quandt und Ostrawski.", path="a")
    undated = report("Telefonat mit Minsk", "Quandt und Ostrawski haben am 19. Mai telefoniert.", path="b")
    assert grouped(dated, undated) == [{"a"}, {"b"}]


def test_every_report_is_of_one_event_and_a_second_print_of_the_same(report):
    first, print_, other = (
        report(*CALL, on="2024-03-14", path="a"),
        report(*CALL, on="2024-03-14", path="b"),
        report("Brand in Torne", "In Torne brennt eine Halle.", on="2024-03-14", path="c"),
    )
    assert grouped(first, print_, other) == [{"a", "b"}, {"c"}]
    assert grouped(other, print_, first) == [{"c"}, {"a", "b"}]


def test_a_call_of_two_other_people_is_another_event(report):
    first = report(*CALL, path="a")
    second = report("Bregal ruft Selm an", "Der Minister Bregal hat mit Selm telefoniert.", path="b")
    same = report("Ostrawski am Telefon", "Wiktor Ostrawski hat mit Emil Quandt telefoniert.", path="c")
    assert grouped(first, second, same) == [{"a", "c"}, {"b"}]


def test_the_day_that_only_one_of_two_reports_bears_is_not_the_event_s(report):
    dated = report(*CALL, on="2024-03-14")
    undated = report("Quandt und Ostrawski", "Emil Quandt und Wiktor Ostrawski redeten.")
    assert event_of([profile_of(dated), profile_of(undated)], "de").date is None


CLOSURE = ("Lichtwerk schließt Werk in Sonnau", "Der Hersteller Lichtwerk schließt sein Werk in Sonnau, sagte Uwe Karlow.")


def test_what_followed_months_later_is_of_the_event_whose_names_it_has(report):
    first = report(*CLOSURE, on="2024-02-01")
    later = report("Lichtwerk streicht weitere Stellen", "Auch die Verwaltung schrumpft, sagte Uwe Karlow.", on="2024-04-20")
    assert set(asked("Wie viele Stellen streicht Lichtwerk?", first, later)) == {first.path, later.path}


def test_what_happened_years_before_is_no_part_of_the_event(report):
    first = report(*CLOSURE, on="2024-02-01")
    before = report("Lichtwerk streicht Stellen", "Lichtwerk verkleinert die Verwaltung, sagte Uwe Karlow.", on="2019-04-20")
    assert len(asked("Wie viele Stellen streicht Lichtwerk?", first, before)) == 1


def test_a_strike_at_the_same_works_months_later_is_the_next_one(report):
    first = report("Streik bei Lichtwerk", "Bei Lichtwerk in Sonnau wird gestreikt, so Uwe Karlow.", on="2024-02-01")
    later = report("Lichtwerk: wieder Streik", "Bei Lichtwerk in Sonnau streikt die Frühschicht, so Uwe Karlow.", on="2024-06-10")
    assert len(asked("Wie viele streiken bei Lichtwerk?", first, later)) == 1


def test_a_report_of_months_later_with_no_name_but_the_question_s_is_of_another_event(report):
    first = report(*CLOSURE, on="2024-02-01")
    later = report("Radweg in Sonnau fertig", "In Sonnau ist der Radweg am Fluss fertig.", on="2024-04-20")
    assert later.path not in asked("Was geschieht in Sonnau mit dem Werk?", first, later)


def test_a_name_that_many_matters_have_in_common_joins_none(report):
    said = "Das kostet Geld, sagte Bürgermeisterin Rieke Wolters in Sonnau."
    halls = report(
        "Schwimmhalle wird neu", "Die Firma Tornow baut das Becken um, Architektin ist Lore Finkbein.", said, on="2024-01-10"
    )
    paths = report("Radweg gesperrt", "Der Radweg an der Orla ist laut Gregor Matzat unterspült.", said, on="2024-03-15")
    market = report("Händler klagen", "Den Händlern um Veit Opalka fehlen Gäste der Markthalle.", said, on="2024-05-20")
    clinic = report("Klinikum sucht Ärzte", "Chefarzt Jost Hilgers sucht für das Klinikum Ärzte.", said, on="2024-07-25")
    trams = report("Bahn fährt seltener", "Die Orlabahn fährt seltener, so Betriebsleiterin Ulla Prange.", said, on="2024-09-30")
    assert asked("Was wird in Sonnau aus der Schwimmhalle?", halls, paths, market, clinic, trams) == (halls.path,)


def test_the_first_line_of_a_page_names_whom_its_paragraphs_leave_out(report):
    paper = report("Opernchefin Mirandola geht", "Die Oper in Weilbach verliert Carla Mirandola.", on="2024-10-10")
    plain = report("Liebes Publikum", "Ich habe mein Amt aus freien Stücken niedergelegt.", on="2024-10-11")
    above = "Carla Mirandola – persönliche Erklärung\n\n"
    chunks = tuple(replace(c, start=c.start + len(above), end=c.end + len(above)) for c in plain.chunks)
    own = replace(plain, text=above + plain.text, chunks=chunks)
    assert set(asked("Warum ging Carla Mirandola?", paper, own)) == {paper.path, own.path}


def test_one_name_is_of_the_event_of_several_reports_though_not_all_of_them_say_it(report):
    now = [
        report("Halle weg", "Die Stadt hat den Sturmmöwen aus Moor die Halle entzogen.", on="2025-06-03", path="a.md"),
        report(
            "Moor legt Einspruch ein",
            "Der Klub aus Moor wehrt sich: Die Halle sei zu Unrecht entzogen.",
            on="2025-06-05",
            path="b.md",
        ),
        report("Moor ohne Halle", "In Moor gehen die Turner, seit die Stadt die Halle entzog.", on="2025-06-06", path="c.md"),
    ]
    then = report("Halle weg", "Auch die Sturmmöwen waren dabei, als Lunter die Halle verlor.", on="2018-06-12", path="then.md")
    assert "then.md" not in asked("Warum haben die Sturmmöwen keine Halle?", then, *now)


def test_a_question_in_small_letters_names_its_event_as_well(report):
    first = report(*CLOSURE, on="2024-02-01")
    other = report("Glaswerk schließt", "Die Glashütte Ernst in Marnheim schließt.", on="2024-02-01")
    assert asked("wer schließt sein werk in marnheim", first, other)[0] == other.path


def test_a_report_of_months_later_that_says_all_that_is_asked_is_of_the_event(report):
    first = report("Rektorin geht", "Kanzler Jens Rohde übernimmt die Leitung der Universität Halden.", on="2024-09-02")
    later = report("Neue Rektorin", "Mira Petsch übernimmt die Leitung der Universität Halden.", on="2024-11-20")
    assert set(asked("Wer übernimmt die Leitung der Universität Halden?", first, later)) == {first.path, later.path}


def test_a_label_names_two_people_in_one_way(report):
    one = report("Telefonat", "Wiktor Orlowski hat mit Greta Falk telefoniert.", on="2024-03-14")
    other = report("Gespräch", "Greta Falk und Wiktor Orlowski telefonierten.", on="2024-03-14")
    label = event_of([profile_of(one), profile_of(other)], "de").label
    assert "Wiktor Orlowski" in label
    assert "Greta Falk" in label
