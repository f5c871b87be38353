"""Questions and answers over the smallest corpora that show a behaviour."""

import gc
import threading
import weakref

import pytest

from retrieval.engine import Engine
from retrieval.errors import EmptyQuestionError
from retrieval.models import Verdict

FERRY = """---
source: Inselbote
title: Fähre läuft auf Grund
published: 2024-03-11
---
Die Fähre „Svala“ ist am Montag vor Hallvik auf Grund gelaufen.

An Bord waren 84 Menschen. Verletzt wurde nach Angaben der Reederei niemand.

Die Reederei kündigte eine Untersuchung an.
"""
WIRE = """---
source: Küstenfunk
title: „Svala“ sitzt fest
---
Auf der Fähre „Svala“ befanden sich 84 Personen, teilte die Küstenwache mit.
"""
COOKING = """---
source: Kochblatt
title: Suppe für alle
---
Man nehme drei Zwiebeln und schneide sie in feine Würfel.
"""


def extracts(answer):
    return [(extract.document, extract.text) for finding in answer.findings for extract in finding.extracts]


def test_an_extract_is_a_slice_of_its_document(engine):
    it = engine(a=FERRY, b=WIRE)
    for extract in it.ask("Wie viele Menschen waren an Bord der Svala?").findings[0].extracts:
        assert it.corpus[extract.document].text[extract.start : extract.end] == extract.text


def test_the_sentence_that_answers_is_chosen_and_not_its_whole_paragraph(engine):
    answer = engine(a=FERRY).ask("Wie viele Menschen waren an Bord der Svala?")
    assert extracts(answer) == [("a.md", "An Bord waren 84 Menschen.")]
    assert answer.verdict is Verdict.SINGLE_SOURCE


def test_two_sources_that_give_one_number_agree(engine):
    answer = engine(a=FERRY, b=WIRE).ask("Wie viele Menschen waren an Bord der Svala?")
    assert {document for document, _ in extracts(answer)} == {"a.md", "b.md"}
    assert answer.verdict is Verdict.AGREEMENT


def test_a_document_stands_once_and_at_most_eight_stand_at_all(engine):
    texts = {
        f"d{number}": f"---\ntitle: Bericht {number}\n---\nIn Halle {number} brannte ein Lager. Das Lager brannte lange."
        for number in range(11)
    }
    found = extracts(engine(**texts).ask("Wo brannte ein Lager?"))
    assert len(found) == 8
    assert len({document for document, _ in found}) == 8


def test_a_question_that_shares_nothing_of_substance_is_declined(engine):
    answer = engine(a=FERRY, b=COOKING).ask("Wer gewann das Tennisturnier in Grellingen?")
    assert answer.verdict is Verdict.NO_ANSWER
    assert not answer.findings[0].positions


def test_a_question_about_somebody_whom_no_document_mentions_is_declined_whatever_else_matches(engine):
    assert engine(a=FERRY, b=WIRE).ask("Was sagte Macron zur Fähre Svala vor Hallvik?").verdict is Verdict.NO_ANSWER


def test_a_name_in_another_transliteration_is_found(engine):
    it = engine(a="General Waleri Gerassimow sagte, die Übung sei beendet.\n\nDanach fuhr er ab.", b=COOKING)
    assert extracts(it.ask("Was sagte Gerasimov?"))[0][0] == "a.md"


def test_typing_errors_are_forgiven(engine):
    assert extracts(engine(a=FERRY, b=COOKING).ask("Wo ist die Färhe auf Grnud gelaufen?"))[0][0] == "a.md"


def test_an_english_question_finds_the_german_sentence(engine):
    answer = engine(a=FERRY, b=COOKING).ask("Did the shipping company announce an investigation?")
    assert extracts(answer) == [("a.md", "Die Reederei kündigte eine Untersuchung an.")]
    assert answer.language == "en"


def test_a_german_question_finds_the_english_sentence(engine):
    it = engine(a="The harbour master resigned on Tuesday after the ferry accident.\n\nNobody was hurt.", b=COOKING)
    assert extracts(it.ask("Was weiß man über den Rücktritt nach dem Unfall der Fähre?"))[0][0] == "a.md"


def test_a_sentence_that_begins_with_a_pronoun_brings_the_one_before_it(engine):
    it = engine(a="Kapitän Jon Ravndal verließ das Schiff als Letzter. Er wird am Freitag vernommen.\n\nDas Wetter war ruhig.")
    assert extracts(it.ask("Wann wird er vernommen?"))[0][1].startswith("Kapitän Jon Ravndal")


def test_an_extract_is_never_longer_than_a_phone_likes(engine):
    long = "Die Kommission befragte " + ", ".join(f"den Zeugen Nummer {number}" for number in range(60)) + " zum Brand im Lager."
    [(_, text)] = extracts(engine(a=long).ask("Wen befragte die Kommission zum Brand?"))
    assert len(text) <= 450
    assert long.startswith(text)


