"""The newsrooms in ../shared/scenarios: how many paragraphs each document has, and what of a scrape is none of them.

The lines below were written down by reading the files.
"""

from pathlib import Path

import pytest

from corpus.loading import load
from corpus.models import Corpus, Document

SCENARIOS = Path(__file__).resolve().parents[2].parent / "shared" / "scenarios"
pytestmark = pytest.mark.skipif(not SCENARIOS.is_dir(), reason="no shared/ beside this checkout")

PARAGRAPHS = {
    "demo-kreisssaal-grauburg": {
        "grauburger-tageblatt.md": 6,
        "heartland-monitor.md": 5,
        "polizei-grauburg.html": 5,
        "stadtecho.txt": 5,
        "sternfahrt-bauern.txt": 4,
    },
    "drohne-drubno": {
        "border-watch.txt": 5,
        "dorfbote-drubno.html": 5,
        "drohne-hafen.md": 4,
        "lomnische-rundschau.txt": 5,
        "velmark-kurier.md": 6,
    },
    "faehre-marja-linn": {
        "gudrun-gedenken.md": 4,
        "hafen24.txt": 5,
        "inselbote.md": 6,
        "kuestenfunk.txt": 6,
        "northern-ledger.md": 6,
    },
    "gefangenenaustausch-dorwanien": {
        "austausch-genf-2022.md": 5,
        "gulf-courier.md": 5,
        "kontinent-post.md": 6,
        "kurz-und-aktuell.txt": 4,
        "sarkinform.txt": 5,
    },
    "hochwasser-morle": {"hochwasser-2013.txt": 5, "landesfunk.txt": 6, "morletal-zeitung.md": 6, "rivers-and-weather.md": 5},
    "leitzins-morvanien": {
        "belgorien-zins.txt": 4,
        "boersenblick.txt": 4,
        "capital-letter.md": 5,
        "geldbote.md": 4,
        "morvanische-wirtschaft.md": 5,
    },
    "rueckruf-fluvanta": {
        "apothekenportal.txt": 5,
        "gesundheitsbrief.md": 5,
        "kreisblatt.txt": 5,
        "patientenstimme.html": 4,
        "pharma-insight.md": 5,
        "rotaxin-2020.md": 4,
    },
    "ruecktritt-ellerkamp": {
        "hohenwalder-nachrichten.md": 6,
        "kreienbrink-2022.md": 4,
        "landtagsticker.txt": 5,
        "statehouse-brief.md": 5,
        "wochenblick.txt": 5,
    },
    "seeds-five-reports": {
        "000_063810fdbff31fcf.txt": 12,
        "001_1f81f3de32ccd570.txt": 7,
        "002_fbe89199b4d122ed.txt": 13,
        "003_fb15f3e4eb056002.txt": 13,
        "004_1e4cf852dde8e570.txt": 4,
    },
    "stadion-hafenstern": {
        "kick-daily.md": 5,
        "neurode-platzsturm.md": 4,
        "nordkurve-blog.txt": 5,
        "oberau-aktuell.txt": 5,
        "sportspiegel.md": 5,
    },
    "streik-talbahn": {
        "commuter-times.md": 5,
        "gsf-mitglieder.txt": 5,
        "hochfelder-rundschau.txt": 5,
        "nordbus-streik.md": 5,
        "pendlerpost.md": 6,
        "talbahn-aktuell.txt": 6,
    },
    "telefonat-pentagon-minsk": {
        "agentur-sarja.txt": 6,
        "bruesseler-depesche.md": 5,
        "fenster-nach-osten.md": 6,
        "nordblick.md": 6,
        "transatlantic-wire.txt": 6,
    },
    "uebernahme-pinnau-optik": {
        "brennweit-2019.md": 4,
        "handelsspiegel.md": 6,
        "igw-betrieb.txt": 4,
        "market-dispatch.md": 5,
        "optikbranche.txt": 5,
    },
    "urteil-falkenried": {
        "eschenhafener-anzeiger.md": 6,
        "justizticker.txt": 5,
        "kusnezow-urteil.html": 4,
        "portside-review.md": 5,
    },
    "waffenruhe-wadi-samar": {
        "chronik-tell-harim.md": 5,
        "huran-heute.txt": 5,
        "levante-kurier.md": 7,
        "meridian-observer.md": 6,
        "pressedienst-qasran.txt": 5,
    },
}

