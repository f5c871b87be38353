"""Which paragraphs of a corpus a question finds, and why."""

import pytest

from corpus.models import Corpus
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import Lexicon
from retrieval.questions import read_question

BRIDGE = "Die Brücke in Torne ist seit Montag gesperrt."
FERRY = "Die Fähre nach Hallvik fällt am Dienstag aus."
COOKING = "Man nehme drei Zwiebeln und schneide sie fein."


def test_the_paragraph_that_shares_a_word_is_found_and_no_other(search):
    assert search(f"{BRIDGE}\n\n{COOKING}").texts("Wo ist die Brücke?") == [BRIDGE]


def test_a_question_that_shares_nothing_finds_nothing(search):
    assert search(BRIDGE).texts("Wie hoch ist der Leitzins?") == []


def test_a_corpus_without_documents_finds_nothing():
    lexicon = Lexicon([])
    index = PassageIndex(Corpus(()), lexicon)
    assert index.search(index.expand(read_question("Wo ist die Brücke?", lexicon)), 10) == []


def test_who_shares_more_of_the_question_comes_first(search):
    both = "Die Brücke und die Fähre sind zu."
    assert search(BRIDGE, FERRY, both).texts("Brücke und Fähre?")[0] == both


def test_a_rare_word_weighs_more_than_a_common_one(search):
    rare = "Im Hafen liegt ein Wrack."
    assert search(rare, *(f"Im Hafen liegt Schiff {number}." for number in range(5))).texts("Wrack Hafen")[0] == rare


def test_of_two_paragraphs_that_are_alike_the_earlier_comes_first(search):
    hits = search(f"Die Brücke ist zu.\n\n{COOKING}\n\nDie Brücke ist da.").hits("Brücke?")
    assert [hit.chunk.paragraph for hit in hits] == [1, 3]
    assert hits[0].score == hits[1].score


def test_no_more_hits_are_returned_than_asked_for(search):
    it = search("\n\n".join(f"Die Brücke {number} ist zu." for number in range(5)))
    assert [len(it.hits("Brücke?", limit)) for limit in (0, 1, 3, 10)] == [0, 1, 3, 5]


def test_the_best_of_many_are_the_best_of_all(search):
    it = search("\n\n".join(f"Die Brücke {'über den Fluss ' * (number % 7)}ist zu." for number in range(500)))
    every = it.hits("Brücke Fluss", 500)
    assert [hit.score for hit in every] == sorted((hit.score for hit in every), reverse=True)
    assert it.hits("Brücke Fluss", 5) == every[:5]


def test_the_best_is_found_behind_hundreds_that_share_a_word(search):
    best = "Die Brücke über den Fluss ist zu."
    many = "\n\n".join(f"Die Brücke {number} ist zu." for number in range(450))
    assert search(f"{many}\n\n{best}").texts("Brücke Fluss", 1) == [best]


def test_a_document_s_title_belongs_to_each_of_its_paragraphs(search):
    titled = f"---\ntitle: Streit um die Fähre\n---\n{COOKING}"
    assert search(titled, BRIDGE).texts("Fähre?") == [COOKING]


def test_a_subheading_belongs_to_the_paragraphs_below_it(search):
    assert search(f"{BRIDGE}\n\n## Fähre\n\n{COOKING}").texts("Fähre?") == [COOKING]


def test_part_of_a_compound_finds_it_by_its_letters(search):
    text = "Die Brückensperrung trifft alle."
    assert search(text, COOKING).texts("Brücke?") == [text]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wo ist General Gerasimov?", "General Gerassimow schwieg."),
        ("Was geschah in Kiew?", "In Kyjiw fiel der Strom aus."),
        ("Wer sperrte die Brüke?", BRIDGE),
        ("Which bridge is closed?", BRIDGE),
        ("BRUECKE?", BRIDGE),
    ],
)
def test_another_spelling_a_slip_or_another_language_finds_the_paragraph(search, question, text):
    assert search(COOKING, FERRY, text).texts(question)[0] == text


def test_an_unrelated_document_keeps_the_best_paragraph_best(search):
    question = "Seit wann ist die Brücke in Torne gesperrt?"
    assert search(BRIDGE, FERRY).texts(question) == search(BRIDGE, FERRY, COOKING).texts(question)


def test_a_hit_says_which_word_stands_for_which_term(search):
    assert search(FERRY).matches("Does the ferry to Halvik run?") == {"ferry": "Fähre", "Halvik": "hallvik"}


def test_a_hit_says_where_only_letters_matched(search):
    assert search("Die Brückensperrung trifft alle.").matches("Brückenzoll?") == {"Brückenzoll": ""}


def test_explaining_a_hit_does_not_change_its_score(search):
    it = search(f"{BRIDGE}\n\n{FERRY}")
    hits = it.hits("Brücke Fähre")
    terms = it.index.expand(read_question("Brücke Fähre", it.lexicon))
    assert [(hit.chunk, hit.score) for hit in it.index.explained(hits, terms)] == [(hit.chunk, hit.score) for hit in hits]
