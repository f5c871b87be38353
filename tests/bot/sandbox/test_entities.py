import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import Entity, found_in, utf16_length, utf16_slice

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/ask Was ist los?", [("bot_command", "/ask")]),
        ("/ask@quellenlage_bot Wer?", [("bot_command", "/ask@quellenlage_bot")]),
        ("@quellenlage_bot wer?", [("mention", "@quellenlage_bot")]),
        ("👍👍 frag @quellenlage_bot", [("mention", "@quellenlage_bot")]),
        ("siehe https://example.org/a/b?c=1.", [("url", "https://example.org/a/b?c=1")]),
        ("Zum #Haushalt2026!", [("hashtag", "#Haushalt2026")]),
        ("/a /b", [("bot_command", "/a"), ("bot_command", "/b")]),
    ],
)
def test_telegram_finds_commands_mentions_links_and_hashtags_by_itself(text, found):
    entities = found_in(text)
    assert [(entity.type, utf16_slice(text, entity.offset, entity.length)) for entity in entities] == found


@pytest.mark.parametrize(
    "text",
    ["und/oder", "a@example", "2024/2025", "//x", "/ask@ab", "</b>", "@abc", "#1", "##doppelt", f"/{'a' * 65}", "50 %"],
)
def test_what_only_looks_like_a_command_or_a_mention_is_neither(text):
    assert found_in(text) == ()


def test_offsets_count_an_emoji_twice():
    assert found_in("👍 /ask") == (Entity("bot_command", 3, 4),)


@given(TEXT, TEXT, TEXT)
def test_a_slice_by_utf16_offsets_is_the_text_that_was_put_there(before, middle, after):
    assert utf16_slice(before + middle + after, utf16_length(before), utf16_length(middle)) == middle


@given(TEXT)
def test_what_is_found_lies_within_the_text(text):
    assert all(0 <= entity.offset < entity.end <= utf16_length(text) for entity in found_in(text))
