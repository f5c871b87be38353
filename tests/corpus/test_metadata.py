from datetime import date, datetime

import pytest

from corpus.metadata import clean_title, outlet_in_title
from corpus.readers.draft import Draft
from corpus.readers.text import read

BODY = """
Der Landkreis sperrt die Brücke bei Tannau für den Verkehr. Das teilte ein Sprecher des Landkreises am Montag mit.

Wie lange die Brücke gesperrt bleibt, ist offen. Die Umleitung führt über Altsee."""


def draft(head: str, tail: str = "") -> Draft:
    return read(f"{head}\n{BODY}\n\n{tail}")


# The outlet


@pytest.mark.parametrize(
    ("masthead", "outlet"),
    [
        ("Kreisblatt Lohmetal\nMontag bis Samstag", "Kreisblatt Lohmetal"),
        ("HAFEN24 – das Portal für Schiff und Küste\nNews | Häfen", "HAFEN24"),
        ("apothekenportal | Wissen, was wirkt\nPTA   Recht   Praxis", "apothekenportal"),
        ("GRAUBURGER TAGEBLATT ePaper | Abo | Trauer\nLokales > Grauburg", "GRAUBURGER TAGEBLATT"),
        ("kurz & aktuell – Meldungen im Minutentakt\n+++ 08.12.2023 +++", "kurz & aktuell"),
        ("Zum Inhalt springen\nMenü\nSuche\nDer Elbtaler\nRessorts", "Der Elbtaler"),
        (
            "Wir verwenden Cookies, um Ihnen mehr zu bieten.\nAlle akzeptieren\n\nWeingau Kurier\nLokales | Sport",
            "Weingau Kurier",
        ),
        (
            "Ministerium für Verkehr und Landesplanung Hohenmark\nService | Presse",
            "Ministerium für Verkehr und Landesplanung Hohenmark",
        ),
    ],
)
def test_the_outlet_is_read_from_the_masthead(masthead, outlet):
    assert draft(f"{masthead}\n\nBrücke bei Tannau gesperrt").source == outlet


@pytest.mark.parametrize(
    "head",
    [
        "Brücke bei Tannau gesperrt",
        "Verkehr\nBrücke bei Tannau gesperrt\n06.02.2024",
        "Politik\nInland\n\nBrücke bei Tannau gesperrt",
        "14 Mar, 19:42\nMarch 14, 2024, 19:42\nBrücke bei Tannau gesperrt",
    ],
)
def test_headlines_kickers_rubrics_and_clocks_are_no_outlet(head):
    assert draft(head).source is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© Agentur SARJA, 2024. Bei Verwendung der Materialien ist ein Hyperlink erforderlich.", "Agentur SARJA"),
        ("[hmw/kueste.NEWS]", "kueste.NEWS"),
        ("Get the best offers and updates relating to Northern Case News.", "Northern Case News"),
    ],
)
def test_the_outlet_is_read_from_a_line_that_names_it(line, outlet):
    assert draft("Brücke bei Tannau gesperrt", line).source == outlet


def test_the_outlet_is_the_part_of_a_page_title_that_is_not_about_the_article():
    assert outlet_in_title("Brücke gesperrt | Der Elbtaler", "Brücke gesperrt") == "Der Elbtaler"
    assert outlet_in_title("Der Elbtaler – Brücke gesperrt", "Brücke gesperrt") == "Der Elbtaler"
    assert outlet_in_title("Stadt Moorburg: Brücke gesperrt", "Brücke gesperrt") == "Stadt Moorburg"
    assert outlet_in_title("Kommentar: Brücke gesperrt", "Brücke gesperrt") is None


def test_what_stands_beside_a_part_of_a_site_is_the_outlet_although_the_headline_names_it():
    assert outlet_in_title("Nordwasser – Newsroom", "Nordwasser gewinnt das Netz") == "Nordwasser"
    assert outlet_in_title("Stadt Tannau: Aktuelles", "Landkreis sperrt die Brücke") == "Stadt Tannau"
    assert outlet_in_title("Landkreis Tannau | Pressemitteilungen", "Landkreis sperrt die Brücke") == "Landkreis Tannau"


def test_a_headline_with_a_dash_names_no_outlet():
    assert outlet_in_title("Chef wirft Dezernentin raus – per SMS", "Chef wirft Dezernentin raus – per SMS") is None


# The date


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Kreisblatt\nLokal | Sport\n\n06.02.2024\n\nBrücke bei Tannau gesperrt", date(2024, 2, 6)),
        ("Kreisblatt\n\nBrücke bei Tannau gesperrt\nStand: 06.02.2024, 17.42 Uhr", datetime(2024, 2, 6, 17, 42)),  # noqa: DTZ001
        ("Kreisblatt\n\nBrücke bei Tannau gesperrt\nVon Max Holm\nTeilen\nDrucken\nMerken\n06.02.2024", date(2024, 2, 6)),
        ("Tannau, 6. Februar 2024\n\nBrücke bei Tannau gesperrt", date(2024, 2, 6)),
    ],
)
def test_the_date_stands_beside_the_headline(head, published):
    assert draft(head).published == published


@pytest.mark.parametrize(
    "line",
    [
        "Kreisblatt – ePaper – Dienstag, 06.02.2024 – Seite 1",
        "kbl | Kreisblatt Agentur | 06.02.2024",
        "Eingestellt von rolf am 6. Februar '24",
        "Presseinformation 06.02.2024",
    ],
)
def test_a_masthead_may_bear_the_date_beside_other_words(line):
    assert draft(f"{line}\n\nBrücke bei Tannau gesperrt").published == date(2024, 2, 6)


def test_the_day_on_which_an_outlet_was_founded_is_not_the_date_of_publication():
    assert draft("Das Blatt für Tannau und Umgebung seit dem 6. Februar 1954\n\nBrücke bei Tannau gesperrt").published is None


def test_the_clock_of_a_masthead_is_not_the_date_of_publication():
    head = "Freitag, 27. Dezember 2024\nKreisblatt\nLokal | Sport | Abo\n\nBrücke bei Tannau gesperrt"
    assert draft(head).published is None


def test_the_date_below_the_headline_counts_more_than_the_one_above():
    head = "Kreisblatt\nDonnerstag, 8. Februar 2024\n\nBrücke bei Tannau gesperrt\nVon Max Holm\n06.02.2024, 7:00 Uhr"
    assert draft(head).published == datetime(2024, 2, 6, 7)  # noqa: DTZ001  # pages name no zone


def test_a_labelled_date_below_the_article_is_the_date_of_publication():
    assert draft("Brücke bei Tannau gesperrt", "Veröffentlicht am 06.02.2024").published == date(2024, 2, 6)


def test_a_date_within_the_article_is_not_the_date_of_publication():
    assert draft("Brücke bei Tannau gesperrt", "Am 2. Juni 2013 stand das Wasser bis an die Brücke.").published is None


# The title


def test_a_rubric_behind_a_bar_is_no_part_of_the_title():
    assert clean_title("Minister  reden über den Krieg | Russland") == "Minister reden über den Krieg"
