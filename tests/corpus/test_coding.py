from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from json import dumps, loads

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.coding import decoder, encoded


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    points: tuple[Point, ...]
    ends: tuple[Point | str, Point | None]
    colour: Colour
    seen: date | None
    until: datetime
    tags: frozenset[str]
    weights: Mapping[str, float]
    kinds: Mapping[str, tuple[str, float]] = field(default_factory=dict)


points = st.builds(Point, st.integers(), st.text())
shapes = st.builds(
    Shape,
    points=st.lists(points, max_size=3).map(tuple),
    ends=st.tuples(st.one_of(points, st.text()), st.one_of(points, st.none())),
    colour=st.sampled_from(Colour),
    seen=st.one_of(st.none(), st.dates(), st.datetimes()),
    until=st.datetimes(),
    tags=st.frozensets(st.text()),
    weights=st.dictionaries(st.text(), st.floats(allow_nan=False)),
    kinds=st.dictionaries(st.text(), st.tuples(st.text(), st.floats(allow_nan=False)), max_size=2),
)


@given(shapes)
def test_what_was_encoded_and_written_as_json_is_decoded_as_it_was(shape):
    assert decoder(Shape)(loads(dumps(encoded(shape)))) == shape


@given(st.one_of(st.dates(), st.datetimes()))
def test_a_day_stays_a_day_and_a_moment_a_moment(value):
    assert type(decoder(date | None)(encoded(value))) is type(value)


def test_mappings_keep_their_order():
    assert list(decoder(Mapping[str, int])(encoded({"b": 1, "a": 2}))) == ["b", "a"]


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes"])
def test_what_has_no_form_is_refused(value):
    with pytest.raises(TypeError):
        encoded(value)


GREEN = [[[1]], ["a", None], "green", None, "2024-01-01", [], {}, {}]
LIST = [[[1]], ["a", None], "red", None, "2024-01-01", [], [1], {}]  # in the place of a mapping


@pytest.mark.parametrize("plain", [[1], GREEN, LIST, "text", 7])
def test_json_of_another_form_is_refused(plain):
    with pytest.raises((ValueError, TypeError, KeyError)):
        decoder(Shape)(plain)
