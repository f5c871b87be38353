from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.text import read

SCRAPE = """KREISBLATT LOHMETAL
Montag bis Samstag · seit 1949

Hersteller ruft Impfstoff zurück
02.11.2023 - 15:32 Uhr
Foto: Archiv

(mdp) Der Hersteller Celvia ruft einen Impfstoff zurück. In mehreren Spritzen waren Glaspartikel gefunden worden.

„Niemand muss in Panik geraten“, riet Amtschefin Laila Churi.

Lesen Sie auch: Wie Impfstoffe geprüft werden
COMMENTS (14)
"""


def test_a_scrape_gives_its_paragraphs_and_nothing_else():
    draft = read(SCRAPE)
    assert [draft.text[p.start : p.end].split()[0] for p in draft.paragraphs] == ["(mdp)", "„Niemand"]


def test_front_matter_declares_what_the_page_does_not_show():
    draft = read(
        "---\nsource: Hafenkurier\ntitle: Fähre: zwei Tote\npublished: 2024-03-11\n---\nDie Fähre lief auf Grund. Zwei starben.\n"
    )
    assert (draft.source, draft.title, str(draft.published)) == ("Hafenkurier", "Fähre: zwei Tote", "2024-03-11")
    assert [draft.text[p.start : p.end] for p in draft.paragraphs] == ["Die Fähre lief auf Grund. Zwei starben."]


def test_a_line_of_dashes_above_a_scrape_is_no_front_matter():
    assert read("---\n" + SCRAPE).title == "Hersteller ruft Impfstoff zurück"


def test_title_outlet_and_date_stand_on_the_page():
    draft = read(SCRAPE)
    assert (draft.title, draft.source, str(draft.published)) == (
        "Hersteller ruft Impfstoff zurück",
        "KREISBLATT LOHMETAL",
        "2023-11-02 15:32:00",
    )


def test_a_text_declares_neither_address_nor_language():
    assert (read(SCRAPE).url, read(SCRAPE).language) == (None, None)


def test_the_text_is_what_the_file_says():
    assert read(SCRAPE).text == SCRAPE


def test_an_article_that_somebody_saved_needs_no_masthead():
    draft = read("Brücke gesperrt\n\nDer Landkreis sperrt die Brücke bei Tannau. Das teilte er am Montag mit.")
    assert (draft.title, len(draft.paragraphs), draft.source, draft.published) == ("Brücke gesperrt", 1, None, None)


def test_a_single_sentence_is_a_document():
    draft = read("Der Landkreis sperrt die Brücke bei Tannau.")
    assert [draft.text[p.start : p.end] for p in draft.paragraphs] == ["Der Landkreis sperrt die Brücke bei Tannau."]


def test_a_menu_alone_has_no_paragraph():
    assert read("Start | Politik | Sport\nImpressum\nDatenschutz").paragraphs == ()


@given(st.text(max_size=500))
def test_any_text_is_read_into_slices_of_itself(text):
    draft = read(text)
    assert draft.text == text
    assert all(0 <= p.start < p.end <= len(text) for p in draft.paragraphs)
