from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bot.pictures.captions import overview_caption
from bot.pictures.layout import TALLEST
from bot.pictures.overview import overview_picture
from bot.pictures.palette import DARK, LIGHT
from bot.pictures.rows import has_value, rows_of
from bot.pictures.signs import SIDE, draw_sign
from bot.sandbox.formatting import formatted_caption
from bot.texts import texts
from retrieval.models import Answer, Finding, Position, Source, Verdict

DE = texts("de")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, brighter = sorted((luminance(one), luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_all_letters_stand_out_from_their_ground(palette):
    coloured = [palette.letters, palette.quiet, *palette.positions, *palette.verdicts.values()]
    assert min(contrast(colour, palette.card) for colour in coloured) >= 4.5
    assert min(contrast(colour, palette.ground) for colour in (palette.letters, palette.quiet)) >= 4.5
    assert min(contrast(palette.sign, disc) for disc in palette.verdicts.values()) >= 4.5


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_picture_as_wide_as_a_phone(verdict, dispute, size):
    finding = replace(dispute.findings[0], verdict=verdict)
    width, height = size(overview_picture(Answer("Wie viele?", "de", (finding,)), DE, dark=verdict is Verdict.UPDATE))
    assert width == 1080
    assert height < TALLEST


def test_every_verdict_has_a_sign_of_its_own_that_needs_no_colour():
    signs = set()
    for verdict in Verdict:
        image = Image.new("L", (SIDE, SIDE))
        draw_sign(ImageDraw.Draw(image), 0, 0, Finding(verdict, ()), "#888888", "#FFFFFF")
        signs.add(image.tobytes())
    assert len(signs) == len(Verdict)


def test_prints_of_one_text_are_one_row(dispute):
    finding = dispute.findings[0]
    [row] = rows_of(finding.positions[0].extracts, finding, DE)
    assert (row.prints, row.details) == ("Inselbote, Küstenfunk", "11.3.2024, laut Reederei")


def test_a_value_that_was_not_compared_does_not_stand_alone(dispute):
    finding = replace(dispute.findings[0], verdict=Verdict.NOT_COMPARED)
    assert not has_value(finding.positions[0], finding)


@settings(deadline=None, max_examples=8)
@given(st.text() | st.just("Svala" * 2000) | st.just("\u202eسلام😀\x00" * 500))
def test_no_text_makes_the_picture_or_the_caption_too_large(size, extract, text):
    positions = tuple(Position(text, tuple(extract(text, text, text) for _ in range(12))) for _ in range(12))
    silent = tuple(Source(f"{text}{number}", text) for number in range(30))
    finding = Finding(Verdict.CONFLICT, positions, silent=silent, closest=positions[0].extracts, side=text, unknown=(text,))
    answer = Answer(text, "de", (finding,) * 9)
    width, height = size(overview_picture(answer, DE))
    assert (width, height <= TALLEST) == (1080, True)
    formatted_caption(overview_caption(answer, DE), "HTML")  # it would refuse a caption that is too long or wrongly marked


def test_a_picture_too_tall_ends_between_two_positions(extract, size):
    positions = tuple(Position(str(number), (extract("Inselbote"),)) for number in range(30))
    answer = Answer("Wie viele?", "de", (Finding(Verdict.CONFLICT, positions),))
    _, height = size(overview_picture(answer, DE))
    assert 2200 < height <= TALLEST


def test_the_caption_says_what_the_picture_shows(dispute):
    assert overview_caption(dispute, DE).splitlines() == [
        "<b>Wie viele waren an Bord?</b>",
        "Widerspruch: zwei Angaben",
        "1. 84: Inselbote, Küstenfunk (11.3.2024, laut Reederei)",
        "2. 120: Hafenblatt (11.3.2024, laut Hafenamt)",
        "Derselbe Text, als eine Quelle gezählt: Inselbote, Küstenfunk",
        "Keine Angabe dazu: Nordbote",
    ]


def test_a_caption_too_long_says_that_the_picture_has_more(extract):
    positions = tuple(Position(f"{number} <Menschen>", (extract("Inselbote & Küstenfunk"),)) for number in range(40))
    caption = overview_caption(Answer("Wer?", "de", (Finding(Verdict.CONFLICT, positions),)), DE)
    assert caption.endswith("Mehr zeigt das Bild.")
