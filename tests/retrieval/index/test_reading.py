"""Reading each different piece of text once says what reading every word does."""

import sys
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.reading import Reader
from retrieval.index.segment import Segment
from retrieval.language.separable import joined_verbs
from retrieval.language.tokens import fold, stem, stems_of, stopwords, surfaces_of, tokens_of

PIECES = ["Die", "die", "Fähre", "trat", "tritt", "nahm", "zurück", "ab", "auf", "an", "und", "oder", "the", "Torne", "ABRISS"]
PIECES += [" ", " ", " ", "\n", "\u00a0", "\u2003", "\x1c", ".", ",", " – ", "„", "“", "(", ")", "-", "'", "’", "/", "*", "_"]
PIECES += [
    "1.200",
    "7",
    "10:30",
    "s",
    "u\u0308",
    "\u00ad",
    "\u200b",
    "\u0301",
    "ß",
    "Łódź",
    "٣",
    "\U0001f600",
    "Kap’s",
    "x" * 90,
    "a",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=40)
SEVERAL = st.lists(st.lists(st.tuples(TEXTS, st.sampled_from(["de", "de", "en"])), max_size=5), max_size=4)


def plain(text, language):
    """The stems of a text, its words of content in order, and how often it says which word that may be misspelt."""
    verbs = [verb for _, _, verb in joined_verbs(text, tokens_of(text))] if language == "de" else []
    stems = Counter(stems_of(text, language) + [stem(verb, language) for verb in verbs] or [""])
    surfaces = surfaces_of(text)
    said = [fold(surface) for surface in surfaces if surface.lower() not in stopwords(language)]
    return stems, said, Counter(fold(surface) for surface in surfaces if len(surface) >= 2)


def counted(run, names, texts):
    """How often each text has each term."""
    found = [Counter() for _ in range(texts)]
    for term, document, often in zip(run.terms, run.documents, run.frequencies, strict=True):
        assert names[term] not in found[document]
        found[document][names[term]] = often
    return found


@given(SEVERAL)
def test_texts_are_read_as_word_by_word(several):
    reader, stems, words = Reader(), [], []
    for texts in several:
        reading = reader.read(texts)
        stems += reading.new_stems
        words += reading.new_words
        expected = [plain(*text) for text in texts]
        assert counted(reading.stems, stems, len(texts)) == [one for one, _, _ in expected]
        assert counted(reading.words, words, len(texts)) == [Counter(said) for _, said, _ in expected]
        assert [words[word] for word in reading.said] == [word for _, said, _ in expected for word in said]
        assert list(reading.sizes) == [len(said) for _, said, _ in expected]
        assert list(reading.lengths) == [one.total() for one, _, _ in expected]
        often = {words[word]: times for word, times in reading.often.T}
        assert often == sum((each for _, _, each in expected), Counter())
    assert len(set(stems)) == len(stems)
    assert len(set(words)) == len(words)


def test_no_word_has_a_white_space_in_it():
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert surfaces_of("".join(f"a{space}" for space in spaces)) == ["a"] * len(spaces)


def test_a_reader_that_forgets_its_pieces_goes_on_with_its_numbers():
    reader = Reader(pieces=1)
    first = reader.read([("Die Fähre fährt ab.", "de")])
    again = reader.read([("Die Fähre fährt ab.", "de")])
    assert list(again.said) == list(first.said)
    assert again.new_words == []


def test_an_index_of_no_text_is_empty():
    assert len(Segment.of([])) == 0
    assert list(Segment.of([("", "de")]).stems.terms) == [""]
    assert np.array_equal(Segment.of([("", "de")]).stems.sizes, [1])
