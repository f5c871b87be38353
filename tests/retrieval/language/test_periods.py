"""Periods: the times a text names, as intervals seen from the day of publication."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.periods import periods_of

THURSDAY = date(2024, 5, 16)


def days(first, last=None):
    return f"{first} 00:00", f"{last or first} 23:59"


# seen from Thursday, 16 May 2024
GERMAN = [
    # weekdays
    ("Am Donnerstag brannte der Hof.", *days("2024-05-16")),
    ("Am Freitag brannte der Hof.", *days("2024-05-10")),
    ("Am vergangenen Donnerstag brannte der Hof.", *days("2024-05-09")),
    ("Letzten Montag brannte der Hof.", *days("2024-05-13")),
    ("Kommenden Montag wird getagt.", *days("2024-05-20")),
    ("Am nächsten Donnerstag wird getagt.", *days("2024-05-23")),
    ("Der Rat soll am Montag entscheiden.", *days("2024-05-20")),
    ("Am Montag wird der Rat entscheiden.", *days("2024-05-20")),
    ("Der Rat berät am Montag.", *days("2024-05-20")),
    ("Am Montag empfängt der Rat Gäste.", *days("2024-05-20")),
    ("Der Rat soll am Montag gelogen haben.", *days("2024-05-13")),
    ("Am Montag hielt der Rat eine Sitzung.", *days("2024-05-13")),
    ("Am Montag sagte sie, das werde gut.", *days("2024-05-13")),
    ("Die Sitzung ist für Montag angesetzt.", *days("2024-05-20")),
    ("Die Straße bleibt bis Montag gesperrt.", *days("2024-05-20")),
    ("Bis Montag war die Straße gesperrt.", *days("2024-05-13")),
    ("Ab Montag ruht die Arbeit.", *days("2024-05-20")),
    ("Seit Montag ruht die Arbeit.", *days("2024-05-13")),
    ("Am Sonnabend brannte der Hof.", *days("2024-05-11")),
    ("Am Mittwochabend brannte der Hof.", "2024-05-15 17:00", "2024-05-15 23:59"),
    ("Am Montagmorgen brannte der Hof.", "2024-05-13 04:00", "2024-05-13 11:59"),
    # nights
    ("In der Nacht zu Sonntag brannte der Hof.", "2024-05-11 18:00", "2024-05-12 08:00"),
    ("In der Nacht auf Sonntag brannte der Hof.", "2024-05-11 18:00", "2024-05-12 08:00"),
    ("In der Nacht zum 8. Mai brannte der Hof.", "2024-05-07 18:00", "2024-05-08 08:00"),
    ("In der Nacht zu Sonntag um 2.40 Uhr fiel ein Schuss.", "2024-05-12 02:40", "2024-05-12 02:40"),
    ("In der Nacht von Samstag auf Sonntag brannte der Hof.", "2024-05-11 18:00", "2024-05-12 08:00"),
    ("In der Nacht vom 7. auf den 8. Mai brannte der Hof.", "2024-05-07 18:00", "2024-05-08 08:00"),
    ("In der vergangenen Nacht brannte der Hof.", "2024-05-15 18:00", "2024-05-16 08:00"),
    ("Am Abend des 3. Mai brannte der Hof.", "2024-05-03 17:00", "2024-05-03 23:59"),
    ("Am Dienstag vergangener Woche brannte der Hof.", *days("2024-05-07")),
    ("Am 14. März, einem Donnerstag, brannte der Hof.", *days("2024-03-14")),
    ("Zwischen dem 3. und dem 7. Mai brannte der Hof.", *days("2024-05-03", "2024-05-07")),
    ("Im ersten Halbjahr 2023 brannte der Hof.", *days("2023-01-01", "2023-06-30")),
    ("Um acht Uhr abends brannte der Hof.", "2024-05-16 20:00", "2024-05-16 20:00"),
    # days seen from today
    ("Gestern brannte der Hof.", *days("2024-05-15")),
    ("Vorgestern brannte der Hof.", *days("2024-05-14")),
    ("Das teilte sie heute mit.", *days("2024-05-16")),
    ("Er reist morgen ab.", *days("2024-05-17")),
    ("Er reist übermorgen ab.", *days("2024-05-18")),
    ("Gestern Abend brannte der Hof.", "2024-05-15 17:00", "2024-05-15 23:59"),
    ("Heute Morgen brannte der Hof.", "2024-05-16 04:00", "2024-05-16 11:59"),
    ("Das war gestern Abend um 23.05 Uhr.", "2024-05-15 23:05", "2024-05-15 23:05"),
    ("Vor zwei Tagen brannte der Hof.", *days("2024-05-14")),
    ("Vor einer Woche brannte der Hof.", *days("2024-05-06", "2024-05-12")),
    ("Vor zwei Jahren brannte der Hof.", *days("2021-11-15", "2022-11-16")),
    ("In drei Tagen wird getagt.", *days("2024-05-19")),
    # dates
    ("Am 14. März brannte der Hof.", *days("2024-03-14")),
    ("Am 14. März 2022 brannte der Hof.", *days("2022-03-14")),
    ("Am 14.03.2022 brannte der Hof.", *days("2022-03-14")),
    ("Am 14.3.22 brannte der Hof.", *days("2022-03-14")),
    ("Am 14.3. brannte der Hof.", *days("2024-03-14")),
    ("Am 14. Oktober brannte der Hof.", *days("2023-10-14")),
    ("Am 14. März vergangenen Jahres brannte der Hof.", *days("2023-03-14")),
    ("Stand: 2024-05-03", *days("2024-05-03")),
    ("Sie tritt zum 30. September zurück.", *days("2024-09-30")),
    ("Letzter Tag ist Montag, der 30. September.", *days("2024-09-30")),
    ("Der Termin ist für den 14. Juni angesetzt.", *days("2024-06-14")),
    ("Vom 2. bis zum 4. Mai war Markt.", *days("2024-05-02", "2024-05-04")),
    ("Am 1. und 2. Mai war Markt.", *days("2024-05-01", "2024-05-02")),
    ("Die Regel gilt seit dem 1. Mai.", *days("2024-05-01")),
    ("Das soll bis zum 1. April fertig sein.", *days("2025-04-01")),
    ("Am Donnerstag, 9. Mai, war Markt.", *days("2024-05-09")),
    ("Der Markt war am 29. Februar.", *days("2024-02-29")),
    # months
    ("Im Februar brannte der Hof.", *days("2024-02-01", "2024-02-29")),
    ("Im Februar 2022 brannte der Hof.", *days("2022-02-01", "2022-02-28")),
    ("Zuletzt war das Februar 2022 so.", *days("2022-02-01", "2022-02-28")),
    ("Anfang Mai brannte der Hof.", *days("2024-05-01", "2024-05-13")),
    ("Mitte Mai brannte der Hof.", *days("2024-05-08", "2024-05-24")),
    ("Ende April brannte der Hof.", *days("2024-04-18", "2024-04-30")),
    ("Im vergangenen Mai brannte der Hof.", *days("2023-05-01", "2023-05-31")),
    ("Im Mai vergangenen Jahres brannte der Hof.", *days("2023-05-01", "2023-05-31")),
    ("Der Bau soll im Juli beginnen.", *days("2024-07-01", "2024-07-31")),
    ("Im Juli begann der Bau.", *days("2023-07-01", "2023-07-31")),
    ("Das soll bis Ende September dauern.", *days("2024-09-18", "2024-09-30")),
    # seasons, years, weeks
    ("Im Herbst 2020 brannte der Hof.", *days("2020-09-01", "2020-12-31")),
    ("Im Herbst brannte der Hof.", *days("2023-09-01", "2023-12-31")),
    ("Im Winter 2019/20 brannte der Hof.", *days("2019-12-01", "2020-02-29")),
    ("Im kommenden Frühjahr wird gebaut.", *days("2025-03-01", "2025-06-30")),
    ("Die Regel gilt seit 2019.", *days("2019-01-01", "2019-12-31")),
    ("2021 brannte der Hof.", *days("2021-01-01", "2021-12-31")),
    ("Der Vertrag läuft bis 2027.", *days("2027-01-01", "2027-12-31")),
    ("Der Vertrag läuft bis Ende 2027.", *days("2027-08-30", "2027-12-31")),
    ("Im Jahr 2021 brannte der Hof.", *days("2021-01-01", "2021-12-31")),
    ("Im vergangenen Jahr brannte der Hof.", *days("2023-01-01", "2023-12-31")),
    ("Im kommenden Jahr wird gebaut.", *days("2025-01-01", "2025-12-31")),
    ("Am Wochenende brannte der Hof.", *days("2024-05-11", "2024-05-12")),
    ("Am kommenden Wochenende wird gefeiert.", *days("2024-05-18", "2024-05-19")),
    ("In dieser Woche brannte der Hof.", *days("2024-05-13", "2024-05-19")),
    ("Letzte Woche brannte der Hof.", *days("2024-05-06", "2024-05-12")),
    ("Im vergangenen Monat brannte der Hof.", *days("2024-04-01", "2024-04-30")),
    ("Ende des Jahres ist Schluss.", *days("2024-08-29", "2024-12-31")),
    ("Im ersten Quartal 2018 brannte der Hof.", *days("2018-01-01", "2018-03-31")),
    ("In den 1980er Jahren brannte der Hof.", *days("1980-01-01", "1989-12-31")),
    ("Am vergangenen Freitag, dem 10. Mai, um 11.40 Uhr brannte der Hof.", "2024-05-10 11:40", "2024-05-10 11:40"),
    # hours
    ("Gegen 13 Uhr brannte der Hof.", "2024-05-16 12:30", "2024-05-16 13:30"),
    ("Um 8.15 Uhr brannte der Hof.", "2024-05-16 08:15", "2024-05-16 08:15"),
    ("Kurz nach 23 Uhr brannte der Hof.", "2024-05-16 23:00", "2024-05-16 23:30"),
    ("Kurz vor 23 Uhr brannte der Hof.", "2024-05-16 22:30", "2024-05-16 23:00"),
    ("Von 13 Uhr bis 16.30 Uhr war gesperrt.", "2024-05-16 13:00", "2024-05-16 16:30"),
    ("Von 13 bis 16.30 Uhr war gesperrt.", "2024-05-16 13:00", "2024-05-16 16:30"),
    ("Am Mittwoch um 18.10 Uhr kam die Warnung.", "2024-05-15 18:10", "2024-05-15 18:10"),
    ("Am Mittwoch gegen 18 Uhr kam die Warnung.", "2024-05-15 17:30", "2024-05-15 18:30"),
    ("Am Nachmittag kam die Warnung.", "2024-05-16 12:00", "2024-05-16 18:59"),
    # hours as they are said
    ("Um halb acht am Abend brannte der Hof.", "2024-05-16 19:30", "2024-05-16 19:30"),
    ("Um viertel nach sieben am Dienstagabend brannte der Hof.", "2024-05-14 19:15", "2024-05-14 19:15"),
    ("Es war kurz vor sechs am Abend.", "2024-05-16 17:30", "2024-05-16 18:00"),
    ("Gegen acht morgens brannte der Hof.", "2024-05-16 07:30", "2024-05-16 08:30"),
    ("Gegen elf in der Nacht brannte der Hof.", "2024-05-16 22:30", "2024-05-16 23:30"),
    ("Kurz nach zwölf in der Nacht brannte der Hof.", "2024-05-16 00:00", "2024-05-16 00:30"),
    ("Von ihnen waren sieben am Abend noch krank.", "2024-05-16 17:00", "2024-05-16 23:59"),
]

ENGLISH = [
    ("It burned on Thursday.", *days("2024-05-16")),
    ("It burned at half past four in the afternoon.", "2024-05-16 16:30", "2024-05-16 16:30"),
    ("It burned shortly before seven on Monday morning.", "2024-05-13 06:30", "2024-05-13 07:00"),
    ("It burned on Friday.", *days("2024-05-10")),
    ("It burned last Thursday.", *days("2024-05-09")),
    ("They meet next Friday.", *days("2024-05-17")),
    ("They will meet on Monday.", *days("2024-05-20")),
    ("The strike starts from Monday.", *days("2024-05-20")),
    ("They must answer by Monday.", *days("2024-05-20")),
    ("It burned on Monday night.", "2024-05-13 18:00", "2024-05-14 06:59"),
    ("It burned yesterday morning.", "2024-05-15 04:00", "2024-05-15 11:59"),
    ("It burned overnight.", "2024-05-15 18:00", "2024-05-16 08:00"),
    ("It burned on 8 February.", *days("2024-02-08")),
    ("It burned on 8 February 2022.", *days("2022-02-08")),
    ("It burned on February 8, 2022.", *days("2022-02-08")),
    ("It burned on February 8.", *days("2024-02-08")),
    ("It burned on the 8th of February.", *days("2024-02-08")),
    ("It burned on Thursday, May 9.", *days("2024-05-09")),
    ("It is to end by the end of September.", *days("2024-09-18", "2024-09-30")),
    ("It burned last October.", *days("2023-10-01", "2023-10-31")),
    ("It burned in October last year.", *days("2023-10-01", "2023-10-31")),
    ("It burned in early May.", *days("2024-05-01", "2024-05-13")),
    ("It has burned since the start of May.", *days("2024-05-01", "2024-05-13")),
    ("It has burned since February 2022.", *days("2022-02-01", "2022-02-28")),
    ("It burned in autumn 2020.", *days("2020-09-01", "2020-12-31")),
    ("It has burned since the autumn.", *days("2023-09-01", "2023-12-31")),
    ("It burned in 2021.", *days("2021-01-01", "2021-12-31")),
    ("It will burn until the end of 2028.", *days("2028-08-29", "2028-12-31")),
    ("It burned last week.", *days("2024-05-06", "2024-05-12")),
    ("It burned at the weekend.", *days("2024-05-11", "2024-05-12")),
    ("It burned last year.", *days("2023-01-01", "2023-12-31")),
    ("It burned two years ago.", *days("2021-11-15", "2022-11-16")),
    ("It burned a week ago.", *days("2024-05-06", "2024-05-12")),
    ("It burned at 9 p.m. on Wednesday.", "2024-05-15 21:00", "2024-05-15 21:00"),
    ("It burned at 9.30pm.", "2024-05-16 21:30", "2024-05-16 21:30"),
    ("It burned shortly before 3 a.m.", "2024-05-16 02:30", "2024-05-16 03:00"),
    ("It burned on Monday last week.", *days("2024-05-06")),
    ("It burned in the early hours of Sunday.", "2024-05-12 00:00", "2024-05-12 06:59"),
    ("It burned on the morning of May 12.", "2024-05-12 04:00", "2024-05-12 11:59"),
    ("It burned in the first half of 2023.", *days("2023-01-01", "2023-06-30")),
    ("It burned in the morning.", "2024-05-16 04:00", "2024-05-16 11:59"),
]


def edges(period):
    return tuple(moment.strftime("%Y-%m-%d %H:%M") for moment in (period.first, period.last))


@pytest.mark.parametrize(("text", "first", "last"), GERMAN)
def test_a_german_time_is_an_interval_seen_from_the_day_of_publication(text, first, last):
    assert [edges(period) for period in periods_of(text, "de", THURSDAY)] == [(first, last)]


@pytest.mark.parametrize(("text", "first", "last"), ENGLISH)
def test_an_english_time_is_an_interval_seen_from_the_day_of_publication(text, first, last):
    assert [edges(period) for period in periods_of(text, "en", THURSDAY)] == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es kamen 2021 Gäste."),
        ("de", "Jeden Donnerstag ist Markt."),
        ("de", "Frau Mai und Herr August schwiegen."),
        ("de", "Die Boeing 747 landete."),
        ("de", "Er sah zwei Tage lang zu."),
        ("de", "Am 31. Februar geschah nichts."),
        ("de", "Vor neuntausend Jahren lag hier Eis."),
        ("en", "Theresa May may march on."),
        ("en", "They meet every Thursday."),
        ("en", "It took two days."),
    ],
)
def test_what_names_no_time_is_none(language, text):
    assert periods_of(text, language, THURSDAY) == ()


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Am 3. Mai brannte der Hof. Zwei Tage später war er gelöscht.", days("2024-05-05")),
        ("Am 3. Mai brannte der Hof. Am Tag darauf war er gelöscht.", days("2024-05-04")),
        ("Am 3. Mai brannte der Hof. Drei Tage zuvor war er verkauft worden.", days("2024-04-30")),
        ("Am 3. Mai brannte der Hof. Gegen 13 Uhr kam die Wehr.", ("2024-05-03 12:30", "2024-05-03 13:30")),
        ("Am 3. Mai brannte der Hof. Am Abend war er gelöscht.", ("2024-05-03 17:00", "2024-05-03 23:59")),
    ],
)
def test_a_step_or_an_hour_counts_from_the_day_named_before(text, second):
    assert edges(periods_of(text, "de", THURSDAY)[1]) == second


def test_days_seen_from_today_are_left_out_when_today_is_unknown():
    assert periods_of("Gestern und vor zwei Tagen brannte es.", "de", None) == ()


def test_a_weekday_is_one_of_any_week_when_today_is_unknown():
    (monday,) = periods_of("Am Montag brannte es.", "de", None)
    assert (monday.grain, monday.day_known, monday.weekday) == ("weekday", False, 0)
    assert monday.meets(periods_of("Am 11. März 2024 brannte es.", "de", None)[0])
    assert not monday.meets(periods_of("Am 12. März 2024 brannte es.", "de", None)[0])


def test_a_date_without_a_year_has_none_when_today_is_unknown():
    (period,) = periods_of("Am 14. März brannte der Hof.", "de", None)
    assert (period.first.month, period.first.day, period.year_known) == (3, 14, False)


def test_a_full_date_needs_no_day_of_publication():
    (period,) = periods_of("Im Februar 2022 brannte der Hof.", "de", None)
    assert edges(period) == days("2022-02-01", "2022-02-28")


def test_an_hour_alone_leaves_the_day_open():
    (period,) = periods_of("Um 8.15 Uhr brannte der Hof.", "de", THURSDAY)
    assert not period.day_known


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("de", "seit dem 1. Mai", "since"),
        ("de", "ab Montag", "since"),
        ("de", "seit zwei Jahren", "since"),
        ("de", "von Montag an", "since"),
        ("de", "bis Ende 2027", "until"),
        ("de", "bis einschließlich Mittwoch", "until"),
        ("en", "until and including Wednesday", "until"),
        ("de", "bis zum 1. April", "until"),
        ("de", "spätestens am Montag", "until"),
        ("de", "am Montag", ""),
        ("en", "since February 2022", "since"),
        ("en", "by the end of September", "until"),
        ("en", "until 2028", "until"),
    ],
)
def test_the_preposition_makes_a_bound(language, text, bound):
    (period,) = periods_of(text, language, THURSDAY)
    assert period.bound == bound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("de", "am 1. Mai"), ("de", "Anfang Mai")),
        (("de", "seit dem 1. Mai"), ("en", "took effect on 1 May")),
        (("de", "zum 30. September"), ("en", "will leave at the end of September")),
        (("de", "Montag, der 30. September"), ("de", "zum 30. September")),
        (("de", "im Februar 2022"), ("en", "since February 2022")),
        (("de", "bis Ende 2028"), ("en", "until the end of 2028")),
        (("de", "am Donnerstag"), ("de", "am 16. Mai")),
        (("de", "in der Nacht zu Sonntag"), ("de", "am Sonntag um 2.40 Uhr")),
        (("de", "um 13 Uhr"), ("de", "gegen 13.20 Uhr")),
        (("de", "um 13 Uhr"), ("de", "um 13.05 Uhr")),
        (("de", "gestern Abend um 23.05 Uhr"), ("de", "kurz nach 23 Uhr")),
        (("de", "kurz vor Mitternacht, um 23.55 Uhr"), ("de", "gegen 0 Uhr")),
        (("de", "um 13 Uhr"), ("de", "am Montag")),
        (("de", "im Herbst"), ("de", "im November")),
    ],
)
def test_times_that_may_be_one_meet(one, other):
    (*_, first), (*_, second) = (periods_of(text, language, THURSDAY) for language, text in (one, other))
    assert first.meets(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("am 1. Mai", "Ende Mai"),
        ("am Montag", "am Dienstag"),
        ("im Februar 2022", "im Februar 2023"),
        ("um 13 Uhr", "um 15 Uhr"),
        ("um 13.10 Uhr", "um 13.20 Uhr"),
        ("am Montag um 13 Uhr", "am Montag um 15 Uhr"),
        ("zum 30. September", "Ende Oktober"),
        ("Anfang 2023", "Ende 2023"),
    ],
)
def test_times_that_cannot_be_one_do_not_meet(one, other):
    (first,), (second,) = periods_of(one, "de", THURSDAY), periods_of(other, "de", THURSDAY)
    assert not first.meets(second)


@pytest.mark.parametrize(("other", "meets"), [("am 14. März 2022", True), ("Mitte März 2019", True), ("am 15. März 2022", False)])
def test_an_unknown_year_leaves_month_and_day_to_compare(other, meets):
    (first,), (second,) = periods_of("am 14. März", "de", None), periods_of(other, "de", None)
    assert first.meets(second) is meets


def test_the_turn_of_the_year_is_no_gap_for_unknown_years():
    (first,), (second,) = periods_of("im Winter", "de", None), periods_of("am 3. Januar 2022", "de", None)
    assert first.meets(second)


def test_the_span_holds_the_words_that_name_the_time():
    text = "Der Brand brach in der Nacht zu Sonntag um 2.40 Uhr aus."
    (period,) = periods_of(text, "de", THURSDAY)
    assert text[period.start : period.end] == "in der Nacht zu Sonntag um 2.40 Uhr"


def test_a_moment_of_publication_counts_as_its_day():
    assert periods_of("gestern", "de", datetime(2024, 5, 16, 8, 0)) == periods_of("gestern", "de", THURSDAY)  # noqa: DTZ001


PIECES = st.sampled_from(
    [
        *("12", "1.", "14.", "2022", "31.", "24", "13:05", "9", "p.m.", "Uhr", "um", "gegen", "bis", "seit", "von", "zum", "am"),
        *(
            "Mai",
            "Februar",
            "May",
            "Montag",
            "Monday",
            "Sonntagnacht",
            "in der Nacht zu",
            "Anfang",
            "Ende",
            "early",
            "last",
            "next",
        ),
        *(
            "Jahr",
            "week",
            "zwei",
            "Tage",
            "später",
            "vor",
            "days",
            "ago",
            "heute",
            "gestern",
            "Winter",
            "Wochenende",
            ".",
            ",",
            "-",
        ),
        *("9999", "1904", "kommenden", "the", "of", "in", "\n\n", "²", "٣"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))
PUBLISHED = st.one_of(st.none(), st.dates())


@given(TEXTS, st.sampled_from(["de", "en"]), PUBLISHED)
def test_spans_lie_in_the_text_in_order_and_no_time_ends_before_it_begins(text, language, published):
    found = periods_of(text, language, published)
    places = [place for period in found for place in (period.start, period.end)]
    assert places == sorted(places)
    assert all(0 <= period.start < period.end <= len(text) for period in found)
    assert all(period.first <= period.last for period in found)


@given(TEXTS, TEXTS, PUBLISHED)
def test_meeting_is_mutual_and_every_time_meets_itself(one, other, published):
    both = [*periods_of(one, "de", published), *periods_of(other, "en", published)]
    assert all(first.meets(second) == second.meets(first) for first in both for second in both)
    assert all(period.meets(period) for period in both)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_written_out_reads_as_that_day(day):
    names = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    (period,) = periods_of(f"am {day.day}. {names[day.month - 1]} {day.year}", "de", None)
    assert (period.first.date(), period.last.date()) == (day, day)


def test_a_line_of_a_hundred_thousand_characters_is_read_in_linear_time():
    assert len(periods_of("am 1. Mai 2024, " * 6000, "de", THURSDAY)) == 6000
