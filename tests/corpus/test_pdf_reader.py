from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.draft import Draft
from corpus.readers.pdf import read
from corpus.readers.printing import joined, readable

Line = tuple[float, float, float, str]  # x, y and size in points, and the text

FIRST = ["Der Landkreis sperrt die Brücke bei Tannau für den", "Verkehr. Das teilte ein Sprecher am Montag mit."]
SECOND = ["Wie lange die Brücke gesperrt bleibt, ist offen. Die", "Umleitung führt über Altsee und Lohra ins Tal hinab."]
TITLE: Line = (50, 760, 20, "Brücke gesperrt")


def block(*lines: str, x: float = 50, y: float = 700) -> list[Line]:
    return [(x, y - 14 * number, 11, line) for number, line in enumerate(lines)]


def pdf(*pages: list[Line], info: str = "", trailer: str = "", drawn: str = "") -> bytes:
    """A PDF of Helvetica, as small as it can be."""
    font, first = 3, 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = [(x, y, size, text.replace("(", r"\(").replace(")", r"\)")) for x, y, size, text in lines]
        content = drawn + "\n".join(f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in shown)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F {font} 0 R>>>>"
            f"/Contents {first + 2 * number + 1} 0 R>>"
        )
        objects.append(f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream")
    objects.append(f"<<{info}>>")
    file = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R{trailer}>>"
    return file + f"{end}\nstartxref\n{len(file)}\n%%EOF".encode()


def said(draft: Draft) -> list[str]:
    return [draft.text[paragraph.start : paragraph.end] for paragraph in draft.paragraphs]


# Paragraphs


def test_the_largest_line_is_the_title_and_lines_become_paragraphs():
    draft = read(pdf([TITLE, *block(*FIRST), *block(*SECOND, y=650)]))
    assert (draft.title, said(draft)) == ("Brücke gesperrt", [" ".join(FIRST), " ".join(SECOND)])


def test_columns_are_read_one_after_the_other():
    left, right = block(*FIRST), block(*SECOND, x=330)
    assert said(read(pdf([TITLE, *left, *right]))) == [" ".join(FIRST), " ".join(SECOND)]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other():
    left, right = block(*FIRST, *SECOND), block(*SECOND, *FIRST, x=345)
    rows = [line for row in zip(left, right, strict=True) for line in row]
    text = " ".join([*FIRST, *SECOND, *SECOND, *FIRST])
    assert " ".join(said(read(pdf([TITLE, *rows])))) == text


def test_a_wide_space_in_a_line_is_a_space():
    words = [(50, 686, 11, "Verkehr."), (110, 686, 11, "Das teilte ein Sprecher am Montag mit.")]
    assert said(read(pdf([TITLE, block(*FIRST)[0], *words]))) == [" ".join(FIRST)]


def test_an_indented_line_begins_a_paragraph():
    second = block(*SECOND, y=672)
    indented = [(65, *second[0][1:]), *second[1:]]
    assert said(read(pdf([TITLE, *block(*FIRST), *indented]))) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_larger_line_between_paragraphs_is_a_subheading():
    draft = read(pdf([TITLE, *block(*FIRST), (50, 660, 14, "Händler klagen"), *block(*SECOND, y=640)]))
    assert [paragraph.heading for paragraph in draft.paragraphs] == ["", "Händler klagen"]


def test_running_heads_feet_and_page_numbers_are_left_out_and_a_sentence_goes_on_across_them():
    def page(number: int, lines: list[Line]) -> list[Line]:
        return [
            (50, 810, 9, "Talbote, 6.2.2024"),
            *lines,
            (50, 40, 9, "Nachdruck erbeten"),
            (280, 30, 9, f"Seite {number} von 3"),
        ]

    pages = [
        page(1, [TITLE, *block(*FIRST, SECOND[0])]),
        page(2, [*block(SECOND[1]), *block(*FIRST, y=650)]),
        page(3, block(*SECOND)),
    ]
    assert said(read(pdf(*pages))) == [" ".join([*FIRST, *SECOND]), " ".join(FIRST), " ".join(SECOND)]


def test_the_running_head_may_name_the_day():
    pages = [[(50, 810, 9, "Talbote, 6. Februar 2024"), *lines] for lines in ([TITLE, *block(*FIRST)], block(*SECOND))]
    assert read(pdf(*pages)).published == date(2024, 2, 6)


# Words parted at line ends


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["die Brü-", "cke bei Tannau"], "die Brücke bei Tannau"),
        (["der US-", "Präsident"], "der US-Präsident"),
        (["eine EU-", "weite Regel"], "eine EU-weite Regel"),
        (["Haupt-", "und Nebenstraße"], "Haupt- und Nebenstraße"),
        (["von 2023-", "2024 an"], "von 2023-2024 an"),
        (["die Brü\u00ad", "cke"], "die Brücke"),
        (["er kam –", "sie ging"], "er kam – sie ging"),
    ],
)
def test_a_word_parted_at_a_line_s_end_is_made_whole(lines, text):
    assert joined(lines, Counter()) == text


