"""Common words are looked up where rare ones lead, and only where that cannot miss one of the best."""

import numpy as np

from retrieval.index.bm25 import BM25
from retrieval.index.postings import Postings
from retrieval.index.pruning import candidates

FACTORS = np.array([2.0])  # all documents here have the words once, and are equally long


def terms_of(postings, weights):
    return [(weight, postings.span(term)) for term, weight in weights.items()]


def test_a_common_word_leads_to_no_document_where_a_rare_one_weighs_more():
    documents = [["rare"] if number % 100 == 7 else ["common"] for number in range(5_000)]
    documents[907] = ["rare", "common"]
    postings = Postings.of(documents)
    found = candidates(postings, np.full(len(postings.lengths), 2.0), terms_of(postings, {"rare": 9.0, "common": 1.0}), 1)
    assert found is not None
    assert found.tolist() == [907]


def test_all_that_tie_with_the_last_of_the_best_are_candidates():
    postings = Postings.of([["rare"] if number % 100 == 7 else ["common"] for number in range(5_000)])
    found = candidates(postings, FACTORS, terms_of(postings, {"rare": 9.0, "common": 1.0}), 3)
    assert found is not None
    assert found.tolist() == list(range(7, 5_000, 100))


def test_where_common_words_alone_may_lift_a_document_among_the_best_there_is_no_shorter_way():
    postings = Postings.of([["rare"] if number % 100 == 7 else ["common"] for number in range(5_000)])
    assert candidates(postings, FACTORS, terms_of(postings, {"rare": 3.0, "common": 3.0}), 3) is None
    assert candidates(postings, FACTORS, terms_of(postings, {"rare": 9.0, "common": 1.0}), 51) is None


def test_the_best_of_words_of_all_sorts_are_the_same_by_this_way_and_by_the_plain_one():
    draw = np.random.default_rng(5)
    documents = [[f"w{number}" for number in (draw.pareto(0.4, 9) * 3).astype(int).clip(0, 5_000)] for _ in range(20_000)]
    index = BM25(documents)
    for _ in range(60):
        query = [f"w{number}" for number in (draw.pareto(0.3, 4) * 3).astype(int).clip(0, 5_000)]
        rough, plain = (index.top(query, 10, many=many, numba=False) for many in (0, 1 << 40))
        assert rough[0].tolist() == plain[0].tolist()
        assert rough[1].tolist() == plain[1].tolist()
