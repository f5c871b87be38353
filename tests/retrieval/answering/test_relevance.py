"""Which sentences of a document answer, whatever the index thought of its paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.loading import load
from retrieval.answering.relevance import Relevance
from retrieval.index.passages import PassageIndex
from retrieval.language.lexicon import installed_lexicon
from retrieval.questions import read_question

SHIPPED = installed_lexicon(Path("no dictionary here"))


@pytest.fixture
def relevance(tmp_path):
    """What a question finds in the given documents: name -> text; also the documents."""

    def read(question, **documents):
        for name, text in documents.items():
            (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
        corpus = load(tmp_path).corpus
        query = read_question(question, SHIPPED)
        terms = PassageIndex(corpus, SHIPPED).expand(query)
        return Relevance(query, terms, list(corpus)), list(corpus)

    return read


SINKING = "---\ntitle: Untergang der Marja Linn\n---\n"
DEAD = "Wie viele Tote gab es beim Untergang der Marja Linn?"


def best(relevance, document):
    return max(relevance.passages_of(document, {}), key=lambda passage: passage.merit).text


def test_the_sentence_that_says_what_is_asked_is_better_than_one_that_only_says_of_which_matter(relevance):
    one, [document] = relevance(DEAD, a=f"{SINKING}Der Untergang der Marja Linn war am Montag. Es gab sieben Tote.")
    assert best(one, document) == "Es gab sieben Tote."


def test_what_only_says_of_which_matter_may_stand_in_the_title(relevance):
    text = "Der Regen hielt an.\n\nEs gab sieben Tote."
    one, [document] = relevance(DEAD, a=SINKING + text)
    other, [bare] = relevance(DEAD, a=text)
    context = {r: r.passages_of(d, {})[-1].context for r, d in ((one, document), (other, bare))}
    assert context[one] > context[other]


def test_every_sentence_of_a_document_is_a_passage_of_it_in_order(relevance):
    one, [document] = relevance(DEAD, a=f"{SINKING}Eins kam. Zwei ging.\n\nDrei Tote blieben.")
    passages = one.passages_of(document, {2: 1.0})
    assert [passage.text for passage in passages] == ["Eins kam.", "Zwei ging.", "Drei Tote blieben."]
    assert [document.text[passage.start : passage.end] for passage in passages] == [passage.text for passage in passages]
    assert [passage.score for passage in passages] == [0, 0, 1]


def test_anchors_are_the_words_that_say_what_is_asked(relevance):
    one, [document] = relevance(DEAD, a=f"{SINKING}Beim Untergang gab es sieben Tote.")
    [passage] = one.passages_of(document, {})
    assert [passage.text[start:end] for start, end in one.anchors(passage)] == ["Tote"]


def test_a_sentence_says_a_word_of_the_question_in_another_form(relevance):
    one, [document] = relevance("Wie viele Brücken wurden gesperrt?", a="Die Brücke ist zu. Der Regen hielt an.")
    assert [one.says(passage, ["Brücken"]) for passage in one.passages_of(document, {})] == [True, False]


def test_of_a_full_name_the_surname_alone_is_the_speaker_asked_about(relevance):
    one, _ = relevance("Was sagte Mara Wendt zur Brücke?", a="Mara Wendt sprach mit Jonas Kolbe über die Brücke.")
    assert one.names("Wendt", "de") > 0.6 > one.names("Kolbe", "de")


FIRE = "---\ntitle: Brand in Morle\n---\nIn Morle brannte am Montag ein Lager."
OTHER = "---\ntitle: Brand in Lohra\n---\nIn Lohra brannte ein Lager. Die Versicherung zahlte für das Lager."


def test_what_no_report_says_but_one_of_another_such_matter_does_is_unsaid(relevance):
    one, [fire, other] = relevance("Was zahlte die Versicherung nach dem Brand in Morle?", a=FIRE, b=OTHER)
    assert one.unsaid([fire], [other])
    assert not one.unsaid([fire, other], [])
    assert not one.unsaid([fire], [])


words = st.lists(
    st.sampled_from(["Tote", "Untergang", "Marja", "Linn", "Regen", "und", "sieben", "Tote."]), min_size=1, max_size=12
)


@given(words)
def test_what_a_passage_covers_is_a_share_and_its_context_no_less_than_itself(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "a.md").write_text(f"{SINKING}Es war so: {' '.join(words)}.", encoding="utf-8")
    corpus = load(folder).corpus
    query = read_question(DEAD, SHIPPED)
    relevance = Relevance(query, PassageIndex(corpus, SHIPPED).expand(query), list(corpus))
    for passage in relevance.passages_of(next(iter(corpus)), {}):
        assert all(0 <= own <= around <= 1 for own, around in zip(passage.covered, passage.around, strict=True))
        assert 0 <= passage.focus <= 1.0001
        assert 0 <= passage.context <= 1.0001


def test_where_only_a_name_is_left_beside_the_setting_it_is_what_is_asked(relevance):
    text = "Orlu spent the night in a castle. Two boats sank in the storm."
    one, [document] = relevance("Where was Orlu during the storm?", a=text)
    assert [passage.focus for passage in one.passages_of(document, {})] == [1.0, 0.0]


def test_a_word_that_no_document_has_does_not_outweigh_what_they_have(relevance):
    question = "Wann befasst sich das Sportgericht mit dem Derby?"
    one, [document] = relevance(question, a="Das Sportgericht verhandelt am 3. Mai über das Derby. Der Regen hielt an.")
    assert one.passages_of(document, {})[0].focus > 0.5


def test_a_verb_that_its_prefix_stands_apart_from_is_found_by_its_finite_form(relevance):
    one, [document] = relevance("Wo stiegen die Diebe ein?", a="Die Diebe waren durch das Dach eingestiegen.")
    [passage] = one.passages_of(document, {})
    assert one.anchors(passage, ("stiegen",))


def test_the_word_for_what_kind_of_place_is_wanted_is_not_looked_for(relevance):
    text = "Am Dach drangen die Diebe ein. Die Stelle blieb leer."
    one, [document] = relevance("An welcher Stelle drangen die Diebe ein?", a=text)
    assert best(one, document).startswith("Am Dach")
