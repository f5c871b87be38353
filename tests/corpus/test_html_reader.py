from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.draft import Draft
from corpus.readers.html import read

FIRST = "Der Landkreis sperrt die Brücke bei Tannau für den Verkehr. Das teilte ein Sprecher am Montag mit."
SECOND = "Wie lange die Brücke gesperrt bleibt, ist offen. Die Umleitung führt über Altsee."
THIRD = "Der Bürgermeister von Tannau sprach von einem schweren Schlag für die Händler in der Unterstadt."
DAY = date(2024, 2, 6)
MOMENT = datetime(2024, 2, 6, 17, 42)  # noqa: DTZ001  # pages name no zone


def page(*parts: str, head: str = "", title: str = "Brücke gesperrt | Der Elbtaler") -> str:
    body = "\n".join(parts)
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def article(*parts: str, head: str = "") -> str:
    return page("<h1>Brücke gesperrt</h1>", *parts, head=head)


def p(text: str) -> str:
    return f"<p>{text}</p>"


def said(draft: Draft) -> list[str]:
    return [draft.text[paragraph.start : paragraph.end] for paragraph in draft.paragraphs]


# The paragraphs


def test_paragraphs_keep_their_borders():
    assert said(read(article(p(FIRST), p(SECOND), p(THIRD)))) == [FIRST, SECOND, THIRD]


def test_white_space_within_a_paragraph_is_folded():
    assert said(read(article(p(FIRST.replace(" ", "\n   ")), p(SECOND)))) == [FIRST, SECOND]


def test_line_breaks_part_paragraphs():
    assert said(read(article(f"<div>{FIRST}<br><br>{SECOND}<br/>{THIRD}</div>"))) == [FIRST, SECOND, THIRD]


def test_paragraphs_may_be_nested_in_elements_of_no_meaning():
    deep = f"<div><div><div><span>{FIRST}</span></div><div><section><p>{SECOND}</p></section></div></div></div>"
    assert said(read(article(deep))) == [FIRST, SECOND]


def test_paragraphs_may_be_set_in_a_table_of_layout():
    layout = (
        f"<table><tr><td>Start<br>News<br>Sport</td><td><h1>Brücke gesperrt</h1><p>{FIRST}</p><p>{SECOND}</p></td></tr></table>"
    )
    assert said(read(page(layout))) == [FIRST, SECOND]


def test_marks_within_a_paragraph_do_not_part_it():
    marked = FIRST.replace("Landkreis", "<b>Land</b>kreis").replace("Sprecher", '<a href="/s"><em>Sprecher</em></a>')
    assert said(read(article(p(marked), p(SECOND)))) == [FIRST, SECOND]


def test_a_subheading_is_the_heading_of_the_next_paragraph():
    draft = read(article(p(FIRST), "<h2>Händler klagen</h2>", p(THIRD)))
    assert [paragraph.heading for paragraph in draft.paragraphs] == ["", "Händler klagen"]


def test_items_of_a_list_are_paragraphs():
    items = "<ul><li>Autos fahren über Altsee.</li><li>Räder fahren über Lohra.</li></ul>"
    assert said(read(article(p(FIRST), items, p(SECOND))))[1:3] == ["Autos fahren über Altsee.", "Räder fahren über Lohra."]


def test_a_row_of_a_table_is_a_paragraph_with_its_cells():
    table = "<table><tr><th>Jahr</th><th>Autos</th></tr><tr><td>2022</td><td>4.100</td></tr></table>"
    assert said(read(article(p(FIRST), table, p(SECOND))))[1:3] == ["Jahr | Autos", "2022 | 4.100"]


def test_a_block_quotation_is_a_paragraph():
    quoted = "„Hier war immer eine Brücke, und hier bleibt eine.“"
    assert quoted in said(read(article(p(FIRST), f"<blockquote><p>{quoted}</p></blockquote>", p(SECOND))))


def test_an_opening_set_apart_from_the_article_is_kept():
    opening = f'<header><h1>Brücke gesperrt</h1><p class="teaser">{THIRD}</p></header>'
    body = f'<div class="body"><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert said(read(page(f"<article>{opening}{body}</article>"))) == [THIRD, FIRST, SECOND]


@pytest.mark.parametrize(
    "around",
    [
        '<nav><a href="/">Start</a> <a href="/s">Sport</a></nav>',
        '<div class="cookie-banner"><p>Diese Seite braucht Kekse, und zwar ganz viele davon.</p></div>',
        "<aside><p>Die zehn schönsten Brücken im Land haben wir für Reisende besucht.</p></aside>",
        "<figure><img><figcaption>Die Brücke bei Tannau steht seit 1911 an der alten Furt.</figcaption></figure>",
        '<p class="ad">Bei uns finden Autofahrer die besten Reifen der ganzen Gegend.</p>',
        '<div class="related"><p>So wurde die Brücke im Jahr 1911 einst gebaut und gefeiert.</p></div>',
        '<p><a href="/x">So wurde die Brücke im Jahr 1911 einst gebaut und gefeiert.</a></p>',
        "<script>document.write('Das ist kein Text, den jemand liest.')</script>",
        "<p>Von <b>Max Holm</b></p>",
    ],
)
def test_what_stands_around_and_within_an_article_is_dropped(around):
    assert said(read(article(p(FIRST), around, p(SECOND)))) == [FIRST, SECOND]


