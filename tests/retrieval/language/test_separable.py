"""Verbs whose prefix stands at the end of the clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.separable import joined_verbs, parted_verbs
from retrieval.language.tokens import stem, tokens_of


@pytest.mark.parametrize(
    ("text", "infinitive"),
    [
        ("Falk trat am Montag zurück.", "zurücktreten"),
        ("Wer rief Jan Ott an?", "anrufen"),
        ("Die Stadt lehnt den Plan und die Brücke ab, hieß es.", "ablehnen"),
        ("Er kommt aus Aulau und lehnt das ab.", "ablehnen"),
        ("Wie ging die Abstimmung aus?", "ausgehen"),
    ],
)
def test_a_parted_verb_shares_its_stem_with_the_infinitive(text, infinitive):
    assert [stem(word, "de") for _, _, word in joined_verbs(text, tokens_of(text))] == [stem(infinitive, "de")]


@pytest.mark.parametrize("text", ["Die Halle ist zu.", "Er geht auf den Markt.", "Das Tor stand am Abend auf dem Hof offen"])
def test_a_preposition_or_an_auxiliary_parts_no_verb(text):
    assert not any(word.startswith(("zu", "auf")) for _, _, word in joined_verbs(text, tokens_of(text)))


def test_a_report_that_parts_a_verb_is_found_by_its_participle(engine):
    it = engine(a="In Aulau gibt es Streit.\n\nAm Montag trat Direktorin Ida Falk zurück.")
    finding = it.ask("Wann ist Ida Falk zurückgetreten?").findings[0]
    assert "trat Direktorin" in finding.extracts[0].text


PIECES = [
    "trat",
    "tritt",
    "Rat",
    "ab",
    "zurück",
    "auf",
    "vor",
    "und",
    "als",
    "Alsdorf",
    "ist",
    " ",
    ", ",
    ".",
    "\n",
    "\u00ad",
    "\u0301",
    "5",
    "_",
    "’s",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_parted_verb_is_lost_to_the_quick_look_at_its_text(text):
    assert parted_verbs(text, "de") == [word for _, _, word in joined_verbs(text, tokens_of(text))]


def test_a_prefix_before_a_hundred_thousand_signs_takes_no_time():
    assert parted_verbs("trat ab" + " -" * 50_000 + "x ab" * 20_000, "de") is not None
