import time

import pytest

from corpus.runs import LONGEST, between_runs, bounded


def test_a_text_as_people_write_it_stays_as_it_is():
    text = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz – so hieß es.\n" + "-" * 80 + "\n" + " " * 60 + "Ende"
    assert bounded(text) == text
    assert list(between_runs(text, 0, len(text))) == [(0, len(text))]


def test_a_run_is_cut_down_to_its_beginning():
    assert bounded("Er kam. " + "a" * 1_000 + " " + "-" * 1_000) == "Er kam. " + "a" * LONGEST + " " + "-" * (LONGEST - 1)


@pytest.mark.parametrize("unit", ["a" * (LONGEST - 1) + " ", "-" * (LONGEST - 1) + "a", " ", "a", "ab ", "\n"])
def test_it_takes_no_longer_than_the_text_is_long(unit):
    text = (unit * 1_000_000)[:1_000_000]
    began = time.perf_counter()
    bounded(text)
    assert time.perf_counter() - began < 5