def test_comments_below_an_article_are_dropped_by_their_class_or_their_heading():
    by_class = '<div id="comments"><p>Das war doch seit Jahren abzusehen, liebe Leute vom Kreis.</p></div>'
    by_heading = "<h3>Kommentare</h3><p>Das war doch seit Jahren abzusehen, liebe Leute vom Kreis.</p>"
    assert said(read(article(p(FIRST), p(SECOND), by_class))) == [FIRST, SECOND]
    assert said(read(article(p(FIRST), p(SECOND), by_heading))) == [FIRST, SECOND]


def test_an_article_is_kept_whatever_its_class_is_called():
    body = f'<div class="article-with-social-share has-comments"><h1>Brücke gesperrt</h1><p>{FIRST}</p><p>{SECOND}</p></div>'
    assert said(read(page(body))) == [FIRST, SECOND]


def test_a_page_without_an_article_has_no_paragraph():
    assert read(page('<nav><a href="/">Start</a></nav>')).paragraphs == ()


def test_an_empty_page_is_refused():
    with pytest.raises(DocumentError) as caught:
        read("<!-- -->")
    assert caught.value.kind == ProblemKind.NO_PARAGRAPH


# What a page says of itself


def test_the_title_is_the_heading_and_the_outlet_the_rest_of_the_page_title():
    draft = read(article(p(FIRST), p(SECOND)))
    assert (draft.title, draft.source) == ("Brücke gesperrt", "Der Elbtaler")


def test_the_name_of_a_blog_in_its_first_heading_is_not_the_title():
    draft = read(
        page("<h1>Der Elbtaler</h1><h2>Brücke gesperrt</h2>", p(FIRST), p(SECOND), title="Der Elbtaler » Brücke gesperrt")
    )
    assert draft.title == "Brücke gesperrt"


def test_a_page_without_headings_is_read_as_a_text_is():
    draft = read(page("<b>Brücke gesperrt</b><br>06.02.2024<br>", p(FIRST), p(SECOND), title="Der Elbtaler"))
    assert (draft.title, draft.published) == ("Brücke gesperrt", DAY)


def test_the_declared_name_of_the_site_is_the_outlet():
    assert read(article(p(FIRST), head='<meta property="og:site_name" content="Elbtaler online">')).source == "Elbtaler online"


def test_the_outlet_of_an_old_page_is_read_from_its_masthead():
    draft = read(
        page(
            "<div>Der Elbtaler</div><div>Start | Sport</div><h1>Brücke gesperrt</h1>",
            p(FIRST),
            p(SECOND),
            title="Brücke gesperrt",
        )
    )
    assert draft.source == "Der Elbtaler"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-02-06T17:42:00+01:00"}</script>',
            MOMENT,
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["Article"],"datePublished":"2024-02-06"}]}</script>',
            DAY,
        ),
        ('<meta property="article:published_time" content="2024-02-06T17:42:00">', MOMENT),
        ('<meta name="date" content="2024-02-06">', DAY),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle", kaputt}</script><meta name="date" content="2024-02-06">',
            DAY,
        ),
        ('<script type="application/ld+json">{"@type":"WebSite","datePublished":"1999-01-01"}</script>', None),
        ('<meta property="article:modified_time" content="2024-02-06">', None),
    ],
)
def test_the_date_is_read_from_what_the_page_declares(head, published):
    assert read(article(p(FIRST), p(SECOND), head=head)).published == published


def test_the_date_is_read_from_the_page_where_it_declares_none():
    draft = read(article("<span>06.02.2024, 17.42 Uhr</span>", p(FIRST), p(SECOND)))
    assert draft.published == MOMENT


def test_the_address_is_the_canonical_one():
    head = '<link rel="canonical" href="https://elbtaler.example/b"><meta property="og:url" content="https://elbtaler.example/amp/b">'
    assert read(article(p(FIRST), head=head)).url == "https://elbtaler.example/b"


def test_an_address_that_is_none_is_left_out():
    assert read(article(p(FIRST), head='<link rel="canonical" href="/b">')).url is None


def test_a_page_may_open_with_an_xml_declaration():
    assert said(read('<?xml version="1.0" encoding="iso-8859-1"?>' + article(p(FIRST), p(SECOND)))) == [FIRST, SECOND]


TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<h1>",
    "</h1>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "<a href=x>",
    "</a>",
    "<ul><li>",
    "<!--",
    "-->",
]


@settings(max_examples=50, deadline=None)  # trafilatura is slow the first time
@given(st.lists(st.sampled_from([*TAGS, FIRST, SECOND, "Kommentare", "<", "&auml;", "&#0;", "\ufffe"]), max_size=25))
def test_any_heap_of_tags_is_read_into_slices_or_refused(parts):
    try:
        draft = read("".join(parts))
    except DocumentError as error:
        assert error.kind == ProblemKind.NO_PARAGRAPH  # noqa: PT017  # refusing is one of two right answers
    else:
        assert all(0 <= paragraph.start < paragraph.end <= len(draft.text) for paragraph in draft.paragraphs)
