import io
import zipfile
from hashlib import sha256

import pytest

from corpus import confined
from corpus.confined import Limits
from corpus.errors import DocumentError
from corpus.loading import load
from corpus.models import LoadProblem, ProblemKind
from corpus.reading import document_of

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "Der Landkreis sperrt die Brücke bei Tannau, teilte ein Sprecher mit."
ARTICLE = "Freibad bleibt zu\n\nDas Freibad in Lohra bleibt geschlossen. Grund sind Risse im Becken.\n"


def docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def test_a_folder_s_word_files_are_read_in_a_process_and_a_bad_one_stops_no_other(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(docx(f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>"))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 und dann nichts")
    loading = load(tmp_path)
    assert [document.path for document in loading.corpus] == ["a.txt", "b.docx"]
    assert [loading.corpus.text_of(chunk) for chunk in loading.corpus["b.docx"].chunks] == [SENTENCE]
    assert loading.problems == (LoadProblem("c.pdf", ProblemKind.DAMAGED, "PDFSyntaxError"),)


def test_a_file_that_was_read_is_not_read_again():
    data = docx(f"<w:p><w:r><w:t>{SENTENCE} Zum zweiten Mal.</w:t></w:r></w:p>")
    confined.read(".docx", data)
    assert document_of(data, "a.docx")[0].title == ""
    assert confined.read(".docx", data, Limits(seconds=0.001)) is confined.read(".docx", data)


@pytest.mark.parametrize(
    ("body", "limits", "detail"),
    [
        ("<w:p/>", Limits(seconds=0.001), "0.001 s"),
        ("<w:p/>" * 3_000_000, Limits(megabytes=250), "250 MB"),
    ],
    ids=["time", "memory"],
)
def test_a_limit_ends_the_reading_and_is_the_problem(body, limits, detail):
    with pytest.raises(DocumentError) as refused:
        confined.read(".docx", docx(body), limits)
    assert (refused.value.kind, refused.value.detail) == (ProblemKind.EXHAUSTED, detail)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", f"<h1>Freibad bleibt zu</h1><p>{SENTENCE}</p>" + "<br>" * 20_001),
        ("a.md", f"# Freibad bleibt zu\n\n{SENTENCE}\n" + "\na" * 20_001),
    ],
)
def test_a_text_that_is_larger_than_articles_are_is_read_in_the_process_as_well(name, text):
    document, _ = document_of(text.encode(), name)
    assert document.title == "Freibad bleibt zu"
    assert (".md" if name.endswith(".md") else ".html", sha256(text.encode()).hexdigest()) in confined._drafts