def test_an_extract_stops_where_the_source_itself_leaves_something_out(engine):
    it = engine(a="Der Zeuge sagte: „Ich stand am Tor und sah den Wagen kommen, ganz langsam … dann war alles dunkel.“")
    assert "…" not in extracts(it.ask("Was sagte der Zeuge über den Wagen am Tor?"))[0][1]


def test_a_question_without_a_word_is_refused(engine):
    with pytest.raises(EmptyQuestionError):
        engine(a=FERRY).ask("?!")


def test_search_returns_paragraphs_with_the_reason_for_each(engine):
    hit, *_ = engine(a=FERRY, b=COOKING).search("Reederei Untersuchung")
    assert hit.chunk.paragraph == 3
    assert {match.term for match in hit.matches} == {"Reederei", "Untersuchung"}
    assert all(match.form and match.form.way == "exact" for match in hit.matches)


def test_the_same_question_gets_the_same_answer_every_time_and_from_every_thread(engine):
    it = engine(a=FERRY, b=WIRE, c=COOKING)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(it.ask("Wie viele Menschen waren an Bord?"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 8
    assert all(answer == answers[0] for answer in answers)


def test_a_corpus_of_one_paragraph_can_be_asked(engine):
    assert extracts(engine(a="Der Hafen bleibt bis Freitag gesperrt.").ask("Bis wann bleibt der Hafen gesperrt?"))


def test_a_document_that_lacks_the_name_asked_for_is_left_out_where_another_has_it(engine):
    talk = "---\ntitle: Streik bei der {0}\n---\nDie {0} hat die Gespräche über den Lohn abgebrochen. Die {0} bedauert das."
    answer = engine(a=talk.format("Talbahn"), b=talk.format("Nordbus")).ask("Wer hat die Gespräche bei der Talbahn abgebrochen?")
    assert {document for document, _ in extracts(answer)} == {"a.md"}


def test_what_comes_near_without_answering_is_shown_as_the_closest_passage(engine):
    question = "Welche Ladung hatte die Fähre nach Hallvik am Montag laut Frachtbrief?"
    finding = engine(a=FERRY, b=COOKING).ask(question).findings[0]
    assert finding.verdict is Verdict.NO_ANSWER
    assert not finding.positions
    assert [extract.document for extract in finding.closest] == ["a.md"]


def test_a_surname_that_ends_like_a_noun_is_told_by_the_title_before_it(engine):
    it = engine(a="Die Nato berät am Montag über die Lage an der Grenze.\n\nIhr Chef äußerte sich zur Lage.", b=COOKING)
    assert it.ask("Was sagte Generalsekretär Stromberg zur Lage?").verdict is Verdict.NO_ANSWER


# The index on disk


QUESTION = "Wie viele Menschen waren an Bord der Svala?"


def test_an_engine_with_a_saved_index_answers_as_one_that_built_it(engine, tmp_path):
    built = engine(a=FERRY, b=WIRE)
    first, second = (Engine.saved(built.corpus, tmp_path / "index") for _ in range(2))
    assert built.ask(QUESTION) == first.ask(QUESTION) == second.ask(QUESTION)


def test_an_index_of_other_documents_is_built_anew_with_a_line_that_says_so(engine, tmp_path, caplog):
    Engine.saved(engine(a=FERRY).corpus, tmp_path / "index")
    assert not caplog.text
    other = engine(b=WIRE)
    assert Engine.saved(other.corpus, tmp_path / "index").ask(QUESTION) == other.ask(QUESTION)
    assert "built anew" in caplog.text


def test_a_damaged_index_is_built_anew_with_a_line_that_says_so(engine, tmp_path, caplog):
    built = engine(a=FERRY)
    Engine.saved(built.corpus, tmp_path / "index")
    for file in (tmp_path / "index").iterdir():
        file.write_bytes(file.read_bytes()[:-7] + b"damaged")
    assert Engine.saved(built.corpus, tmp_path / "index").ask(QUESTION) == built.ask(QUESTION)
    assert "built anew" in caplog.text


def test_where_no_index_can_be_saved_an_engine_answers_all_the_same(engine, tmp_path, caplog):
    built = engine(a=FERRY)
    (tmp_path / "file").touch()
    assert Engine.saved(built.corpus, tmp_path / "file" / "index").ask(QUESTION) == built.ask(QUESTION)
    assert "cannot be saved" in caplog.text


def test_an_updated_engine_answers_as_one_built_for_the_documents(engine):
    before, after = engine(a=FERRY, c=COOKING), engine(a=FERRY.replace("84", "85"), b=WIRE)
    assert before.updated(after.corpus).ask(QUESTION) == after.ask(QUESTION)
    assert before.updated(after.corpus).search(QUESTION) == after.search(QUESTION)


def test_an_engine_that_was_replaced_goes_at_once_without_the_collector(engine):
    before = engine(a=FERRY, b=WIRE)
    before.ask(QUESTION)
    after = before.updated(engine(a=FERRY.replace("84", "85")).corpus)
    after.ask(QUESTION)
    gone, index = weakref.ref(before), weakref.ref(before.index)
    gc.disable()
    try:
        del before
        assert (gone(), index()) == (None, None)
    finally:
        gc.enable()
