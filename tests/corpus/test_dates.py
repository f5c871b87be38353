from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_date, parse_date

DAY = date(2023, 10, 22)
MOMENT = datetime(2023, 10, 22, 10, 15)  # noqa: DTZ001  # pages name no zone


@pytest.mark.parametrize(
    "line",
    [
        "22.10.2023",
        "22. 10. 2023",
        "So, 22. Oktober 2023",
        "Sonntag, den 22.10.23",
        "22. Okt. 2023",
        "Ausgabe vom 22. Oktober 2023",
        "October 22, 2023",
        "Oct. 22, 2023",
        "22nd October 2023",
        "22 Oct 2023",
        "2023-10-22",
        "22/10/2023",
        "10/22/2023",
        "am 22. Oktober '23",
    ],
)
def test_a_day_is_found_in_the_forms_that_pages_print(line):
    assert find_date(line).value == DAY


@pytest.mark.parametrize(
    "line",
    [
        "22.10.2023 – 10:15",
        "22.10.2023, 10.15 Uhr",
        "Erstellt am 22.10.2023 um 10:15 Uhr",
        "+++ 22.10.2023 +++ 10:15 +++",
        "22.10.23 10:15",
        "22.10.2023 | 10:15 Uhr | Foto: Archiv",
        "October 22, 2023 - 10:15 AM",
        "PUBLISHED: 10:15, 22 October 2023",
        "10:15 Uhr, 22. Oktober 2023",
        "2023-10-22T10:15",
    ],
)
def test_the_time_beside_a_day_makes_it_a_moment(line):
    assert find_date(line).value == MOMENT


def test_afternoon_is_told_by_pm():
    assert find_date("October 22, 2023 at 6:02 PM").value == datetime(2023, 10, 22, 18, 2)  # noqa: DTZ001  # the same


def test_a_jaenner_is_a_january():
    assert find_date("25. Jänner 2024").value == date(2024, 1, 25)


@pytest.mark.parametrize(
    "text", ["31.02.2023", "32. Mai 2024", "1412,6 Punkte", "im Oktober 2023", "am 3. Mai", "Az. 4 KLs 12/23"]
)
def test_what_is_no_full_date_is_none(text):
    found = find_date(text)
    assert found is None


def test_a_date_with_slashes_that_may_be_read_in_two_ways_is_none():
    assert find_date("03/04/2024") is None


def test_a_date_that_cannot_be_is_passed_over_for_one_that_can():
    assert find_date("31.02.2023, richtig: 22.10.2023").value == DAY


def test_the_place_of_a_date_is_given_with_its_time():
    line = "Stand: 22.10.2023, 10:15 Uhr"
    found = find_date(line)
    assert line[found.start : found.end] == "22.10.2023, 10:15"


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_is_read_back_from_its_german_and_its_short_form(day):
    assert find_date(f"{day.day}.{day.month}.{day.year}").value == day
    assert find_date(f"{day:%d.%m.%y}").value == day


@given(st.text())
def test_no_text_makes_the_search_for_dates_fail(text):
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        (DAY, DAY),
        (MOMENT, MOMENT),
        (MOMENT.replace(tzinfo=UTC), MOMENT),
        ("2023-10-22", DAY),
        ("2023-10-22T10:15", MOMENT),
        ("2023-10-22T10:15:00+02:00", MOMENT),
        ("22. Oktober 2023", DAY),
        ("gestern", None),
        ("2023-13-41", None),
    ],
)
def test_a_declared_date_is_read_in_any_form_and_keeps_its_own_clock(declared, value):
    assert parse_date(declared) == value
