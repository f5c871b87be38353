"""How near a value stands to the words that say what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answering.values.nearness import distance


@pytest.mark.parametrize(
    ("span", "places", "expected"),
    [((5, 8), [(10, 12)], 2), ((5, 8), [(0, 3)], 2), ((5, 8), [(0, 3), (9, 12)], 1), ((5, 8), [(7, 9)], 0), ((5, 8), [], 99)],
)
def test_the_distance_is_that_to_the_nearest_place_and_far_without_one(span, places, expected):
    assert distance(*span, places, 99) == expected


spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: (min(ends), max(ends)))


@given(spans, spans)
def test_two_places_are_as_far_from_each_other_either_way(one, other):
    assert distance(*one, [other], 99) == distance(*other, [one], 99)
