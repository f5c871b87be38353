import io
import zipfile
from datetime import date

import pytest

from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.docx import read
from corpus.readers.draft import Draft

FIRST = "Der Landkreis sperrt die Brücke bei Tannau für den Verkehr. Das teilte ein Sprecher am Montag mit."
SECOND = "Wie lange die Brücke gesperrt bleibt, ist offen. Die Umleitung führt über Altsee."
THIRD = "Der Bürgermeister von Tannau sprach von einem schweren Schlag für die Händler in der Unterstadt."

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {WORD}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zwischentitel"><w:name w:val="Zwischentitel"/><w:basedOn w:val="berschrift1"/></w:style>
</w:styles>"""
CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:created>2024-02-06T08:00:00Z</dcterms:created>"
    "</c:coreProperties>"
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(*paragraphs: str, prologue: str = "", **parts: str) -> bytes:
    document = f"{prologue}<w:document {WORD}><w:body>{''.join(paragraphs)}<w:sectPr/></w:body></w:document>"
    extra = {"word/styles.xml": parts.get("styles", STYLES)}
    if "core" in parts:
        extra["docProps/core.xml"] = parts["core"]
    return packed({"word/document.xml": document, **extra})


def p(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def said(draft: Draft) -> list[str]:
    return [draft.text[paragraph.start : paragraph.end] for paragraph in draft.paragraphs]


def test_the_title_is_told_by_its_style_and_paragraphs_keep_their_borders():
    draft = read(docx(p("Brücke gesperrt", "Titel"), p(FIRST), p(SECOND)))
    assert (draft.title, said(draft)) == ("Brücke gesperrt", [FIRST, SECOND])


def test_a_style_based_on_a_heading_s_makes_a_subheading():
    draft = read(docx(p("Brücke gesperrt", "Titel"), p(FIRST), p("Händler klagen", "Zwischentitel"), p(THIRD)))
    assert [paragraph.heading for paragraph in draft.paragraphs] == ["", "Händler klagen"]


def test_a_short_paragraph_in_bold_is_a_subheading():
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Händler klagen</w:t></w:r></w:p>"
    draft = read(docx(p("Brücke gesperrt", "Titel"), p(FIRST), bold, p(THIRD)))
    assert [paragraph.heading for paragraph in draft.paragraphs] == ["", "Händler klagen"]


def test_a_heading_below_the_first_paragraphs_is_no_title():
    draft = read(docx(p(THIRD + " " + FIRST), p("Händler klagen", "berschrift1"), p(SECOND)))
    assert (draft.title, said(draft)) == ("", [THIRD + " " + FIRST, SECOND])


def test_a_sentence_in_several_runs_is_one():
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{part}</w:t></w:r>" for part in FIRST.partition("Brücke"))
    assert said(read(docx(f"<w:p>{runs}</w:p>", p(SECOND)))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "unseen",
    [
        "<w:del><w:r><w:delText>nicht</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>nicht</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>nicht</w:t></w:r>",
        "<w:r><w:instrText>nicht</w:instrText></w:r>",
    ],
)
def test_what_is_deleted_moved_or_hidden_is_not_read(unseen):
    paragraph = p(FIRST).replace("</w:p>", f"{unseen}</w:p>")
    assert said(read(docx(paragraph, p(SECOND)))) == [FIRST, SECOND]


def test_what_a_tracked_change_adds_is_read():
    added = "<w:ins><w:r><w:t> Niemand wurde verletzt.</w:t></w:r></w:ins>"
    assert said(read(docx(p(FIRST).replace("</w:p>", f"{added}</w:p>"), p(SECOND))))[0] == f"{FIRST} Niemand wurde verletzt."


def test_a_row_of_a_table_is_a_paragraph_with_its_cells():
    rows = [("Jahr", "Autos"), ("2022", "4.100")]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    assert said(read(docx(p(FIRST), f"<w:tbl>{table}</w:tbl>", p(SECOND))))[1:3] == ["Jahr | Autos", "2022 | 4.100"]


def test_a_table_in_a_cell_is_read_once():
    inner = f"<w:tbl><w:tr><w:tc>{p('4.100')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{p('2022')}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert said(read(docx(p(FIRST), table, p(SECOND)))) == [FIRST, "2022 | 4.100", SECOND]


def test_a_box_of_text_is_read_once_though_it_is_stored_twice():
    box = f"<w:txbxContent>{p(THIRD)}</w:txbxContent>"
    twice = f"<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r>"
    assert said(read(docx(p(FIRST).replace("</w:p>", f"{twice}</w:p>"), p(SECOND)))) == [FIRST, THIRD, SECOND]


def test_a_date_from_the_properties_is_taken_with_a_remark():
    draft = read(docx(p(FIRST), core=CORE.format(title="Brücke gesperrt", author="Mia Holm")))
    assert (draft.title, draft.source, draft.published) == ("Brücke gesperrt", "Mia Holm", date(2024, 2, 6))
    assert draft.remarks == ((ProblemKind.FILE_DATE, "2024-02-06"),)


def test_a_date_on_the_page_counts_more_than_the_properties():
    draft = read(docx(p("Brücke gesperrt", "Titel"), p("5. Februar 2024"), p(FIRST), core=CORE.format(title="", author="")))
    assert (draft.published, draft.remarks) == (date(2024, 2, 5), ())


def test_what_a_program_put_into_the_properties_is_nobody_s_name():
    draft = read(docx(p(FIRST), core=CORE.format(title="Dokument1", author="Microsoft Office User")))
    assert (draft.title, draft.source) == ("", None)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"kein Archiv", ProblemKind.DAMAGED),
        (docx(p(FIRST))[:-200], ProblemKind.DAMAGED),
        (packed({"a.txt": "ein anderes Archiv"}), ProblemKind.DAMAGED),
        (packed({"word/document.xml": "<w:document"}), ProblemKind.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, ProblemKind.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ProblemKind.ENCRYPTED),
        (docx(p(FIRST), prologue='<!DOCTYPE x [<!ENTITY a "aaaa">]>'), ProblemKind.ENTITIES),
        (docx(p("&a;"), prologue='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'), ProblemKind.ENTITIES),
        (packed({"word/document.xml": b" " * 100_000_001}), ProblemKind.UNPACKED),
        (packed({f"{number}.txt": "" for number in range(1001)}), ProblemKind.UNPACKED),
    ],
    ids=["no archive", "cut", "other archive", "no xml", "old doc", "encrypted", "bomb", "foreign file", "large", "many"],
)
def test_a_bad_file_is_refused_with_its_kind(data, kind):
    with pytest.raises(DocumentError) as refused:
        read(data)
    assert refused.value.kind == kind


def test_pictures_and_archives_inside_are_never_unpacked():
    data = packed(
        {"word/document.xml": f"<w:document {WORD}><w:body>{p(FIRST)}</w:body></w:document>", "in.zip": b" " * 100_000_001}
    )
    assert said(read(data)) == [FIRST]
