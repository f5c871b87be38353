import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import Entity, utf16_length
from bot.sandbox.formatting import MAX_ENTITIES, formatted
from bot.sandbox.refusals import BadRequest


def entities(html: str) -> list[tuple[str, int, int]]:
    return [(entity.type, entity.offset, entity.length) for entity in formatted(html, "HTML").entities]


def test_white_space_at_the_ends_is_taken_off_and_entities_move():
    result = formatted(" \n👍 <b>x</b> \n", "HTML")
    assert result.text == "👍 x"
    assert result.entities == (Entity("bold", 3, 1),)


def test_white_space_inside_the_first_entity_stays():
    assert formatted(" <b> x</b>", "HTML").text == " x"


def test_an_entity_ends_where_the_text_ends():
    assert entities("<b>x \n</b>") == [("bold", 0, 1)]


def test_control_characters_become_spaces_and_direction_overrides_vanish():
    assert formatted("a\tb\r\nc\u202ed\u200ee").text == "a b\ncd\u200ee"


def test_removed_characters_move_what_comes_after_them():
    result = formatted("\r\ra<b>\rb\r</b>", "HTML")
    assert (result.text, result.entities) == ("ab", (Entity("bold", 1, 1),))


def test_nothing_is_formatted_within_code():
    assert entities("<b>a<code>b</code>c</b>") == [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]


def test_code_in_a_link_is_only_a_link():
    assert entities('<a href="https://example.org">a<code>b</code></a>') == [("text_link", 0, 2)]


def test_neighbours_of_one_style_are_one():
    assert entities("<b>a</b><b>b</b> <b>c</b>") == [("bold", 0, 2), ("bold", 3, 1)]


def test_of_more_than_a_hundred_entities_the_styles_go_first():
    html = "".join(f'<b>{n}</b> <a href="https://example.org/{n}">{n}</a> ' for n in range(80))
    kinds = [kind for kind, _, _ in entities(html)]
    assert (len(kinds), kinds.count("text_link")) == (MAX_ENTITIES, 80)


def test_a_mention_inside_code_is_code():
    assert entities("<code>@redaktion</code> @redaktion") == [("code", 0, 10), ("mention", 11, 10)]


def test_a_link_inside_a_quotation_is_found():
    assert entities("<blockquote>https://example.org</blockquote>") == [("blockquote", 0, 19), ("url", 0, 19)]


@pytest.mark.parametrize("text", ["x" * 4096, "👍" * 2048, "&lt;" * 4096, " " + "x" * 4096])
def test_a_message_may_have_4096_units_after_parsing(text):
    assert utf16_length(formatted(text, "HTML").text) == 4096


@pytest.mark.parametrize(
    ("text", "mode", "reason"),
    [
        ("", "", "message text is empty"),
        (" \n\t", "", "text must be non-empty"),
        ("<b></b>", "HTML", "text must be non-empty"),
        ("x" * 4097, "", "message is too long"),
        ("👍" * 2048 + "x", "HTML", "message is too long"),
        ("<b>" * 8000 + "x" + "</b>" * 8000, "HTML", "text is too long"),
        ("<x>", "html", 'can\'t parse entities: Unsupported start tag "x" at byte offset 0'),
        ("*x*", "MarkdownV2", "unsupported parse_mode"),
    ],
)
def test_a_text_is_refused_in_the_words_of_telegram(text, mode, reason):
    with pytest.raises(BadRequest) as refused:
        formatted(text, mode)
    assert refused.value.description == f"Bad Request: {reason}"


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n \t\u202e👍"), max_size=200))
def test_what_is_cleaned_once_stays_as_it_is(text):
    try:
        once = formatted(text)
    except BadRequest:
        return
    assert formatted(once.text) == once
