import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bot.pictures.lettering import BOLD, LONGEST, Style, breadth, clean, draw, lines_of

STYLE = Style(40)
# Letters of the scripts that are meant, accents, emoji, marks of direction, and whatever else there is.
TEXTS = st.text(st.sampled_from("aß -/1„“Жї אבگالسعوديةپ٣،\u0301\u064b\u200f\u202e\u200d😀\n\x00")) | st.text()


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(120, 900), st.integers(1, 5), st.sampled_from([Style(34), Style(60, BOLD)]))
def test_no_line_is_wider_than_its_box_and_no_text_has_more_lines_than_allowed(text, width, most, style):
    lines = lines_of(text, style, width, most)
    assert len(lines) <= most
    assert all(breadth(line.text, style) <= width for line in lines)


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_any_text_can_be_drawn_and_stays_in_its_box(text):
    image = Image.new("L", (400, 80))
    for line in lines_of(text, STYLE, 300, 1):
        draw(ImageDraw.Draw(image), (20, 55), line.text, STYLE, "#FFFFFF")
    ink = image.getbbox()
    assert ink is None or ink[2] <= 330


def test_a_word_that_is_too_long_is_broken_at_its_hyphen():
    lines = lines_of("Küstenfunk-Nachrichtenagentur", STYLE, breadth("Nachrichtenagentur-", STYLE), 3)
    assert [line.text for line in lines] == ["Küstenfunk-", "Nachrichtenagentur"]


def test_where_lines_are_left_out_the_last_one_ends_in_a_sign():
    lines = lines_of("Er kam und sah und ging wieder fort", STYLE, 200, 2, " […]")
    assert len(lines) == 2
    assert lines[1].text.endswith(" […]")


def test_arabic_is_joined_and_stands_in_the_order_of_the_eye():
    [line] = lines_of("سلام", STYLE, 500, 1)
    # Meem at the left, lam and alef in one sign, seen at the right.
    assert [f"{ord(letter):04X}" for letter in line.text] == ["FEE1", "FEFC", "FEB3"]
    assert line.rightwards


def test_a_latin_name_in_arabic_keeps_its_order():
    [line] = lines_of("في Hallvik", STYLE, 500, 1)
    assert "Hallvik" in line.text


@pytest.mark.parametrize("text", ["", " \n", "\x00\x1b", "\u202e", "😀"])
def test_what_cannot_be_drawn_is_no_line(text):
    assert lines_of(text, STYLE, 500, 3) == ()


def test_a_text_of_ten_thousand_letters_is_cut():
    assert len(clean("Svala" * 2000)) <= LONGEST
