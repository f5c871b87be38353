import dataclasses

import pytest

from corpus.models import Chunk, Corpus, Document, LoadProblem, ProblemKind


def document(path: str, text: str = "Erster Absatz.\n\nZweiter.") -> Document:
    border = text.index("\n\n")
    chunks = (Chunk(path, 1, 0, border), Chunk(path, 2, border + 2, len(text), "Zwischentitel"))
    return Document(path, text, "Kreisblatt", "Titel", None, None, "de", "0", chunks)


def test_a_chunk_is_a_slice_of_its_document():
    first, second = document("a.txt").chunks
    assert (document("a.txt").text_of(first), document("a.txt").text_of(second)) == ("Erster Absatz.", "Zweiter.")


def test_a_corpus_finds_a_document_by_its_path():
    corpus = Corpus((document("a.txt"), document("b/c.txt")))
    assert corpus["b/c.txt"].path == "b/c.txt"


def test_a_corpus_knows_no_other_path():
    with pytest.raises(KeyError):
        Corpus((document("a.txt"),))["b.txt"]


def test_the_chunks_of_a_corpus_are_those_of_its_documents_in_order():
    corpus = Corpus((document("a.txt"), document("b.txt")))
    assert [(chunk.document, chunk.paragraph) for chunk in corpus.chunks] == [
        ("a.txt", 1),
        ("a.txt", 2),
        ("b.txt", 1),
        ("b.txt", 2),
    ]


def test_a_corpus_reads_a_chunk_through_its_document():
    corpus = Corpus((document("a.txt"), document("b.txt", "Anders herum.\n\nFertig.")))
    assert corpus.text_of(corpus["b.txt"].chunks[1]) == "Fertig."


def test_a_corpus_is_iterated_and_counted_by_documents():
    corpus = Corpus((document("a.txt"), document("b.txt")))
    assert (len(corpus), [found.path for found in corpus]) == (2, ["a.txt", "b.txt"])


@pytest.mark.parametrize("value", [document("a.txt"), LoadProblem("a.txt", ProblemKind.EMPTY), Corpus(())])
def test_values_cannot_be_changed(value):
    name = dataclasses.fields(value)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, "b.txt")


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_only_a_file_that_was_taken_with_a_remark_is_not_refused(kind):
    assert kind.refused is (kind not in {ProblemKind.DECODED, ProblemKind.DATE, ProblemKind.FILE_DATE, ProblemKind.PICTURES})