# document -> outlet, title, date, and the lines that are no part of the article
SCRAPES = {
    "demo-kreisssaal-grauburg/stadtecho.txt": (
        "stadtecho grauburg",
        "„Eine Tür, die man uns zuschlägt“: Demo für den Kreißsaal",
        "2023-10-22",
        [
            "unabhängig · werbefrei",
            "[Start] [Stadt]",
            "17 Kommentare",
            "Dir gefällt, was wir machen?",
            "fünf Euro im Monat",
            "Sternfahrt",
        ],
    ),
    "demo-kreisssaal-grauburg/sternfahrt-bauern.txt": (
        "GRAUBURGER TAGEBLATT",
        "Traktoren legen Innenstadt lahm",
        "2024-01-08T19:12:00",
        [
            "ePaper",
            "Lokales > Grauburg",
            "Foto: privat",
            "Winterreifen",
            "Wie geht es weiter mit dem Kreißsaal?",
            "Der Landkreis am Morgen",
        ],
    ),
    "demo-kreisssaal-grauburg/polizei-grauburg.html": (
        "Polizei Grauburg",
        "Einsatzbilanz zur Versammlung an der Elisabeth-Klinik",
        "2023-10-22T10:15:00",
        ["Startseite", "Notruf 110", "notwendige Cookies", "Rückfragen an", "Impressum", "Seite drucken"],
    ),
    "drohne-drubno/border-watch.txt": (
        "BORDER WATCH",
        "Drone falls near Drubno",
        "2024-04-09",
        ["Independent reporting", "Briefings", "[photo:", "Support independent journalism", "COMMENTS"],
    ),
    "drohne-drubno/lomnische-rundschau.txt": (
        "Lomnische Rundschau",
        "Haltlose Beschuldigungen aus Tessenburg",
        "2024-04-10",
        ["Ausgabe in deutscher Sprache", "Hauptseite", "Gefällt Ihnen unser Portal?", "Zitat des Tages", "Wer Wind sät"],
    ),
    "faehre-marja-linn/hafen24.txt": (
        "HAFEN24",
        "Fähre „Marja Linn“ vor Skerland untergegangen",
        "2024-02-05T09:02:00",
        [
            "das Portal für Schiff",
            "Kreuzfahrt",
            "Advertisement",
            "Quelle: nka",
            "schwersten Fährunglücke",
            "Modellschiff",
            "geschlossen",
        ],
    ),
    "faehre-marja-linn/kuestenfunk.txt": (
        "Küstenfunk Skerland",
        "„Marja Linn“: Taucher erreichen das Wrack",
        "2024-02-06T17:42:00",
        ["Radio hören", "Stand: 06.02.2024", "Bild: Küstenwache", "Küstenjournal", "Seite teilen"],
    ),
    "gefangenenaustausch-dorwanien/kurz-und-aktuell.txt": (
        "kurz & aktuell",
        "Gefangene wieder zu Hause: Jubel in Dorwa",
        "2023-12-08T21:44:00",
        ["Meldungen im Minutentakt", "+++", "Diese Meldung teilen", "Werbefrei lesen", "kua-ticker-8"],
    ),
    "gefangenenaustausch-dorwanien/sarkinform.txt": (
        "SARKINFORM",
        "Außenministerium kommentierte die Rückkehr von Soldaten",
        "2023-12-09T09:10:00",
        ["DE | EN | FR", "Regionen", "© Sarkinform", "Mehr anzeigen", "Präsident gratuliert Ringern", "Lesen Sie uns"],
    ),
    "hochwasser-morle/landesfunk.txt": (
        "LANDESFUNK",
        "Streit nach dem Hochwasser: Wer wusste wann was?",
        "2024-07-07T16:20:00",
        [
            "Mediathek",
            "Startseite / Regionen",
            "Veröffentlicht am",
            "K. Thelen",
            "Das Wassergespräch",
            "Diesen Beitrag kommentieren",
        ],
    ),
    "hochwasser-morle/hochwasser-2013.txt": (
        "Heimatverein Morlenau e. V.",
        "Das große Wasser von 2013",
        None,
        ["Mundart", "Mitglied werden", "Bildnachweis", "Nach oben"],
    ),
    "leitzins-morvanien/boersenblick.txt": (
        "BÖRSENBLICK",
        "Morvanien: Zentralbank erhöht Leitzins",
        "2024-01-25T15:48:00",
        ["Depot-Login", "MVX", "kfn/bel/mra", "Keine Anlageberatung", "Tagesgeld"],
    ),
    "rueckruf-fluvanta/kreisblatt.txt": (
        "KREISBLATT LOHMETAL",
        "Hersteller ruft Grippeimpfstoff zurück",
        "2023-11-02T15:32:00",
        ["seit 1949", "Ihr Draht zur Redaktion", "Treppenlifte", "eingesetzt. mdp"],
    ),
    "ruecktritt-ellerkamp/landtagsticker.txt": (
        "Der LANDTAGSTICKER",
        "Nach dem Ellerkamp-Beben: Wie es dazu kam",
        "2024-09-11T07:05:00",
        ["Abo-Login", "Sie lesen den kostenlosen Auszug", "Morgen im Ticker"],
    ),
    "seeds-five-reports/000_063810fdbff31fcf.txt": (
        "RT",
        "Erstes Telefonat zwischen ranghohen Militärs Russlands und der USA seit Beginn des Ukraine-Kriegs",
        None,
        [
            "Gettyimages",
            "Mehr zum Thema",
            "Durch die Sperrung von RT",
            "Wenn Euch unsere Artikel gefallen",
            "Mediendienst-Gesetzes",
        ],
    ),
    "seeds-five-reports/001_1f81f3de32ccd570.txt": (
        "Liberty Case News",
        "Zum ersten Mal seit dem Einmarsch in die Ukraine sprechen US-amerikanische und russische Stabschefs",
        None,  # the date in the masthead is the day of the scrape
        ["27, 2024", "Become a member", "offers and updates", "Advertisement", "spot_img", "StartWorld", "Siehe auch"],
    ),
    "seeds-five-reports/002_fbe89199b4d122ed.txt": (
        "002_fbe89199b4d122ed.txt",
        "Russlands und US-Verteidigungsminister diskutieren in seltenen Gesprächen über den Krieg in der Ukraine",
        None,
        ["| Russland", "haben zu diesem Bericht beigetragen", "source site-32"],
    ),
    "seeds-five-reports/004_1e4cf852dde8e570.txt": (
        "russland.NEWS",
        "Russischer und US-Generalstabschef besprechen internationale Sicherheit per Telefon",
        None,
        ["© mil.ru", "[hmw/russland.NEWS]", "COMMENTS"],
    ),
    "streik-talbahn/gsf-mitglieder.txt": (
        "GSF",
        "Kolleginnen und Kollegen, sie haben den Stecker gezogen!",
        "2023-11-23",
        ["Mein Konto", "Mitglieder-Info", "Noch kein Mitglied?", "Thermobecher"],
    ),
    "telefonat-pentagon-minsk/agentur-sarja.txt": (
        "Agentur SARJA",
        "Verteidigungsminister führt Telefongespräch mit Chef des Pentagon",
        "2024-03-14T18:35:00",
        ["Wetter in Minsk", "Wir verwenden Cookies", "Foto: Pressedienst", "Telegram-Kanal", "Orlowski inspiziert", "Hyperlink"],
    ),
    "telefonat-pentagon-minsk/transatlantic-wire.txt": (
        "The Transatlantic Wire",
        "Pentagon chief on the phone with Minsk",
        "2024-03-15T06:02:00",
        ["Sign in", "Skip to content", "Photo illustration", "ADVERTISEMENT", "Read more", "in your inbox", "COMMENTS"],
    ),
    "uebernahme-pinnau-optik/igw-betrieb.txt": (
        "IGW im Betrieb",
        "Pinnau: Finger weg von Grünlohe!",
        "2024-05-29",
        ["Mitgliederzeitung", "Mitglied werden!", "V. i. S. d. P.", "Weitersagen!", "Schwarze Brett"],
    ),
    "urteil-falkenried/justizticker.txt": (
        "JUSTIZTICKER NORD",
        "LG Eschenhafen: Urteil im Verfahren gegen Ex-Dezernenten",
        "2024-06-18",
        ["Über uns", "Cookie-Einstellungen", "Az. 4 KLs 12/23", "ohne Gewähr", "Schöffen gesucht"],
    ),
    "waffenruhe-wadi-samar/huran-heute.txt": (
        "HURAN HEUTE",
        "Angriff auf Bir Dalal: Marsa bestellt Botschafter ein",
        "2023-05-14T13:05:00",
        ["Live-TV", "Anzeige", "Artikel anhören", "Das könnte Sie auch", "Dattelernte", "Tag der Fischer", "Folgen Sie uns"],
    ),
    "waffenruhe-wadi-samar/pressedienst-qasran.txt": (
        "Pressedienst Qasran",
        "Kommando: Provokation im Wadi Samar wurde beendet",
        "2023-05-14",
        ["deutsche Ausgabe", "Abteilung Ausland", "Strg+Eingabe"],
    ),
}


