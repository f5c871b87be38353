import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.boilerplate import LineKind, is_bare, kind_of

BOILERPLATE = {
    LineKind.NAVIGATION: [
        "Lokal | Sport | Kultur | Anzeigen | ePaper | Abo-Shop",
        "Startseite / Regionen / Morletal",
        "[Start] [Stadt] [Kultur] [Termine]",
        "Fahrplan   Tickets   Störungen (3)   Service   Konzern",
    ],
    LineKind.CONTROL: ["Per WhatsApp teilen", "41 shares", "Alle akzeptieren", "Zur Startseite", "Gefällt mir"],
    LineKind.DATE: [
        "Stand: 06.02.2024, 17.42 Uhr",
        "Thu 11 Apr 2024 06.00 BST",
        "Mitglieder-Info Nr. 31 vom 23.11.2023",
        "14. April 2024, geschrieben von Kalle",
    ],
    LineKind.CLOSING: ["Rückfragen bitte an:", "-ENDS-", "Notes to editors", "###", "Original-Content von: Kreis Aurenberg"],
    LineKind.ADVERT: [
        "― Anzeige ―",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Artikel wird nach der Anzeige fortgesetzt",
    ],
    LineKind.CREDIT: [
        "Foto: Landesfunk / K. Thelen",
        "© Sarkinform / Archiv",
        "[photo: a field cordoned off by police tape / Border Watch]",
        "Die Brücke am Samstag. Foto: Jens Horn",
        "Image source, Craig Dunmurray",
        "Der Rathausplatz (Archivbild)",
    ],
    LineKind.POINTER: [
        "Lesen Sie auch: Die zehn schwersten Fährunglücke",
        "Das könnte Sie auch interessieren",
        "Related Topics",
        "▸ Dattelernte: Bauern klagen über Wassermangel",
        "Themen: Verkehr · Streik · Talbahn",
    ],
    LineKind.APPEAL: [
        "Noch kein Mitglied? Jetzt online beitreten und Thermobecher sichern!",
        "Dir gefällt, was wir machen? Wir leben von deiner Spende.",
        "Get the Wire in your inbox every morning. Sign up here.",
        "Hat Ihnen der Artikel gefallen? Dann empfehlen Sie ihn weiter.",
        "Unser Tal-Newsletter informiert Sie jeden Morgen. Melden Sie sich hier an.",
        "Laden Sie unsere App!",
    ],
    LineKind.COMMENTS: [
        "COMMENTS (208)",
        "17 Kommentare",
        "3 Gedanken zu „Der Kreistag hat gesprochen“",
        "Schreibe einen Kommentar",
    ],
    LineKind.AGENCY: ["kfn/bel/mra", "Quelle: nka", "Reporting by Ina Holm; Editing by Joan Birch", "source kua-ticker-8"],
    LineKind.NOTICE: [
        "Wir verwenden Cookies, um Ihnen die Nutzung angenehmer zu machen.",
        "Diese Website und ihre Partner brauchen Ihre Einwilligung. Sie können sie jederzeit widerrufen.",
        "Alle Angaben ohne Gewähr.",
        "Telefon: 0999 12345-678",
        "presse@mvl.example",
        "Lesedauer: 2 Minuten",
        "Diese Seite wurde 1.204-mal aufgerufen.",
    ],
    LineKind.BYLINE: [
        "Von Katrin Böhmer",
        "By HAL DEXTER FOR THE DAILY CLARION",
        "Text: Mirja Holm",
        "Das Interview führte Jonas Petzold.",
    ],
}


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in BOILERPLATE.items() for line in lines])
def test_a_line_around_an_article_is_known_by_its_words(kind, line):
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    "line",
    [
        # Each of these opens with, or holds, the words by which boilerplate is known.
        "Werbung für Cannabis bleibt verboten.",
        "Anzeige erstattete auch der Nachbar.",
        "Mehr dazu wollte sie nicht sagen.",
        "Fotos von dem Unfall kursierten im Netz.",
        "Kommentare zu dem Urteil gab es am Dienstag nicht.",
        "Quellen im Ministerium bestätigten den Anruf.",
        "Die Bundeswehr will jetzt neue Hubschrauber kaufen.",
        "Die Zeitung hat 40.000 Abonnenten, sagte der Verleger.",
        "Die Behörde rügte den Einsatz von Tracking und Cookies ohne Einwilligung.",
        "Weitere Meldungen über Verletzte gab es nicht.",
        "Das Parlament will diesen Bericht im Mai diskutieren.",
        "Das Interview führte zu heftiger Kritik.",
        "Hinweise nimmt die Polizei unter der Telefonnummer 04990 2150 entgegen.",
        "Spenden nimmt die Kreissparkasse unter dem Stichwort „Morle hilft“ entgegen.",
        "„Unterstützen Sie uns mit einer Spende“, bat die Pfarrerin.",
        "In einem Interview mit unserem Portal nannte sie den Vorwurf absurd.",
        "Sie haben die Spenden doch selbst gezählt, Herr Krüger. Wie viel war es?",
        "Die Frist endet am 31. Dezember 2025.",
        "Er wurde am 01.02.1960 geboren.",
        "The company declined to comment.",
        "What do you think will happen next?",
        "Related charges were dropped on Monday.",
        "Share prices fell by 4 percent.",
        "Reporting restrictions were lifted on Monday.",
        "To his surprise, nobody came.",
        "If you ask me, we have all forgotten what a river is.",
    ],
)
def test_a_sentence_that_sounds_like_boilerplate_stays(line):
    assert kind_of(line) is LineKind.TEXT


def test_an_appeal_that_somebody_reports_is_news():
    assert kind_of("Der Sender sagte, ohne Ihre Spende und Ihr Abonnement sei er am Ende.") is LineKind.TEXT


def test_one_own_word_in_a_long_paragraph_makes_no_appeal_of_it():
    paragraph = (
        "Der Sturm hat mehr als 200.000 Haushalte im Nordwesten vom Strom abgeschnitten. Folgen Sie unserer Berichterstattung."
    )
    assert kind_of(paragraph) is LineKind.TEXT


def test_rows_of_results_are_no_menu():
    assert kind_of("Volkspartei   31,2 %   (+2,4)") is not LineKind.NAVIGATION


def test_a_line_of_nothing_but_boilerplate_between_bars_is_boilerplate():
    assert kind_of("Von Silke Hammann · Lesezeit: 3 Minuten") is LineKind.BYLINE


def test_the_time_of_an_entry_in_a_ticker_is_no_button():
    assert kind_of("21:14") is LineKind.TEXT


@pytest.mark.parametrize(
    ("line", "bare"), [("Mehr zum Thema", True), ("Mehr zum Thema:", True), ("Mehr zum Thema: Wer zahlt?", False)]
)
def test_a_label_is_bare_where_nothing_stands_behind_it(line, bare):
    assert is_bare(line) is bare


@given(st.text(max_size=300))
def test_every_line_has_a_kind(line):
    assert kind_of(line) in LineKind


def test_a_line_as_long_as_a_book_is_text_at_once():
    assert kind_of("Anzeige: " + "a " * 500_000) is LineKind.TEXT
