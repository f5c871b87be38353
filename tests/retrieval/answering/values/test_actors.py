"""Who did it, as a sentence says it, and whether two sentences name the same."""

from dataclasses import replace

import pytest

from corpus.models import Chunk, Document
from retrieval.answering.likeness import Likeness
from retrieval.answering.values.actor import Actor
from retrieval.answering.values.actors import Actors
from retrieval.explanation import Relation
from retrieval.language.lexicon import installed_lexicon

CALLED = "Wer hat um das Gespräch gebeten?"
FIRED = "Wer hat zuerst geschossen?"


def document(text: str, language: str = "de") -> Document:
    path = f"{text[:20]}.md"
    chunk = Chunk(path, 1, 0, len(text))
    return Document(path, text, "Blatt", "", None, None, language, path, (chunk,))


def actor(question: str, text: str, language: str = "de", speaker: str = "", *, denied: bool = False) -> Actor | None:
    asked = "de" if question.split(maxsplit=1)[0] in {"Wer", "Wen", "Wie", "Welche"} else "en"
    actors = Actors(question, asked, Likeness(installed_lexicon()))
    return actors.of(document(text, language), 0, len(text), (), speaker, denied=denied)


def label(question: str, text: str, language: str = "de", speaker: str = "") -> str:
    found = actor(question, text, language, speaker)
    return found.label if found and found.sure else ""


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Das Gespräch kam auf Bitten der belgischen Seite zustande.", "belgischen Seite"),
        ("Das Gespräch fand auf Initiative des Senats statt.", "Senats"),
        ("Den Anstoß gab die Regierung.", "Regierung"),
        ("Es war die Regierung, die das Gespräch gesucht hatte.", "Regierung"),
        ("Der Minister wurde von der Gewerkschaft um ein Gespräch gebeten.", "Gewerkschaft"),
    ],
)
def test_at_whose_wish_it_was_done_is_who_asked_for_it(text, doer):
    assert label(CALLED, text) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The call was requested by the union.", "union"),
        ("The call took place at the request of the ministry.", "ministry"),
    ],
)
def test_english_names_who_asked_behind_by_and_of(text, doer):
    assert label(CALLED, text, "en") == doer


@pytest.mark.parametrize(
    ("question", "text", "doer"),
    [
        ("Wer hat die Wahl gewonnen?", "Die Wahl gewann überraschend die Bürgerliste.", "Bürgerliste"),
        ("Wer trägt die Kosten?", "Für die Kosten kommt der Landkreis auf.", "Landkreis"),
        ("Wer hat die Klinik gekauft?", "Käufer ist der Betreiber Falkmed.", "Betreiber Falkmed"),
        ("Wer hat den Riss entdeckt?", "Nach Angaben der Polizei haben Unbekannte den Riss entdeckt.", "Unbekannte"),
        ("Von wem stammt der Hinweis?", "Der Hinweis kam von einem Spaziergänger.", "Spaziergänger"),
        ("Wen traf die Ministerin?", "Ida Falk wurde von der Ministerin getroffen.", "Ida Falk"),
    ],
)
def test_the_subject_of_a_verb_that_says_it_did_it_whatever_the_order_of_the_words(question, text, doer):
    found = actor(question, text)
    assert found
    assert found.label == doer


def test_a_thing_that_somebody_else_does_something_with_is_no_doer():
    assert label("Wer trägt die Kosten?", "Er trägt eine rote Jacke.") == ""


def test_whoever_is_the_patient_of_a_passive_did_not_do_it():
    assert label(CALLED, "Der Minister wurde um ein Gespräch gebeten.") == ""


def test_a_thing_or_a_place_is_no_doer():
    assert actor(FIRED, "Der Umsatz stieg nach den Schüssen um ein Drittel.") is None


def test_a_noun_that_has_another_for_a_woman_names_somebody():
    assert label("Wer hat den Riss entdeckt?", "Entdeckt hat den Riss eine Apothekerin.") == "Apothekerin"


def test_a_verb_that_begins_a_sentence_is_no_name():
    assert label("Wer hat den Riss bemerkt?", "Aufgefallen war der Riss der Bahn.") != "Aufgefallen"


def test_speech_in_the_first_person_is_of_its_speaker():
    assert label(CALLED, "Wir haben um das Gespräch gebeten", speaker="Reederei Falkmann") == "Reederei Falkmann"


