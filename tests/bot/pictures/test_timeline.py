from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.captions import timeline_caption
from bot.pictures.layout import TALLEST
from bot.pictures.timeline import EVENTS, shown_events, timeline_picture
from bot.sandbox.formatting import formatted_caption
from bot.texts import texts
from corpus.models import Document
from retrieval.timeline import TimelineEvent

DE = texts("de")
DAY = date(2024, 3, 11)


def document(source: str, published: date | None = DAY) -> Document:
    return Document("a.md", "Er kam.", source, "Titel", published, None, "de", "1", ())


def event(label: str, first: date | None, *sources: str) -> TimelineEvent:
    return TimelineEvent(label, first, first, tuple(document(source, first) for source in sources))


def test_of_many_events_the_latest_are_shown():
    events = [event(f"Brand {number}", DAY + timedelta(number), "Inselbote") for number in range(30)]
    shown = shown_events(events, DE)
    assert 3 < len(shown) <= EVENTS
    assert shown == events[-len(shown) :]


def test_events_without_a_date_stand_last_where_there_is_room():
    events = [event("Brand", DAY, "Inselbote"), event("Besuch", None, "Küstenfunk")]
    assert shown_events(events, DE) == events


def test_the_picture_of_many_events_is_as_tall_as_allowed_at_most(size):
    published = datetime(2024, 3, 11, 7, 15)  # noqa: DTZ001  # documents name no zone
    documents = tuple(document(f"Nachrichtenagentur für Hallvik und Sundau {number}", published) for number in range(20))
    events = [TimelineEvent(f"Brand {number}", DAY, DAY + timedelta(1), documents) for number in range(40)]
    width, height = size(timeline_picture(events, DE, unread=300))
    assert (width, height < TALLEST) == (1080, True)


def test_a_corpus_without_events_has_a_picture_that_says_so(size):
    assert size(timeline_picture([], DE))[1] > 100
    assert "keine Dokumente" in timeline_caption([], DE)


def test_the_caption_names_events_days_and_outlets():
    caption = timeline_caption([event("Brand Nordkai", DAY, "Inselbote", "Küstenfunk")], DE)
    assert caption.splitlines() == ["<b>Zeitleiste</b>", "11.3.2024: Brand Nordkai – Inselbote, Küstenfunk"]


def test_picture_and_caption_count_what_they_leave_out():
    events = [event(f"Brand {number}", DAY + timedelta(number), "Inselbote") for number in range(14)]
    lines = timeline_caption(events, DE, unread=1).splitlines()
    hidden = len(events) - len(shown_events(events, DE))
    assert lines[1:3] == [
        f"Gezeigt sind die jüngsten; für {hidden} weitere Ereignisse ist kein Platz.",
        "Ein älteres Dokument ist hier nicht eingeordnet.",
    ]
    assert f": Brand {hidden} –" in lines[3]


@settings(deadline=None, max_examples=8)
@given(st.text() | st.just("<Svala>" * 2000))
def test_no_text_makes_the_picture_or_the_caption_too_large(size, text):
    events = [event(text, DAY, *[text] * 8)] * 20
    assert size(timeline_picture(events, DE, dark=True))[1] <= TALLEST
    formatted_caption(timeline_caption(events, DE), "HTML")  # it would refuse one that is too long or wrongly marked
