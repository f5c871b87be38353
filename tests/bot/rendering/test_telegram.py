from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.telegram import answer_messages, lines_messages, utf16_units
from bot.sandbox.formatting import formatted
from bot.texts import texts
from retrieval.models import Answer, Event, Extract, Finding, Position, Source, Verdict

DE = texts("de")


def extract(
    text: str = "Er kam.", *, source: str = "Blatt", url: str | None = None, whole: bool = True, speaker: str | None = None
) -> Extract:
    return Extract("a.md", source, "Titel", date(2024, 3, 11), url, 3, 0, len(text), text, whole, speaker, speaker)


def answer(*extracts: Extract, verdict: Verdict = Verdict.NOT_COMPARED) -> Answer:
    return answered(Finding(verdict, tuple(Position("", (one,)) for one in extracts)))


def answered(*findings: Finding) -> Answer:
    return Answer("Wer?", "de", findings)


def dispute(*values: str, **more: object) -> Finding:
    return Finding(Verdict.CONFLICT, tuple(Position(value, (extract(f"Es waren {value}."),)) for value in values), **more)


def test_an_extract_is_a_block_quote_with_its_source_below():
    [message] = answer_messages(answer(extract(speaker="Kapitän Ravndal")), DE)
    assert "<blockquote>Er kam.</blockquote>\n— Blatt, 11.3.2024, Absatz 3, laut Kapitän Ravndal" in message


def test_an_extract_that_stops_within_a_sentence_says_so():
    [message] = answer_messages(answer(extract("Er kam, sah", whole=False)), DE)
    assert "Er kam, sah […]" in message


def test_only_web_addresses_become_links():
    [message] = answer_messages(answer(extract(url="javascript:alert(1)")), DE)
    assert "href" not in message


def test_no_answer_is_a_sentence_and_what_to_try():
    [message] = answer_messages(answered(Finding(Verdict.NO_ANSWER, ())), DE)
    assert message.startswith("<b>Dazu steht nichts in den Dokumenten.</b>\n\nOft helfen")


def test_a_long_answer_is_split_between_extracts_and_loses_none():
    messages = answer_messages(answer(*(extract(f"{number} " + "wort " * 85) for number in range(30))), DE)
    assert len(messages) > 1
    assert sum(message.count("<blockquote") for message in messages) == 30
    assert all(message.count("<blockquote") == message.count("</blockquote>") for message in messages)


@given(st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=12), st.text(max_size=300))
def test_whatever_documents_say_telegram_takes_every_message(words, source):
    for message in answer_messages(answer(*(extract(text, source=source) for text in words)), DE):
        shown = formatted(message, "HTML")
        assert utf16_units(shown.text) <= 4096
        assert len(shown.entities) <= 100


def test_each_of_several_positions_is_headed_by_what_it_says():
    [message] = answer_messages(answered(dispute("38", "rund 60")), DE)
    assert message.startswith("<b>Widerspruch: zwei Angaben</b>\n\n<b>1. 38</b>\n<blockquote>Es waren 38.</blockquote>")
    assert "\n\n<b>2. rund 60</b>\n<blockquote>" in message


def test_a_heading_stays_with_its_extract_where_a_message_is_split():
    for message in answer_messages(answered(dispute(*(f"{number} " + "wort " * 80 for number in range(20)))), DE):
        assert message.endswith("Absatz 3")


def test_what_two_outlets_print_in_the_same_words_is_quoted_once_with_both_of_them():
    [message] = answer_messages(answer(extract(source="Hafenkurier"), extract(source="Küstenfunk")), DE)
    assert "<blockquote>Er kam.</blockquote>\n— Hafenkurier, 11.3.2024, Absatz 3\n— Küstenfunk, 11.3.2024" in message


def test_silent_outlets_stand_on_one_line_below_the_extracts():
    finding = Finding(Verdict.SINGLE_SOURCE, (Position("", (extract(),)),), silent=(Source("b.md", "Hafen & Kurier"),))
    [message] = answer_messages(answered(finding), DE)
    assert message.endswith("Absatz 3\n\n<i>Keine Angabe dazu: Hafen &amp; Kurier</i>")


def test_a_finding_on_another_event_comes_with_its_event_and_its_own_verdict():
    other = Finding(
        Verdict.AGREEMENT, (Position("3", (extract("Damals drei."),)),), Event("Brand <Halle 3>", date(2021, 5, 2), ())
    )
    [message] = answer_messages(answered(dispute("38", "60"), other), DE, number=1)
    assert message.startswith(
        "Zu einem anderen Ereignis: Brand &lt;Halle 3&gt;, 2.5.2021\n<b>Die Quellen stimmen überein.</b>\n\n"
    )
    assert message.endswith("<blockquote>Damals drei.</blockquote>\n— Blatt, 11.3.2024, Absatz 3")


hostile = st.text(max_size=300) | st.sampled_from(["#A", "</b><a href='x'>", "<script>&amp;", "“><blockquote>", "{number} {0}"])


@given(st.sampled_from(list(Verdict)), hostile, hostile, hostile, hostile)
def test_markup_in_values_labels_and_speakers_is_shown_as_it_is_written(verdict, value, label, speaker, name):
    positions = (Position(value, (extract(speaker=speaker),)), Position(value, (extract("Sie ging.", source=name),)))
    source = Source("b.md", name)
    finding = Finding(verdict, positions, Event(label, None, ()), (source,), side=label, prints=((source, source),))
    for message in answer_messages(answered(finding, finding), DE):
        shown = formatted(message, "HTML")
        found = {"url", "bot_command", "mention", "hashtag"}  # what Telegram finds in any text
        assert {entity.type for entity in shown.entities} - found <= {"bold", "italic", "blockquote"}
        assert utf16_units(shown.text) <= 4096


def test_lines_of_plain_text_are_escaped():
    assert lines_messages(["a < b & c"]) == ["a &lt; b &amp; c"]
