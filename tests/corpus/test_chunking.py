from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.chunking import LONGEST, chunks_of
from corpus.models import Paragraph
from corpus.runs import bounded


def pieces(text, *paragraphs):
    return [text[chunk.start : chunk.end] for chunk in chunks_of("a.md", text, paragraphs or (Paragraph(0, len(text)),))]


def test_a_paragraph_is_a_chunk():
    text = "Er kam.\n\nSie ging."
    chunks = chunks_of("a.md", text, (Paragraph(0, 7), Paragraph(9, 18, "Später")))
    assert [(chunk.paragraph, text[chunk.start : chunk.end], chunk.heading) for chunk in chunks] == [
        (1, "Er kam.", ""),
        (2, "Sie ging.", "Später"),
    ]


def test_one_that_is_too_long_is_parted_behind_sentences():
    first, second = "Er kam. " * 3_000, "Sie ging. " * 1_500
    found = pieces((first + second).strip())
    assert len(found) == 2
    assert all(piece.endswith(".") and piece[0].isupper() for piece in found)


def test_where_no_sentence_ends_it_is_parted_between_words():
    found = pieces("wort " * 10_000)
    assert len(found) == 2
    assert {word for piece in found for word in piece.split()} == {"wort"}


def test_a_run_without_end_is_no_part_of_a_chunk():
    found = pieces("Er kam. " + "x" * 5_000 + " Sie ging." + "–" * 5_000 + "Es war so.")
    assert [piece.rstrip("x–") for piece in found] == ["Er kam. ", " Sie ging.", "Es war so."]
    assert all(len(piece) < 250 for piece in found)


@settings(deadline=None)  # the pieces are long
@given(st.lists(st.sampled_from(["a", "wort.", "Er", "!", "–", "x" * 150, "\n"]), max_size=40), st.integers(0, 300))
def test_nothing_but_white_space_is_lost_and_no_piece_is_too_long(words, repeated):
    text = " ".join(words * repeated)
    found = pieces(text)
    assert len(bounded(text)) < len(text) or "".join("".join(found).split()) == "".join(text.split())
    assert all(len(piece) <= LONGEST for piece in found)
