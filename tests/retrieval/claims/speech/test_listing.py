import pytest

from retrieval.claims.speech import listed, statements_of


@pytest.fixture
def rows(document):
    """The speaker and the text of each statement that is listed."""

    def found(text: str, language: str = "de") -> list[tuple[str, str]]:
        read = document(text, language)
        return [(one.speaker, text[one.start : one.end]) for one in listed(read, statements_of(read))]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Rike Sand sagte, der Damm halte noch.",
        "Der Damm hielt nach Angaben des Amtes nur zwei Stunden stand.",
        "Rike Sand forderte mehr Geld.",
        "Rike Sand kritisierte den Plan als halbherzig.",
        "Rike Sand begründete den Bau mit der Flut.",
        "Laut Kanal Nord hat Rike Sand in einer langen Rede angekündigt, zu gehen.",
    ],
)
def test_a_sentence_is_listed_that_tells_what_somebody_says(rows, text):
    assert [found for _, found in rows(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Rike Sand kritisierte den Plan.",
        "Rike Sand hatte einen neuen Damm angekündigt.",
        "Die Feuerwehr pumpte bis zum frühen Morgen die Keller der Altstadt leer, weil nach Angaben des Amtes Regen droht.",
        "Rike Sand wollte sich dazu nicht äußern.",
        "Die Leiterin des Umweltamts sagte, es regne.",
        "Rike Sand nannte den Plan eine „Zumutung“.",
        "Rike Sand gab am Montag das Ergebnis der Prüfung bekannt.",
        "Rike Sand befürchtet neue Schäden.",
        "Die Flut wurde von Rike Sand bestätigt.",
    ],
)
def test_what_is_said_in_passing_or_not_told_at_all_is_not_listed(rows, text):
    assert rows(text) == []


def test_a_sentence_behind_a_colon_stands_by_itself(rows):
    text = "Am Abend trat die Leiterin des Umweltamts, Rike Sand, vor die Presse: „Der Damm hält.“"
    assert rows(text) == [("Leiterin des Umweltamts, Rike Sand", "„Der Damm hält.“")]


def test_what_stands_before_the_colon_is_no_part_of_a_quotation_that_somebody_is_named_behind(rows):
    text = "Die Stadt atmete auf, denn der Damm hatte gehalten: „Das war knapp“, sagte Rike Sand."
    assert rows(text) == [("Rike Sand", "„Das war knapp“, sagte Rike Sand.")]


def test_a_semicolon_parts_what_somebody_says_from_what_the_outlet_says(rows):
    text = "Die Feuerwehr pumpte bis zum Morgen die Keller leer; Rike Sand sagte am Abend, dass der Damm noch lange halte."
    assert rows(text) == [("Rike Sand", "Rike Sand sagte am Abend, dass der Damm noch lange halte.")]


def test_a_list_with_semicolons_stays_one_sentence(rows):
    text = "Laut Rike Sand fehlen drei Dinge: Sand aus der Bucht; Holz von der Insel; Geld vom Land."
    assert [found for _, found in rows(text)] == [text]


def test_an_english_verb_with_its_object_is_listed_where_the_object_tells_what_is_said(rows):
    assert len(rows("The agency demanded new tests.", "en")) == 1
    assert rows("The agency criticised the tests.", "en") == []