def test_a_hyphen_stays_where_the_document_has_it_elsewhere():
    assert joined(["a well-", "known man"], Counter(["well-known"])) == "a well-known man"


def test_ligatures_are_read_as_their_letters_and_accents_as_one_with_theirs():
    assert readable("Schi\ufb00e und Bru\u0308cken\u200b") == "Schiffe und Brücken"


# What the file says of itself


def test_the_properties_are_the_last_resort():
    info = "/Title(Bericht zur Lage)/Author(Mia Holm)/CreationDate(D:20240206080000)"
    draft = read(pdf(block(*FIRST), info=info))
    assert (draft.title, draft.source, draft.published) == ("Bericht zur Lage", "Mia Holm", date(2024, 2, 6))
    assert draft.remarks == ((ProblemKind.FILE_DATE, "2024-02-06"),)


def test_the_day_on_which_a_page_was_printed_is_not_its_date():
    info = "/Creator(Chromium)/Producer(Skia/PDF m126)/CreationDate(D:20240206080000)"
    draft = read(pdf(block(*FIRST), info=info))
    assert (draft.published, draft.remarks) == (None, ())


def test_a_table_in_a_text_is_read_row_by_row():
    cells = [("Ort", "Autos"), ("Tannau", "4.100"), ("Lohra", "3.900"), ("Altsee", "1.200")]
    table = [
        line for n, (place, cars) in enumerate(cells) for line in ((50, 600 - 14 * n, 11, place), (150, 600 - 14 * n, 11, cars))
    ]
    third = block(
        "Der Bürgermeister von Tannau sprach von einem Schlag,", "und die Händler klagen über leere Straßen im Ort.", y=500
    )
    paragraphs = said(read(pdf([TITLE, *block(*FIRST), *block(*SECOND, y=660), *table, *third])))
    assert paragraphs[2:-1] == ["Ort | Autos", "Tannau | 4.100", "Lohra | 3.900", "Altsee | 1.200"]


@pytest.mark.parametrize("title", ["Microsoft Word - bericht.docx", "Unbenannt", "untitled-2"])
def test_a_title_that_a_program_has_set_is_none(title):
    assert read(pdf(block(*FIRST), info=f"/Title({title})")).title == ""


# What is refused

PICTURE = "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n"
LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/P -44/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>/ID[(a)(b)]"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"kein PDF", ProblemKind.DAMAGED),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog", ProblemKind.DAMAGED),
        (pdf(block(*FIRST), trailer=LOCK), ProblemKind.ENCRYPTED),
        (pdf([], [], drawn=PICTURE), ProblemKind.NO_TEXT),
        (pdf(*[[] for _ in range(501)]), ProblemKind.TOO_MANY_PAGES),
    ],
    ids=["no pdf", "cut", "encrypted", "scan", "long"],
)
def test_a_bad_file_is_refused_with_its_kind(data, kind):
    with pytest.raises(DocumentError) as refused:
        read(data)
    assert refused.value.kind == kind


def test_pages_that_are_only_pictures_are_remarked_on():
    assert read(pdf([TITLE, *block(*FIRST)], [], drawn=PICTURE)).remarks == ((ProblemKind.PICTURES, "1/2"),)


@given(st.lists(st.text(alphabet="abcÄ-. ", min_size=1, max_size=12), max_size=6))
def test_joining_lines_loses_no_letter(lines):
    letters = [mark for mark in "".join(lines) if mark.isalpha()]
    assert [mark for mark in joined(lines, Counter()) if mark.isalpha()] == letters
