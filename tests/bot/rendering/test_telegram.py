from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.telegram import answer_messages, lines_messages, utf16_units
from bot.sandbox.formatting import formatted
from bot.texts import texts
from retrieval.models import Answer, Extract, Finding, Position, Verdict

DE = texts("de")


def extract(
    text: str = "Er kam.", *, source: str = "Blatt", url: str | None = None, whole: bool = True, speaker: str | None = None
) -> Extract:
    return Extract("a.md", source, "Titel", date(2024, 3, 11), url, 3, 0, len(text), text, whole, speaker)


def answer(*extracts: Extract, verdict: Verdict = Verdict.NOT_COMPARED) -> Answer:
    return Answer("Wer?", "de", (Finding(verdict, tuple(Position("", (one,)) for one in extracts)),))


def test_an_extract_is_a_block_quote_with_its_source_below():
    [message] = answer_messages(answer(extract(speaker="Kapitän Ravndal")), DE)
    assert "<blockquote>Er kam.</blockquote>\n— Blatt, 11.3.2024, Absatz 3, laut Kapitän Ravndal" in message


def test_an_extract_that_stops_within_a_sentence_says_so():
    [message] = answer_messages(answer(extract("Er kam, sah", whole=False)), DE)
    assert "Er kam, sah […]" in message


def test_only_web_addresses_become_links():
    [message] = answer_messages(answer(extract(url="javascript:alert(1)")), DE)
    assert "href" not in message


def test_no_answer_is_one_sentence():
    assert answer_messages(answer(verdict=Verdict.NO_ANSWER), DE) == ["<b>Dazu steht nichts in den Dokumenten.</b>"]


def test_a_long_answer_is_split_between_extracts_and_loses_none():
    messages = answer_messages(answer(*(extract(f"{number} " + "wort " * 85) for number in range(30))), DE)
    assert len(messages) > 1
    assert sum(message.count("<blockquote>") for message in messages) == 30
    assert all(message.count("<blockquote>") == message.count("</blockquote>") for message in messages)


@given(st.lists(st.text(min_size=1, max_size=400), min_size=1, max_size=12), st.text(max_size=300))
def test_whatever_documents_say_telegram_takes_every_message(words, source):
    for message in answer_messages(answer(*(extract(text, source=source) for text in words)), DE):
        shown = formatted(message, "HTML")
        assert utf16_units(shown.text) <= 4096
        assert len(shown.entities) <= 100


def test_lines_of_plain_text_are_escaped():
    assert lines_messages(["a < b & c"]) == ["a &lt; b &amp; c"]
