"""BM25: the formula, and what it must hold on corpora as small as a newsroom's folder."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.bm25 import BM25

TERMS = st.sampled_from("abcdef")
DOCUMENTS = st.lists(st.lists(TERMS, min_size=1, max_size=8), min_size=1, max_size=8)


def plain_scores(documents, query, *, k1=1.2, b=0.75, delta=1.0):
    """The formula as it stands in the papers, one document after the other."""
    average = sum(map(len, documents)) / len(documents)
    scores = []
    for document in documents:
        score = 0.0
        for term in query:
            frequency, n = document.count(term), sum(term in other for other in documents)
            if frequency:
                idf = math.log(1 + (len(documents) - n + 0.5) / (n + 0.5))
                norm = k1 * (1 - b + b * len(document) / average)
                score += idf * (delta + frequency * (k1 + 1) / (frequency + norm))
        scores.append(score)
    return scores


@given(DOCUMENTS, st.lists(TERMS, max_size=4))
def test_scores_are_those_of_the_plain_formula(documents, query):
    assert BM25(documents).get_scores(query) == pytest.approx(plain_scores(documents, query))


@given(DOCUMENTS, st.lists(TERMS, max_size=4))
def test_no_score_is_negative_and_a_shared_term_scores(documents, query):
    scores = BM25(documents).get_scores(query)
    assert [score > 0 for score in scores] == [bool(set(document) & set(query)) for document in documents]


@given(st.lists(st.lists(TERMS).map(lambda terms: [*terms, "everywhere"]), min_size=1, max_size=8))
def test_a_term_in_every_document_has_a_positive_weight(documents):
    index = BM25(documents)
    assert index.weight("everywhere") > 0
    assert all(score > 0 for score in index.get_scores(["everywhere"]))


def test_a_term_in_half_of_the_documents_has_a_weight():
    assert BM25([["a"], ["a"], ["b"], ["b"]]).weight("a") > 0


@given(DOCUMENTS)
def test_a_rarer_term_weighs_no_less_and_one_that_no_document_has_weighs_most(documents):
    index = BM25(documents)
    counts = {term: sum(term in document for document in documents) for term in "abcdef"}
    by_count = sorted("abcdef", key=counts.__getitem__)
    assert all(index.weight(rare) >= index.weight(common) for rare, common in pairwise(by_count))
    assert index.weight("never") == max(index.weight(term) for term in ["never", *"abcdef"])


@given(st.integers(1, 6).flatmap(lambda size: st.lists(st.lists(TERMS, min_size=size, max_size=size), min_size=2, max_size=6)))
def test_an_unrelated_document_keeps_the_order_of_the_others(documents):
    # Of the usual length: one that changes the average length weighs long documents anew, as it should.
    alone = BM25(documents).get_scores(["a"])
    beside = BM25([*documents, ["unrelated"] * len(documents[0])]).get_scores(["a"])
    assert list(np.argsort(-alone, kind="stable")) == list(np.argsort(-beside[:-1], kind="stable"))
    assert beside[-1] == 0


@given(DOCUMENTS, st.lists(TERMS, max_size=4), st.data())
def test_scores_of_some_documents_are_those_of_all(documents, query, data):
    index = BM25(documents)
    some = np.asarray(data.draw(st.lists(st.integers(0, len(documents) - 1), unique=True)), np.int32)
    assert sum(map(index.scorer(some), query)) == pytest.approx(index.get_scores(query)[some])


@given(DOCUMENTS, TERMS)
def test_the_documents_of_a_term_are_those_that_have_it_in_their_order(documents, term):
    index = BM25(documents)
    found, scores = index.found([term])
    assert list(found) == [number for number, document in enumerate(documents) if term in document]
    assert len(scores) == len(found)
    assert (term in index) == bool(len(found))


@pytest.mark.parametrize("documents", [[], [[]], [[], []]])
def test_a_corpus_without_a_word_has_no_scores(documents):
    index = BM25(documents)
    assert not index.get_scores(["a"]).any()
    assert "a" not in index


def test_an_empty_document_among_others_scores_nothing():
    assert list(BM25([["a"], []]).get_scores(["a"]) > 0) == [True, False]
