from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.models import ProblemKind
from corpus.readers.draft import Draft
from corpus.readers.markdown import read

FIRST = "Der Landkreis sperrt die Brücke bei Tannau. Das teilte er am Montag mit."
SECOND = "Die Umleitung führt über Altsee, sagte ein Sprecher."


def said(draft: Draft) -> list[str]:
    return [" ".join(draft.text[p.start : p.end].split()) for p in draft.paragraphs]


def headings(draft: Draft) -> list[str]:
    return [p.heading for p in draft.paragraphs]


# Front matter


def test_front_matter_declares_source_title_date_and_address():
    draft = read(
        f"---\nsource: Kreisblatt\ntitle: Brücke zu\npublished: 2024-02-06\nurl: https://k.example/b\n---\n{FIRST}\n\n{SECOND}"
    )
    assert (draft.source, draft.title, draft.published, draft.url) == (
        "Kreisblatt",
        "Brücke zu",
        date(2024, 2, 6),
        "https://k.example/b",
    )
    assert said(draft) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("declared", "published"),
    [
        ("published: 2024-02-06T17:42", datetime(2024, 2, 6, 17, 42)),  # noqa: DTZ001  # as it was declared
        ('published: "6. Februar 2024"', date(2024, 2, 6)),
        ("date: 2024-02-06", date(2024, 2, 6)),
    ],
)
def test_a_date_may_be_declared_in_any_form(declared, published):
    assert read(f"---\n{declared}\n---\n{FIRST}").published == published


def test_a_declared_date_that_is_none_is_remarked_and_the_document_is_taken():
    draft = read(f"---\npublished: vorgestern\n---\n{FIRST}")
    assert (draft.published, draft.remarks) == (None, ((ProblemKind.DATE, "vorgestern"),))


def test_a_title_with_a_colon_needs_no_quotation_marks():
    draft = read(f"---\nsource: Kreisblatt\ntitle: Brücke: Landkreis sperrt: ganz\n---\n{FIRST}")
    assert (draft.title, draft.source) == ("Brücke: Landkreis sperrt: ganz", "Kreisblatt")


@pytest.mark.parametrize(
    "text",
    [
        f"---\nsource: [Kreisblatt\n---\n{FIRST}",
        f"---\nsource: Kreisblatt\n\n{FIRST}",
        f"---\nnur Text\n---\n{FIRST}",
        f"---\npublished: 2024-13-41\n---\n{FIRST}",
        f"---\n- eins\n- zwei\n---\n{FIRST}",
        f"---\nsource: {'[' * 5000}\n---\n{FIRST}",
    ],
)
def test_broken_front_matter_is_refused_with_its_reason(text):
    with pytest.raises(DocumentError) as caught:
        read(text)
    assert caught.value.kind == ProblemKind.FRONT_MATTER
    assert caught.value.detail


def test_the_line_of_the_mistake_is_named():
    with pytest.raises(DocumentError, match="line 3"):
        read(f"---\nsource: Kreisblatt\n\ttitle: Brücke\n---\n{FIRST}")


def test_a_language_may_be_declared():
    assert read(f"---\nlanguage: en-GB\n---\n{FIRST}").language == "en"


def test_a_language_that_is_not_read_here_is_as_none():
    assert read(f"---\nlanguage: fr\n---\n{FIRST}").language is None


def test_what_is_not_declared_is_read_from_the_page():
    draft = read(
        f"---\nurl: https://k.example/b\n---\nKreisblatt\nLokal | Sport\n\n# Brücke zu\n06.02.2024\n\n{FIRST}\n\n{SECOND}"
    )
    assert (draft.source, draft.title, draft.published) == ("Kreisblatt", "Brücke zu", date(2024, 2, 6))


def test_the_declared_title_is_no_paragraph_where_it_is_repeated():
    assert said(read(f"---\ntitle: Die Brücke ist zu.\n---\n# Die Brücke ist zu.\n\n{FIRST}")) == [FIRST]


def test_boilerplate_below_front_matter_is_dropped_as_elsewhere():
    body = f"Anzeige\n\n{FIRST}\n\nFoto: Kreisblatt/Mia Holm\n\n{SECOND}\n\n**Mehr zum Thema:** Brücken im Kreis\n"
    assert said(read(f"---\nsource: Kreisblatt\ntitle: Brücke zu\n---\n{body}")) == [FIRST, SECOND]


# Markup


def test_headings_are_told_by_their_marks():
    draft = read(f"# Brücke zu\n\n{FIRST}\n\n## Umleitung\n\n{SECOND}")
    assert (draft.title, headings(draft)) == ("Brücke zu", ["", "Umleitung"])


def test_a_heading_may_be_underlined():
    draft = read(f"Brücke zu\n=========\n\n{FIRST}\n\nUmleitung\n---------\n\n{SECOND}")
    assert (draft.title, headings(draft)) == ("Brücke zu", ["", "Umleitung"])


