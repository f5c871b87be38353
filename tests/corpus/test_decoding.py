import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decoding import declared_charset, decode
from corpus.errors import DocumentError
from corpus.models import ProblemKind

GERMAN = "Die Fähre läuft für zwölf Stunden nicht aus, sagte der Bürgermeister. Größere Straßen sind gesperrt – „bis Öl kommt“."
WORDS = [
    "Fähre",
    "für",
    "Öl",
    "Übung",
    "größte",
    "Straße",
    "Kap",
    "Äpfel",
    "sank",
    "und",
    "„ja“",
    "–",
    "1,5",
    "§",
    "Café",
    "geht´s",
    "½",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@given(sentences, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_an_encoding_is_read_letter_for_letter_or_refused(text, encoding):
    try:
        decoded, _ = decode(text.encode(encoding))
    except DocumentError as error:
        assert error.kind == ProblemKind.ENCODING  # noqa: PT017  # refusing is one of two right answers
    else:
        assert decoded == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_in_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), "utf-8")


@given(st.binary())
def test_bytes_become_text_or_a_document_error_and_nothing_else(data):
    try:
        text, _ = decode(data)
    except DocumentError as error:
        assert error.kind in {ProblemKind.BINARY, ProblemKind.ENCODING}  # noqa: PT017  # refusing is one of two right answers
    else:
        assert "\x00" not in text


def test_german_in_windows_1252_is_read_and_named():
    assert decode(GERMAN.encode("cp1252")) == (GERMAN, "cp1252")


def test_a_euro_in_iso_8859_15_stays_a_euro():
    assert decode("Die Äpfel kosten 5 €".encode("iso8859_15"))[0] == "Die Äpfel kosten 5 €"


def test_utf_16_is_told_by_its_mark():
    assert decode(GERMAN.encode("utf-16")) == (GERMAN, "utf-16")


def test_half_a_character_of_utf_16_is_an_encoding_problem():
    with pytest.raises(DocumentError) as caught:
        decode("Fähre".encode("utf-16") + b"\x00")
    assert caught.value.kind == ProblemKind.ENCODING


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp437"])
def test_german_in_an_encoding_that_would_misplace_umlauts_is_refused(encoding):
    with pytest.raises(DocumentError) as caught:
        decode("Die Fähre läuft für zwölf Stunden nicht aus. Größere Straßen sind gesperrt.".encode(encoding))
    assert caught.value.kind == ProblemKind.ENCODING


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Prezydent powiedział, że żądania są słuszne.", "cp1250"),
        ("Předseda vlády řekl, že příští týden přijede ministr.", "iso8859_2"),
        ("Президент сказал, что переговоры будут продолжены.", "cp1251"),
        ("Cumhurbaşkanı dün konuştu, görüşmeler sürüyor.", "cp1254"),
    ],
)
def test_a_neighbours_alphabet_is_refused_rather_than_misread(text, encoding):
    with pytest.raises(DocumentError) as caught:
        decode(text.encode(encoding))
    assert caught.value.kind == ProblemKind.ENCODING


def test_a_foreign_name_does_not_make_an_english_text_implausible():
    text = "Mr Jørgensen said nothing – “ever”."
    assert decode(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("data", [b"%PDF-1.7\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00\x00", b"text with a \x07 bell"])
def test_data_that_is_no_text_is_binary(data):
    with pytest.raises(DocumentError) as caught:
        decode(data)
    assert caught.value.kind == ProblemKind.BINARY


def test_line_ends_of_every_system_become_one():
    assert decode(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"


def test_what_a_page_declares_is_followed_where_it_is_no_utf_8():
    polish = "Prezydent powiedział, że żądania są słuszne."
    assert decode(polish.encode("iso8859_2"), "iso8859-2")[0] == polish


def test_utf_8_is_read_as_such_whatever_the_page_declares():
    assert decode(GERMAN.encode(), "cp1252") == (GERMAN, "utf-8")


def test_a_declaration_that_does_not_fit_is_an_encoding_problem():
    with pytest.raises(DocumentError) as caught:
        decode(b"F\x81hre", "cp1252")  # 0x81 is no letter there
    assert caught.value.kind == ProblemKind.ENCODING


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="windows-1252">', "cp1252"),
        (b'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">', "cp1252"),
        (b'<?xml version="1.0" encoding="ISO-8859-15"?><html>', "iso8859-15"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<meta charset="klingon">', None),
        (b'<meta charset="rot13">', None),
        (b'<meta name="viewport" content="width=device-width">', None),
        (b"charset=windows-1252 is what he wrote", None),
    ],
)
def test_the_charset_is_read_from_the_meta_tag(page, charset):
    assert declared_charset(page) == charset
