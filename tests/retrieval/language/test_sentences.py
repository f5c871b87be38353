"""Where sentences end: in two hand-split collections of each language, and case by case."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.sentences import sentences_of

HERE = Path(__file__).parent
# What the rules look at, so that arbitrary texts reach them.
PIECES = [
    "Dr. ",
    "z. B. ",
    "am 3. Mai ",
    "U.S. ",
    "„Ja!“ ",
    "»",
    "« ",
    "(",
    ") ",
    "… ",
    "?! ",
    "Er ",
    "kam",
    "Inc. ",
    "2024. ",
    "\n",
    "\u00a0",
    "II. ",
]


def passages(name):
    """The passages of a collection, each a list of its sentences."""
    blocks = (HERE / name).read_text(encoding="utf-8").split("\n\n")
    found = ([line for line in block.splitlines() if line and not line.startswith("#")] for block in blocks)
    return [sentences for sentences in found if sentences]


def spans(sentences):
    """Where these sentences stand in the text that they make, with one space between two."""
    start, found = 0, set()
    for sentence in sentences:
        found.add((start, start + len(sentence)))
        start += len(sentence) + 1
    return found


def split(text, language="de"):
    return [text[sentence.start : sentence.end] for sentence in sentences_of(text, language)]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("sentences_de.txt", "de"),
        ("sentences_more_de.txt", "de"),
        ("sentences_en.txt", "en"),
        ("sentences_more_en.txt", "en"),
    ],
)
def test_hard_news_sentences_are_split_as_a_reader_would(name, language):
    right = found = wanted = 0
    for sentences in passages(name):
        gold = spans(sentences)
        got = {(sentence.start, sentence.end) for sentence in sentences_of(" ".join(sentences), language)}
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.98


@pytest.mark.parametrize("name", ["sentences_more_de.txt", "sentences_more_en.txt"])
def test_no_passage_of_the_second_collections_is_one_of_the_first(name):
    first = {tuple(sentences) for sentences in passages(name.replace("_more", ""))}
    assert not first.intersection(tuple(sentences) for sentences in passages(name))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Er kam am Montag.", "Sie ging."),
        ("Kommt er?", "Niemand weiß es."),
        ("Das war 2023.", "2024 wurde es besser."),
        ("Sie wurde 3.", "Er gewann."),
        ("Gezählt wurden 48.", "Verletzte gab es nicht."),
        ("Das Konzert beginnt um 20 Uhr.", "Einlass ist früher."),
        ("„Wir gehen.", "Wir kommen nicht wieder“, sagte sie."),
        ("„Das reicht.“", "Er stand auf."),
        ("(Die Namen sind geändert.)", "Der Prozess beginnt morgen."),
        ("Sie sammelten Töpfe, Pfannen usw.", "Das meiste war nass."),
        ("Er ist Oberst a. D.", "Sie ist Richterin."),
        ("Er kam von der SPD.", "Die Wahl verlor er."),
        ("Die Sperre gilt bis zum 24.", "Busse werden umgeleitet."),
        ("Auf der Brücke brannte ein Lkw.", "Verletzt wurde niemand."),
    ],
)
def test_a_german_sentence_ends(first, second):
    assert split(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Treffen ist am 3. Mai in Torne.",
        "Zum 80. Geburtstag kam die 2. Bürgermeisterin.",
        "In der 90. Minute fiel das Tor.",
        "Dr. h. c. Anna Lenk und Prof. Ruf kamen.",
        "Er wohnt in der Bahnhofstr. 12 in Torne.",
        "Das Haus kostet 34 Mio. Euro und z. B. viel Nerven.",
        "Die 12 Mio. Euro sind weg.",
        "„Nie wieder!“, rief er.",
        "„Wer zahlt?“ fragte sie.",
        "Die Yahuno! AG verliert.",
        "Er sagte (das war gestern!) nichts.",
        "Dann war … Stille.",
        "Nach § 89 Abs. 2 Nr. 3 i. V. m. § 12 StGB droht Haft (vgl. Rn. 17).",
        "Er lobte das im 2. Quartal erwartete Plus.",
    ],
)
def test_a_german_stop_that_ends_nothing(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left the U.S. in May.", ["He left the U.S. in May."]),
        ("He left the U.S. He came back.", ["He left the U.S.", "He came back."]),
        ("The U.S. Congress has voted.", ["The U.S. Congress has voted."]),
        ("This is the first time the U.S. Congress has voted.", ["This is the first time the U.S. Congress has voted."]),
        ("Gen. Tobias W. Rudge met Mr. Lund.", ["Gen. Tobias W. Rudge met Mr. Lund."]),
        ("We met at 5 p.m. It rained.", ["We met at 5 p.m.", "It rained."]),
        ("Her answer was No. He left.", ["Her answer was No.", "He left."]),
        ("She is No. 5 on the list.", ["She is No. 5 on the list."]),
        ("“Why?” she asked.", ["“Why?” she asked."]),
    ],
)
def test_english_stops(text, sentences):
    assert split(text, "en") == sentences


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0"])
def test_white_space_holds_no_sentence(text, language):
    assert sentences_of(text, language) == []


@given(st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join), st.sampled_from(["de", "en"]))
def test_sentences_stand_in_order_and_together_hold_all_that_is_not_white_space(text, language):
    found = sentences_of(text, language)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))
    assert "".join("".join(split(text, language)).split()) == "".join(text.split())


@given(st.text(), st.sampled_from(["de", "en"]))
def test_a_sentence_begins_and_ends_with_what_is_seen(text, language):
    assert all(sentence and sentence == sentence.strip() for sentence in split(text, language))


def test_thousands_of_stops_in_a_row_are_read_like_any_others():
    assert split("." * 30_000) == ["." * 30_000]
    assert len(split("ca. Wort " * 5_000)) == 1