def corpus_of(scenario: str) -> Corpus:
    return load(SCENARIOS / scenario / "corpus").corpus


def scraped(name: str) -> Document:
    scenario, _, path = name.partition("/")
    return corpus_of(scenario)[path]


@pytest.mark.parametrize("scenario", PARAGRAPHS)
def test_every_document_has_the_paragraphs_that_a_reader_counts(scenario):
    assert {document.path: len(document.chunks) for document in corpus_of(scenario)} == PARAGRAPHS[scenario]


def test_no_scenario_is_left_out():
    assert sorted(folder.parent.name for folder in SCENARIOS.glob("*/corpus")) == sorted(PARAGRAPHS)


@pytest.mark.parametrize("scenario", PARAGRAPHS)
def test_no_document_needs_a_remark(scenario):
    assert load(SCENARIOS / scenario / "corpus").problems == ()


@pytest.mark.parametrize("name", SCRAPES)
def test_no_line_around_the_article_is_in_a_chunk(name):
    document = scraped(name)
    said = [document.text_of(chunk) for chunk in document.chunks]
    assert [(line, chunk) for line in SCRAPES[name][3] for chunk in said if line in chunk] == []


@pytest.mark.parametrize("name", SCRAPES)
def test_the_lines_around_the_article_are_those_of_the_file(name):
    if name.endswith(".txt"):
        text = (SCENARIOS / name.replace("/", "/corpus/", 1)).read_text(encoding="utf-8")
        assert [line for line in SCRAPES[name][3] if line not in text] == []


