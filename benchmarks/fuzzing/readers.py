"""Files, and the dates in them, as the readers of the corpus get them."""

import io
import json
import zipfile

from corpus.confined import outcome
from corpus.dates import find_date, parse_date
from corpus.reading import document_of
from fuzzing.generator import Generator

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 94>>stream
BT /F1 12 Tf 72 700 Td (Die Faehre faehrt wieder, sagte ein Sprecher am Montag in Hallvik.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Title(Bericht)/Author(Inselbote)/CreationDate(D:20240311080000Z)>>endobj
trailer<</Root 1 0 R/Info 6 0 R/Size 7>>
%%EOF"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ARTICLE = (
    "Fähre läuft auf Grund\n\n11. März 2024\n\nDie Fähre „Svala“ ist am Montag vor Hallvik auf Grund gelaufen. Verletzt wurde "
    "nach Angaben der Reederei niemand. Kapitän Jon Ravndal sprach von einem Fehler der Ruderanlage.\n\n"
    "An Bord waren 84 Menschen.\n"
)


def read_text(make: Generator) -> None:
    pick = make.random
    suffix = pick.choice((".txt", ".md", ".html"))
    head = (
        f"---\ntitle: {json.dumps(make.text()[:80])}\nsource: {make.text()[:40]}\npublished: {make.text()[:20]}\n---\n"
        if pick.random() < 0.3
        else ""
    )
    text = head + make.text(ARTICLE, ARTICLE)
    if suffix == ".html" and pick.random() < 0.7:
        text = f"<html><head><title>{make.text()[:80]}</title></head><body><h1>{make.text()[:80]}</h1><p>{text}</p></body></html>"
    data = text.encode("utf-8", "surrogatepass")
    document, _ = document_of(make.bent_bytes(data) if pick.random() < 0.2 else data, f"a{suffix}")
    for chunk in document.chunks:
        if not document.text_of(chunk).strip():
            raise AssertionError("a chunk without words")


def read_pdf(make: Generator) -> None:
    json.dumps(outcome(".pdf", make.bent_bytes(PDF.replace(b"Bericht", make.text()[:60].encode("latin-1", "replace")))))


def read_docx(make: Generator) -> None:
    file = io.BytesIO()
    body = "".join(
        f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in ("Fähre läuft auf Grund", make.text()[:300], ARTICLE[60:])
    )
    with zipfile.ZipFile(file, "w") as archive:
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr(
            "word/document.xml",
            make.bent_bytes(document.encode("utf-8", "replace"))
            if make.random.random() < 0.5
            else document.encode("utf-8", "replace"),
        )
        archive.writestr(
            "docProps/core.xml",
            f'<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:title>{make.text()[:80]}</d:title></c:p>'.encode("utf-8", "replace"),
        )
    data = file.getvalue()
    json.dumps(outcome(".docx", make.bent_bytes(data) if make.random.random() < 0.3 else data))


def read_dates(make: Generator) -> None:
    text = make.text("11. März 2024, 07:15 Uhr", "2024-03-11T07:15:00+01:00", "March 5th, 2024")[:300]
    parse_date(text)
    find_date(text)
