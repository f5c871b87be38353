import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.claims.speech.quotations import quotations_of


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations_of(text, 0, len(text))]


@pytest.mark.parametrize(
    "quotation",
    ["„Der Damm hält.“", "»Der Damm hält.«", "«Der Damm hält.»", "“The dam holds.”", '"The dam holds."', "„Der Damm hält.”"],
)
def test_quotation_marks_of_every_style_are_paired(quotation):
    assert quoted(f"Sand sagte: {quotation} Es regnete.") == [quotation]


def test_a_quotation_within_another_belongs_to_it():
    assert quoted("„Er rief ‚Halt!‘ und lief“, sagte Sand.") == ["„Er rief ‚Halt!‘ und lief“"]


def test_an_apostrophe_is_no_quotation_mark():
    assert quoted("Ferrova’s dam and Kern's house.") == []


def test_what_a_german_mark_opens_and_nothing_closes_goes_on_to_the_end_of_the_paragraph():
    text = "Sand sagte: „Der Damm hält."
    assert quoted(text) == ["„Der Damm hält."]
    assert not quotations_of(text, 0, len(text))[0].closed


def test_a_straight_mark_that_nothing_closes_is_none():
    assert quoted('Ein Rohr von 5" und ein "anderes Rohr.') == []


def test_a_paragraph_is_read_on_its_own():
    text = 'Er sagte: "Ja.\n\nSie sagte: "Nein."'
    start = text.index("Sie")
    assert [text[one.start : one.end] for one in quotations_of(text, start, len(text))] == ['"Nein."']


@given(st.text(alphabet="ab „“”\"»«‚‘’'.,", max_size=80))
def test_quotations_are_in_order_and_do_not_overlap(text):
    ends = [0]
    for one in quotations_of(text, 0, len(text)):
        assert ends[-1] <= one.start < one.end <= len(text)
        ends.append(one.end)