@pytest.mark.parametrize("name", SCRAPES)
def test_outlet_title_and_date_are_read_from_the_scrape(name):
    document = scraped(name)
    published = document.published.isoformat() if document.published else None
    assert (document.source, document.title, published) == SCRAPES[name][:3]


@pytest.mark.parametrize("name", SCRAPES)
def test_every_long_line_of_a_scrape_is_a_chunk_or_known_to_be_none(name):
    """No paragraph is lost: what is left out of a file's long lines is written down above."""
    document = scraped(name)
    said = {document.text_of(chunk) for chunk in document.chunks}
    long = [line.strip() for line in document.text.split("\n") if len(line.split()) > 12]
    left_out = [line for line in long if not any(line in chunk or chunk in line for chunk in said)]
    known = [*SCRAPES[name][3], document.title]
    assert [line for line in left_out if not any(part in line for part in known)] == []


@pytest.mark.parametrize("scenario", PARAGRAPHS)
def test_documents_that_declare_their_outlet_and_title_keep_them(scenario):
    for document in corpus_of(scenario):
        if document.path.endswith(".md"):
            head = (SCENARIOS / scenario / "corpus" / document.path).read_text(encoding="utf-8").split("---")[1]
            assert f"source: {document.source}\n" in head
            assert f"title: {document.title}\n" in head
