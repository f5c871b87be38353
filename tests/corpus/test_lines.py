from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.boilerplate import LineKind
from corpus.lines import lines_of

WRAPPED = """Der Gemeinderat hat sich am Montagabend mit knapper Mehrheit für den
Bau von sieben Windrädern am Galgenberg ausgesprochen. Neun Mitglieder
stimmten dafür, acht dagegen. Das Protokoll liegt seit dem folgenden
Tag aus.

Die Gegner kündigten ein Bürgerbegehren an. Sie brauchen dafür nach den
Regeln der Gemeindeordnung 480 Unterschriften."""


def said(text: str) -> list[str]:
    return [text[line.start : line.end] for line in lines_of(text)]


def test_each_line_of_a_page_stands_for_itself():
    assert said("Kreisblatt\nMontag bis Samstag\n\nSturm knickt Bäume") == [
        "Kreisblatt",
        "Montag bis Samstag",
        "Sturm knickt Bäume",
    ]


def test_white_space_around_a_line_is_not_part_of_it():
    assert said("  \t Kreisblatt \u00a0\n \n") == ["Kreisblatt"]


def test_lines_without_a_blank_one_between_them_are_a_block():
    assert [line.block for line in lines_of("a\nb\n\n \n\nc")] == [0, 0, 1]


def test_a_hard_wrapped_paragraph_is_one_line():
    lines = said(WRAPPED)
    assert [line.split()[0] for line in lines] == ["Der", "Die"]
    assert lines[0].endswith("Tag aus.")


def test_a_word_at_the_wrap_makes_no_boilerplate_of_half_a_paragraph():
    # "Anzeige" at the start of a line would be an advertisement, were the line not the middle of a sentence.
    wrapped = """Nach dem Vorfall im Freibad erstattete die Mutter des Jungen eine
Anzeige: Der Bademeister habe weggesehen, als der Junge unterging und
um Hilfe rief. Der Bademeister bestreitet das. Er sei gerade auf dem
anderen Steg gewesen, sagte er der Polizei noch am gleichen
Abend."""
    assert len(lines_of(wrapped)) == 1
    assert lines_of(wrapped)[0].kind is LineKind.TEXT


def test_a_paragraph_wrapped_by_hand_is_joined_where_the_text_is_wrapped():
    by_hand = (
        WRAPPED
        + "\n\nDie Arbeiten beginnen im Mai und sollen nur sechs\nWochen dauern, sofern das Wetter es erlaubt und niemand\nklagt."
    )
    assert said(by_hand)[-2:] != said(by_hand)
    assert said(by_hand)[-1].endswith("klagt.")


def test_headlines_below_one_another_are_not_joined():
    page = "Sturm knickt vierzig Bäume im Kurpark um\nSeebrücke bleibt bis Freitag geschlossen\nKurdirektorin nennt keine Kosten"
    assert len(lines_of(page)) == 3


def test_a_list_in_a_wrapped_text_keeps_its_items():
    page = WRAPPED + "\n\n- Windrad 1 am Osthang wird nicht gebaut, weil dort der Rotmilan\n- Windrad 2 auch nicht"
    assert said(page)[-2:] == ["- Windrad 1 am Osthang wird nicht gebaut, weil dort der Rotmilan", "- Windrad 2 auch nicht"]


@given(st.text(alphabet="aB .,\n\t-äß|:1„“", max_size=400))
def test_lines_are_slices_in_order_and_hold_all_that_is_not_white(text):
    lines = lines_of(text)
    assert all(line.start < line.end for line in lines)
    assert all(first.end <= then.start for first, then in pairwise(lines))
    assert "".join("".join(said(text)).split()) == "".join(text.split())


def test_a_megabyte_of_blanks_is_no_burden():
    assert lines_of(" " * 1_000_000 + "\n" + "\t" * 1_000_000) == []