def test_speech_that_does_not_speak_of_its_speaker_names_somebody_else():
    text = "Die Gewerkschaft habe um das Gespräch gebeten"
    assert label(CALLED, text, speaker="Reederei Falkmann") == "Gewerkschaft"


def test_a_question_that_offers_two_names_is_answered_by_one_of_them():
    question = "Wer ist auf wen zugegangen: Norvik auf Sundal oder umgekehrt?"
    assert label(question, "Den Anstoß habe Sundal gegeben.") == "Sundal"
    assert label(question, "Den Anstoß habe der Senat gegeben.") == ""


def test_two_people_of_one_post_contradict_each_other():
    question = "Wer übernimmt das Ministerium?"
    one = actor(question, "Ida Falk übernimmt das Ministerium.")
    other = actor(question, "Neuer Minister wird Jonas Kolbe.")
    assert one
    assert other
    assert one.judged(other).relation is Relation.DIFFERENT


def test_one_name_in_two_spellings_is_one_answer():
    question = "Wer leitet den Chor?"
    one, other = actor(question, "Geleitet wird der Chor von Ida Falck."), actor(question, "Ida Falk leitet den Chor.")
    assert one
    assert other
    assert one.judged(other).relation is Relation.SAME


def test_who_denies_it_contradicts_who_says_it_and_bears_out_who_names_another():
    said = actor(CALLED, "Die Gewerkschaft hat um das Gespräch gebeten.")
    denied = actor(CALLED, "Die Gewerkschaft habe um das Gespräch gebeten", denied=True)
    another = actor(CALLED, "Die Reederei hat um das Gespräch gebeten.")
    assert said
    assert denied
    assert another
    assert said.judged(denied).relation is Relation.DIFFERENT
    assert denied.judged(another).relation is Relation.SAME


def test_who_only_stands_in_the_sentence_contradicts_nobody():
    sure = actor(CALLED, "Die Gewerkschaft hat um das Gespräch gebeten.")
    unsure = actor(CALLED, "Im Hafen sprachen sie mit der Reederei.")
    assert sure
    assert unsure
    assert sure.judged(unsure).relation is not Relation.DIFFERENT


def test_a_noun_alone_does_not_say_that_the_subject_did_it():
    assert label(CALLED, "Die Gewerkschaft erwartet nach dem Anruf eine Klärung.") == ""


def test_what_something_went_out_from_is_who_began_it():
    assert label("Von wem ging das Gespräch aus?", "Das Gespräch ging von der Reederei aus.") == "Reederei"


def test_who_called_asks_for_no_name_but_for_somebody():
    assert label("Who called first?", "The call was requested by the union.", "en") == "union"


@pytest.mark.parametrize(
    ("question", "thing"),
    [("Wie heißt das Verfahren der Firma?", True), ("Wie heißt der Kapitän der Fähre?", False), ("Wer führt das Schiff?", False)],
)
def test_the_name_of_a_thing_is_no_persons(question, thing):
    assert Actors(question, "de", Likeness(installed_lexicon())).things == thing


def test_a_noun_that_may_be_nobodys_contradicts_no_name():
    named = actor("Wer hat die Wahl gewonnen?", "Ida Falk hat die Wahl gewonnen.")
    common = actor("Wer hat die Wahl gewonnen?", "Die Wahl gewann überraschend die Bürgerliste.")
    assert named
    assert common
    assert named.judged(common).relation is Relation.UNSURE


@pytest.mark.parametrize(("with_whom", "sure"), [("miteinander", False), ("mit dem Senat", True)])
def test_who_did_it_with_one_another_is_not_who_did_it_to_the_other(with_whom, sure):
    text = f"Der Minister Udo Rau hat {with_whom} telefoniert."
    verb = (text.index("telefoniert"), len(text) - 1)
    actors = Actors("Wer hat angerufen?", "de", Likeness(installed_lexicon()))
    assert actors.of(document(text), 0, len(text), [verb]).sure is sure


def test_a_text_does_nothing():
    found = actor("Wer hat angerufen?", "So stellt der Bericht das Gespräch dar.")
    assert found is None or found.label != "Bericht"


