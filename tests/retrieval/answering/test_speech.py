"""Whose word the parts of a sentence rest on."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Chunk, Document
from retrieval.answering.relevance import Passage
from retrieval.answering.speech import asked_voice, is_of_another_state, on_side_of, speaking, spoken
from retrieval.language.lexicon import installed_lexicon
from retrieval.models import Act, Statement
from retrieval.questions import read_question

TEXT = "Drei Tote, sagte Wendt, es seien sieben, so Kolbe."
CHUNK = Chunk("a.md", 1, 0, len(TEXT), "")
DOCUMENT = Document("a.md", TEXT, "Inselbote", "", None, None, "de", "", (CHUNK,))
WHOLE = Passage(DOCUMENT, CHUNK, 0, len(TEXT), (), (), 0.0, 0.0, 0.0)


def said(speaker: str, *spans: tuple[int, int]) -> Statement:
    return Statement(0, len(TEXT), speaker, spans, quoted=False, act=Act.SAID)


WENDT, KOLBE = said("Wendt", (0, 9)), said("Kolbe", (24, 39))


def test_a_word_is_of_the_statement_in_whose_speech_it_stands():
    assert [speaking([WENDT, KOLBE], place) for place in (0, 30, 17)] == [WENDT, KOLBE, None]


def test_a_sentence_without_a_statement_is_the_outlet_s_as_a_whole():
    assert spoken(WHOLE, [], []) == [(None, (0, len(TEXT)), [])]


def test_each_statement_has_the_part_of_the_sentence_that_is_its_speech():
    parts = spoken(WHOLE, [WENDT, KOLBE], [(0, 4), (30, 35)])
    assert parts == [(WENDT, (0, 9), []), (KOLBE, (24, 39), [])]


def test_the_words_between_two_parts_of_one_speech_say_whose_it_is():
    both = said("Wendt", (0, 9), (24, 39))
    assert spoken(WHOLE, [both], [(0, 4)]) == [(both, (0, 39), [(9, 24)])]


def test_where_what_is_asked_stands_in_nobody_s_speech_the_sentence_is_read_whole():
    assert spoken(WHOLE, [WENDT], [(30, 35)]) == [(WENDT, (0, len(TEXT)), [])]


spans = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda ends: (min(ends), max(ends)))
statements = st.lists(spans, min_size=1, max_size=3).map(lambda parts: said("Wendt", *parts))


@given(st.lists(statements, max_size=3), st.lists(spans, max_size=3))
def test_whatever_is_said_what_is_read_lies_in_the_sentence(statements, places):
    parts = spoken(WHOLE, statements, places)
    assert parts
    assert all(0 <= start < end <= len(TEXT) for _, (start, end), _ in parts)


def voice(question: str) -> str:
    return asked_voice(read_question(question, installed_lexicon()))


def test_the_ministry_of_one_state_does_not_answer_for_that_of_another():
    asked = voice("Was sagt das französische Verteidigungsministerium?")
    assert is_of_another_state("russische Verteidigungsministerium", asked)
    assert not is_of_another_state("Sprecherin des französischen Verteidigungsministeriums", asked)
    assert not is_of_another_state("Verteidigungsministerium", asked)


def test_a_ministry_that_only_says_on_what_somebody_speaks_is_not_asked():
    assert voice("Was sagt Kolbe zum russischen Verteidigungsministerium?") == ""


def test_whose_party_is_asked_for_speaks_by_its_ministry_and_its_spokesman():
    text = "Die Gemeinde Aulau warnt. Bürgermeisterin Ina Kolb sagte, das Wasser sei trüb. Der Bauernverband sagte nichts."
    document = Document("a.md", text, "Inselbote", "", None, None, "de", "", (Chunk("a.md", 1, 0, len(text), ""),))
    speakers = {"Gemeinde", "Bürgermeisterin Ina Kolb", "Bauernverband"}
    asked = voice("Was rät die Gemeinde Aulau ihren Bürgern?")
    assert on_side_of(asked, document, speakers, (document,)) == {"Gemeinde", "Bürgermeisterin Ina Kolb"}
