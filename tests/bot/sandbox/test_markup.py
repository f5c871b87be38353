from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.sandbox.entities import Entity, utf16_length, utf16_slice
from bot.sandbox.markup import MarkupError, parse

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('<>&"\n👍🏟️'))


SURROGATES = "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<blockquote expandable="">x</blockquote>', "expandable_blockquote"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<B>x</b >", "bold"),
        ("<b>x</>", "bold"),
    ],
)
def test_every_tag_of_telegram_is_known(html, kind):
    assert parse(html) == ("x", (Entity(kind, 0, 1),))


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'),
        ("🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"),
        ('🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"),
        ("🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"),
        ("🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"),
        ("🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"),
        ("<i>ä</em>", 'Unmatched end tag at byte offset 5, expected "</i>", found "</em>"'),
        ("<b>a<i>b</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<i>a", 'Can\'t find end tag corresponding to start tag "i"'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xDFDF;", SURROGATES),
        (
            "<blockquote>a<blockquote>b</blockquote></blockquote>",
            "Blockquotes can't be nested at byte offset 13",
        ),
    ],
)
def test_markup_is_refused_in_the_words_of_telegram(html, message):
    with pytest.raises(MarkupError) as refused:
        parse(html)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#65;&#x41;&#x1F3DF;", "AA🏟"),
        ("a &lt b", "a < b"),
        ("&ge;&laquo;&nbsp;&copy;", "&ge;&laquo;&nbsp;&copy;"),
        ("&#0; &#12345678; &#X41;", "&#0; &#12345678; &#X41;"),
        ("&amp;lt;", "&lt;"),
        ("R&D & Co.", "R&D & Co."),
    ],
)
def test_only_four_names_and_numbers_stand_for_a_character(html, text):
    assert parse(html) == (text, ())


@pytest.mark.parametrize(
    ("html", "entities"),
    [
        ('<pre><code class="language-python">x</code></pre>', [Entity("pre", 0, 1, language="python")]),
        ('<code class="language-python"><pre>x</pre></code>', [Entity("pre", 0, 1, language="python")]),
        ('<code class="language-python">x</code>', [Entity("code", 0, 1)]),
        ("<pre><code>x</code></pre>", [Entity("pre", 0, 1), Entity("code", 0, 1)]),
    ],
)
def test_a_code_block_has_a_language_only_as_pre_and_code_together(html, entities):
    assert list(parse(html)[1]) == entities


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<a href="https://example.org/a?b=1&amp;c=2">x</a>', "https://example.org/a?b=1&c=2"),
        ("<a href='example.org'>x</a>", "http://example.org/"),
        ("<a href=example.org>x</a>", "http://example.org/"),
        ("<a>example.org</a>", "http://example.org/"),
        ('<a href="tg://resolve?domain=x">x</a>', "tg://resolve?domain=x"),
    ],
)
def test_a_link_carries_its_address(html, url):
    [entity] = parse(html)[1]
    assert (entity.type, entity.url) == ("text_link", url)


@pytest.mark.parametrize("url", ["http://localhost:8080/x", "javascript:alert(1)", "ftp://example.org", "zwei Wörter", "[", ""])
def test_a_link_that_telegram_does_not_take_vanishes_and_its_text_stays(url):
    assert parse(f'<a href="{url}">x</a>') == ("x", ())


def test_entities_come_outermost_first():
    text, entities = parse("👍 <i>a<b>b</b></i> <b><i>c</i></b>")
    assert text == "👍 ab c"
    assert entities == (Entity("italic", 3, 2), Entity("bold", 4, 1), Entity("bold", 6, 1), Entity("italic", 6, 1))


def test_an_empty_element_leaves_nothing():
    assert parse("a<b></b>") == ("a", ())


def test_a_custom_emoji_of_a_bot_without_the_right_to_it_is_plain_text():
    assert parse('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>') == ("👍", ())


@given(TEXT)
@example("a &lt b <b>&#65;</b>")
def test_escaped_text_comes_back_as_it_was(text):
    assert parse(escape(text, quote=False)) == (text, ())


@given(TEXT, TEXT, TEXT)
def test_an_entity_covers_what_stood_in_its_tag(before, inside, after):
    text, entities = parse(f"{escape(before)}<b>{escape(inside)}</b>{escape(after)}".replace("&#x27;", "'"))
    assert text == before + inside + after
    assert [utf16_slice(text, entity.offset, entity.length) for entity in entities] == ([inside] if inside else [])


@given(st.text(st.characters(categories=["L", "N"]) | st.sampled_from("&<>\"'=;")))
def test_an_address_survives_escaping(path):
    [entity] = parse(f'<a href="https://example.org/{escape(path)}">x</a>'.replace("&#x27;", "'"))[1]
    assert entity.url == f"https://example.org/{path}"


@given(TEXT)
def test_any_text_is_either_parsed_or_refused(text):
    try:
        parsed, entities = parse(text)
    except MarkupError:
        return
    assert all(0 <= entity.offset < entity.end <= utf16_length(parsed) for entity in entities)
