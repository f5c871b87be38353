import pytest

from corpus.models import Chunk, Document
from retrieval.claims.publishers import publisher_of


def page(head: str, text: str, source: str = "page.txt", language: str = "de") -> Document:
    whole = f"{head}\n\n{text}"
    chunk = Chunk("page.txt", 1, len(head) + 2, len(whole))
    return Document("page.txt", whole, source, "", None, None, language, whole, (chunk,))


@pytest.mark.parametrize(
    ("source", "head", "text", "publisher"),
    [
        ("Polizei Moorburg", "Einsatzbilanz", "Die Polizei zählte 90 Leute.", "Polizei Moorburg"),
        ("GHL", "GHL – Gewerkschaft Holz und Leim", "Kolleginnen und Kollegen, wir streiken.", "Gewerkschaft Holz und Leim"),
        ("Heidebahn", "Heidebahn – Wir fahren\nMitteilung vom 3. Mai", "Die Heidebahn trauert.", "Heidebahn"),
        ("Leim im Betrieb", "Leim im Betrieb\nMitgliederzeitung der Gewerkschaft Leim", "Hände weg!", "Gewerkschaft Leim"),
        ("Offizielle Seite", "Stellungnahme des SV Moor", "Der Verein verurteilt die Tat.", "SV Moor"),
        ("page.txt", "CORVIA\nPresse   Karriere\nPresse-Information", "Corvia ordnet sich neu.", "CORVIA"),
        ("CORVIA", "CORVIA\nNEWSROOM — for immediate release", "Corvia today launched it.", "CORVIA"),
        ("Ostverein e. V.", "Ostverein e. V.", "Der Verein fordert Aufklärung.", "Ostverein e. V."),
        ("Stadt Moorburg", "Stadt Moorburg | Rathaus", "Der Wahlausschuss tagte.", "Stadt Moorburg"),
        ("SV MOOR 08", "SV MOOR 08 – Die Offizielle", "Der Verein trennt sich.", "SV MOOR 08"),
        (
            "Sparkasse Moor eG",
            "Sparkasse Moor eG\nKunden | Presse\nPresse-Information",
            "Geraubt wurde nichts.",
            "Sparkasse Moor eG",
        ),
        ("Tierpark Moor", "Trauer um Stute", "Unsere Stute ist tot. Wir trauern. Sie war bei uns daheim.", "Tierpark Moor"),
        ("FREIE LISTE MOOR", "FREIE LISTE MOOR – Bürgerstimme", "Wer wusste davon?", "FREIE LISTE MOOR"),
        ("WELLE", "WELLE – Bordmagazin und Neues der Reederei Harm", "Willkommen an Bord.", "Reederei Harm"),
        ("CORVIA dialog", "CORVIA dialog\nDas Magazin für Gäste und Freunde der Corvia-Gruppe", "Alles läuft.", "Corvia-Gruppe"),
        ("page.txt", "Ida Falk – persönliche Erklärung", "Ich trete zurück.", "Ida Falk"),
        (
            "NTA",
            "NTA – Nordische Telegrafenagentur\nPräsident | Regierung | Kultur",
            "Es wird gebaut.",
            "Nordische Telegrafenagentur",
        ),
        (
            "Ministerium",
            "Ministerium des Innern des Landes Nordmark\nPresse",
            "Es brennt.",
            "Ministerium des Innern des Landes Nordmark",
        ),
        (
            "NORDINFORM",
            "NORDINFORM – Staatliche Nachrichtenagentur der Republik Nordien",
            "Der Präsident sprach.",
            "Staatliche Nachrichtenagentur der Republik Nordien",
        ),
    ],
)
def test_a_page_of_a_party_names_it_at_its_head(source, head, text, publisher):
    assert publisher_of(page(head, text, source)) == publisher


@pytest.mark.parametrize(
    ("source", "head", "language"),
    [
        ("Moorburger Tageblatt", "Moorburger Tageblatt\nLokales | Sport", "de"),
        ("Börsenecho", "BÖRSENECHO\nKurse · Fonds", "de"),
        ("Landesfunk", "LANDESFUNK\nNachrichten", "de"),
        ("School Lunch Monitor", "School Lunch Monitor", "en"),
        ("The Harbour Post", "The Harbour Post\nWorld  Opinion", "en"),
        ("Nachrichten aus Nordien", "Nachrichten aus Nordien", "de"),
        ("Bergblick", "Bergblick – das Magazin für Gäste der Alpen", "de"),
        ("Moorburger Zeitung GmbH", "Moorburger Zeitung GmbH\nPressemitteilung", "de"),
        ("NTA", "NTA – Nordische Telegrafenagentur\nSport | Kultur", "de"),
        ("page.txt", "", "de"),
    ],
)
def test_an_outlet_is_nobodys_page(source, head, language):
    assert publisher_of(page(head, "Die Polizei zählte 90 Leute.", source, language)) is None


def test_an_outlet_that_speaks_of_its_own_newsroom_or_quotes_others_is_nobodys_page():
    text = "Der Rektor sagte uns: „Wir bauen. Wir zahlen. Unser Haus wächst.“ Unsere Redaktion hat die Pläne gesehen."
    assert publisher_of(page("Schule wächst", text, "Moorburger Bote")) is None


def test_an_outlet_that_prints_a_press_release_is_not_its_publisher():
    assert (
        publisher_of(page("Moorburger Tageblatt\nPressemitteilung", "Die Polizei zählte 90 Leute.", "Moorburger Tageblatt"))
        is None
    )