def test_soldiers_of_two_countries_are_two_whoever_they_are():
    text = "Zwischen Ostien und Westarn fiel ein Schuss."
    one = actor(FIRED, "Geschossen hat ein ostischer Soldat.")
    other = actor(FIRED, "Geschossen hat ein westarnischer Soldat.")
    alike = actor(FIRED, "Geschossen hat ein ostischer Zöllner.")
    assert one
    assert other
    assert alike
    one, other, alike = (replace(found, documents=(document(text),)) for found in (one, other, alike))
    assert one.judged(other).relation is Relation.DIFFERENT
    assert one.judged(alike).relation is not Relation.DIFFERENT


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Das Treffen sagte der Senat ab.", "Senat"),
        ("Die Absage kam von der Gewerkschaft.", "Gewerkschaft"),
        ("Der Senat hat das Treffen abgesagt.", "Senat"),
    ],
)
def test_who_called_it_off_is_named_by_a_divided_verb_and_by_a_noun(text, doer):
    assert label("Wer hat das Treffen abgesagt?", text) == doer


def test_two_who_did_what_several_do_contradict_nobody():
    one = actor("Wer hat mit wem telefoniert?", "Präsident Orlu und Kanzlerin Veit haben miteinander telefoniert.")
    other = actor("Wer hat mit wem telefoniert?", "Minister Falk telefonierte mit dem Botschafter.")
    assert one
    assert other
    assert one.label == "Präsident Orlu und Kanzlerin Veit"
    assert one.judged(other).relation is Relation.UNSURE


def test_at_whose_wish_they_spoke_is_not_who_spoke():
    found = actor("Wer telefonierte?", "Minister Falk telefonierte auf Bitten der belgischen Seite mit dem Botschafter.")
    assert found
    assert found.label == "Minister Falk"


def test_a_name_in_the_genitive_belongs_to_the_noun_before_it():
    text = "Bahnhof Norlands überfiel die Miliz. Norland schweigt. Die Offensive Norlands begann, es griff Minister Falk an."
    assert label("Wer hat angegriffen?", text) != "Norlands"


def test_how_a_thing_is_does_not_make_it_a_doer():
    assert not label("Wer hat die Brücke zerstört?", "Die alte Mauer ist zerstört.")
    assert label("Wer hat das Treffen verlassen?", "Der Senat hat das Treffen verlassen.") == "Senat"


@pytest.mark.parametrize(
    ("question", "text", "holder"),
    [
        (
            "Wer ist der Insolvenzverwalter der Werft?",
            "Insolvenzverwalter Jan Musil sprach von Pech.",
            "Insolvenzverwalter Jan Musil",
        ),
        ("Wer war der Schiedsrichter?", "Schiedsrichterin Ida Falk zeigte Rot.", "Schiedsrichterin Ida Falk"),
        ("Who was the referee?", "Referee Ida Falk showed the red card.", "Ida Falk"),
    ],
)
def test_a_title_says_who_holds_the_office_that_is_asked_for(question, text, holder):
    places = [(text.find(word), text.find(word) + len(word)) for word in text.split()[:1]]
    actors = Actors(question, "en" if question.startswith("Who") else "de", Likeness(installed_lexicon()))
    found = actors.of(document(text, "en" if question.startswith("Who") else "de"), 0, len(text), places)
    assert actors.role
    assert found
    assert found.sure
    assert found.label == holder


def test_a_question_for_a_deed_asks_for_no_office():
    assert not Actors("Wer ist gestorben?", "de", Likeness(installed_lexicon())).role


def test_he_or_she_is_the_one_person_named_in_the_sentence_before():
    text = "Das Sagen hat jetzt Anwältin Frida Tolm. Das Gericht hatte sie als Verwalterin eingesetzt."
    start, verb = text.find("Das Gericht"), text.find("Verwalterin")
    actors = Actors("Wer ist die Verwalterin der Werft?", "de", Likeness(installed_lexicon()))
    found = actors.of(document(text), start, len(text), [(verb, verb + len("Verwalterin"))])
    assert found
    assert found.person == "Frida Tolm"


def test_of_two_people_before_a_pronoun_neither_is_taken():
    text = "Jan Musil und Frida Tolm kamen. Er hatte um das Gespräch gebeten."
    found = Actors(CALLED, "de", Likeness(installed_lexicon())).of(document(text), text.find("Er "), len(text))
    assert found is None or not found.person


def test_of_a_deed_that_no_table_knows_two_doers_do_not_exclude_each_other():
    one = actor("Wer hat genickt?", "Ministerin Ina Kolbe nickte.")
    other = actor("Wer hat genickt?", "Direktor Jan Ravndal nickte.")
    assert one
    assert other
    assert one.judged(other).relation is Relation.UNSURE