def test_a_line_in_bold_is_a_subheading_and_a_paragraph_in_bold_is_none():
    draft = read(f"# Brücke zu\n\n**{FIRST}**\n\n**Umleitung**\n\n{SECOND}")
    assert (said(draft), headings(draft)) == ([FIRST, SECOND], ["", "Umleitung"])


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Die Brücke ist **seit Montag** zu, sagte *der Landkreis*.", "Die Brücke ist seit Montag zu, sagte der Landkreis."),
        ("Das teilte [der Kreis](https://k.example/a_(b)) am Montag mit.", "Das teilte der Kreis am Montag mit."),
        ("Das teilte [der Kreis][1] am Montag mit.", "Das teilte der Kreis am Montag mit."),
        (
            "Bürger*innen und Lehrer*innen klagen über snake_case_namen.",
            "Bürger*innen und Lehrer*innen klagen über snake_case_namen.",
        ),
        (r"Am 1\. Mai kamen Bürger\*innen aus dem Tal.", "Am 1. Mai kamen Bürger*innen aus dem Tal."),
        ("Die Brücke ist zu.[^1] Das bleibt auch so.", "Die Brücke ist zu. Das bleibt auch so."),
        ("> „Ich habe nur die Katze gerettet“, sagte sie.", "„Ich habe nur die Katze gerettet“, sagte sie."),
        ("Die Brücke <b>bleibt</b> bis Mai zu.<br>", "Die Brücke bleibt bis Mai zu."),
        ("![Die Brücke](b.jpg) Die Brücke bleibt bis Mai zu.", "Die Brücke bleibt bis Mai zu."),
        ("<!-- Notiz der Redaktion. --> Die Brücke bleibt bis Mai zu.", "Die Brücke bleibt bis Mai zu."),
    ],
)
def test_a_paragraph_is_what_a_reader_sees_of_it(markup, words):
    assert said(read(f"# Brücke zu\n\n{FIRST}\n\n{markup}\n\n{SECOND}"))[1] == words


def test_the_text_is_what_chunks_are_cut_from():
    draft = read(f"# Brücke zu\n\nDie Brücke ist **seit Montag** zu, [sagte](x) er.\n\n{SECOND}")
    assert draft.text[draft.paragraphs[1].start : draft.paragraphs[1].end] == SECOND


def test_lines_of_nothing_but_links_are_a_menu():
    menu = "[Kreisblatt](/)\n* [Lokales](/l)\n* [Sport](/s)\n\n[![Werbung](a.gif)](https://ads.example)"
    links = "* [Kreistag streitet über die Brücke.](/1)\n* [Das sagen die Anwohner der Brücke dazu heute.](/2)"
    draft = read(f"{menu}\n\n# Brücke zu\n\n{FIRST}\n\n{links}\n\n{SECOND}")
    assert (draft.source, said(draft)) == ("Kreisblatt", [FIRST, SECOND])


def test_rows_of_a_table_are_paragraphs():
    draft = read(f"# Brücke zu\n\n{FIRST}\n\n| Jahr | Autos |\n|------|-------|\n| 2022 | 4.100 |\n\n{SECOND}")
    assert said(draft)[1:3] == ["Jahr | Autos", "2022 | 4.100"]


def test_items_of_a_list_are_paragraphs():
    draft = read(f"# Brücke zu\n\n{FIRST}\n\n- Autos fahren über Altsee\n- Räder fahren über Lohra\n\n{SECOND}")
    assert said(draft)[1:3] == ["- Autos fahren über Altsee", "- Räder fahren über Lohra"]


def test_a_paragraph_may_run_over_several_lines():
    wrapped = "Der Landkreis sperrt ab heute die alte Brücke\nbei Tannau für den gesamten Verkehr in beide\nRichtungen."
    assert said(read(f"# Brücke zu\n\n{wrapped}\n\n{SECOND}"))[0] == " ".join(wrapped.split())


def test_what_readers_write_below_their_heading_is_dropped():
    assert said(
        read(f"# Brücke zu\n\n{FIRST}\n\n{SECOND}\n\n## Kommentare\n\nDas war doch seit Jahren abzusehen, liebe Leute vom Kreis.")
    ) == [
        FIRST,
        SECOND,
    ]


@given(st.text(alphabet="aB.:-#*_[]()|>!<\n\\`~= 1ä", max_size=300))
def test_any_markup_is_read_into_slices_of_its_text(text):
    try:
        draft = read(text)
    except DocumentError as error:
        assert error.kind == ProblemKind.FRONT_MATTER  # noqa: PT017  # refusing is one of two right answers
    else:
        assert all(0 <= p.start < p.end <= len(draft.text) for p in draft.paragraphs)
